internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel

/// Which graph is asked.
struct GraphOptions: ParsableArguments {
  @Option(
    name: [.customShort("g"), .customLong("graph")],
    help: ArgumentHelp(
      "A graph document, a CSV of ties, a folder, '-' or NAME@STORE for a snapshot.",
      discussion: "Default: $ENTENTE_GRAPH, else the built-in graph.",
      valueName: "graph"
    )
  )
  var graph: String?

  @Option(
    help: ArgumentHelp(
      "CSV: which headers hold what, as in from=country1,to=country2,value=score.",
      valueName: "columns"
    )
  )
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("CSV: the range of the values, brought to -1...1.", valueName: "low...high")
  )
  var scale: String?

  @Flag(help: "CSV: rows hold both ways.")
  var symmetric = false

  /// Reads the graph; what is worth knowing about the reading goes to standard error.
  func read() throws(EntenteError) -> ReadGraph {
    let read = try Input.graph(graph, options: try tableOptions())
    for warning in read.warnings { Output.note("note: \(warning)") }
    return read
  }

  /// The graph that was read.
  func actorGraph() throws(EntenteError) -> ActorGraph { try read().graph }

  /// The options given, as words that a suggested command repeats.
  var repeated: String {
    words([("-g", graph), ("--columns", columns), ("--scale", scale)])
      + (symmetric ? " --symmetric" : "")
  }

  /// What the options say of a table, for the envelope.
  var parameters: [String: String] {
    given([("columns", columns), ("scale", scale), ("symmetric", symmetric ? "true" : nil)])
  }

  private func tableOptions() throws(EntenteError) -> TieCSVOptions {
    TieCSVOptions(columns: try columnMap(), scale: try range(), symmetric: symmetric)
  }

  private func columnMap() throws(EntenteError) -> [String: String] {
    guard let columns else { return [:] }
    var map: [String: String] = [:]
    for pair in columns.split(separator: ",") {
      let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw .badOption(
          "--columns \(columns): '\(pair)' is not a pair.",
          "Write what=header, as in --columns from=country1,to=country2."
        )
      }
      map[sides[0]] = sides[1]
    }
    return map
  }

  private func range() throws(EntenteError) -> ClosedRange<Double>? {
    guard let scale else { return nil }
    let dots = scale.contains("...") ? "..." : scale.contains("…") ? "…" : ".."
    let ends = scale.split(separator: dots).map { Double($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low < high, low.isFinite,
      high.isFinite
    else {
      throw .badOption("--scale \(scale): that is not a range.", "Write it as in --scale -10...10.")
    }
    return low...high
  }
}

extension EntenteError {
  /// That an option has a value it cannot have.
  static func badOption(_ message: String, _ remedy: String) -> EntenteError {
    EntenteError(.badOption, message, remedy: remedy)
  }
}
