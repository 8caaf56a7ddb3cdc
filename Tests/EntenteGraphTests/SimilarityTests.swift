import EntenteGraph
import TestSupport
import Testing

@Suite struct SimilarityTests {
  private func random(_ seed: Int) -> (x: [Double], y: [Double]) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...20, using: &generator)
    func level() -> Double {
      Int.random(in: 0..<8, using: &generator) == 0
        ? .nan : Double(Int.random(in: 0...3, using: &generator))
    }
    return ((0..<count).map { _ in level() }, (0..<count).map { _ in level() })
  }

  @Test func `Germany and Russia in 1914 agree less than by chance`() {
    // Signorino and Ritter 1999, table 6: kappa -.07758621; S .4 on twenty states.
    let germany: [Double] = [0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]
    let russia: [Double] = [1, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0]
    let result = Similarity.of(germany, russia, levels: [0, 1, 2, 3])
    #expect(isClose(result.kappaQuadratic ?? 0, -0.077_586_21, 1e-8))
    #expect(isClose(result.sAbsolute ?? 0, 0.4))
    #expect(isClose(result.agreement ?? 0, 0.7))
  }

  @Test func `kappa of twenty, five, ten and fifteen is two fifths`() {
    let x = [Double](repeating: 1, count: 25) + [Double](repeating: 0, count: 25)
    let y =
      [Double](repeating: 1, count: 20) + [Double](repeating: 0, count: 5)
      + [Double](repeating: 1, count: 10) + [Double](repeating: 0, count: 15)
    let result = Similarity.of(x, y, levels: [0, 1])
    #expect(isClose(result.kappaNominal ?? 0, 0.4))
    #expect(isClose(result.tauB ?? 0, result.pearson ?? 1))
  }

  @Test func `weights count in weighted S alone`() {
    let result = Similarity.of([3, 0], [3, 3], levels: [0, 3], weights: [3, 1])
    #expect(result.sAbsolute == 0)
    #expect(result.sAbsoluteWeighted == 0.5)
    #expect(Similarity.of([3], [3], levels: [0, 3], weights: [0]).sAbsoluteWeighted == nil)
  }

  @Test func `nothing to compare gives no score`() {
    let empty = Similarity.of([1, .nan], [.nan, 1], levels: [0, 1])
    #expect(empty.jointCount == 0)
    #expect(empty.sAbsolute == nil && empty.kappaNominal == nil && empty.tauB == nil)
    #expect(empty.agreement == nil && empty.alignmentIndex == nil && empty.pearson == nil)
    let constant = Similarity.of([1, 1], [1, 1], levels: [0, 1])
    #expect(constant.sAbsolute == 1)
    #expect(constant.kappaLinear == nil && constant.piLinear == nil && constant.tauB == nil)
    #expect(Similarity.of([1], [1], levels: [1]).sAbsolute == nil)
  }

  @Test(arguments: 0..<100) func `measures are the same from both sides`(seed: Int) {
    let (x, y) = random(seed)
    let there = Similarity.of(x, y, levels: [0, 1, 2, 3])
    let back = Similarity.of(y, x, levels: [3, 2, 1, 0])
    func pairs(_ path: KeyPath<Similarity, Double?>) -> Bool {
      guard let first = there[keyPath: path], let second = back[keyPath: path] else {
        return there[keyPath: path] == nil && back[keyPath: path] == nil
      }
      return isClose(first, second)
    }
    #expect(pairs(\.sAbsolute) && pairs(\.sSquared) && pairs(\.tauB) && pairs(\.pearson))
    #expect(pairs(\.kappaNominal) && pairs(\.kappaLinear) && pairs(\.kappaQuadratic))
    #expect(pairs(\.piNominal) && pairs(\.piLinear) && pairs(\.piQuadratic))
    #expect(pairs(\.alignmentIndex))
    if let kappa = there.kappaQuadratic, let pi = there.piQuadratic { #expect(kappa >= pi - 1e-9) }
    let same = Similarity.of(x, x, levels: [0, 1, 2, 3])
    if let kappa = same.kappaLinear { #expect(isClose(kappa, 1)) }
    if let tau = same.tauB { #expect(isClose(tau, 1)) }
  }

  @Test(arguments: [3, 5, 12, 40]) func `a list correlates with itself at exactly 1`(levels: Int) {
    for count in stride(from: 2, through: 60, by: 2) {
      let x = (0..<count).map { 0.1 * Double($0 * 61 % min(levels, count)) }
      let same = Similarity.of(x, x, levels: x)
      #expect(same.tauB == 1 && same.pearson == 1)
      #expect(Similarity.tauB(x, x) == 1)
      #expect(same.sAbsolute == 1 && same.sSquared == 1 && same.agreement == 1)
      #expect(same.kappaNominal == 1 && same.kappaLinear == 1 && same.kappaQuadratic == 1)
      let mirrored = Similarity.of(x, x.map { -$0 }, levels: x)
      #expect(mirrored.tauB == -1)
      #expect((mirrored.pearson ?? -2) >= -1 && (mirrored.pearson ?? 2) < -1 + 1e-12)
    }
  }

  @Test func `rounding carries no score beyond its bounds`() {
    for count in 1...24 {
      for split in 0...count {
        let x = (0..<count).map { $0 < split ? 0.1 : 0.7 }
        let y = (0..<count).map { $0 < split ? 0.7 : 0.1 }
        let apart = Similarity.of(x, y, levels: [0.1, 0.7], weights: x)
        for s in [
          apart.sAbsolute, apart.sSquared, apart.sAbsoluteWeighted, apart.tauB, apart.pearson,
        ] {
          #expect(s.map { (-1...1).contains($0) } ?? true)
        }
        #expect((0...1).contains(apart.agreement ?? 0))
      }
    }
  }

  @Test(arguments: 0..<100) func `tau, kappa and the index are those of all pairs`(seed: Int) {
    let (x, y) = random(seed)
    let items = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    let result = Similarity.of(x, y, levels: [0, 1, 2, 3])
    #expect(result.jointCount == items.count)
    var (score, inX, inY) = (0.0, 0.0, 0.0)
    var distance = 0.0
    var squares = 0.0
    for first in items {
      for second in items {
        let (left, right) = (x[first] - x[second], y[first] - y[second])
        if left * right != 0 { score += left * right > 0 ? 1 : -1 }
        inX += left != 0 ? 1 : 0
        inY += right != 0 ? 1 : 0
        distance += (x[first] - y[second]).magnitude
        squares += (x[first] - y[second]) * (x[first] - y[second])
      }
    }
    let tau = inX > 0 && inY > 0 ? score / (inX * inY).squareRoot() : nil
    #expect((result.tauB == nil) == (tau == nil))
    if let fast = result.tauB, let tau { #expect(isClose(fast, tau)) }
    let count = Double(items.count)
    let own = items.map { (x[$0] - y[$0]) * (x[$0] - y[$0]) }.reduce(0, +)
    let kappa = squares > 0 ? 1 - own * count / squares : nil
    #expect((result.kappaQuadratic == nil) == (kappa == nil))
    if let fast = result.kappaQuadratic, let kappa { #expect(isClose(fast, kappa)) }
    if let s = result.sAbsolute, let index = result.alignmentIndex {
      #expect(isClose(index, s - (1 - 2 * distance / (count * count * 3))))
    }
  }
}
