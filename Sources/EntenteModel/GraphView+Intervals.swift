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
  /// every fact at its expected force.
  ///
  /// - Parameters:
  ///   - pairs: Vertices, two by two.
  ///   - draws: How many worlds, and from which seed.
  /// - Returns: One for each pair; nil where A is undefined in some world.
  /// - Complexity: O(draws · (facts about the actors of the pairs + pairs · degree)).
  func intervals(of pairs: [(Vertex, Vertex)], draws: Draws) -> [Interval?] {
    var generator = SplitMix64(seed: draws.seed)
    let ends = Set(pairs.flatMap { [$0.0, $0.1] })
    let drawn = evidence.pairs.indices.filter {
      ends.contains(evidence.pairs[$0].first) || ends.contains(evidence.pairs[$0].second)
    }
    let ties = drawn.flatMap { Array(evidence.pairs[$0].ties) }
    let facts = ties.flatMap { Array(evidence.ties[$0].facts) }
    let keys = Set(facts.map { evidence.facts[$0].key }).sorted()
    let place = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    let places = facts.map { place[evidence.facts[$0].key] ?? 0 }
    let slotsOfPair = Dictionary(grouping: slotPairs.indices) { Int(slotPairs[$0]) }
    var confidence = [Double](repeating: 0, count: evidence.facts.count)
    var luck = [Double](repeating: 0, count: keys.count)
    var sums = self.sums
    var composite = compositeValues
    var values = [[Double]](repeating: [], count: pairs.count)
    for _ in 0..<draws.count {
      for key in luck.indices { luck[key] = Double.random(in: 0..<1, using: &generator) }
      for (fact, place) in zip(facts, places) {
        confidence[fact] = luck[place] < evidence.facts[fact].confidence ? 1 : 0
      }
      for tie in ties {
        let own = evidence.ties[tie]
        sums[tie] = Pooling.sum(
          evidence.facts[own.facts],
          confidence: confidence[own.facts],
          in: graph.layers[own.layer]
        )
      }
      for pair in drawn {
        guard let slots = slotsOfPair[pair] else { continue }
        let value = weighing.value(of: evidence.pairs[pair], in: evidence, sums: sums) ?? 0
        for slot in slots { composite[slot] = value }
      }
      for (index, pair) in pairs.enumerated() {
        if let value = alignmentCore(pair.0, pair.1, values: composite).value {
          values[index].append(value)
        }
      }
    }
    return values.map { sample in
      guard sample.count == draws.count, draws.count > 0 else { return nil }
      let sorted = sample.sorted()
      func quantile(_ share: Double) -> Double {
        let position = share * Double(sorted.count - 1)
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
      }
      let tail = (1 - draws.level) / 2
      return Interval(low: quantile(tail), high: quantile(1 - tail), level: draws.level)
    }
  }
}

/// A small generator with a seed: the same numbers on every platform.
///
/// - SeeAlso: Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
