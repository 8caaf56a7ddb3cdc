import EntenteGraph
import TestSupport
import Testing

@Suite struct PortfoliosTests {
  /// Portfolios with missing levels, some of them empty, constant, or equal to another.
  private func random(_ seed: Int, actors: Int, items: Int, levels: Int) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    var rows = (0..<actors).map { actor in
      (0..<items).map { _ -> Double in
        guard Int.random(in: 0..<5, using: &generator) > 0 else { return .nan }
        return actor % 7 == 3 ? 1 : Double(Int.random(in: 0..<levels, using: &generator)) - 1
      }
    }
    if actors > 5 {
      rows[5] = rows[0]
      rows[4] = rows[4].map { _ in .nan }
    }
    return rows
  }

  /// Compares the measures of all pairs with those of each pair.
  private func expectSame(_ rows: [[Double]], levels: [Double], weights: [Double]? = nil) {
    let portfolios = Portfolios(rows, levels: levels, weights: weights)
    let all = portfolios.similarities(threads: 2)
    let columns = all.columns(Similarity.Measure.allCases)
    #expect(columns.allSatisfy { $0.count == all.pairCount })
    for first in rows.indices {
      for second in rows.indices {
        let one = Similarity.of(rows[first], rows[second], levels: levels, weights: weights)
        let pair = all[first, second]
        #expect(pair.jointCount == one.jointCount)
        for (measure, column) in zip(Similarity.Measure.allCases, columns) {
          let listed = column[all.index(of: first, with: second)]
          guard let expected = one[measure], let value = pair[measure] else {
            #expect(
              one[measure] == nil && pair[measure] == nil,
              "\(measure) of \(first), \(second)"
            )
            #expect(listed.isNaN)
            continue
          }
          #expect(abs(expected - value) < 1e-12, "\(measure) of \(first), \(second)")
          #expect(abs(expected - listed) < 1e-12, "\(measure) of \(first), \(second)")
        }
      }
    }
  }

  @Test func `three votes compared by hand`() {
    // Two of three agree, and one is the whole range apart.
    let votes = Portfolios(codes: [1, 3, 2, 0, 1, 1, 2, 3], itemCount: 4, levels: [1, 2, 3])
    let pair = votes.similarities()[0, 1]
    #expect(pair.jointCount == 3)
    #expect(isClose(pair.sAbsolute ?? 0, 1 - 2.0 * 2 / (2 * 3)))
    #expect(isClose(pair.sSquared ?? 0, 1 - 2.0 * 4 / (4 * 3)))
    // Expected: of nine pairs of a level each, 1 with 1 twice and 2 with 2 once are equal.
    #expect(isClose(pair.kappaNominal ?? 0, 1 - (1.0 / 3) / (6.0 / 9)))
    #expect(isClose(pair.agreement ?? 0, 2.0 / 3))
  }

  @Test(arguments: 0..<30) func `all pairs are as each pair`(seed: Int) {
    let sizes = [(1, 3), (2, 0), (6, 1), (15, 7), (16, 41), (17, 60), (33, 253), (34, 30)]
    let (actors, items) = sizes[seed % sizes.count]
    let levels = 1 + seed % 6
    expectSame(
      random(seed, actors: actors, items: items, levels: levels),
      levels: (0..<levels).map { Double($0) - 1 }
    )
  }

  @Test(arguments: 0..<6) func `weighted items, and levels by the dozen`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let rows = random(seed, actors: 12, items: 27, levels: [2, 3, 9, 16, 17, 40][seed])
    let weights = rows[0].map { _ in
      Double.random(in: 0...1, using: &generator) * (Bool.random(using: &generator) ? 1 : 0)
    }
    expectSame(rows, levels: [-1, 50], weights: weights)
  }

  @Test func `continuous portfolios are compared one by one`() {
    var generator = SeededGenerator(seed: 9)
    let rows = (0..<9).map { _ in (0..<30).map { _ in Double.random(in: -1...1, using: &generator) }
    }
    expectSame(rows, levels: [-1, 1])
  }

  @Test func `uneven levels, minus zero, and none but one`() {
    expectSame([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [-0.0, 0, 0.7]], levels: [0, 0.1, 0.7])
    expectSame([[1e-8, 0, 3], [3, 3, 3], [0, 3, 1e-8]], levels: [3, 0])
    expectSame([[5, 5], [5, 5]], levels: [5])
  }

  @Test func `more items than two bytes can count`() {
    var generator = SeededGenerator(seed: 4)
    let items = 70_001
    var rows = (0..<3).map { _ in
      (0..<items).map { _ in Double(Int.random(in: 1...2, using: &generator)) }
    }
    rows[2] = [Double](repeating: 1, count: items)
    let all = Portfolios(rows, levels: [1, 2]).similarities()
    #expect(all[2, 2].jointCount == items)
    for (first, second) in [(0, 1), (0, 2), (1, 1)] {
      let one = Similarity.of(rows[first], rows[second], levels: [1, 2])
      #expect(all[first, second] == one)
    }
  }

  @Test func `codes and numbers are the same portfolios`() {
    let rows = random(3, actors: 20, items: 50, levels: 3)
    let codes = rows.flatMap { $0.map { $0.isNaN ? UInt8(0) : UInt8($0 + 2) } }
    let coded = Portfolios(codes: codes, itemCount: 50, levels: [-1, 0, 1])
    #expect(coded == Portfolios(rows, levels: [1, 0, -1]))
  }

  @Test func `nothing to compare`() {
    let none = Portfolios([], levels: [0, 1]).similarities()
    #expect(none.pairCount == 0 && none.values(of: .tauB).isEmpty)
    let empty = Portfolios([[.nan], [.nan]], levels: [0, 1]).similarities()
    #expect(empty[0, 1].jointCount == 0 && empty[0, 1].sAbsolute == nil)
    #expect(empty.values(of: .sAbsolute).allSatisfy { $0.isNaN })
  }

  @Test(arguments: [false, true])
  func `the answer does not depend on the threads`(isWeighted: Bool) {
    let (actors, items) = isWeighted ? (30, 300) : (66, 900)
    let weights = isWeighted ? (0..<items).map { 1 / Double(1 + $0) } : nil
    let rows = random(8, actors: actors, items: items, levels: 4)
    let portfolios = Portfolios(rows, levels: [-1, 2], weights: weights)
    func bits(_ threads: Int) -> [[UInt64]] {
      portfolios.similarities(threads: threads)
        .columns([.tauB, .kappaLinear, .sAbsoluteWeighted], threads: threads)
        .map { $0.map(\.bitPattern) }
    }
    let one = bits(1)
    for threads in [2, 3] { #expect(bits(threads) == one) }
  }

  @Test func `it tells how far it is and can be stopped`() throws {
    struct Stop: Error {}
    let rows = random(8, actors: 40, items: 100, levels: 3)
    for levels in [3.0, 0.37] {
      let portfolios = Portfolios(
        rows.enumerated().map { row in row.element.map { $0 + levels * Double(row.offset % 30) } },
        levels: [-1, 1],
        weights: rows[0].map { $0.isNaN ? 1 : 2 }
      )
      var told: [Double] = []
      let all = try portfolios.similarities { told.append($0) }
      let again = portfolios.similarities()
      #expect(all.isSame(as: again))
      #expect(told.first == 0)
      #expect((told.max() ?? 0) < 1)
      #expect(throws: Stop.self) { try portfolios.similarities { _ in throw Stop() } }
    }
  }
}

extension Similarities {
  /// Whether all measures are the same, bit by bit.
  fileprivate func isSame(as other: Similarities) -> Bool {
    zip(columns(Similarity.Measure.allCases), other.columns(Similarity.Measure.allCases))
      .allSatisfy { $0.map(\.bitPattern) == $1.map(\.bitPattern) }
  }
}
