/// How alike two portfolios are: two lists of levels over the same items.
///
/// Every measure uses the items on which both have a level. `nil` is undefined.
public struct Similarity: Hashable, Sendable, Codable, BitwiseCopyable {
  /// How many items both have a level on.
  public var jointCount: Int
  /// S with absolute distances: 1 - 2 mean |x - y| / range, in -1...1; nil without items.
  public var sAbsolute: Double?
  /// S with squared distances: 1 - 2 mean (x - y)^2 / range^2, in -1...1; nil without items.
  public var sSquared: Double?
  /// S with absolute distances and weighted items; nil without weights, or if they sum to 0.
  public var sAbsoluteWeighted: Double?
  /// Cohen's kappa, every disagreement alike; at most 1; nil if chance cannot disagree.
  public var kappaNominal: Double?
  /// Cohen's kappa, disagreement |x - y|; at most 1; nil if chance cannot disagree.
  public var kappaLinear: Double?
  /// Cohen's kappa, disagreement (x - y)^2; at most 1; nil if chance cannot disagree.
  public var kappaQuadratic: Double?
  /// Scott's pi, every disagreement alike; at most 1; nil if chance cannot disagree.
  public var piNominal: Double?
  /// Scott's pi, disagreement |x - y|; at most 1; nil if chance cannot disagree.
  public var piLinear: Double?
  /// Scott's pi, disagreement (x - y)^2; at most 1; nil if chance cannot disagree.
  public var piQuadratic: Double?
  /// Kendall's tau-b, in -1...1; nil if either list is constant.
  public var tauB: Double?
  /// Lijphart's agreement: mean of 1 - |x - y| / range, in 0...1; nil without items.
  public var agreement: Double?
  /// `sAbsolute` less what independent lists of the same levels would have; nil without items.
  public var alignmentIndex: Double?
  /// Pearson's correlation, in -1...1; nil if either list is constant.
  public var pearson: Double?
}

extension Similarity {
  /// Compares two portfolios.
  ///
  /// The range is the greatest less the least admissible level, whether observed or not. Kappa and
  /// pi are 1 - observed / expected disagreement, expected from each list's own levels (kappa) or
  /// from the pooled ones (pi).
  ///
  /// - Parameters:
  ///   - x: One level an item, NaN where absent.
  ///   - y: One level an item, NaN where absent.
  ///   - levels: The admissible levels, at least one, in any order.
  ///   - weights: One an item, 0 or more, for `sAbsoluteWeighted` alone; nil for none.
  /// - Returns: All measures; those that divide by a range of 0 are nil.
  /// - Precondition: The lists, and the weights if given, are of one length.
  /// - Complexity: O(n + k^2) time, O(k^2) space, k the number of different levels observed, up to 16; with
  ///   more, O(n log n + k^2) time, O(n) space.
  /// - SeeAlso: Signorino and Ritter, Tau-b or Not Tau-b (1999), Int. Studies Quarterly 43:115;
  ///   Hage, Choice or Circumstance? (2011), Political Analysis 19:287; Lijphart (1963), American
  ///   Political Science Review 57:902; Benati and Capurri (2026), Quality & Quantity.
  public static func of(
    _ x: [Double],
    _ y: [Double],
    levels: [Double],
    weights: [Double]? = nil
  ) -> Similarity {
    precondition(x.count == y.count, "Two portfolios are about the same items")
    precondition((weights?.count ?? x.count) == x.count, "There must be one weight per item")
    let range = (levels.max() ?? 0) - (levels.min() ?? 0)
    var result = coded(x, y, range: range) ?? sorted(x, y, range: range)
    if let weights {
      result.sAbsoluteWeighted = sScores(x, y, range: range, weights: weights).absolute
    }
    return result
  }

