/// How far two lists of any levels agree, and how far they would by chance.
struct ChanceAgreement {
  /// All levels, ascending, and how often each list has them.
  private var levels: [(level: Double, x: Double, y: Double)] = []
  private var x: [Double]
  private var y: [Double]

  init(_ x: [Double], _ y: [Double]) {
    self.x = x
    self.y = y
    let (left, right) = (x.sorted(), y.sorted())
    var (here, there) = (0, 0)
    while here < left.count || there < right.count {
      let first = here < left.count ? left[here] : .infinity
      let second = there < right.count ? right[there] : .infinity
      let level = min(first, second)
      var next = (level: level, x: 0.0, y: 0.0)
      while here < left.count, left[here] == level {
        next.x += 1
        here += 1
      }
      while there < right.count, right[there] == level {
        next.y += 1
        there += 1
      }
      levels.append(next)
    }
  }

  /// How much two levels disagree.
  enum Disagreement {
    case nominal, linear, quadratic
  }
}

extension ChanceAgreement {
  /// 1 - observed / expected disagreement, expected from each list's own levels.
  func kappa(_ kind: Disagreement) -> Double? {
    ratio(kind, levels, Double(x.count))
  }

  /// 1 - observed / expected disagreement, expected from the pooled levels.
  func pi(_ kind: Disagreement) -> Double? {
    let pooled = levels.map { entry in
      let half = (entry.x + entry.y) / 2
      return (level: entry.level, x: half, y: half)
    }
    return ratio(kind, pooled, Double(x.count))
  }

  /// The mean distance between the lists; nil without items.
  var observedDistance: Double? {
    x.isEmpty ? nil : observed(.linear) / Double(x.count)
  }

  /// The mean distance between independent lists of the same levels; nil without items.
  var expectedDistance: Double? {
    let count = Double(x.count)
    return x.isEmpty ? nil : Self.distance(levels, count) / count / count
  }

  private func ratio(
    _ kind: Disagreement,
    _ levels: [(level: Double, x: Double, y: Double)],
    _ count: Double
  ) -> Double? {
    // Nothing can disagree where both lists have one and the same level throughout.
    guard self.levels.count > 1 else { return nil }
    let expected =
      switch kind {
      case .nominal: levels.reduce(count * count) { $0 - $1.x * $1.y }
      case .linear: Self.distance(levels, count)
      case .quadratic: Self.square(levels, count)
      }
    return expected > 0 ? 1 - observed(kind) * count / expected : nil
  }

  /// The sum of the distances of all pairs: each step between levels, times the pairs on two sides
  /// of it.
  private static func distance(
    _ levels: [(level: Double, x: Double, y: Double)],
    _ count: Double
  ) -> Double {
    var (sum, below, otherBelow) = (0.0, 0.0, 0.0)
    for place in 1..<max(1, levels.count) {
      below += levels[place - 1].x
      otherBelow += levels[place - 1].y
      let apart = below * (count - otherBelow) + otherBelow * (count - below)
      sum += (levels[place].level - levels[place - 1].level) * apart
    }
    return sum
  }

  /// The sum of the squared distances of all pairs: what each varies and how far the means lie apart.
  private static func square(
    _ levels: [(level: Double, x: Double, y: Double)],
    _ count: Double
  ) -> Double {
    let least = levels[0].level
    var (mean, otherMean) = (0.0, 0.0)
    for entry in levels {
      mean += (entry.level - least) * entry.x
      otherMean += (entry.level - least) * entry.y
    }
    mean /= count
    otherMean /= count
    var sum = 0.0
    for entry in levels {
      let (gap, otherGap) = (entry.level - least - mean, entry.level - least - otherMean)
      sum += gap * gap * entry.x + otherGap * otherGap * entry.y
    }
    return count * (sum + count * (mean - otherMean) * (mean - otherMean))
  }

  private func observed(_ kind: Disagreement) -> Double {
    var sum = 0.0
    for item in 0..<x.count {
      let gap = (x[item] - y[item]).magnitude
      switch kind {
      case .nominal: sum += gap == 0 ? 0 : 1
      case .linear: sum += gap
      case .quadratic: sum += gap * gap
      }
    }
    return sum
  }
}
