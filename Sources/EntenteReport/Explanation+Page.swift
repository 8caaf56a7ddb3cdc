public import EntenteModel

extension Explanation: Reportable {
  /// The claims for and against, and the sources.
  public func page() -> Page {
    let pair = "Why \(first.name) - \(second.name), \(asOfWords(asOf))"
    var page = Page([
      .title(pair, aside: "alignment \(trimmed(signedText(value)))"),
      .text(
        "each claim with its part of the number, through the own tie and through third parties"
      ),
    ])
    for (heading, isFor) in [("For", true), ("Against", false)] {
      let all = claims.filter { ($0.part > 0) == isFor && $0.part != 0 }
      let own = all.filter { abs($0.part) >= 0.005 }
      guard !all.isEmpty else { continue }
      let sum = all.reduce(0) { $0 + $1.part }
      page.blocks.append(
        .heading(heading, aside: "\(counted(all.count, "claim")), \(trimmed(signedText(sum)))")
      )
      if !own.isEmpty { page.blocks.append(.table(table(own))) }
      if own.count < all.count {
        let rest = sum - own.reduce(0) { $0 + $1.part }
        let more = counted(all.count - own.count, "claim")
        page.blocks.append(
          .text("  and \(more) of less than 0.005 each: \(trimmed(signedText(rest)))")
        )
      }
    }
    if value == nil {
      page.blocks.append(.text("  The number is undefined: too little is known of the two."))
    }
    if abs(silent) >= 0.005 {
      let text = "what actors without a tie to either add by chance"
      page.blocks.append(.text("  No claim is behind \(trimmed(signedText(silent))): \(text)."))
    }
    page.blocks.append(
      .heading("Sources", aside: "without one, the others weigh more: what is lost is not its part")
    )
    page.blocks.append(.table(sourceTable))
    if !notCounted.isEmpty {
      page.blocks.append(.heading("Not counted", aside: "expected or conditional"))
      let columns: [Table.Column] = [.text("CLAIM"), .text("HOW"), .text("WHAT", flexible: true)]
      let rows = notCounted.map { record in
        [
          Table.Cell(record.name), Table.Cell(record.claim.modality.rawValue),
          Table.Cell(record.gist),
        ]
      }
      page.blocks.append(.table(Table(columns, rows: rows)))
    }
    page.blocks.append(.next(["entente claims \(first.id) \(second.id)"]))
    return page
  }

  private func table(_ claims: [ClaimPart]) -> Table {
    let columns: [Table.Column] = [
      .number("PART"), .number("OWN"), .number("THIRD"), .text("CLAIM"), .text("ENDS"),
      .number("CONF"), .below("WHAT AND WHERE"),
    ]
    let rows = claims.map { part in
      [
        Table.Cell.signed(part.part), .signed(part.ownTie, tone: false),
        .signed(part.thirdParties, tone: false), Table.Cell(part.record.name),
        Table.Cell(part.record.claim.ends), .number(part.record.confidence),
        Table.Cell(
          "\(part.isApproximate ? "~ " : "")\(part.record.gist) [\(part.record.place); \(part.record.claim.span)]"
        ),
      ]
    }
    return Table(columns, rows: rows)
  }

  private var sourceTable: Table {
    let columns: [Table.Column] = [
      .text("SOURCE"), .number("CLAIMS"), .number("PART"), .number("WITHOUT IT"),
      .text("TITLE", flexible: true),
    ]
    let rows = sources.map { source in
      [
        Table.Cell(source.source), Table.Cell.count(source.claims), .signed(source.part),
        .signed(source.valueWithout, tone: false), Table.Cell(source.title),
      ]
    }
    return Table(columns, rows: rows)
  }
}
