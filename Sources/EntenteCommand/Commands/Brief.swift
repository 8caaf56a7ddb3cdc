internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// One page about the graph.
struct Brief: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One page: who stands with whom and why, the blocs, who matters, what is unsure."
  )

  @Argument(help: "Actors to write about (default: those the graph is about).")
  var actors: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try common.view()
    let draws = try common.drawn() ?? Draws(count: 0)
    let brief = try view.brief(
      about: actors,
      draws: draws,
      seed: common.seed,
      threads: try common.threadCount()
    )
    try common.write(brief, "brief", view, ["draws": "\(draws.count)"])
  }
}
