public import EntenteModel

extension ScenarioRun: Reportable {
  /// What the scenario moves.
  public func page() -> Page {
    var page = Page([
      .title("If: \(title)", aside: "\(counted(edits, "edit")), \(asOfWords(asOf))")
    ])
    let sections: [(String, String, [Change], Int)] = [
      ("Alignments", "-1..+1, most moved first; ~ thin", alignments, 15),
      ("Betweenness on positive ties", "0..1", centralities, 8),
    ]
    for (heading, range, changes, limit) in sections {
      let count = changes.count > limit ? "\(limit) of \(changes.count)" : "\(changes.count)"
      page.blocks.append(.heading(heading, aside: "\(count) changed, \(range)"))
      guard !changes.isEmpty else { continue }
      page.blocks.append(.table(table(changes.prefix(limit))))
    }
    let isSame = blocsBefore.blocs == blocsAfter.blocs && blocsBefore.between == blocsAfter.between
    page.blocks.append(.heading("Blocs", aside: isSame ? "the same before and after" : ""))
    for (when, blocs) in [("before", blocsBefore), ("after", blocsAfter)] {
      page.blocks.append(.text("\(when): \(blocs.summary)"))
      if !isSame || when == "after" { page.blocks.append(.table(blocs.blocTable())) }
    }
    return page
  }

  private func table(_ changes: ArraySlice<Change>) -> Table {
    let rows = changes.map { change in
      [
        Table.Cell(
          (change.isThin ? "~ " : "") + change.actors.map(\.name).joined(separator: " - "),
          tone: change.isThin ? .faint : .plain
        ),
        change.actors.count > 1 ? .signed(change.before, tone: false) : .number(change.before),
        change.actors.count > 1 ? .signed(change.after, tone: false) : .number(change.after),
        .signed(change.difference),
      ]
    }
    let columns: [Table.Column] = [
      .text("WHO"), .number("BEFORE"), .number("AFTER"), .number("CHANGE"),
    ]
    return Table(columns, rows: rows)
  }
}
