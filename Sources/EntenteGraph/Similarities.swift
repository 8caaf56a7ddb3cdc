/// How alike all pairs of portfolios are.
///
/// Holds how often each two levels meet, from which a pair's measures are made when asked for.
public struct Similarities: Hashable, Sendable {
  /// How many portfolios there are.
  public let actorCount: Int
  /// The levels, ascending.
  let levels: [Double]
  /// The greatest less the least admissible level.
  let range: Double
  /// How often the first has one level where the second has another: a triangle of pairs for each two
  /// levels; empty if there are too many levels.
  let counts: [UInt32]
  /// The measures themselves, a triangle of pairs; empty if there are counts.
  let direct: [Similarity]
  /// Weighted S, a triangle of pairs, NaN where undefined; nil without weights.
  let weighted: [Double]?
}

extension Similarities {
  /// How many pairs there are, each portfolio with itself among them.
  public var pairCount: Int { actorCount * (actorCount + 1) / 2 }

  /// Returns the place of a pair in the columns of measures.
  ///
  /// - Parameters:
  ///   - first: One of the pair, from 0.
  ///   - second: The other; it may be the same.
  /// - Returns: A number in 0..<pairCount; the pairs stand in the order (0, 0), (0, 1) ... (1, 1),
  ///   (1, 2) ...
  /// - Precondition: Both are portfolios.
  /// - Complexity: O(1).
  public func index(of first: Int, with second: Int) -> Int {
    precondition(min(first, second) >= 0 && max(first, second) < actorCount, "No such portfolio")
    return Self.index(min(first, second), max(first, second), actorCount)
  }

  @inline(__always)
  static func index(_ first: Int, _ second: Int, _ count: Int) -> Int {
    first &* (2 &* count &- first &- 1) / 2 &+ second
  }

  /// The measures of a pair, or of a portfolio with itself.
  ///
  /// The same as ``Similarity/of(_:_:levels:weights:)``, but for rounding.
  ///
  /// - Precondition: Both are portfolios.
  /// - Complexity: O(k^2) time, k the number of levels.
  public subscript(first: Int, second: Int) -> Similarity {
    let place = index(of: first, with: second)
    guard direct.isEmpty else { return direct[place] }
    var tables = LevelTables(levels: levels, range: range)
    let isTurned = first > second
    tables.take { own, other in
      let cell = isTurned ? other * levels.count + own : own * levels.count + other
      return LevelTables.Lanes(repeating: Double(counts[cell * pairCount + place]))
    }
    var result = Similarity(tables)
    result.sAbsoluteWeighted = weighted.flatMap { $0[place].isNaN ? nil : $0[place] }
    return result
  }
}
