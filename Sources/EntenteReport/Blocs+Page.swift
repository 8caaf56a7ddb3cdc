public import EntenteModel

extension BlocStructure: Reportable {
  /// The blocs, who sits between, and the proof.
  public func page() -> Page {
    var page = Page([.title("Blocs", aside: asOfWords(asOf)), .text(summary)])
    page.blocks.append(.table(blocTable()))
    if !frustrated.isEmpty {
      page.blocks.append(
        .heading("Ties against the split", aside: "positive between, negative inside")
      )
      let columns: [Table.Column] = [.text("PAIR"), .number("TIE")]
      let rows = frustrated.map { tie in
        [
          Table.Cell(
            "\(tie.first.name) - \(tie.second.name)",
            raw: "\(tie.first.id) - \(tie.second.id)"
          ),
          Table.Cell.signed(tie.value),
        ]
      }
      page.blocks.append(.table(Table(columns, rows: rows)))
    }
    return page
  }

  /// Frustration in words, with its proof or bounds.
  var summary: String {
    guard tieCount > 0 else { return "no ties of at least \(fixed(threshold, digits: 2))" }
    let ties = counted(tieCount, "tie")
    let least = "the signs of ties of at least \(fixed(threshold, digits: 2))"
    if let frustration {
      let share = index.map { ", index \(fixed($0, digits: 2)) (1 = balanced)" } ?? ""
      return
        "frustration \(fixed(frustration, digits: 0)) of \(ties)\(share): \(proof); on \(least)"
    }
    let bounds = "\(fixed(lowerBound, digits: 0)) to \(fixed(upperBound, digits: 0))"
    return "frustration between \(bounds) of \(ties) (bounds, not proved); on \(least)"
  }

  /// One row a bloc, then those between, apart and unplaced.
  func blocTable(members counts: [String: Int] = [:]) -> Table {
    func names(_ actors: [ActorLabel]) -> String {
      listed(
        actors.map { actor in
          counts[actor.id].map { "\(actor.name) (\($0) members)" } ?? actor.name
        },
        limit: 16
      )
    }
    var rows = blocs.enumerated().map { number, bloc in
      [Table.Cell("\(number + 1)"), Table.Cell(names(bloc))]
    }
    let others: [(String, [ActorLabel], String)] = [
      (
        "~", between,
        isBetweenComplete
          ? "could be on either side" : "could be on either side, perhaps others too"
      ),
      ("?", leaning, "each would change sides if one more tie spoke for it"),
      (".", apart, "not connected to these"),
      (" ", unplaced, "without a tie of that strength"),
    ]
    for (mark, actors, words) in others where !actors.isEmpty {
      rows.append([Table.Cell(mark), Table.Cell("\(names(actors)): \(words)")])
    }
    if !isBetweenComplete, between.isEmpty {
      let words = "who could be on either side was not tested through"
      rows.append([Table.Cell("~"), Table.Cell(words)])
    }
    return Table([.text("BLOC"), .text("MEMBERS", flexible: true)], rows: rows, hasTitles: false)
  }
}
