public import EntenteModel

extension CentralityTable: Reportable {
  /// The measures as columns, each value with its rank.
  public func page() -> Page {
    var columns: [Table.Column] = [.text("ACTOR")]
    for measure in measures {
      columns.append(.number(measure.rawValue.uppercased()))
    }
    let cells = rows.map { row in
      [Table.Cell(row.actor.name, raw: row.actor.id)]
        + measures.indices.map { index in
          let text =
            switch measures[index] {
            case .signedDegree: "+\(row.positiveTies) -\(row.negativeTies)"
            case .degree: fixed(row.values[index], digits: 0)
            default: fixed(row.values[index], digits: 3)
            }
          return Table.Cell("\(text) (\(row.ranks[index]))", raw: "\(row.values[index])")
        }
    }
    let paths =
      measures.contains(where: \.usesLengths) ? "; a tie is as long as \(length.words)" : ""
    return Page([
      .title("Centrality on \(sign.word) ties", aside: asOfWords(asOf)),
      .text(
        "each value with its rank, \(ranges); ties are the composite of the layers, -1..+1\(paths)"
      ),
      .table(Table(columns, rows: cells)),
    ])
  }

  /// The ranges of the measures shown, for n actors.
  private var ranges: String {
    measures.map { measure in
      switch measure {
      case .degree: "degree 0..\(max(0, rows.count - 1))"
      case .strength: "strength 0..\(max(0, rows.count - 1))"
      case .signedDegree: "ties by sign"
      case .betweenness: "betweenness 0..1"
      case .closeness: length == .unit ? "closeness 0..1" : "closeness 0 or more"
      case .harmonic: "harmonic 0 or more"
      }
    }.joined(separator: ", ")
  }
}
