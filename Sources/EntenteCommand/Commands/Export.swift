internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel

/// Formats out.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the graph for other programs.",
    subcommands: [Dot.self]
  )

  /// Graphviz.
  struct Dot: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The view as Graphviz DOT: pipe it to 'dot -Tsvg'.",
      discussion: """
        Blue and solid is positive, orange and dashed negative; width is strength, opacity confidence; \
        blocs are clusters.
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

    @OptionGroup(title: "Graph and view") var viewing: ViewingOptions

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
      let view = try viewing.source.actorGraph().view(try viewing.options())
      let text = view.dot(options, blocs: try? view.blocs())
      if let output, output != "-" {
        try Output.write(text, toFile: output)
      } else {
        try Output.write(text)
      }
    }
  }
}
