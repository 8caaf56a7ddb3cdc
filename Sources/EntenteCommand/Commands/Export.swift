internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel
internal import EntenteSnapshots

/// Formats out.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the graph for other programs.",
    subcommands: [Dot.self, Sqlite.self]
  )

  /// Graphviz.
  struct Dot: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The view as Graphviz DOT: pipe it to 'dot -Tsvg'.",
      discussion: """
        Blue and solid is positive, orange and dashed negative; width is strength, opacity confidence; \
        blocs are boxes (dot, fdp) or shades of grey.
        """
    )

    @Option(help: "Which engine lays it out: \(list(DOTOptions.Engine.self)).")
    var engine = DOTOptions().engine.rawValue

    @Flag(help: "One edge for each layer and direction, not one for each pair.")
    var layers = false

    @Flag(help: "Leave the legend out.")
    var noLegend = false

    @Option(help: ArgumentHelp("The least |tie| that is drawn, 0..1.", valueName: "strength"))
    var least = DOTOptions().minimum

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
    var output: String?

    @OptionGroup(title: "Graph") var source: GraphOptions
    @OptionGroup(title: "View") var viewing: ViewingOptions

    func run() throws {
      guard (0...1).contains(least) else {
        throw EntenteError.badOption("--least \(least) is outside 0..1.", "Write it as in 0.05.")
      }
      let options = DOTOptions(
        engine: try choice(engine, "--engine"),
        edges: layers ? .layers : .composite,
        hasLegend: !noLegend,
        minimum: least
      )
      let view = try source.actorGraph().view(try viewing.options())
      if !layers { try view.requireComposite() }
      let text = view.dot(options, blocs: try? view.blocs())
      if let output, output != "-" {
        try Output.write(text, toFile: output)
      } else {
        try Output.write(text)
      }
    }
  }

  /// Rows for everyone's SQL.
  struct Sqlite: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sqlite",
      abstract: "The graph as a relational database, one row a claim, for anyone's SQL.",
      discussion: """
        Tables actor, alias, code, attribute, membership, layer, source, claim and claim_regarding, \
        with foreign keys and indexes. '-g FILE' reads it back. Snapshots are kept by 'snapshot save'.
        """
    )

    @Option(name: .shortAndLong, help: ArgumentHelp("The database.", valueName: "file"))
    var output: String

    @OptionGroup(title: "Graph") var source: GraphOptions

    func run() throws {
      let graph = try source.actorGraph()
      try RelationalGraph.write(graph, to: output, progress: Meter.show("writing"))
      Output.note(
        "wrote \(graph.actors.count) actors and \(graph.claims.count) claims to \(output)"
      )
    }
  }
}
