import EntenteGraph
import TestSupport
import Testing

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
}
