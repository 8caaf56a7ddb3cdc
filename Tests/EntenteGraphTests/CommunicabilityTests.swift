import EntenteGraph
import TestSupport
import Testing

@Suite struct CommunicabilityTests {
  @Test func `two friends have the hyperbolic functions of one`() throws {
    let walks = try TestGraph.path(2).built.adjacency.communicability()
    let (cosh, sinh) = (1.5430806348152437, 1.1752011936438014)
    #expect(isClose(walks, [cosh, sinh, sinh, cosh], 1e-14))
    #expect(isClose(try TestGraph.path(2).built.adjacency.subgraphCentrality(), [cosh, cosh]))
    #expect(try TestGraph(2, pairs: []).built.adjacency.communicability() == [1, 0, 0, 1])
  }

  @Test(arguments: 0..<100) func `walks add up term by term`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 1...9, directed: seed % 2 == 0)
    let adjacency = graph.built.adjacency
    let slow = SlowMatrix.exponential(SlowSigns.matrix(graph))
    #expect(isClose(try adjacency.communicability(), slow.flatMap { $0 }, 1e-11), "\(graph)")
    let own = slow.indices.map { slow[$0][$0] }
    #expect(isClose(try adjacency.subgraphCentrality(), own, 1e-11))
  }

  @Test(arguments: 0..<50) func `weights are divided by both strengths`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 1...9, values: .lengths)
    let (adjacency, weights) = graph.built
    let matrix = SlowSigns.matrix(graph)
    let sums = matrix.map { $0.reduce(0, +) }
    let scaled = matrix.indices.map { row in
      matrix.indices.map { column in
        matrix[row][column] == 0
          ? 0 : matrix[row][column] / (sums[row] * sums[column]).squareRoot()
      }
    }
    let slow = SlowMatrix.exponential(scaled).flatMap { $0 }
    #expect(isClose(try adjacency.communicability(weights: weights), slow))
    let large = weights.map { $0 * 1e300 }
    #expect(isClose(try adjacency.communicability(weights: large), slow))
  }

  @Test func `too many walks for a number are refused`() {
    let graph = TestGraph.complete(20).mapValues { $0 }.built.adjacency
    #expect(throws: Never.self) { try graph.communicability() }
    let many = (0..<800).map { _ in (from: 0, to: 1, value: 1.0) }
    #expect(throws: KernelError.self) {
      try TestGraph(2, many).built.adjacency.communicability()
    }
  }
}

@Suite struct CurrentFlowTests {
  /// Solves for the potentials of every pair.
  private func slow(_ graph: TestGraph) -> [Double] {
    let count = graph.vertexCount
    let matrix = SlowSigns.matrix(graph)
    var scores = [Double](repeating: 0, count: count)
    for source in 0..<count {
      for target in 0..<source {
        // The potential of vertex 0 is 0.
        var system = matrix.map { $0.map { -$0 } }
        for vertex in 0..<count { system[vertex][vertex] = matrix[vertex].reduce(0, +) }
        system[0] = (0..<count).map { $0 == 0 ? 1 : 0 }
        var current = [Double](repeating: 0, count: count)
        current[source] = 1
        current[target] = -1
        current[0] = 0
        let potentials = SlowMatrix.solve(system, current)
        for vertex in 0..<count where vertex != source && vertex != target {
          for other in 0..<count {
            let drop = (potentials[vertex] - potentials[other]).magnitude
            scores[vertex] += matrix[vertex][other] * drop / 2
          }
        }
      }
    }
    return scores
  }

  @Test func `all current of a path runs through its middle`() throws {
    let path = TestGraph.path(3).built.adjacency
    #expect(isClose(try path.currentFlowBetweenness(), [0, 1, 0]))
    // Conductances 2, 1, 1, 3, 1, 2 between A to E.
    let graph = TestGraph(
      5,
      [(0, 1, 2), (0, 2, 1), (1, 2, 1), (2, 3, 3), (3, 4, 1), (2, 4, 2)]
    )
    let (adjacency, weights) = graph.built
    let scores = try adjacency.currentFlowBetweenness(weights: weights)
    #expect(isClose(scores, [0.2, 0.2, 0.7909090909, 0.1363636364, 0.0909090909]))
  }

  @Test func `no current runs between parts`() throws {
    for graph in [TestGraph(3, pairs: [(0, 1)]), TestGraph.path(3, directed: true)] {
      #expect(throws: KernelError.notConnected) {
        try graph.built.adjacency.currentFlowBetweenness()
      }
    }
    #expect(throws: KernelError.notConnected) {
      try TestGraph.path(3).built.adjacency.currentFlowBetweenness(weights: [1, 1, 0, 0])
    }
    #expect(throws: KernelError.noConvergence(iterations: 1)) {
      try TestGraph.path(3).built.adjacency.currentFlowBetweenness(weights: [1e-20, 1e-20, 1, 1])
    }
    #expect(try TestGraph(1, pairs: []).built.adjacency.currentFlowBetweenness() == [0])
    #expect(try TestGraph(0, pairs: []).built.adjacency.currentFlowBetweenness() == [])
  }

  @Test(arguments: 0..<60) func `the score is that of every pair's current`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 3...8, density: 0.6, values: .lengths)
    let (adjacency, weights) = graph.built
    guard adjacency.components().count == 1 else { return }
    let scores = try adjacency.currentFlowBetweenness(weights: weights, normalised: false)
    #expect(isClose(scores, slow(graph), 1e-9), "\(graph)")
  }
}
