public import EntenteModel

extension Alignment: Reportable {
  /// The number, and under it the parts that add up to it.
  public func page() -> Page {
    let pair = "\(first.name) - \(second.name), \(asOfWords(asOf))"
    var aside = "alignment \(trimmed(signedText(value)))"
    if let interval, interval.low < interval.high {
      let level = percent(interval.level)
      aside += " (\(rangeText(interval.low, interval.high)), \(level) of draws)"
    }
    let columns: [Table.Column] = [.text(""), .number(""), .text("", flexible: true)]
    var page = Page([
      .title(pair, aside: aside),
      .text("-1 opposed .. +1 aligned; every line is a part of the number and they add up to it"),
      .table(Table(columns, rows: parts, hasTitles: false)),
    ])
    let informed =
      "\(counted(thirdPartyCount, "third party", "third parties")), \(informative) of them informative"
    page.blocks.append(
      .text(
        "  \(informed); \(unknownPairs) pairs without a claim, \(value == nil ? "left out" : "counted 0")."
      )
    )
    if isThin {
      page.blocks.append(
        .text("  Fewer than five third parties inform this number: read with care.")
      )
    }
    if let other = withoutAdversary {
      let change = "without \(other.without.name) it would be \(trimmed(signedText(other.value)))"
      page.blocks.append(.text("  Counterfactual: \(change)."))
    }
    page.blocks += [
      .heading("The field's measures", aside: "on the same profiles"), .table(fieldTable),
    ]
    let pairIDs = "\(first.id) \(second.id)"
    let years = asOf == nil ? [] : ["entente timeline \(pairIDs)"]
    page.blocks.append(.next(["entente explain \(pairIDs)"] + years))
    return page
  }

  private var parts: [[Table.Cell]] {
    func row(_ label: String, _ value: Double?, _ detail: String = "") -> [Table.Cell] {
      [Table.Cell(label), .signed(value), Table.Cell(detail)]
    }
    func top(_ key: KeyPath<ThirdPartyPart, Double>, of whole: Double) -> String {
      let ranked = byThirdParty.filter { abs($0[keyPath: key]) >= 0.005 }
        .sorted { abs($0[keyPath: key]) > abs($1[keyPath: key]) }.prefix(4)
      let others = whole - ranked.reduce(0) { $0 + $1[keyPath: key] }
      let named = ranked.map { "\($0.actor.name) \(signedText($0[keyPath: key]))" }
      let rest = abs(others) >= 0.005 ? ["others \(signedText(others))"] : []
      return (named + rest).joined(separator: ", ")
    }
    let layers = ownTieByLayer.filter { abs($0.part) >= 0.005 }
      .map { "\($0.layer) \(signedText($0.part))" }.joined(separator: ", ")
    let third = profileDefined ? thirdParties.map { $0 / 2 } : nil
    var rows = [
      row("own tie (half of \(trimmed(signedText(ownTie))))", ownTie.map { $0 / 2 }, layers),
      row(
        "third parties (half of \(trimmed(signedText(profileDefined ? thirdParties : nil))))",
        third
      ),
      row("  shared partners", sharedPartners, top(\.sharedPartners, of: sharedPartners)),
      row(
        "  shared adversaries",
        sharedAdversaries,
        top(\.sharedAdversaries, of: sharedAdversaries)
      ),
      row("  opposed profiles", opposedProfiles, top(\.opposedProfiles, of: opposedProfiles)),
    ]
    rows.append(row("alignment", value))
    return rows
  }

  private var fieldTable: Table {
    let columns: [Table.Column] = [
      .number("S ABSOLUTE"), .number("S SQUARED"), .number("KAPPA (NOMINAL)"), .number("PI"),
      .number("TAU-B"),
    ]
    let values = [
      field.sAbsolute, field.sSquared, field.kappaNominal, field.piNominal, field.tauB,
    ]
    return Table(columns, rows: [values.map { .signed($0, tone: false) }])
  }
}

/// Many pairs: a matrix as rows, or one actor's.
public struct AlignmentList: Hashable, Sendable, Codable, Reportable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// The actor whose row it is; nil for all pairs.
  @Nullable public var of: ActorLabel?

  /// The median of the field's S over all pairs; nil when it was not computed.
  @Nullable public var medianS: Double?

  /// The pairs, best aligned first, thin ones last.
  public let rows: [AlignmentRow]

  /// Makes a list.
  public init(asOf: Day?, of actor: ActorLabel?, medianS: Double?, rows: [AlignmentRow]) {
    self.asOf = asOf
    of = actor
    self.medianS = medianS
    self.rows = rows
  }

  /// The pairs as a table.
  public func page() -> Page {
    let who = of.map { "Alignment of \($0.name)" } ?? "Alignment of every pair"
    var page = Page([
      .title(who, aside: asOfWords(asOf)),
      .text("alignment -1 opposed .. +1 aligned = half own tie + half third parties"),
      .table(AlignmentRow.table(rows)),
    ])
    if rows.contains(where: \.isThin) {
      page.blocks.append(
        .text("  ~ fewer than five third parties inform it: listed last, read with care")
      )
    }
    if let medianS {
      let note = "S is \(signedText(medianS)) for the median pair here: a high S alone says little."
      page.blocks.append(.text("  \(note)"))
    }
    if let pair = rows.first {
      page.blocks.append(.next(["entente align \(pair.first.id) \(pair.second.id)"]))
    }
    return page
  }
}

extension AlignmentRow {
  /// Rows as a table with bars.
  static func table(_ rows: [AlignmentRow]) -> Table {
    let hasIntervals = rows.contains { $0.interval != nil }
    var columns: [Table.Column] = [.text("PAIR"), .number("ALIGNMENT")]
    if hasIntervals { columns.append(.text("INTERVAL")) }
    columns += [
      .bar, .number("OWN TIE"), .number("THIRD PARTIES"), .number("INFORMED BY"), .text("THIN"),
    ]
    let cells = rows.map { row in
      var cells: [Table.Cell] = [
        Table.Cell(
          "\(row.first.name) - \(row.second.name)",
          raw: "\(row.first.id) - \(row.second.id)",
          tone: row.isThin ? .faint : .plain
        ),
        .signed(row.value, tone: !row.isThin),
      ]
      if hasIntervals {
        cells.append(
          Table.Cell(
            row.interval.map { $0.low < $0.high ? rangeText($0.low, $0.high) : "" } ?? "",
            raw: row.interval.map { "\($0.low)..\($0.high)" } ?? ""
          )
        )
      }
      return cells + [
        .bar(row.value), .signed(row.ownTie, tone: false),
        .signed(row.profileDefined ? row.thirdParties : nil, tone: false),
        .count(row.informative), Table.Cell(row.isThin ? "~" : ""),
      ]
    }
    return Table(columns, rows: cells)
  }
}
