public import EntenteModel

extension Routes: Reportable {
  /// One row a way.
  public func page() -> Page {
    let what =
      switch goal {
      case .reliable: "most reliable first (product of confidence × |value|, 0..1)"
      case .widest: "widest (the least confidence × |value| along it)"
      case .shortest: "shortest first (a tie is as long as \(length.words))"
      }
    var page = Page([
      .title("\(from.name) → \(to.name), \(what)", aside: ""),
      .text(
        "\(sign.word) ties, \(asOfWords(asOf)); the claims of a tie count together, as FOR and AGAINST in 'ties'"
      ),
    ])
    guard !routes.isEmpty else {
      page.blocks.append(.text("  No way leads there."))
      return page
    }
    let rows = routes.enumerated().map { index, route in
      [
        Table.Cell("\(index + 1)"), Table.Cell.number(route.score),
        Table.Cell(words(route)),
        Table.Cell(route.hops.map { $0.claims.first ?? "" }.joined(separator: ", ")),
      ]
    }
    page.blocks.append(
      .table(
        Table(
          [
            .number("#"), .number("SCORE"), .text("WAY", flexible: true), .text("STRONGEST CLAIMS"),
          ],
          rows: rows
        )
      )
    )
    return page
  }

  private func words(_ route: Route) -> String {
    route.hops.reduce(from.name) { text, hop in
      text + " –\(hop.layer) \(fixed(strength(of: hop), digits: 2))→ \(hop.to.name)"
    }
  }
}
