public import EntenteModel

extension Brief: Reportable {
  /// One screen and a half.
  public func page() -> Page {
    var page = Page([.title(title, aside: asOfWords(asOf)), .text(counts)])
    let level = percent(draws.level)
    page.blocks.append(
      .heading(
        "Who stands with whom",
        aside: draws.count == 0
          ? "alignment -1..+1" : "alignment -1..+1, \(level) interval from the claims' confidence"
      )
    )
    page.blocks.append(.table(AlignmentRow.briefTable(alignments, main: why)))
    if let why, let explanation {
      page.blocks.append(.heading("Why \(why.first.name) and \(why.second.name)", aside: ""))
      page.blocks.append(.table(reasons(why, explanation)))
    }
    page.blocks.append(.heading("Blocs", aside: blocs.shortSummary))
    page.blocks.append(.table(blocs.blocTable(members: memberCounts)))
    if blocs.tieCount > 0 {
      let aside = "betweenness 0..1: on how many best ways between others"
      page.blocks += [.heading("Who matters", aside: aside), .table(who)]
    }
    if !tensions.isEmpty {
      page.blocks.append(.heading("Tensions inside pairs", aside: "support 0..1 for each sign"))
      page.blocks.append(.table(tensionTable))
    }
    if !lately.isEmpty {
      page.blocks.append(.heading("Lately", aside: "claims that began in the twelve months before"))
      page.blocks.append(
        .table(recordTable(onePerFact(lately).prefix(3)) { $0.claim.start.map { "\($0)" } ?? "" })
      )
    }
    if !leastSure.isEmpty {
      page.blocks.append(.heading("Least sure", aside: "claims of least confidence, 0..1"))
      page.blocks.append(
        .table(recordTable(onePerFact(leastSure).prefix(3)) { fixed($0.confidence, digits: 2) })
      )
    }
    page.blocks.append(.next(next))
    return page
  }

  private var counts: String {
    let numbers =
      "\(counted(actorCount, "actor")), \(counted(layerCount, "layer")), \(claimCount) of "
      + "\(counted(allClaimCount, "claim")) in force, from \(counted(sources.count, "source"))"
    guard let first = sources.first, claimCount > 0 else { return numbers }
    let grade = first.reliability.map { ", reliability \($0.rawValue)" } ?? ""
    return
      "\(numbers) (\(percent(Double(first.claims) / Double(claimCount))) from '\(first.source)'\(grade))"
  }

  private func reasons(_ why: Alignment, _ explanation: Explanation) -> Table {
    var rows: [[Table.Cell]] = []
    let adversaries = why.byThirdParty.max { $0.sharedAdversaries < $1.sharedAdversaries }
    if let adversaries, let other = why.withoutAdversary {
      let others = why.sharedAdversaries - adversaries.sharedAdversaries
      let share =
        "\(adversaries.actor.name) \(signedText(adversaries.sharedAdversaries)), "
        + "others \(trimmed(signedText(others)))"
      let text =
        "Shared adversaries carry \(signedText(why.sharedAdversaries)) of \(signedText(why.value)) (\(share)); "
        + "with \(other.without.name) out of the picture it would be \(trimmed(signedText(other.value)))."
      rows.append([Table.Cell("Foes"), Table.Cell(text)])
    }
    for (label, isFor) in [("For", true), ("Against", false)] {
      let reasons = reasons(isFor, why, explanation)
      for (index, reason) in reasons.enumerated() {
        rows.append([Table.Cell(index == 0 ? label : ""), Table.Cell(reason)])
      }
    }
    if let source = explanation.sources.first {
      let text =
        "\(counted(explanation.claims.count, "claim")), \(source.claims) of them from '\(source.source)'. "
        + "If that source is wrong: \(trimmed(signedText(source.valueWithout)))."
      rows.append([Table.Cell("Rests on"), Table.Cell(text)])
    }
    return Table([.text(""), .text("", flexible: true)], rows: rows, hasTitles: false)
  }

  /// The layers that speak for the pair, or against it, each with its strongest claims.
  private func reasons(_ isFor: Bool, _ why: Alignment, _ explanation: Explanation) -> [String] {
    let claims = explanation.claims.filter { $0.ownTie != 0 && ($0.ownTie > 0) == isFor }
    let byLayer = Dictionary(grouping: claims, by: \.record.claim.layer)
    let layers = byLayer.map {
      (layer: $0.key, claims: $0.value, part: $0.value.reduce(0) { $0 + $1.ownTie })
    }
    .sorted { (abs($1.part), $0.layer) < (abs($0.part), $1.layer) }
    return layers.prefix(3).map { layer, claims, part in
      let strongest = onePerFact(
        claims.sorted {
          (abs($1.ownTie), $0.record.name) < (abs($0.ownTie), $1.record.name)
        }.map(\.record)
      )
      let named = strongest.prefix(2).map(\.gist)
      let more = strongest.count > 2 ? " / \(strongest.count - 2) more" : ""
      return "\(layer) \(signedText(part)): \(named.joined(separator: " / "))\(more)"
    }
  }

