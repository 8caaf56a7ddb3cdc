extension LevelTables {
  /// A measure of each pair, NaN where undefined.
  ///
  /// Weighted S is none of the tables' measures, and NaN.
  func values(_ measure: Similarity.Measure) -> Lanes {
    switch measure {
    case .sAbsolute: score(distance, range)
    case .sSquared: score(square, range * range)
    case .sAbsoluteWeighted: Lanes(repeating: .nan)
    case .kappaNominal: kappa(unequal, expectedUnequal(own, other, joint))
    case .kappaLinear: kappa(distance, expectedDistance(own, other, joint))
    case .kappaQuadratic: kappa(square, expectedSquare(own, other, joint))
    case .piNominal: pi(unequal, expectedUnequal(both, both, joint + joint))
    case .piLinear: pi(distance, expectedDistance(both, both, joint + joint))
    case .piQuadratic: pi(square, expectedSquare(both, both, joint + joint))
    case .tauB: tauB()
    case .agreement: (score(distance, range) + 1) / 2
    case .alignmentIndex: alignmentIndex()
    case .pearson: pearson()
    }
  }

  /// 1 - 2 mean / reach.
  private func score(_ sum: Lanes, _ reach: Double) -> Lanes {
    let value = Self.bounded(1 - 2 * sum / (reach * joint))
    return range > 0 ? value.replacing(with: .nan, where: joint .== 0) : Lanes(repeating: .nan)
  }

  /// 1 - observed / expected disagreement, expected from each list's own levels.
  private func kappa(_ observed: Lanes, _ expected: Lanes) -> Lanes {
    let value = 1 - observed * joint / expected
    return value.replacing(with: .nan, where: expectedUnequal(own, other, joint) .== 0)
  }

  /// 1 - observed / expected disagreement, expected from the pooled levels, here counted twice.
  private func pi(_ observed: Lanes, _ expected: Lanes) -> Lanes {
    let value = 1 - observed * joint / (expected / 4)
    return value.replacing(
      with: .nan,
      where: expectedUnequal(both, both, joint + joint) .== 0
    )
  }

  /// S with absolute distances less what independent lists would have.
  private func alignmentIndex() -> Lanes {
    guard range > 0 else { return Lanes(repeating: .nan) }
    let expected = expectedDistance(own, other, joint) / joint / joint
    let value = 2 * (expected - distance / joint) / range
    return value.replacing(with: .nan, where: joint .== 0)
  }
}

extension LevelTables {
  /// How many of all pairs of an item of one and an item of the other differ.
  private func expectedUnequal(_ x: Cells<Lanes>, _ y: Cells<Lanes>, _ count: Lanes) -> Lanes {
    var sum = count * count
    for level in 0..<levels.count { sum -= x[level] * y[level] }
    return sum
  }

  /// The sum of the distances of all pairs: each step between levels, times the pairs on two sides
  /// of it.
  private func expectedDistance(_ x: Cells<Lanes>, _ y: Cells<Lanes>, _ count: Lanes) -> Lanes {
    var (sum, below, otherBelow) = (Lanes.zero, Lanes.zero, Lanes.zero)
    for level in 1..<max(1, levels.count) {
      below += x[level &- 1]
      otherBelow += y[level &- 1]
      let apart = below * (count - otherBelow) + otherBelow * (count - below)
      sum += (levels[level] - levels[level &- 1]) * apart
    }
    return sum
  }

  /// The sum of the squared distances of all pairs: what each varies and how far the means lie apart.
  private func expectedSquare(_ x: Cells<Lanes>, _ y: Cells<Lanes>, _ count: Lanes) -> Lanes {
    let (mean, otherMean) = (self.mean(x, count), self.mean(y, count))
    let sum = variation(x, around: mean) + variation(y, around: otherMean)
    return count * (sum + count * (mean - otherMean) * (mean - otherMean))
  }

  /// The mean above the least level.
  private func mean(_ x: Cells<Lanes>, _ count: Lanes) -> Lanes {
    var sum = Lanes.zero
    for level in 1..<max(1, levels.count) { sum += (levels[level] - levels[0]) * x[level] }
    return sum / count
  }

  private func variation(_ x: Cells<Lanes>, around mean: Lanes) -> Lanes {
    var sum = Lanes.zero
    for level in 0..<levels.count {
      let gap = (levels[level] - levels[0]) - mean
      sum += gap * gap * x[level]
    }
    return sum
  }
}

extension LevelTables {
  /// Kendall's rank correlation with ties.
  private func tauB() -> Lanes {
    let (free, otherFree) = (untied(own), untied(other))
    return Self.bounded(score() / (free * otherFree).squareRoot())
      .replacing(with: .nan, where: (free .<= 0) .| (otherFree .<= 0))
  }

  /// The pairs of items that are not tied in a list.
  private func untied(_ x: Cells<Lanes>) -> Lanes {
    var pairs = joint * (joint - 1) / 2
    for level in 0..<levels.count { pairs -= x[level] * (x[level] - 1) / 2 }
    return pairs
  }

  /// The concordant less the discordant pairs of items.
  private func score() -> Lanes {
    let count = levels.count
    var sum = Lanes.zero
    for first in 1..<max(1, count) {
      // Of the items lower in the first list: those lower in the second less those higher.
      var higher = Lanes.zero
      for second in 0..<count { higher += before(first, second) }
      var lower = Lanes.zero
      for second in 0..<count {
        let here = before(first, second)
        higher -= here
        sum += cells[first &* count &+ second] * (lower - higher)
        lower += here
      }
    }
    return sum
  }

  /// How many items have a lower level in the first list, and one level in the second.
  @inline(__always)
  private func before(_ first: Int, _ second: Int) -> Lanes {
    var sum = Lanes.zero
    for level in 0..<first { sum += cells[level &* levels.count &+ second] }
    return sum
  }

  /// Pearson's correlation.
  private func pearson() -> Lanes {
    let (mean, otherMean) = (self.mean(own, joint), self.mean(other, joint))
    var product = Lanes.zero
    for first in 0..<levels.count {
      let gap = (levels[first] - levels[0]) - mean
      for second in 0..<levels.count {
        let otherGap = (levels[second] - levels[0]) - otherMean
        product += gap * otherGap * cells[first &* levels.count &+ second]
      }
    }
    let (square, otherSquare) = (
      variation(own, around: mean), variation(other, around: otherMean)
    )
    // The square of a root is not quite the number itself.
    let both = (square.squareRoot() * otherSquare.squareRoot())
      .replacing(with: square, where: square .== otherSquare)
    return Self.bounded(product / both)
      .replacing(with: .nan, where: (untied(own) .<= 0) .| (untied(other) .<= 0))
  }

  /// Numbers of -1...1 that rounding may have carried beyond; NaN stays.
  private static func bounded(_ value: Lanes) -> Lanes {
    value.replacing(with: 1, where: value .> 1).replacing(with: -1, where: value .< -1)
  }
}
