import EntenteGraph
import Foundation
import TestSupport
import Testing

private let isSoak = ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1"

/// The dampings of large graphs: one of few rounds, or all if `ENTENTE_SOAK` is 1.
private let dampings = isSoak ? [0.3, 0.5, 0.85, 0.95] : [0.5]

@Suite struct PageRankTests {
  /// The equations solved as they stand.
  private func slow(_ graph: TestGraph, _ damping: Double, _ homes: [Double]) -> [Double] {
    let matrix = SlowSigns.matrix(graph)
    let sums = matrix.map { $0.reduce(0, +) }
    let total = homes.reduce(0, +)
    let homes = homes.map { $0 / total }
    var system = SlowMatrix.identity(graph.vertexCount)
    for from in matrix.indices {
      for to in matrix.indices {
        let share = sums[from] > 0 ? matrix[from][to] / sums[from] : homes[to]
        system[to][from] -= damping * share
      }
    }
    return SlowMatrix.solve(system, homes.map { $0 * (1 - damping) })
  }

  @Test func `two vertices with one arc share as the equations say`() throws {
    let graph = TestGraph.path(2, directed: true).built.adjacency
    // x = 0.15 / 2 + 0.85 y / 2 and y = x + 0.85 x.
    #expect(isClose(try graph.pageRank(), [20.0 / 57, 37.0 / 57]))
    #expect(try TestGraph(1, pairs: []).built.adjacency.pageRank() == [1])
    #expect(try TestGraph(0, pairs: []).built.adjacency.pageRank() == [])
  }

