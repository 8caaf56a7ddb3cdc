import EntenteGraph
import TestSupport
import Testing

@Suite struct CurrentFlowClosenessTests {
  /// The resistance between two vertices, from the potentials of a unit current that settle by
  /// averaging over neighbours.
  private func resistance(_ graph: TestGraph, _ from: Int, _ to: Int) -> Double {
    let matrix = SlowSigns.matrix(graph)
    var potentials = [Double](repeating: 0, count: graph.vertexCount)
    for _ in 0..<20_000 {
      let before = potentials
      for vertex in 0..<graph.vertexCount where vertex != to {
        var (sum, total) = (vertex == from ? 1.0 : 0, 0.0)
        for other in 0..<graph.vertexCount where other != vertex {
          sum += matrix[vertex][other] * potentials[other]
          total += matrix[vertex][other]
        }
        potentials[vertex] = sum / total
      }
      if potentials == before { break }
    }
    return potentials[from]
  }

  @Test func `in a tree resistances are distances`() throws {
    #expect(
      isClose(
        try TestGraph.path(3).built.adjacency.currentFlowCloseness(),
        [1.0 / 3, 0.5, 1.0 / 3]
      )
    )
    // Two ways of resistance 1 and 2 side by side: 2/3 for each pair of a triangle.
    #expect(
      isClose(
        try TestGraph.complete(3).built.adjacency.currentFlowCloseness(),
        [0.75, 0.75, 0.75]
      )
    )
    let parallel = TestGraph(2, [(0, 1, 1), (0, 1, 3), (0, 0, 5)]).built
    #expect(isClose(try parallel.adjacency.currentFlowCloseness(weights: parallel.values), [4, 4]))
  }

  @Test(arguments: 0..<30) func `closeness sums the resistances`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 2...7, density: 0.6, values: .lengths)
    let (adjacency, weights) = graph.built
    guard adjacency.components().count == 1 else { return }
    let scores = try adjacency.currentFlowCloseness(weights: weights)
    for vertex in 0..<graph.vertexCount {
      let others = (0..<graph.vertexCount).filter { $0 != vertex }
      let sum = others.map { resistance(graph, vertex, $0) }.reduce(0, +)
      #expect(isClose(scores[vertex], 1 / sum, 1e-7), "\(graph)")
    }
  }

  @Test func `conductances scale the closeness, even at the ends of the numbers`() throws {
    let (adjacency, weights) = TestGraph.random(
      seed: 1,
      vertices: 6...6,
      density: 0.9,
      values: .lengths
    ).built
    let scores = try adjacency.currentFlowCloseness(weights: weights)
    for factor in [1e-290, 1e290] {
      let scaled = try adjacency.currentFlowCloseness(weights: weights.map { $0 * factor })
      #expect(isClose(scaled.map { $0 / factor }, scores))
    }
  }

  @Test func `no current runs between parts, and one vertex has nobody near`() throws {
    for graph in [TestGraph(3, pairs: [(0, 1)]), TestGraph.path(3, directed: true)] {
      #expect(throws: KernelError.notConnected) {
        try graph.built.adjacency.currentFlowCloseness()
      }
    }
    #expect(throws: KernelError.negativeWeight(edge: 0)) {
      try TestGraph.path(2).built.adjacency.currentFlowCloseness(weights: [-1, -1])
    }
    #expect(try TestGraph(1, []).built.adjacency.currentFlowCloseness() == [0])
    #expect(try TestGraph(0, []).built.adjacency.currentFlowCloseness() == [])
  }
}