  /// Compares two portfolios of few different levels by how often each two meet; nil if there are more.
  private static func coded(_ x: [Double], _ y: [Double], range: Double) -> Similarity? {
    let most = Portfolios.mostLevels
    let counts = Cells<Int>((most + 1) * (most + 1), repeating: 0)
    var coder = LevelCoder(most: most)
    withView(of: x) { x in
      withView(of: y) { y in
        for item in 0..<x.count {
          let cell = Int(coder.code(x[item])) &* (most &+ 1) &+ Int(coder.code(y[item]))
          counts[cell] &+= 1
        }
      }
    }
    guard !coder.isFull else { return nil }
    let (order, codes) = coder.ascending()
    var tables = LevelTables(levels: order, range: range)
    tables.take { own, other in
      let cell = codes[own] * (most + 1) + codes[other]
      return LevelTables.Lanes(repeating: Double(counts[cell]))
    }
    return Similarity(tables)
  }

  /// Compares two portfolios of any levels.
  private static func sorted(_ x: [Double], _ y: [Double], range: Double) -> Similarity {
    let joint = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    let left = joint.map { x[$0] }
    let right = joint.map { y[$0] }
    let scores = sScores(left, right, range: range)
    var result = Similarity(jointCount: joint.count)
    result.sAbsolute = scores.absolute
    result.sSquared = scores.squared
    result.agreement = scores.absolute.map { ($0 + 1) / 2 }
    result.tauB = tauB(left, right)
    result.pearson = pearson(left, right)
    let chance = ChanceAgreement(left, right)
    result.kappaNominal = chance.kappa(.nominal)
    result.kappaLinear = chance.kappa(.linear)
    result.kappaQuadratic = chance.kappa(.quadratic)
    result.piNominal = chance.pi(.nominal)
    result.piLinear = chance.pi(.linear)
    result.piQuadratic = chance.pi(.quadratic)
    if range > 0, let expected = chance.expectedDistance, let observed = chance.observedDistance {
      result.alignmentIndex = 2 * (expected - observed) / range
    }
    return result
  }

  /// Reads the measures of the first pair of some tables.
  init(_ tables: LevelTables) {
    self.init(jointCount: Int(tables.joint[0]))
    for measure in Measure.allCases {
      let value = tables.values(measure)[0]
      self[measure] = value.isNaN ? nil : value
    }
  }

  /// Returns S with absolute and with squared distances.
  ///
  /// 1 - 2 sum w |x - y| / (range sum w), and with squares 1 - 2 sum w (x - y)^2 / (range^2 sum w).
  /// For portfolios of any numbers, continuous ones too. Items where either is NaN are left out.
  ///
  /// - Parameters:
  ///   - x: One number an item.
  ///   - y: One number an item.
  ///   - range: The greatest possible distance, above 0.
  ///   - weights: One an item, 0 or more; nil if all weigh the same.
  /// - Returns: Both in -1...1; nil if the range or the sum of weights is 0.
  /// - Precondition: The lists, and the weights if given, are of one length.
  /// - Complexity: O(n) time, O(1) space.
  /// - SeeAlso: Signorino and Ritter, Tau-b or Not Tau-b (1999), Int. Studies Quarterly 43:115.
  public static func sScores(
    _ x: [Double],
    _ y: [Double],
    range: Double,
    weights: [Double]? = nil
  ) -> (absolute: Double?, squared: Double?) {
    precondition(x.count == y.count, "Two portfolios are about the same items")
    precondition((weights?.count ?? x.count) == x.count, "There must be one weight per item")
    var total = 0.0
    var absolute = 0.0
    var squared = 0.0
    for item in 0..<x.count where !x[item].isNaN && !y[item].isNaN {
      let weight = weights.map { $0[item] } ?? 1
      let distance = (x[item] - y[item]).magnitude
      total += weight
      absolute += weight * distance
      squared += weight * distance * distance
    }
    guard total > 0 && range > 0 else { return (nil, nil) }
    return (
      bounded(1 - 2 * absolute / (range * total)),
      bounded(1 - 2 * squared / (range * range * total))
    )
  }

  private init(jointCount: Int) {
    self.jointCount = jointCount
  }
}
