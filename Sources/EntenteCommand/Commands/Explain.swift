internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// The reasons behind an alignment.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The reasons: the claims and sources behind an alignment, with each one's part."
  )

  @Argument(help: "An actor.") var first: String
  @Argument(help: "Another.") var second: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try common.view()
    try common.write(try view.explanation(of: first, with: second), "explain", view)
  }
}
