internal import EntenteGraph

/// One page about a graph: who stands with whom and why, the blocs, who matters, what is unsure.
///
/// It is about the actors whose attribute `focus` is set, else about the five with most claims.
public struct Brief: Hashable, Sendable, Codable {
  /// The title of the graph.
  public let title: String

  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// How many agents the view holds.
  public let actorCount: Int

  /// How many layers count in it.
  public let layerCount: Int

  /// How many claims count.
  public let claimCount: Int

  /// How many claims the graph holds, through all time.
  public let allClaimCount: Int

  /// The sources of the claims that count, by how many they make.
  public let sources: [SourceCount]

  /// The actors that the page is about.
  public let focus: [ActorLabel]

  /// How many members each collapsed bloc among the actors stands for, by identifier.
  public let memberCounts: [String: Int]

  /// How the intervals were drawn.
  public let draws: Draws

  /// Their alignments, best first, thin ones last.
  public let alignments: [AlignmentRow]

  /// The pair with most claims of its own, taken apart; nil without a pair.
  @Nullable public var why: Alignment?

  /// The claims behind it.
  @Nullable public var explanation: Explanation?

  /// The blocs.
  public let blocs: BlocStructure

  /// Betweenness and signed degree on positive ties.
  public let centrality: CentralityTable

  /// Pairs that are partners in one layer and rivals in another, or both in one.
  public let tensions: [Tension]

  /// Claims about them that began in the twelve months before, latest first.
  public let lately: [ClaimRecord]

  /// The claims about them of least confidence, below 1.
  public let leastSure: [ClaimRecord]
}

/// How many claims a source makes.
public struct SourceCount: Hashable, Sendable, Codable {
  /// Its identifier.
  public let source: String

  /// Its title.
  public let title: String

  /// Its grade; nil for a plain data file.
  @Nullable public var reliability: Source.Reliability?

  /// How many of the claims that count.
  public let claims: Int
}

/// A pair with support for both signs.
public struct Tension: Hashable, Sendable, Codable {
  /// One of the two.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// The layer of the strongest positive support.
  public let positiveLayer: String

  /// That support, in 0...1: the mean of both directions, or the one that is known.
  public let positive: Double

  /// The layer of the strongest negative support.
  public let negativeLayer: String

  /// That support, in 0...1.
  public let negative: Double

  /// The lesser of the two.
  public var strength: Double { min(positive, negative) }
}

extension GraphView {
  /// One page about the view.
  ///
  /// - Parameters:
  ///   - names: The actors to write about; empty takes those of the graph.
  ///   - draws: How the intervals are drawn.
  ///   - seed: The seed of the search for blocs.
  ///   - threads: How many threads draw the intervals; it does not change the answer.
  /// - Returns: The page.
  /// - Throws: ``EntenteError`` when an actor is not known or no layer is an affinity.
  public func brief(
    about names: [String] = [],
    draws: Draws = Draws(),
    seed: UInt64 = 1,
    threads: Int = 1
  ) throws(EntenteError) -> Brief {
    try requireComposite()
    let focus = try focus(names)
    let pairs = focus.count == 1 ? partners(of: focus[0]) : allPairs(focus)
    let main = pairs.map { (pair: $0, count: claims(between: $0).count) }
      .reduce(nil as (pair: (Vertex, Vertex), count: Int)?) { best, next in
        (best?.count ?? 0) < next.count ? next : best
      }?.pair
    var why: Alignment?
    var explanation: Explanation?
    if let main {
      let ends = (label(of: main.0).id, label(of: main.1).id)
      why = try alignment(of: ends.0, with: ends.1, draws: draws, threads: threads)
      explanation = try self.explanation(of: ends.0, with: ends.1)
    }
    let about = claims(about: Set(focus))
    return Brief(
      title: graph.title,
      asOf: asOf,
      actorCount: actorCount,
      layerCount: Set(evidence.ties.map(\.layer)).count,
      claimCount: claimCount,
      allClaimCount: graph.claims.count,
      sources: sourceCounts,
      focus: focus.map(label),
      memberCounts: Dictionary(
        uniqueKeysWithValues: cast.membersOfVertex.map { (label(of: $0.key).id, $0.value.count) }
      ),
      draws: draws,
      alignments: rows(pairs, draws: draws, threads: threads),
      why: why,
      explanation: explanation,
      blocs: try blocs(seed: seed),
      centrality: try centrality([.betweenness, .signedDegree]),
      tensions: tensions(among: focus),
      lately: lately(about),
      leastSure: about.filter { graph.confidence($0) < 1 }.sorted {
        (graph.confidence($0), $0) < (graph.confidence($1), $1)
      }
      .prefix(8).map(graph.record)
    )
  }

