internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// The claims of the graph.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The records: every claim about one actor, or two, through all time."
  )

  @Argument(help: "An actor, or two (default: every claim).")
  var actors: [String] = []

  @OptionGroup(title: "Graph") var source: GraphOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(help: ArgumentHelp("Only these layers, separated by commas.", valueName: "a,b"))
  var layer: String?

  func run() throws {
    try requireTwoAtMost(actors, "claims")
    let graph = try source.actorGraph()
    let list = try graph.claimList(
      of: actors.first,
      and: actors.dropFirst().first,
      layers: try names(layer, "--layer")
    )
    try output.write(list, command: "claims", graph: graph)
  }
}
