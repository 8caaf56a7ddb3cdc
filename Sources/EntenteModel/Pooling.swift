#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How the facts of a tie add up, and which part of the sum each of them is.
enum Pooling {
  /// The positive and the negative part of a tie; its value is their difference.
  struct Sum {
    var positive = 0.0
    var negative = 0.0
    /// Whether any fact of confidence above 0 went into it.
    var isKnown = false

    var value: Double { positive - negative }
  }

  /// Adds facts up.
  ///
  /// `pool`: each sign apart, 1 - the product of (1 - b) with b = confidence · decay · |value|. What
  /// members of a bloc say is pooled for each of them, and the mean by their shares counts as one
  /// more support: all of them together weigh what the bloc itself would. `mean`: the sum of w ·
  /// value over max(1, sum of w) with w = confidence · decay · share. A strength is always the sum
  /// of w · value. `confidence` is one number a fact, in the order of `facts`.
  static func sum(
    _ facts: ArraySlice<Evidence.Fact>,
    confidence: ArraySlice<Double>,
    in layer: Layer
  ) -> Sum {
    var sum = Sum()
    if layer.scale == .strength || layer.combine == .mean {
      var mass = 0.0
      for (fact, q) in zip(facts, confidence) where q > 0 {
        sum.isKnown = true
        let weight = q * fact.decay * fact.share
        mass += weight
        if fact.value < 0 {
          sum.negative -= weight * fact.value
        } else {
          sum.positive += weight * fact.value
        }
      }
      if layer.scale != .strength {
        sum.positive /= max(1, mass)
        sum.negative /= max(1, mass)
      }
      return sum
    }
    // Facts come with the vertices' own first, then member by member.
    var without = (positive: 1.0, negative: 1.0)
    var meanOfMembers = (positive: 0.0, negative: 0.0)
    var run = (positive: 1.0, negative: 1.0)
    var index = facts.startIndex
    while index < facts.endIndex {
      let head = facts[index]
      run = (1, 1)
      while index < facts.endIndex, facts[index].members == head.members {
        let q = confidence[index]
        if q > 0 {
          sum.isKnown = true
          let rest = 1 - q * facts[index].decay * abs(facts[index].value)
          if facts[index].value < 0 { run.negative *= rest } else { run.positive *= rest }
        }
        index += 1
      }
      if head.members == 0 {
        without = run
      } else {
        meanOfMembers.positive += head.share * (1 - run.positive)
        meanOfMembers.negative += head.share * (1 - run.negative)
      }
    }
    sum.positive = 1 - without.positive * (1 - min(1, meanOfMembers.positive))
    sum.negative = 1 - without.negative * (1 - min(1, meanOfMembers.negative))
    return sum
  }

  /// The signed part of a tie's value that each fact is; they add up to the value exactly.
  ///
  /// Pooled supports share their sum in proportion to -ln(1 - b), by which independent supports add;
  /// supports that are certain alone (b = 1) share it equally among themselves. The support of the
  /// members together is shared among them by share times what each pooled, and then among a
  /// member's facts as before.
  static func parts(_ facts: ArraySlice<Evidence.Fact>, of sum: Sum, in layer: Layer) -> [Double] {
    if layer.combine == .mean || layer.scale == .strength {
      let mass = facts.reduce(0) { $0 + $1.confidence * $1.decay * $1.share }
      let scale = layer.scale == .strength ? 1 : max(1, mass)
      return facts.map { $0.confidence * $0.decay * $0.share * $0.value / scale }
    }
    let positive = parts(Array(facts), isNegative: false, adding: sum.positive)
    let negative = parts(Array(facts), isNegative: true, adding: -sum.negative)
    return zip(positive, negative).map { $0 + $1 }
  }

  private static func parts(_ facts: [Evidence.Fact], isNegative: Bool, adding part: Double)
    -> [Double]
  {
    let supports = facts.map {
      ($0.value < 0) == isNegative ? $0.confidence * $0.decay * abs($0.value) : 0
    }
    let members = Dictionary(grouping: facts.indices) { facts[$0].members }
    let pooled = members.filter { $0.key != 0 }.mapValues { indices in
      (facts[indices[0]].share, 1 - indices.reduce(1) { $0 * (1 - supports[$1]) })
    }
    let mean = min(
      1,
      pooled.keys.sorted().reduce(0) { sum, key in
        sum + (pooled[key].map { $0.0 * $0.1 } ?? 0)
      }
    )
    let own = members[0] ?? []
    let shares = shares(own.map { supports[$0] } + [mean])
    var result = [Double](repeating: 0, count: facts.count)
    for (index, share) in zip(own, shares) { result[index] = part * share }
    guard let rest = shares.last, mean > 0 else { return result }
    for (key, indices) in members where key != 0 {
      let weight = pooled[key].map { $0.0 * $0.1 / mean } ?? 0
      for (index, share) in zip(indices, Pooling.shares(indices.map { supports[$0] })) {
        result[index] = part * rest * weight * share
      }
    }
    return result
  }

  /// The share of each support in what they pool; they sum to 1, or are all 0.
  private static func shares(_ supports: [Double]) -> [Double] {
    let certain = supports.map { $0 >= 1 ? 1.0 : 0 }
    let evidence = certain.contains(1) ? certain : supports.map { -log1p(-$0) }
    let total = evidence.reduce(0, +)
    return evidence.map { total > 0 ? $0 / total : 0 }
  }
}
