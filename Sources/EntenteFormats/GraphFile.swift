public import EntenteModel

/// A graph as read from a file, and what was passed over.
public struct ReadGraph: Hashable, Sendable {
  /// The graph.
  public let graph: ActorGraph

  /// Sentences about what the reader did not use, such as columns of a table.
  public let warnings: [String]

  /// Makes a result.
  public init(graph: ActorGraph, warnings: [String] = []) {
    self.graph = graph
    self.warnings = warnings
  }
}

/// A file with a graph: a document (YAML) or a table of ties (CSV).
public enum GraphFile {
  /// Reads a graph of whichever format the name of the file says, else the content.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: How it is named in faults; `.yaml`, `.yml`, `.csv` and `.tsv` say what it is.
  ///   - options: How to read a table.
  /// - Returns: The graph with warnings.
  /// - Throws: ``EntenteError`` of code `notAGraph`, `faultyDocument` or `badOption`.
  public static func read(
    _ bytes: [UInt8],
    file: String,
    options: TieCSVOptions = TieCSVOptions()
  ) throws(EntenteError) -> ReadGraph {
    if bytes.starts(with: Array("SQLite format 3".utf8)) {
      let reason = "the file is a store of snapshots, not a graph. Name one of its snapshots."
      throw YAMLText.error(reason, file: file, line: 1, column: 1)
    }
    if isTable(bytes, file) { return try TieCSV.read(bytes, file: file, options: options) }
    return ReadGraph(graph: try ActorGraph(yaml: bytes, file: file))
  }

  /// Whether a file is a table by its name, else by its first line: separators and no colon.
  private static func isTable(_ bytes: [UInt8], _ file: String) -> Bool {
    let name = file.lowercased()
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") { return true }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
    let first = bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).first { line in
      line.first != 35
    }
    guard let first, first.first != 123 else { return false }
    return first.contains { $0 == 44 || $0 == 9 || $0 == 59 } && !first.contains(58)
  }
}
