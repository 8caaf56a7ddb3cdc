public import EntenteModel

extension Brokers: Reportable {
  /// Roles by actor, then mediations.
  public func page() -> Page {
    let columns: [Table.Column] = [
      .text("ACTOR"), .text("BLOC"), .number("LINKS"), .number("GATEKEEPER"), .number("REPRES."),
      .number("LIAISON"), .number("ITINERANT"), .number("COORD."), .number("TIES"),
      .number("BETWEENNESS"),
    ]
    let cells = rows.map { row in
      [
        Table.Cell(row.actor.name, raw: row.actor.id), Table.Cell(row.bloc.map { "\($0)" } ?? "~"),
        Table.Cell.count(row.linking), .count(row.gatekeeper), .count(row.representative),
        .count(row.liaison), .count(row.itinerant), .count(row.coordinator),
        .count(row.positiveTies), .number(row.betweenness, digits: 3),
      ]
    }
    var page = Page([
      .title("Who links the blocs", aside: asOfWords(asOf)),
      .text(
        "Gould and Fernandez roles on positive ties of at least \(fixed(threshold, digits: 2)): open pairs, "
          + "counted both ways; most links first (gatekeeper + representative + liaison); "
          + "betweenness 0..1, every tie of length 1"
          + (isSplitProved
            ? "" : "; the blocs are the best split found, a bound that is not proved")
      ),
      .table(Table(columns, rows: cells)),
    ])
    guard !mediations.isEmpty else { return page }
    let rows = mediations.map { mediation in
      [
        Table.Cell(mediation.mediator.name), Table.Cell(mediation.toward.name),
        Table.Cell(mediation.regarding.map(\.name).joined(separator: ", ")),
        Table.Cell.number(mediation.record.confidence),
        Table.Cell("\(mediation.record.gist) [\(mediation.record.place)]"),
      ]
    }
    page.blocks += [
      .heading("Mediation", aside: "claims by which one speaks to another about a third"),
      .table(
        Table(
          [
            .text("WHO"), .text("TO"), .text("REGARDING"), .number("CONF"),
            .below("WHAT AND WHERE"),
          ],
          rows: rows
        )
      ),
    ]
    return page
  }
}