  private func allPairs(_ vertices: [Vertex]) -> [(Vertex, Vertex)] {
    vertices.enumerated().flatMap { index, a in vertices.dropFirst(index + 1).map { (a, $0) } }
  }

  /// A vertex with each of the ten others that most claims tie it to.
  private func partners(of vertex: Vertex) -> [(Vertex, Vertex)] {
    let others = (0..<Vertex(actorCount)).filter { $0 != vertex }
    let counts = others.map { (other: $0, count: claims(between: (vertex, $0)).count) }
    return counts.sorted { ($1.count, $0.other) < ($0.count, $1.other) }
      .prefix(10).map { (vertex, $0.other) }
  }

  private func focus(_ names: [String]) throws(EntenteError) -> [Vertex] {
    if !names.isEmpty {
      var chosen: [Vertex] = []
      for name in names {
        let vertex = try vertex(of: name)
        if !chosen.contains(vertex) { chosen.append(vertex) }
      }
      return chosen
    }
    let all = (0..<Vertex(actorCount))
    var counts = [Int](repeating: 0, count: actorCount)
    for pair in evidence.pairs {
      let claims = claims(between: (pair.first, pair.second)).count
      counts[Int(pair.first)] += claims
      counts[Int(pair.second)] += claims
    }
    let ranked = all.sorted { (counts[Int($1)], $0) < (counts[Int($0)], $1) }
    let marked = ranked.filter { graph.actors[cast.actors[Int($0)]].attributes["focus"] != nil }
    return marked.count > 1 ? marked : Array(ranked.prefix(5))
  }

  /// The claims that count on the own tie of a pair.
  private func claims(between pair: (Vertex, Vertex)) -> Set<UInt32> {
    guard let pair = self.pair(pair.0, pair.1) else { return [] }
    let facts = pair.ties.flatMap { evidence.facts[evidence.ties[$0].facts] }
    return Set(facts.flatMap { evidence.entries[$0.entries].map(\.claim) })
  }

  /// The claims that count about ties of some vertices, by position.
  private func claims(about vertices: Set<Vertex>) -> [Int] {
    let own = evidence.pairs.filter { vertices.contains($0.first) || vertices.contains($0.second) }
    let all = own.reduce(into: Set<UInt32>()) { all, pair in
      all.formUnion(claims(between: (pair.first, pair.second)))
    }
    return all.sorted().map(Int.init)
  }

  private var sourceCounts: [SourceCount] {
    let claims = Set(evidence.entries.map(\.claim))
    let bySource = Dictionary(grouping: claims) { Int(graph.claims.source[Int($0)]) }
    return bySource.map { source, claims in
      SourceCount(
        source: graph.sources[source].id,
        title: graph.sources[source].title,
        reliability: graph.sources[source].reliability,
        claims: claims.count
      )
    }.sorted { ($1.claims, $0.source) < ($0.claims, $1.source) }
  }

  private func tensions(among focus: [Vertex]) -> [Tension] {
    let chosen = Set(focus)
    return evidence.pairs.compactMap { pair -> Tension? in
      guard chosen.contains(pair.first), chosen.contains(pair.second) else { return nil }
      var positive = (layer: 0, support: 0.0)
      var negative = (layer: 0, support: 0.0)
      for (layer, forward, backward) in evidence.layers(of: pair)
      where weighing.weight(of: layer) > 0 {
        let both = [forward, backward].compactMap { $0.map { sums[$0] } }
        let sides = weighing.isOpen(layer) ? Double(both.count) : 2
        let plus = both.reduce(0) { $0 + $1.positive } / sides
        let minus = both.reduce(0) { $0 + $1.negative } / sides
        if plus > positive.support { positive = (layer, plus) }
        if minus > negative.support { negative = (layer, minus) }
      }
      guard min(positive.support, negative.support) >= 0.1 else { return nil }
      return Tension(
        first: label(of: pair.first),
        second: label(of: pair.second),
        positiveLayer: graph.layers[positive.layer].id,
        positive: positive.support,
        negativeLayer: graph.layers[negative.layer].id,
        negative: negative.support
      )
    }.sorted { ($1.strength, $0.first.id) < ($0.strength, $1.first.id) }
  }

  /// The claims that began in the year before the end of the view's day, latest first.
  private func lately(_ claims: [Int]) -> [ClaimRecord] {
    guard let asOf else { return [] }
    let since = asOf.endNumber - 366
    let starts = claims.compactMap { index in
      graph.claims.start[index].day.map { (index: index, day: $0) }
    }.filter { $0.day.number >= since && $0.day.precision > .year }
    return starts.sorted { ($1.day, $0.index) < ($0.day, $1.index) }.map { graph.record($0.index) }
  }
}
