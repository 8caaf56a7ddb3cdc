internal import EntenteModel

/// A column of the claims that has one number for each of them.
struct ClaimColumn {
  /// A list in which positions count.
  enum List: CaseIterable { case layers, actors, sources, texts }

  /// How many bytes a number takes.
  let width: Int

  /// The list in which its numbers are positions; nil when they are none.
  let list: List?

  private init(_ width: Int, _ list: List? = nil) {
    self.width = width
    self.list = list
  }

  /// The columns from `from` to `note`, as they stand in canonical bytes.
  static let all = [
    ClaimColumn(4, .actors), ClaimColumn(4, .actors), ClaimColumn(2, .layers),
    ClaimColumn(4, .sources), ClaimColumn(8), ClaimColumn(8), ClaimColumn(1), ClaimColumn(1),
    ClaimColumn(4), ClaimColumn(4), ClaimColumn(4), ClaimColumn(4), ClaimColumn(4, .texts),
    ClaimColumn(4, .texts), ClaimColumn(4, .texts), ClaimColumn(4, .texts), ClaimColumn(4, .texts),
  ]

  /// What a claim has in each of the columns, as bits.
  static func numbers(_ claim: ClaimRow) -> [UInt64] {
    let days = [claim.start, claim.end, claim.lastObserved, claim.recorded]
    let texts = [claim.id, claim.fact, claim.locator, claim.attributedTo, claim.note]
    return [
      UInt64(claim.from), UInt64(claim.to), UInt64(claim.layer), UInt64(claim.source),
      (claim.value + 0).bitPattern, (claim.confidence + 0).bitPattern, UInt64(claim.credibility),
      UInt64(claim.flags),
    ] + days.map { UInt64(UInt32(bitPattern: $0.raw)) } + texts.map { UInt64($0) }
  }
}
