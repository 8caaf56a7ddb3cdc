internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// The actors of the graph.
struct Actors: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The actors of the graph, by every name they are known by."
  )

  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try common.view()
    try common.write(view.actorList, "actors", view)
  }
}
