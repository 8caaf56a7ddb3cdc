internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel
internal import EntenteReport
internal import EntenteSnapshots

/// What changed between two graphs.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What changed between two graphs: actors, layers, sources and claims.",
    discussion: """
      Each is a document, a CSV of ties, a folder, NAME@STORE for a snapshot, or 'multipolar' for the \
      built-in graph. A claim is matched by its id, else by its content.
      """
  )

  @Argument(help: "The earlier graph.") var before: String
  @Argument(help: "The later graph.") var after: String
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let older = try Input.graph(before, options: TieCSVOptions())
    let newer = try Input.graph(after, options: TieCSVOptions())
    for warning in older.warnings + newer.warnings { Output.note("note: \(warning)") }
    try output.write(
      newer.graph.difference(since: older.graph),
      command: "diff",
      graph: newer.graph,
      parameters: ["before": older.graph.digest, "after": newer.graph.digest],
      warnings: older.warnings + newer.warnings
    )
  }
}
