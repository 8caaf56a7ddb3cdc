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
  /// `pool`: each sign apart, 1 - the product of (1 - b) with b = confidence · weight · |value|.
  /// `mean`: the sum of w · value over max(1, sum of w) with w = confidence · weight. A strength is
  /// always a weighted sum. `confidence` is one number a fact, in the order of `facts`.
  static func sum(
    _ facts: ArraySlice<Evidence.Fact>,
    confidence: ArraySlice<Double>,
    in layer: Layer
  ) -> Sum {
    var sum = Sum()
    if layer.scale == .strength {
      for (fact, q) in zip(facts, confidence) where q > 0 {
        sum.isKnown = true
        sum.positive += q * fact.weight * fact.value
      }
      return sum
    }
    switch layer.combine {
    case .pool:
      var withoutPositive = 1.0
      var withoutNegative = 1.0
      for (fact, q) in zip(facts, confidence) where q > 0 {
        sum.isKnown = true
        let support = q * fact.weight * abs(fact.value)
        if fact.value < 0 { withoutNegative *= 1 - support } else { withoutPositive *= 1 - support }
      }
      sum.positive = 1 - withoutPositive
      sum.negative = 1 - withoutNegative
    case .mean:
      var mass = 0.0
      for (fact, q) in zip(facts, confidence) where q > 0 {
        sum.isKnown = true
        mass += q * fact.weight
        let support = q * fact.weight * abs(fact.value)
        if fact.value < 0 { sum.negative += support } else { sum.positive += support }
      }
      sum.positive /= max(1, mass)
      sum.negative /= max(1, mass)
    }
    return sum
  }

  /// The signed part of a tie's value that each fact is; they add up to the value exactly.
  ///
  /// Pooled facts share their sign's part in proportion to ln(1 - b), by which independent supports
  /// add; facts that are certain alone (b = 1) share it equally among themselves.
  static func parts(_ facts: ArraySlice<Evidence.Fact>, of sum: Sum, in layer: Layer) -> [Double] {
    if layer.combine == .mean || layer.scale == .strength {
      let mass = facts.reduce(0) { $0 + $1.confidence * $1.weight }
      let scale = layer.scale == .strength ? 1 : max(1, mass)
      return facts.map { $0.confidence * $0.weight * $0.value / scale }
    }
    let supports = facts.map { $0.confidence * $0.weight * abs($0.value) }
    func share(isNegative: Bool) -> [Double] {
      let own = zip(facts, supports).map { ($0.value < 0) == isNegative ? $1 : 0 }
      let certain = own.map { $0 >= 1 ? 1.0 : 0 }
      let evidence = certain.contains(1) ? certain : own.map { -log1p(-$0) }
      let total = evidence.reduce(0, +)
      let part = isNegative ? -sum.negative : sum.positive
      return evidence.map { total > 0 ? part * $0 / total : 0 }
    }
    return zip(share(isNegative: false), share(isNegative: true)).map { $0 + $1 }
  }
}
