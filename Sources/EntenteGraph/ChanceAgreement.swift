/// The levels of two lists and how far they would agree by chance.
struct ChanceAgreement {
  private var levels: [Double] = []
  private var counts: [(x: Double, y: Double)] = []
  private var x: [Double]
  private var y: [Double]

  init(_ x: [Double], _ y: [Double]) {
    self.x = x
    self.y = y
    for level in (x + y).sorted() where levels.last != level { levels.append(level) }
    counts = [(x: Double, y: Double)](repeating: (0, 0), count: levels.count)
    for item in 0..<x.count {
      counts[place(of: x[item])].x += 1
      counts[place(of: y[item])].y += 1
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
    let count = Double(x.count)
    var expected = 0.0
    for first in 0..<levels.count where counts[first].x > 0 {
      for second in 0..<levels.count where counts[second].y > 0 {
        expected += counts[first].x * counts[second].y * kind.of(levels[first], levels[second])
      }
    }
    return expected > 0 ? 1 - observed(kind) * count / expected : nil
  }

  /// 1 - observed / expected disagreement, expected from the pooled levels.
  func pi(_ kind: Disagreement) -> Double? {
    let count = Double(x.count)
    var expected = 0.0
    for first in 0..<levels.count {
      for second in 0..<levels.count {
        let pairs = (counts[first].x + counts[first].y) * (counts[second].x + counts[second].y)
        expected += pairs / 4 * kind.of(levels[first], levels[second])
      }
    }
    return expected > 0 ? 1 - observed(kind) * count / expected : nil
  }

  /// The mean distance between the lists; nil without items.
  var observedDistance: Double? {
    x.isEmpty ? nil : observed(.linear) / Double(x.count)
  }

  /// The mean distance between independent lists of the same levels; nil without items.
  var expectedDistance: Double? {
    guard !x.isEmpty else { return nil }
    var sum = 0.0
    for first in 0..<levels.count where counts[first].x > 0 {
      for second in 0..<levels.count {
        sum += counts[first].x * counts[second].y * (levels[first] - levels[second]).magnitude
      }
    }
    return sum / Double(x.count) / Double(x.count)
  }

  private func observed(_ kind: Disagreement) -> Double {
    var sum = 0.0
    for item in 0..<x.count { sum += kind.of(x[item], y[item]) }
    return sum
  }

  private func place(of level: Double) -> Int {
    var low = 0
    var high = levels.count
    while low < high {
      let middle = (low + high) / 2
      if levels[middle] < level { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ChanceAgreement.Disagreement {
  @inline(__always)
  fileprivate func of(_ first: Double, _ second: Double) -> Double {
    switch self {
    case .nominal: first == second ? 0 : 1
    case .linear: (first - second).magnitude
    case .quadratic: (first - second) * (first - second)
    }
  }
}
