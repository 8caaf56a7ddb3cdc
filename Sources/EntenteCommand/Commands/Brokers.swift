internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// Who links the blocs.
struct Brokers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who links the blocs, and who mediates."
  )

  @OptionGroup var signs: SignOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try common.view()
    let brokers = try view.brokers(threshold: try signs.least(), seed: common.seed)
    try common.write(brokers, "brokers", view, ["threshold": "\(brokers.threshold)"])
  }
}
