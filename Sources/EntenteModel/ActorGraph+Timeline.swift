internal import EntenteGraph

/// How the alignment of two actors moved, year by year, and which claims moved it.
public struct Timeline: Hashable, Sendable, Codable {
  /// One of the two.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// One point at the end of each year, and at last the day asked for.
  public let points: [TimelinePoint]
}

/// An alignment at one time.
public struct TimelinePoint: Hashable, Sendable, Codable {
  /// When.
  public let day: Day

  /// A; nil when one of the two is no actor of the view then.
  @Nullable public var value: Double?

  /// D.
  @Nullable public var ownTie: Double?

  /// K; nil where the profiles do not vary, and then it counts 0.
  @Nullable public var thirdParties: Double?

  /// How many third parties inform it.
  public let informative: Int

  /// The facts whose parts changed most since the point before, greatest change first, each by the
  /// claim that changed most.
  public let moves: [ClaimMove]

  /// The rest of the change since the point before: all other facts and the chance terms.
  public let otherMoves: Double
}

/// A fact whose part of an alignment changed, by the claim that changed most.
public struct ClaimMove: Hashable, Sendable, Codable {
  /// The claim.
  public let record: ClaimRecord

  /// By how much the part of the fact changed.
  public let change: Double

  /// Whether it did not count before.
  public let isNew: Bool

  /// Whether it no longer counts.
  public let isGone: Bool
}

extension ActorGraph {
  /// The alignment of two actors through the years.
  ///
  /// - Parameters:
  ///   - first: An actor, by any name.
  ///   - second: Another.
  ///   - options: The rules of the views; `asOf` is the last point.
  ///   - start: The first year; nil starts with the first dated claim between the two.
  ///   - moves: How many facts are named for each point.
  /// - Returns: Points in time order.
  /// - Throws: ``EntenteError`` when an actor is not known, or both are one.
  /// - Complexity: One view for each year.
  public func timeline(
    of first: String,
    with second: String,
    options: ViewOptions = ViewOptions(),
    from start: Int? = nil,
    moves: Int = 3
  ) throws(EntenteError) -> Timeline {
    let ends = [try actorIndex(first), try actorIndex(second)]
    guard ends[0] != ends[1] else { throw .sameActor(actors[ends[0]].id) }
    guard let last = options.asOf ?? defaultDay else { throw .noDay(self) }
    // The day as asked for: the last year is taken at its end only when the day lies later.
    let firstYear = start ?? firstYear(about: ends) ?? last.year
    guard firstYear <= last.year else {
      throw EntenteError(
        .badOption,
        "the timeline would start in \(firstYear), after it ends (\(last)).",
        remedy: "Give an earlier year, or a later --as-of."
      )
    }
    let days = (firstYear..<last.year).map(Day.end(ofYear:)) + [last]
    var points: [TimelinePoint] = []
    var before: [UInt32: Double] = [:]
    var value: Double?
    for day in days {
      var taken = options
      taken.asOf = day
      let view = try view(taken)
      let a: Vertex
      let b: Vertex
      do throws(EntenteError) {
        (a, b) = try view.vertices(of: actors[ends[0]].id, and: actors[ends[1]].id)
      } catch {
        points.append(.undefined(on: day))
        if day == last, points.allSatisfy({ $0.value == nil }) { throw error }
        continue
      }
      try view.requireComposite()
      let core = view.alignmentCore(a, b, values: view.compositeValues)
      let parts = view.claimParts(a, b, core).byClaim.mapValues { $0.own + $0.third }
      let moved = value == nil ? [] : changes(from: before, to: parts, limit: moves)
      points.append(
        TimelinePoint(
          day: day,
          value: core.value,
          ownTie: core.ownTie,
          thirdParties: core.profile.isDefined ? core.thirdParties : nil,
          informative: core.informative,
          moves: moved,
          otherMoves: (core.value ?? 0) - (value ?? 0) - moved.reduce(0) { $0 + $1.change }
        )
      )
      before = parts
      value = core.value
    }
    return Timeline(
      first: ActorLabel(actors[ends[0]]),
      second: ActorLabel(actors[ends[1]]),
      points: points
    )
  }

  /// The first year of a claim between the two, or between members of them.
  private func firstYear(about ends: [Int]) -> Int? {
    let sides = ends.map { end in
      Set(actors[end].members.compactMap { member in actors.firstIndex { $0.id == member.actor } })
        .union([end])
    }
    return (0..<claims.count).filter { index in
      let (from, to) = (Int(claims.from[index]), Int(claims.to[index]))
      return claims.modality(index).isActual && layers[Int(claims.layer[index])].isInComposite
        && (sides[0].contains(from) && sides[1].contains(to)
          || sides[1].contains(from) && sides[0].contains(to))
    }.compactMap { claims.start[$0].day?.year }.min()
  }

  private func changes(from before: [UInt32: Double], to after: [UInt32: Double], limit: Int)
    -> [ClaimMove]
  {
    let all = Set(before.keys).union(after.keys).sorted()
    let changed = all.map { (claim: $0, change: (after[$0] ?? 0) - (before[$0] ?? 0)) }
    let facts = Dictionary(grouping: changed) { claims.factKey(Int($0.claim)) }
    let moved = facts.compactMap { _, parts -> (claim: UInt32, change: Double)? in
      let most = parts.max { (abs($0.change), $1.claim) < (abs($1.change), $0.claim) }
      return most.map { ($0.claim, parts.reduce(0) { $0 + $1.change }) }
    }
    return moved.sorted { (abs($1.change), $0.claim) < (abs($0.change), $1.claim) }
      .filter { abs($0.change) >= 0.005 }.prefix(limit).map {
        ClaimMove(
          record: record(Int($0.claim)),
          change: $0.change,
          isNew: before[$0.claim] == nil,
          isGone: after[$0.claim] == nil
        )
      }
  }
}

extension TimelinePoint {
  fileprivate static func undefined(on day: Day) -> TimelinePoint {
    TimelinePoint(
      day: day,
      value: nil,
      ownTie: nil,
      thirdParties: nil,
      informative: 0,
      moves: [],
      otherMoves: 0
    )
  }
}
