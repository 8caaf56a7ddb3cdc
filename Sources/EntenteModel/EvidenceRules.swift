#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Which claims count on a day, and with what weight.
struct EvidenceRules {
  private let window: Range<Int32>
  private let knownBy: Int32?
  private let isSelected: [Bool]
  private let isExcluded: [Bool]
  private let minimumConfidence: Double
  private let resolution: ViewOptions.Resolution

  /// - Throws: ``EntenteError`` when a layer or source is not known.
  init(_ graph: ActorGraph, on day: Day?, options: ViewOptions) throws(EntenteError) {
    window = Day.window(day)
    knownBy = options.knownBy.map(\.endNumber)
    var selected = [Bool](repeating: options.layers.isEmpty, count: graph.layers.count)
    for name in options.layers { selected[try graph.layerIndex(name)] = true }
    isSelected = selected
    var excluded = [Bool](repeating: false, count: graph.sources.count)
    for name in options.withoutSources { excluded[try graph.sourceIndex(name)] = true }
    isExcluded = excluded
    minimumConfidence = options.minimumConfidence
    resolution = options.resolution
  }

  /// The claims that count, placed on the vertices that they are about.
  func statements(_ graph: ActorGraph, cast: Cast) -> [Statement] {
    let claims = graph.claims
    let halfLives = graph.layers.map(\.halfLifeDays)
    let sourceDates = graph.sources.map { $0.date?.number }
    let owned = ownTies(graph, cast: cast)
    var statements: [Statement] = []
    statements.reserveCapacity(min(claims.count, 1 << 20))
    for index in 0..<claims.count {
      guard counts(index, in: graph), let certainty = presence(index, in: claims) else { continue }
      let from = Int(claims.from[index])
      let to = Int(claims.to[index])
      let layer = Int(claims.layer[index])
      let recorded = claims.recorded[index].day?.number ?? sourceDates[Int(claims.source[index])]
      let decay =
        claims.isEvent(index)
        ? fading(since: claims.start[index], halfLife: halfLives[layer]) : 1
      for left in cast.places[from] {
        for right in cast.places[to] where left.vertex != right.vertex {
          let isInherited = left.isInherited || right.isInherited
          if isInherited, owned.contains(TieKey(left.vertex, right.vertex, layer)) { continue }
          let statement = { (from: UInt32, to: UInt32, ends: (Int, Int)) in
            Statement(
              from: from,
              to: to,
              layer: layer,
              claim: UInt32(index),
              fact: claims.factKey(index),
              ends: UInt64(ends.0) << 32 | UInt64(ends.1),
              source: claims.source[index],
              value: claims.value[index],
              confidence: graph.confidence(index),
              decay: decay,
              share: left.share * right.share,
              recorded: recorded ?? .min,
              isApproximate: certainty == .possible,
              isInherited: isInherited
            )
          }
          statements.append(statement(left.vertex, right.vertex, (from, to)))
          if claims.isSymmetric(index) {
            statements.append(statement(right.vertex, left.vertex, (to, from)))
          }
        }
      }
    }
    return statements
  }

  /// The claims of one fact that the rule lets count.
  func choose(_ statements: ArraySlice<Statement>) -> [Statement] {
    guard statements.count > 1 else { return Array(statements) }
    // The first of equals, and statements come in the order of claims: the same choice every time.
    func first(_ isBetter: (Statement, Statement) -> Bool) -> [Statement] {
      var best = statements[statements.startIndex]
      for other in statements.dropFirst() where isBetter(other, best) { best = other }
      return [best]
    }
    switch resolution {
    case .all: return Array(statements)
    case .latest: return first { $0.recorded > $1.recorded }
    case .mostReliable: return first { $0.confidence > $1.confidence }
    case .pessimistic: return first { $0.value < $1.value }
    case .optimistic: return first { $0.value > $1.value }
    }
  }

  /// Whether a claim counts but for its dates of validity.
  func counts(_ index: Int, in graph: ActorGraph) -> Bool {
    let claims = graph.claims
    guard isSelected[Int(claims.layer[index])], !isExcluded[Int(claims.source[index])],
      claims.modality(index).isActual, graph.confidence(index) >= minimumConfidence
    else { return false }
    guard let knownBy, let recorded = graph.recorded(index) else { return true }
    return recorded.number < knownBy
  }

  enum Presence { case certain, possible }

  /// Whether a claim holds at some moment of the day, month or year of the view: certainly, or only
  /// as far as its imprecise dates allow; nil when it does not.
  func presence(_ index: Int, in claims: ClaimTable) -> Presence? {
    let start = claims.start[index].day
    guard (start?.number ?? .min) < window.upperBound else { return nil }
    let latestStart = (start?.endNumber ?? .min + 1) - 1
    if claims.isEvent(index) {
      return latestStart < window.upperBound ? .certain : .possible
    }
    let end = claims.end[index].day
    guard (end?.endNumber ?? .max) > window.lowerBound else { return nil }
    // Imprecise dates bound each other: no spell ends before it starts.
    let hasStarted = min(latestStart, (end?.endNumber ?? .max) - 1) < window.upperBound
    let lasts = max(end?.number ?? .max, start?.number ?? .min) >= window.lowerBound
    return hasStarted && lasts ? .certain : .possible
  }

  /// What is left of an event: 2 to the power of - age / half-life.
  private func fading(since start: PackedDay, halfLife: Double?) -> Double {
    guard let halfLife, let day = start.day else { return 1 }
    return exp2(-Double(max(0, window.upperBound - 1 - day.number)) / halfLife)
  }

  private struct TieKey: Hashable {
    let low: UInt32
    let high: UInt32
    let layer: Int

    init(_ first: UInt32, _ second: UInt32, _ layer: Int) {
      low = min(first, second)
      high = max(first, second)
      self.layer = layer
    }
  }

  /// The pairs and layers on which the members of blocs that were taken apart have claims of their
  /// own, so that they inherit none.
  private func ownTies(_ graph: ActorGraph, cast: Cast) -> Set<TieKey> {
    guard cast.places.contains(where: { $0.contains(where: \.isInherited) }) else { return [] }
    let claims = graph.claims
    var own: Set<TieKey> = []
    for index in 0..<claims.count
    where counts(index, in: graph) && presence(index, in: claims) != nil {
      for left in cast.places[Int(claims.from[index])] where !left.isInherited {
        for right in cast.places[Int(claims.to[index])] where !right.isInherited {
          own.insert(TieKey(left.vertex, right.vertex, Int(claims.layer[index])))
        }
      }
    }
    return own
  }
}

extension ClaimTable {
  /// What a claim reports, as a number: the position of its fact, else of its identifier, among the
  /// texts; else one of its own.
  func factKey(_ index: Int) -> UInt32 {
    if fact[index] != 0 { return fact[index] }
    return id[index] != 0 ? id[index] : UInt32(texts.count + index)
  }
}
