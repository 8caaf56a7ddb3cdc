internal import EntenteGraph

/// What a view says about a directed pair in a layer.
public struct Tie: Hashable, Sendable, Codable {
  /// Where it starts.
  public let from: ActorLabel

  /// Whom it is about.
  public let to: ActorLabel

  /// The identifier of the layer.
  public let layer: String

  /// Positive less negative part, on the scale of the layer.
  public let value: Double

  /// The support by positive facts, in 0...1 (a strength: 0 or more).
  public let positive: Double

  /// The support by negative facts, in 0...1.
  public let negative: Double

  /// The value less that of the tie back, which counts 0 where nothing is claimed and no claim means
  /// 0; nil where the tie back is not known.
  @Nullable public var asymmetry: Double?

  /// The mean confidence of the facts, weighted by what they add.
  public let confidence: Double

  /// Whether some of it holds only as far as imprecise dates allow.
  public let isApproximate: Bool

  /// Whether it comes from a bloc that was taken apart.
  public let isInherited: Bool

  /// The names of the claims that it rests on, strongest first.
  public let claims: [String]
}

/// The layers of a pair together.
public struct CompositeTie: Hashable, Sendable, Codable {
  /// One of the two.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// X, in -1...1.
  public let value: Double

  /// The mean confidence of the ties, weighted by what they add to X, sign aside.
  public let confidence: Double
}

extension GraphView {
  /// The composite of every pair that has one, by pair.
  ///
  /// - Complexity: O(C) for C claims that count.
  public var compositeTies: [CompositeTie] {
    slotPairs.indices.compactMap { slot in
      let pair = evidence.pairs[Int(slotPairs[slot])]
      // Each pair stands in two rows: the row of its first vertex comes with its second as target.
      guard composite.targets[slot] == pair.second else { return nil }
      var mass = 0.0
      var mean = 0.0
      for (index, factor) in zip(pair.ties, weighing.factors(of: pair, in: evidence, sums: sums))
      where factor > 0 {
        let own = tie(index)
        mass += factor * abs(own.value)
        mean += factor * abs(own.value) * own.confidence
      }
      return CompositeTie(
        first: label(of: pair.first),
        second: label(of: pair.second),
        value: compositeValues[slot],
        confidence: mass > 0 ? mean / mass : 0
      )
    }
  }

  /// Every tie, by pair, then layer, then direction.
  ///
  /// - Complexity: O(C) for C claims that count.
  public var ties: [Tie] { evidence.ties.indices.map(tie) }

  /// The ties between two actors, both ways.
  ///
  /// - Parameters:
  ///   - first: An actor, by any name.
  ///   - second: Another.
  /// - Returns: Ties by layer; empty when nothing is claimed.
  /// - Throws: ``EntenteError`` when one is not an actor of the view.
  public func ties(between first: String, and second: String) throws(EntenteError) -> [Tie] {
    let (a, b) = try vertices(of: first, and: second)
    guard let pair = pair(a, b) else { return [] }
    return pair.ties.map(tie)
  }

  /// The pair of the evidence for two vertices.
  func pair(_ first: UInt32, _ second: UInt32) -> Evidence.Pair? {
    let key = (min(first, second), max(first, second))
    var low = 0
    var high = evidence.pairs.count
    while low < high {
      let middle = (low + high) / 2
      let pair = evidence.pairs[middle]
      if (pair.first, pair.second) < key { low = middle + 1 } else { high = middle }
    }
    guard low < evidence.pairs.count else { return nil }
    let pair = evidence.pairs[low]
    return (pair.first, pair.second) == key ? pair : nil
  }

  func tie(_ index: Int) -> Tie {
    let tie = evidence.ties[index]
    let facts = evidence.facts[tie.facts]
    let layer = graph.layers[tie.layer]
    let parts = Pooling.parts(facts, of: sums[index], in: layer)
    let supports = facts.map { $0.confidence * $0.decay * $0.share * abs($0.value) }
    let support = supports.reduce(0, +)
    let mean =
      support > 0
      ? zip(facts, supports).reduce(0) { $0 + $1.0.confidence * $1.1 } / support
      : facts.reduce(0) { max($0, $1.confidence) }
    var weights: [(claim: UInt32, weight: Double)] = []
    var isApproximate = false
    var isInherited = false
    for (fact, part) in zip(facts, parts) {
      for entry in evidence.entries[fact.entries] {
        weights.append((entry.claim, abs(part) * entry.part))
        isApproximate = isApproximate || entry.isApproximate
        isInherited = isInherited || entry.isInherited
      }
    }
    weights.sort { ($1.weight, $0.claim) < ($0.weight, $1.claim) }
    return Tie(
      from: label(of: tie.from),
      to: label(of: tie.to),
      layer: layer.id,
      value: sums[index].value,
      positive: sums[index].positive,
      negative: sums[index].negative,
      asymmetry: asymmetry(of: index),
      confidence: mean,
      isApproximate: isApproximate,
      isInherited: isInherited,
      claims: weights.map { graph.claimName(Int($0.claim)) }
    )
  }

  private func asymmetry(of index: Int) -> Double? {
    let tie = evidence.ties[index]
    let back = pair(tie.from, tie.to)?.ties.first {
      evidence.ties[$0].layer == tie.layer && evidence.ties[$0].from == tie.to
    }
    if let back { return sums[index].value - sums[back].value }
    return graph.layers[tie.layer].absent == .zero ? sums[index].value : nil
  }
}
