public import EntenteModel

extension Timeline: Reportable {
  /// One row a year, with the claims that moved it.
  public func page() -> Page {
    let columns: [Table.Column] = [
      .text("AT"), .number("ALIGNMENT"), .bar, .number("OWN TIE"), .number("THIRD PARTIES"),
      .text("THIN"), .text("WHAT MOVED IT", flexible: true),
    ]
    let rows = points.map { point in
      [
        Table.Cell("\(point.day)"), Table.Cell.signed(point.value), .bar(point.value),
        .signed(point.ownTie, tone: false), .signed(point.thirdParties, tone: false),
        Table.Cell(point.informative < 5 ? "~" : ""),
        Table.Cell(moves(of: point)),
      ]
    }
    return Page([
      .title("\(first.name) - \(second.name) through the years", aside: "alignment -1..+1"),
      .text(
        "at the end of each year; facts that began (+), ended (-) or weigh otherwise (*), with the "
          + "change of the number; ~ fewer than five third parties inform it"
      ),
      .table(Table(columns, rows: rows)),
      .next(["entente align \(first.id) \(second.id) --as-of \(turningYear)"]),
    ])
  }

  /// The year at whose end the number had changed most.
  private var turningYear: Int {
    let steps = zip(points, points.dropFirst()).map { before, after in
      (year: after.day.year, step: abs((after.value ?? 0) - (before.value ?? 0)))
    }
    return steps.max { $0.step < $1.step }?.year ?? points.last?.day.year ?? 1
  }

  private func moves(of point: TimelinePoint) -> String {
    let others = abs(point.otherMoves) >= 0.005 ? ["others \(signedText(point.otherMoves))"] : []
    return (point.moves.map(words) + others).joined(separator: "; ")
  }

  private func words(_ move: ClaimMove) -> String {
    let mark = move.isNew ? "+" : move.isGone ? "-" : "*"
    return "\(mark)\(move.record.name) \(signedText(move.change))"
  }
}
