internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// Who stands on which side.
struct Blocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who stands on which side, who could be on either, and the proof."
  )

  @OptionGroup var signs: SignOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try common.view()
    let blocs = try view.blocs(threshold: try signs.least(), seed: common.seed)
    try common.write(blocs, "blocs", view, ["threshold": "\(blocs.threshold)"])
  }
}
