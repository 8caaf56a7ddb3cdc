internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// The ties of the view.
struct Ties: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The ties on a day, layer by layer, with the claims they rest on."
  )

  @Argument(help: "An actor, or two (default: every tie).")
  var actors: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    try requireTwoAtMost(actors, "ties")
    let view = try common.view()
    let list = try view.tieList(of: actors.first, and: actors.dropFirst().first)
    try common.write(list, "ties", view)
  }
}