  /// The first record of each fact.
  private func onePerFact(_ records: [ClaimRecord]) -> [ClaimRecord] {
    var facts: Set<String> = []
    return records.filter { facts.insert($0.claim.fact.isEmpty ? $0.name : $0.claim.fact).inserted }
  }

  private var who: Table {
    let rows = centrality.rows.prefix(5).map { row in
      [
        Table.Cell(row.actor.name), Table.Cell.number(row.values[0]), .count(row.ranks[0]),
        .count(row.positiveTies), .count(row.negativeTies),
      ]
    }
    return Table(
      [
        .text("ACTOR"), .number("BETWEENNESS"), .number("RANK"), .number("POSITIVE TIES"),
        .number("NEGATIVE TIES"),
      ],
      rows: Array(rows)
    )
  }

  private var tensionTable: Table {
    let rows = tensions.prefix(4).map { tension in
      [
        Table.Cell("\(tension.first.name) - \(tension.second.name)"),
        Table.Cell("\(tension.positiveLayer) \(signedText(tension.positive))", tone: .positive),
        Table.Cell(
          "against \(tension.negativeLayer) \(signedText(-tension.negative))",
          tone: .negative
        ),
      ]
    }
    return Table(
      [.text("PAIR"), .text("FOR"), .text("AGAINST")],
      rows: Array(rows),
      hasTitles: false
    )
  }

  private func recordTable(_ records: ArraySlice<ClaimRecord>, _ mark: (ClaimRecord) -> String)
    -> Table
  {
    let rows = records.map { record in
      [
        Table.Cell(mark(record)), Table.Cell(record.claim.ends),
        Table.Cell(
          "\(record.gist) [\(record.claim.layer) \(signedText(record.claim.value)), \(record.claim.source)]"
        ),
      ]
    }
    return Table([.text(""), .text(""), .text("", flexible: true)], rows: rows, hasTitles: false)
  }

  private var next: [String] {
    let pair = why.map { ["entente explain \($0.first.id) \($0.second.id)"] } ?? []
    return ["entente align"] + pair + ["entente export dot | dot -Tsvg -o map.svg"]
  }
}

extension BlocStructure {
  /// Frustration in a few words.
  fileprivate var shortSummary: String {
    guard tieCount > 0 else { return "no ties of at least \(fixed(threshold, digits: 2))" }
    guard let frustration else {
      let bounds = "\(fixed(lowerBound, digits: 0)) to \(fixed(upperBound, digits: 0))"
      return "frustration \(bounds) of \(counted(tieCount, "tie")) (bounds, not proved)"
    }
    let free =
      !isBetweenComplete ? "" : between.isEmpty ? ", one best split" : ", several best splits"
    return
      "\(fixed(frustration, digits: 0)) of \(counted(tieCount, "tie")) speak against this split: proved least\(free)"
  }
}

extension AlignmentRow {
  /// Rows for a brief: the main pair with its two halves.
  fileprivate static func briefTable(_ rows: [AlignmentRow], main: Alignment?) -> Table {
    let cells = rows.map { row in
      var remark = ""
      if row.isThin {
        remark =
          "informed by \(counted(row.informative, "third party", "third parties")) only: read with care"
      } else if row.first == main?.first, row.second == main?.second {
        let halves = [row.ownTie, row.thirdParties].map { signedText($0.map { $0 / 2 }) }
        remark = "own tie \(halves[0]), third parties \(halves[1])"
      }
      return [
        Table.Cell("\(row.first.name) - \(row.second.name)", tone: row.isThin ? .faint : .plain),
        Table.Cell.signed(row.value, tone: !row.isThin),
        Table.Cell(
          row.interval.map { $0.low < $0.high ? rangeText($0.low, $0.high) : "" } ?? ""
        ), .bar(row.value),
        Table.Cell(remark, tone: .faint),
      ]
    }
    return Table(
      [.text("PAIR"), .number("ALIGNMENT"), .text("INTERVAL"), .bar, .text("", flexible: true)],
      rows: cells,
      hasTitles: false
    )
  }
}
