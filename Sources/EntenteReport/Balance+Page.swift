public import EntenteModel

extension Balance: Reportable {
  /// Triangles by sign, the indices, and the triangles out of balance.
  public func page() -> Page {
    let columns: [Table.Column] = [
      .number("+ + +"), .number("+ + -"), .number("+ - -"), .number("- - -"),
      .number("BALANCED"), .number("WEAKLY"),
    ]
    let counts: [Table.Cell] =
      triangles.map(Table.Cell.count) + [.number(index), .number(weakIndex)]
    var page = Page([
      .title("Structural balance", aside: asOfWords(asOf)),
      .text(
        "\(counted(positiveTies, "positive tie")), \(negativeTies) negative; triangles by their signs; "
          + "balanced 0..1 (Cartwright and Harary), weakly also admits three enemies (Davis)"
      ),
      .table(Table(columns, rows: [counts])),
      .heading("Best split", aside: ""),
      .text(blocs.summary),
      .table(blocs.blocTable()),
    ])
    guard !unbalanced.isEmpty else { return page }
    let shown = unbalanced.prefix(12)
    let rows = shown.map { triad in
      [
        Table.Cell(triad.actors.map(\.name).joined(separator: ", ")),
        Table.Cell(triad.values.map { signedText($0) }.joined(separator: " ")),
        Table.Cell.number(triad.strength),
      ]
    }
    page.blocks += [
      .heading("Out of balance", aside: "\(shown.count) of \(unbalanced.count), strongest first"),
      .table(
        Table(
          [.text("ACTORS", flexible: true), .text("TIES 1-2, 2-3, 1-3"), .number("STRENGTH")],
          rows: rows
        )
      ),
    ]
    return page
  }
}
