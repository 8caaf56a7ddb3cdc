internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel
internal import EntenteReport

/// Validates a document.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every fault of a document with its line and column, or what is in it.",
    discussion: "Ends with status 1 when there are faults."
  )

  @OptionGroup(title: "Graph") var source: GraphOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let read = try source.read()
    try output.write(
      CheckReport(read.graph, warnings: read.warnings),
      command: "check",
      graph: read.graph,
      warnings: read.warnings
    )
  }
}
