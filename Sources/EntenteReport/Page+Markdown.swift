extension Page {
  /// The page as Markdown (with tables as GitHub writes them).
  ///
  /// - Returns: Lines that end with a newline.
  public func markdown() -> String {
    var parts: [String] = []
    for block in blocks {
      switch block {
      case .title(let title, let aside):
        parts.append("# \(Page.escaped(title))")
        if !aside.isEmpty { parts.append(Page.escaped(aside)) }
      case .heading(let heading, let aside):
        parts.append("## \(Page.escaped(heading))")
        if !aside.isEmpty { parts.append("*\(Page.escaped(aside))*") }
      case .text(let text):
        parts.append(Page.escaped(String(text.drop { $0 == " " })))
      case .table(let table):
        if !table.rows.isEmpty { parts.append(table.markdown) }
      case .next(let commands):
        parts.append("Next: " + commands.map { "`\($0)`" }.joined(separator: " · "))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Marks that Markdown would read as its own.
  fileprivate static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>|#".unicodeScalars.contains(scalar) { escaped += "\\" }
      let isBreak = scalar.properties.generalCategory == .control
      escaped.unicodeScalars.append(isBreak ? " " : scalar)
    }
    return escaped
  }
}

extension Table {
  fileprivate var markdown: String {
    let shown = columns.indices.filter { !columns[$0].isBar }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let titles = line(shown.map { Page.escaped(columns[$0].title) })
    let rule = line(shown.map { columns[$0].isRight ? "---:" : "---" })
    let body = rows.map { row in line(shown.map { Page.escaped(row[$0].text) }) }
    return ([titles, rule] + body).joined(separator: "\n")
  }
}
