public import EntenteModel

extension CentralityTable: Reportable {
  /// The measures as columns, each value with its rank.
  public func page() -> Page {
    var columns: [Table.Column] = [.text("ACTOR")]
    for measure in measures {
      columns.append(.number(measure.rawValue.uppercased()))
      columns.append(.number("RANK"))
    }
    let cells = rows.map { row in
      [Table.Cell(row.actor.name, raw: row.actor.id)]
        + measures.indices.flatMap { index -> [Table.Cell] in
          let value =
            measures[index] == .signedDegree
            ? Table.Cell("+\(row.positiveTies) -\(row.negativeTies)", raw: "\(row.values[index])")
            : Table.Cell.number(row.values[index], digits: measures[index] == .degree ? 0 : 3)
          return [value, .count(row.ranks[index])]
        }
    }
    let paths =
      measures.contains(where: \.usesLengths) ? "; a tie is as long as \(length.words)" : ""
    return Page([
      .title("Centrality on \(sign.word) ties", aside: asOfWords(asOf)),
      .text("ties are the composite of the layers, -1..+1\(paths)"),
      .table(Table(columns, rows: cells)),
    ])
  }
}