  @Test func `damping and homes must make sense`() {
    let graph = TestGraph.path(3).built.adjacency
    for damping in [1, -0.1, 1.5, .nan] {
      #expect(throws: KernelError.invalidParameter("damping")) {
        try graph.pageRank(damping: damping)
      }
    }
    for homes in [[0.0, 0, 0], [1, -1, 1], [1, .nan, 1], [1, .infinity, 1]] {
      #expect(throws: KernelError.invalidParameter("personalisation")) {
        try graph.pageRank(personalisation: homes)
      }
    }
    #expect(throws: KernelError.negativeWeight(edge: 3)) {
      try graph.pageRank(weights: [1, 1, 1, -1])
    }
  }

  @Test func `a vertex whose ties weigh nothing leads nowhere`() throws {
    let graph = TestGraph(3, directed: true, [(0, 1, 0), (1, 2, 1), (2, 0, 1)])
    let (adjacency, weights) = graph.built
    let scores = try adjacency.pageRank(weights: weights)
    #expect(isClose(scores, slow(graph, 0.85, [1, 1, 1])))
  }

  @Test(arguments: 0..<100) func `rounds end where the equations do`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: seed % 2 == 0, values: .lengths)
    let (adjacency, weights) = graph.built
    let damping = [0.0, 0.5, 0.85, 0.99][seed % 4]
    let even = [Double](repeating: 1, count: graph.vertexCount)
    let homes = (0..<graph.vertexCount).map { Double(($0 + seed) % 3 + ($0 == 0 ? 1 : 0)) }
    let plain = try adjacency.pageRank(damping: damping, weights: weights)
    let own = try adjacency.pageRank(damping: damping, weights: weights, personalisation: homes)
    #expect(isClose(plain, slow(graph, damping, even), 1e-11))
    #expect(isClose(own, slow(graph, damping, homes), 1e-11))
    #expect(isClose(plain.reduce(0, +), 1, 1e-14))
    let scaled = weights.map { $0 * 1e300 }
    #expect(isClose(try adjacency.pageRank(damping: damping, weights: scaled), plain, 1e-13))
  }

  @Test func `a star of ten thousand ends in seconds`() throws {
    let graph = TestGraph(10_000, pairs: (1..<10_000).map { (0, $0) })
    #expect(isClose(try graph.built.adjacency.pageRank()[0], 0.4594675675676, 1e-12))
  }

  /// Plain rounds, as they stand in the definition; from whom nothing leads gives to all alike.
  private func plain(
    _ graph: Adjacency,
    _ weights: [Double]?,
    rounds: Int = 250,
    from start: [Double]? = nil,
    damping: Double = 0.85
  ) -> [Double] {
    let count = Double(graph.vertexCount)
    var scores = start ?? [Double](repeating: 1 / count, count: graph.vertexCount)
    for _ in 0..<rounds {
      var next = [CompensatedSum](repeating: CompensatedSum(), count: graph.vertexCount)
      var lost = CompensatedSum()
      for vertex in 0..<graph.vertexCount {
        let row = graph.row(of: Vertex(vertex))
        let sum = row.reduce(0) { $0 + (weights?[$1] ?? 1) }
        guard sum > 0 else {
          lost.add(scores[vertex])
          continue
        }
        for slot in row {
          next[Int(graph.targets[slot])].add(scores[vertex] * (weights?[slot] ?? 1) / sum)
        }
      }
      scores = next.map { damping * ($0.total + lost.total / count) + (1 - damping) / count }
    }
    return scores
  }

  /// A graph in which few vertices have most ties, some have none.
  private func skewed(_ count: Int, ties: Int, directed: Bool, seed: Int) -> TestGraph {
    var generator = SeededGenerator(seed: seed)
    return TestGraph(
      count,
      directed: directed,
      (0..<ties).map { _ in
        let place = Double.random(in: 0..<1, using: &generator)
        let hub = Int(place * place * place * place * Double(count - 1))
        let value = Double(Int.random(in: 0...5, using: &generator))
        return (hub, Int.random(in: 0..<count, using: &generator), value)
      }
    )
  }

  @Test(arguments: [false, true]) func `a change that is asked for bounds the fault`(
    _ directed: Bool
  ) throws {
    let (graph, weights) = skewed(200, ties: 800, directed: directed, seed: 3).built
    for column in [nil, weights] {
      let exact = plain(graph, column)
      for tolerance in [1e-2, 1e-4, 1e-6, 1e-8, 1e-14] {
        let result = try graph.pageRank(rounds: 1_000, weights: column, tolerance: tolerance)
        #expect(result.change < tolerance)
        #expect(result.rounds > 0 && result.rounds < 250)
        let fault = zip(result.scores, exact).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
        // Numbers in `Float` add about 1e-7 of their own.
        #expect(fault < max(tolerance, 1e-15) / 0.15 + (tolerance >= 1e-7 ? 1e-6 : 0))
        #expect(try graph.pageRank(weights: column, tolerance: tolerance) == result.scores)
      }
    }
  }

  @Test func `fewer changes take fewer rounds, and few rounds end with their change`() throws {
    let graph = skewed(500, ties: 2_000, directed: false, seed: 4).built.adjacency
    let coarse = try graph.pageRank(rounds: 1_000, tolerance: 1e-3)
    let fine = try graph.pageRank(rounds: 1_000)
    #expect(coarse.rounds < fine.rounds)
    let short = try graph.pageRank(rounds: 3)
    #expect(short.rounds == 3 && short.change > 1e-14)
    let none = try graph.pageRank(rounds: 0)
    #expect(isClose(none.scores, [Double](repeating: 0.002, count: 500), 1e-6))
    #expect(none.rounds == 0 && none.change == 0)
    #expect(throws: KernelError.invalidParameter("rounds")) { try graph.pageRank(rounds: -1) }
    for tolerance in [-1, Double.nan] {
      #expect(throws: KernelError.invalidParameter("tolerance")) {
        try graph.pageRank(tolerance: tolerance)
      }
    }
    #expect(try graph.pageRank(tolerance: 0).count == 500)
  }

  @Test(arguments: [false, true]) func `a large graph is scored alike by any number of threads`(
    _ directed: Bool
  ) throws {
    let (graph, weights) = skewed(66_000, ties: 80_000, directed: directed, seed: 5).built
    // Weights where nothing is directed, and none where all is, so that each is met once.
    let column = directed ? nil : weights
    let one = try graph.pageRank(rounds: 4, weights: column, threads: 1)
    for threads in isSoak ? [2, 3] : [3] {
      #expect(try graph.pageRank(rounds: 4, weights: column, threads: threads) == one)
    }
    let fine = try graph.pageRank(damping: 0.1, weights: column, tolerance: 1e-11)
    let next = plain(graph, column, rounds: 1, from: fine, damping: 0.1)
    #expect(zip(fine, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude } < 1e-11)
  }

  @Test(arguments: [false, true]) func `rows are split alike by any number of threads`(
    _ directed: Bool
  ) throws {
    // More than 65,536 vertices have ties, so that some sources are far.
    let (graph, weights) = skewed(110_000, ties: 170_000, directed: directed, seed: 8).built
    let column = directed ? nil : weights
    let homes = directed ? nil : (0..<110_000).map { Double($0 % 7) }
    // For fewer than eight rounds the rows are left in their order.
    let one = try graph.pageRank(
      rounds: 8,
      weights: column,
      personalisation: homes,
      tolerance: 0,
      threads: 1
    )
    #expect(one.rounds == 8)
    for threads in isSoak ? [2, 3] : [3] {
      let other = try graph.pageRank(
        rounds: 8,
        weights: column,
        personalisation: homes,
        tolerance: 0,
        threads: threads
      )
      #expect(other == one)
    }
    let fine = try graph.pageRank(damping: 0.1, weights: column, tolerance: 1e-11)
    let next = plain(graph, column, rounds: 1, from: fine, damping: 0.1)
    #expect(zip(fine, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude } < 1e-11)
  }

  @Test func `tiles of a very large graph lead to the scores of its rows`() throws {
    // Few enough ties a vertex that a test can pay for them, enough vertices that tiles are cut.
    let count = 530_000
    let from = (0..<2 * count).map { Vertex($0 * 7_919 % count) }
    let to = (0..<2 * count).map { Vertex(($0 / 2 * 104_729 + $0 * $0 % 997) % count) }
    let loads = from.indices.map { Double($0 % 5 + 1) }
    let (graph, weights) = Adjacency.build(
      vertexCount: count,
      from: from,
      to: to,
      weights: loads,
      directed: true
    )
    // Of so little damping few rounds settle, the first in `Float` and the last in `Double`.
    for column in isSoak ? [nil, weights] : [weights] {
      let scores = try graph.pageRank(damping: 0.001, weights: column, threads: 3)
      let next = plain(graph, column, rounds: 1, from: scores, damping: 0.001)
      #expect(zip(scores, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude } < 2e-14)
    }
    guard isSoak else { return }
    for column in [nil, weights] {
      let one = try graph.pageRank(weights: column, threads: 1)
      #expect(try graph.pageRank(weights: column, threads: 3) == one)
      let same = plain(graph, column, rounds: 1, from: one)
      #expect(zip(one, same).reduce(0) { $0 + ($1.0 - $1.1).magnitude } < 2e-14)
    }
  }

  @Test func `vertices without ties have what comes to them by no tie`() throws {
    // Homes at vertices with and without ties, in a graph whose rows are put in order.
    let graph = TestGraph(90_000, pairs: (1..<3_000).map { ($0 * 7 / 11, $0) }).built.adjacency
    var homes = [Double](repeating: 0, count: 90_000)
    for vertex in stride(from: 0, to: 90_000, by: 3) { homes[vertex] = Double(vertex % 5) }
    let scores = try graph.pageRank(personalisation: homes)
    let total = homes.reduce(0, +)
    let lost = (3_000..<90_000).reduce(0) { $0 + scores[$1] }
    for vertex in stride(from: 3_000, to: 90_000, by: 17) {
      #expect(isClose(scores[vertex], (0.15 + 0.85 * lost) * homes[vertex] / total, 1e-13))
    }
    // All homes where no ties are: nothing comes to those with ties.
    for vertex in 0..<3_000 { homes[vertex] = 0 }
    let alone = try graph.pageRank(personalisation: homes)
    #expect(alone[..<3_000].allSatisfy { $0 == 0 })
    var sum = CompensatedSum()
    for score in alone { sum.add(score) }
    #expect(isClose(sum.total, 1, 1e-14))
  }

  @Test(arguments: dampings) func `large graphs are refined to what small ones reach`(
    _ damping: Double
  ) throws {
    for directed in [false, true] {
      let (graph, weights) = skewed(17_000, ties: 42_000, directed: directed, seed: 7).built
      // Weights where nothing is directed, and none where all is, so that each is met once.
      let column = directed ? nil : weights
      let scores = try graph.pageRank(damping: damping, weights: column, threads: 1)
      let next = plain(graph, column, rounds: 1, from: scores, damping: damping)
      #expect(zip(scores, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude } < 1.1e-14)
      #expect(try graph.pageRank(damping: damping, weights: column, threads: 3) == scores)
    }
  }

  @Test func `the sum of a component is right from the first round`() throws {
    // Pairs and single vertices beside a large component: nothing flows between them.
    let ties = (1..<6_000).map { ($0 * 7 / 11, $0) } + (3_000..<6_500).map { (2 * $0, 2 * $0 + 1) }
    let graph = TestGraph(20_000, pairs: ties).built.adjacency
    let exact = try graph.pageRank()
    let first = try graph.pageRank(rounds: 1).scores
    let components = graph.components()
    var sums = [Double](repeating: 0, count: components.count)
    for vertex in 0..<20_000 {
      sums[Int(components.label[vertex])] += exact[vertex] - first[vertex]
    }
    #expect(sums.allSatisfy { $0.magnitude < 1e-7 })
  }

  @Test func `many vertices without ties do not blur the change`() throws {
    let graph = TestGraph(100_000, pairs: (1..<3_000).map { ($0 * 7 / 11, $0) }).built.adjacency
    let result = try graph.pageRank(rounds: 1_000, damping: 0.5, threads: 1)
    #expect(try graph.pageRank(rounds: 1_000, damping: 0.5, threads: 3) == result)
    let next = plain(graph, nil, rounds: 1, from: result.scores, damping: 0.5)
    let left = zip(result.scores, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
    #expect(result.change < 1e-14 && left <= result.change)
  }

  @Test func `progress ascends and stops the rounds by throwing`() throws {
    struct Stop: Error {}
    let graph = skewed(20_000, ties: 40_000, directed: true, seed: 6).built.adjacency
    var told: [Double] = []
    let scores = try graph.pageRank { told.append($0) }
    #expect(try scores == graph.pageRank())
    #expect(!told.isEmpty && told == told.sorted())
    #expect(told.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(throws: Stop.self) { try graph.pageRank { if $0 > 0.1 { throw Stop() } } }
  }
}

/// A sum that keeps what rounding takes away, so that a fault of 1e-14 shows.
private struct CompensatedSum {
  private(set) var total = 0.0
  private var missing = 0.0

  mutating func add(_ number: Double) {
    let rest = number - missing
    let next = total + rest
    missing = (next - total) - rest
    total = next
  }
}
