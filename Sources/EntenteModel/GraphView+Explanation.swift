internal import EntenteGraph

/// The claims and sources that an alignment rests on, each with its part.
///
/// The parts of the claims and the silent part add up to A exactly. A claim on the own tie has its
/// part of D / 2. The part of a third party in K / 2 is split evenly between its two ties (or given
/// to the one that has claims), and within a tie in proportion to the weight of its claims, sign
/// aside; what no claim stands behind (the chance terms of silent third parties) is `silent`.
public struct Explanation: Hashable, Sendable, Codable {
  /// One of the two.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// A, in -1...1.
  @Nullable public var value: Double?

  /// The claims, greatest part first.
  public let claims: [ClaimPart]

  /// The part of A that no claim stands behind.
  public let silent: Double

  /// The sources, by how many claims they bear.
  public let sources: [SourcePart]

  /// Expected and conditional claims about the two, which do not count.
  public let notCounted: [ClaimRecord]
}

/// One claim with its part of an alignment.
public struct ClaimPart: Hashable, Sendable, Codable {
  /// The claim.
  public let record: ClaimRecord

  /// Its part of A through the own tie.
  public let ownTie: Double

  /// Its part of A through third parties.
  public let thirdParties: Double

  /// Whether it holds only as far as its imprecise dates allow.
  public let isApproximate: Bool

  /// Its part of A.
  public var part: Double { ownTie + thirdParties }
}

/// One source with its part of an alignment.
public struct SourcePart: Hashable, Sendable, Codable {
  /// The identifier of the source.
  public let source: String

  /// Its title.
  public let title: String

  /// How many of the claims it makes.
  public let claims: Int

  /// Their part of A.
  public let part: Double

  /// A without the source; nil when it is undefined then.
  @Nullable public var valueWithout: Double?
}

extension GraphView {
  /// The claims behind an alignment.
  ///
  /// - Parameters:
  ///   - first: An actor, by any name.
  ///   - second: Another.
  /// - Returns: Claims and sources with their parts.
  /// - Throws: ``EntenteError`` when one is not an actor of the view.
  /// - Complexity: O(claims of the two) and one view for each source.
  public func explanation(of first: String, with second: String) throws(EntenteError)
    -> Explanation
  {
    let (a, b) = try vertices(of: first, and: second)
    try requireComposite()
    let core = alignmentCore(a, b, values: compositeValues)
    let parts = claimParts(a, b, core)
    let claims = parts.byClaim.sorted {
      (abs($1.value.own + $1.value.third), $0.key) < (abs($0.value.own + $0.value.third), $1.key)
    }
    let vague = Set(evidence.entries.filter(\.isApproximate).map(\.claim))
    var sources: [SourcePart] = []
    let bySource = Dictionary(grouping: claims) { graph.claims.source[Int($0.key)] }
    for (source, own) in bySource {
      let id = graph.sources[Int(source)].id
      sources.append(
        SourcePart(
          source: id,
          title: graph.sources[Int(source)].title,
          claims: own.count,
          part: own.map { $0.value.own + $0.value.third }.sorted().reduce(0, +),
          valueWithout: try value(of: a, b, without: { $0.withoutSources.append(id) })
        )
      )
    }
    return Explanation(
      first: label(of: a),
      second: label(of: b),
      asOf: asOf,
      value: core.value,
      claims: claims.map {
        ClaimPart(
          record: graph.record(Int($0.key)),
          ownTie: $0.value.own,
          thirdParties: $0.value.third,
          isApproximate: vague.contains($0.key)
        )
      },
      silent: parts.silent,
      sources: sources.sorted { ($1.claims, $0.source) < ($0.claims, $1.source) },
      notCounted: notCounted(a, b)
    )
  }

  /// The parts of A by claim.
  func claimParts(_ a: Vertex, _ b: Vertex, _ core: AlignmentCore)
    -> (byClaim: [UInt32: (own: Double, third: Double)], silent: Double)
  {
    var byClaim: [UInt32: (own: Double, third: Double)] = [:]
    for (claim, part) in pairParts(a, b) { byClaim[claim, default: (0, 0)].own += part / 2 }
    var silent = core.profile.rest.total / 2
    for third in core.profile.contributions {
      let sides = [pairParts(a, third.vertex), pairParts(b, third.vertex)].map { parts in
        (parts: parts, weight: parts.reduce(0) { $0 + abs($1.part) })
      }.filter { $0.weight > 0 }
      if sides.isEmpty { silent += third.total / 2 }
      for side in sides {
        let portion = third.total / 2 / Double(sides.count)
        for (claim, part) in side.parts {
          byClaim[claim, default: (0, 0)].third += portion * abs(part) / side.weight
        }
      }
    }
    return (byClaim, silent)
  }

  /// The parts of X by claim, for one pair of vertices.
  private func pairParts(_ a: Vertex, _ b: Vertex) -> [(claim: UInt32, part: Double)] {
    guard let pair = pair(a, b) else { return [] }
    var parts: [(claim: UInt32, part: Double)] = []
    let factors = weighing.factors(of: pair, in: evidence, sums: sums)
    for (tie, factor) in zip(pair.ties, factors) where factor > 0 {
      let facts = evidence.facts[evidence.ties[tie].facts]
      let layer = graph.layers[evidence.ties[tie].layer]
      for (fact, part) in zip(facts, Pooling.parts(facts, of: sums[tie], in: layer)) {
        for entry in evidence.entries[fact.entries] {
          parts.append((entry.claim, factor * part * entry.part))
        }
      }
    }
    return parts
  }

  private func notCounted(_ a: Vertex, _ b: Vertex) -> [ClaimRecord] {
    let sides = [a, b].map { vertex in
      Set([cast.actors[Int(vertex)]] + (cast.membersOfVertex[vertex] ?? []))
    }
    let both = sides[0].union(sides[1])
    return (0..<graph.claims.count).filter { index in
      let claims = graph.claims
      let (from, to) = (Int(claims.from[index]), Int(claims.to[index]))
      let isBetween =
        sides[0].contains(from) && sides[1].contains(to)
        || sides[1].contains(from) && sides[0].contains(to)
      let isAbout =
        (both.contains(from) || both.contains(to))
        && claims.regarding(index).contains { both.contains(Int($0)) }
      return !claims.modality(index).isActual && (isBetween || isAbout)
    }.map(graph.record)
  }
}
