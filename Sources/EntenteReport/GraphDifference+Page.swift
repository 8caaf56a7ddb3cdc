public import EntenteModel

extension GraphDifference: Reportable {
  /// The differences as one table, a line each, by kind.
  public func page() -> Page {
    let names = before.name == after.name ? after.name : "\(before.name) and \(after.name)"
    guard !isEmpty else {
      return Page([.title(names, aside: "no difference"), .text("Both have the same content.")])
    }
    var rows: [[Table.Cell]] = []
    if !fields.isEmpty {
      rows.append(["graph", "changed", Table.Cell(after.name), Table.Cell(words(fields))])
    }
    rows += layers.map { row("layer", $0, $0.value.title) }
    rows += actors.map { row("actor", $0, $0.value.name) }
    rows += sources.map { row("source", $0, $0.value.title) }
    rows += claims.map { entry in
      row("claim", entry, statement(entry.value), of: "\(entry.value.ends), \(entry.value.layer): ")
    }
    let columns: [Table.Column] = [
      .text("WHAT"), .text("CHANGE"), .text("NAME"), .text("HOW", flexible: true),
    ]
    return Page([
      .title(names, aside: "before: \(counted(before.claims, "claim")), after: \(after.claims)"),
      .text(summary),
      .table(Table(columns, rows: rows)),
    ])
  }

  /// How many of each, such as `actors: 1 added; claims: 2 added, 1 removed`.
  private var summary: String {
    let counts: [(String, [Change])] = [
      ("layers", layers.map(\.change)), ("actors", actors.map(\.change)),
      ("sources", sources.map(\.change)), ("claims", claims.map(\.change)),
    ]
    let parts = counts.compactMap { noun, changes -> String? in
      guard !changes.isEmpty else { return nil }
      let numbers = Change.allCases.compactMap { change -> String? in
        let count = changes.count { $0 == change }
        return count == 0 ? nil : "\(count) \(change.rawValue)"
      }
      return "\(noun): \(numbers.joined(separator: ", "))"
    }
    return parts.isEmpty ? "only the graph itself" : parts.joined(separator: "; ")
  }

  /// A line of the table: in words what came or went, else what changed of it.
  private func row<Element>(
    _ noun: String,
    _ entry: Entry<Element>,
    _ words: String,
    of subject: String = ""
  ) -> [Table.Cell] {
    let tone: Table.Tone =
      switch entry.change {
      case .added: .positive
      case .removed: .negative
      case .ended, .changed: .plain
      }
    let how = entry.fields.isEmpty ? words : subject + self.words(entry.fields)
    return [
      Table.Cell(noun), Table.Cell(entry.change.rawValue, tone: tone), Table.Cell(entry.name),
      Table.Cell(how),
    ]
  }

  private func words(_ fields: [FieldChange]) -> String {
    fields.map { field in
      "\(field.field) \(field.before ?? "none") -> \(field.after ?? "none")"
    }.joined(separator: "; ")
  }

  /// A claim in a line.
  private func statement(_ claim: Claim) -> String {
    let note = claim.note.isEmpty ? "" : ": \(claim.note)"
    let value = claim.value < 0 ? "\(claim.value)" : "+\(claim.value)"
    let when = claim.span.isEmpty ? "" : ", \(claim.span)"
    return "\(claim.ends), \(claim.layer) \(value)\(when) [\(claim.source)]\(note)"
  }
}
