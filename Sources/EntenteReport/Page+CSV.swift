extension Page {
  /// The table of the page as CSV (RFC 4180), numbers at full precision.
  ///
  /// - Returns: Lines that end with a newline, the first of them titles; nil when the page has no
  ///   table or several, so that CSV cannot hold it.
  public func csv() -> String? {
    let tables = blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
    guard tables.count == 1, let table = tables.first else { return nil }
    let shown = table.columns.indices.filter { !table.columns[$0].isBar }
    // By scalars: a mark after a quote, or a line feed after a return, would hide it in a character.
    func field(_ text: String) -> String {
      guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
        return text
      }
      let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
      return "\"" + parts.map { String($0) }.joined(separator: "\"\"") + "\""
    }
    let titles = shown.map { field(table.columns[$0].title) }.joined(separator: ",")
    let body = table.rows.map { row in shown.map { field(row[$0].raw) }.joined(separator: ",") }
    return ([titles] + body).map { $0 + "\n" }.joined()
  }
}
