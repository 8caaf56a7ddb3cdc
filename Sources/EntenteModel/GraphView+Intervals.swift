internal import EntenteGraph

/// Where a number lies, and how that was found.
public struct Interval: Hashable, Sendable, Codable {
  /// The lower end.
  public let low: Double

  /// The upper end.
  public let high: Double

  /// The share of the draws between the two.
  public let level: Double
}

/// How intervals are drawn: each fact holds with its confidence, independently of the others.
public struct Draws: Hashable, Sendable, Codable {
  /// How many worlds are drawn.
  public var count: Int

  /// The share of the draws inside the interval, in 0...1.
  public var level: Double

  /// The seed of the generator: the same seed gives the same interval.
  public var seed: UInt64

  /// Makes draws.
  public init(count: Int = 400, level: Double = 0.9, seed: UInt64 = 1) {
    self.count = count
    self.level = level
    self.seed = seed
  }
}

extension GraphView {
  /// Quantiles of A over drawn worlds, for some pairs.
  ///
  /// In a world a fact holds at its full value or not at all, so the interval speaks of what sources
  /// may have got wrong, not of what none of them says. It need not contain A itself, which takes
  /// every fact at its expected force. The worlds of a seed are the same whichever pairs are asked.
  ///
  /// - Parameters:
  ///   - pairs: Vertices, two by two.
  ///   - draws: How many worlds, and from which seed.
  ///   - threads: How many threads draw them; it does not change the answer.
  /// - Returns: One for each pair; nil where A is undefined in some world.
  /// - Complexity: O(draws · (facts about the actors of the pairs + pairs · degree)).
  func intervals(of pairs: [(Vertex, Vertex)], draws: Draws, threads: Int) -> [Interval?] {
    let worlds = Worlds(of: pairs, in: self, seed: draws.seed)
    let pieces = min(draws.count, 16)
    // A world takes far longer than waking a thread.
    let samples = Crew(threads: threads, steps: .max).results(pieces) { piece in
      worlds.sample((piece * draws.count / pieces)..<((piece + 1) * draws.count / pieces))
    }
    return pairs.indices.map { pair in
      let sample = samples.flatMap { $0[pair] }
      guard sample.count == draws.count, draws.count > 0 else { return nil }
      return Interval(sample, level: draws.level)
    }
  }
}

extension Interval {
  /// The middle of a sample, between interpolated quantiles.
  init(_ sample: [Double], level: Double) {
    let sorted = sample.sorted()
    func quantile(_ share: Double) -> Double {
      let position = share * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
    let tail = (1 - level) / 2
    self.init(low: quantile(tail), high: quantile(1 - tail), level: level)
  }
}

/// Worlds in which each fact about some actors holds or does not.
private struct Worlds: Sendable {
  private let view: GraphView
  private let ends: [(Vertex, Vertex)]
  private let seed: UInt64
  /// The pairs, ties and facts that bear on the actors asked about.
  private let pairs: [Int]
  private let ties: [Int]
  private let facts: [Int]
  private let slotsOfPair: [Int: [Int]]

  init(of ends: [(Vertex, Vertex)], in view: GraphView, seed: UInt64) {
    self.view = view
    self.ends = ends
    self.seed = seed
    let asked = Set(ends.flatMap { [$0.0, $0.1] })
    pairs = view.evidence.pairs.indices.filter {
      let pair = view.evidence.pairs[$0]
      return asked.contains(pair.first) || asked.contains(pair.second)
    }
    ties = pairs.flatMap { Array(view.evidence.pairs[$0].ties) }
    facts = ties.flatMap { Array(view.evidence.ties[$0].facts) }
    slotsOfPair = Dictionary(grouping: view.slotPairs.indices) { Int(view.slotPairs[$0]) }
  }

  /// A of each pair in some worlds; fewer values where it is undefined.
  func sample(_ worlds: Range<Int>) -> [[Double]] {
    let evidence = view.evidence
    var confidence = [Double](repeating: 0, count: evidence.facts.count)
    var sums = view.sums
    var composite = view.compositeValues
    var values = [[Double]](repeating: [], count: ends.count)
    for world in worlds {
      for fact in facts {
        let drawn = luck(of: evidence.facts[fact], in: world)
        confidence[fact] = drawn < evidence.facts[fact].confidence ? 1 : 0
      }
      for tie in ties {
        let own = evidence.ties[tie]
        sums[tie] = Pooling.sum(
          evidence.facts[own.facts],
          confidence: confidence[own.facts],
          in: view.graph.layers[own.layer]
        )
      }
      for pair in pairs {
        guard let slots = slotsOfPair[pair] else { continue }
        let value = view.weighing.value(of: evidence.pairs[pair], in: evidence, sums: sums) ?? 0
        for slot in slots { composite[slot] = value }
      }
      for (index, pair) in ends.enumerated() {
        if let value = view.alignmentValue(pair.0, pair.1, values: composite) {
          values[index].append(value)
        }
      }
    }
    return values
  }

  /// A number in 0..<1 that depends on the seed, the world and the fact alone; the two signs of a
  /// disputed fact are drawn apart.
  ///
  /// - SeeAlso: Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014), whose
  ///   mixing function it is.
  private func luck(of fact: Evidence.Fact, in world: Int) -> Double {
    var mixed: UInt64 = 0
    for part in [
      seed, UInt64(truncatingIfNeeded: world),
      UInt64(fact.key) << 1 | (fact.isDisputed && fact.value < 0 ? 1 : 0),
    ] {
      mixed = (mixed ^ part) &+ 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      mixed ^= mixed >> 31
    }
    return Double(mixed >> 11) / 9_007_199_254_740_992
  }
}
