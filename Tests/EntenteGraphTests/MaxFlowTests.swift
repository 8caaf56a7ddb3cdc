import EntenteGraph
import TestSupport
import Testing

@Suite struct MaxFlowTests {
  /// The narrowest cut and its smallest side, by trying all.
  private func slow(_ graph: TestGraph, _ from: Int, _ to: Int) -> (value: Double, side: [Vertex]) {
    var best = (value: Double.infinity, side: [Vertex]())
    for set in 0..<(1 << graph.vertexCount) where (set >> from) & 1 == 1 && (set >> to) & 1 == 0 {
      var value = 0.0
      for tie in graph.ties {
        let (left, right) = ((set >> tie.from) & 1, (set >> tie.to) & 1)
        if left > right || (!graph.isDirected && left < right) { value += tie.value }
      }
      let side = (0..<graph.vertexCount).filter { (set >> $0) & 1 == 1 }.map { Vertex($0) }
      let isSmaller = value < best.value + 1e-9 && side.count < best.side.count
      if value < best.value - 1e-9 || isSmaller { best = (value, side) }
    }
    return best
  }

  @Test func `the textbook network carries twenty-three`() throws {
    // Cormen et al., Introduction to Algorithms, figure 26.1.
    let graph = TestGraph(
      6,
      directed: true,
      [
        (0, 1, 16), (0, 2, 13), (1, 3, 12), (2, 1, 4), (2, 4, 14), (3, 2, 9), (3, 5, 20), (4, 3, 7),
        (4, 5, 4),
      ]
    )
    let (adjacency, capacities) = graph.built
    let flow = try adjacency.maxFlow(from: 0, to: 5, capacities: capacities)
    #expect(flow.value == 23 && flow.sourceSide == [0, 1, 2, 4])
    #expect(flow.cut.map { adjacency.targets[$0] } == [3, 3, 5])
  }

  @Test func `ends must be two, and capacities numbers`() {
    let graph = TestGraph.path(3).built.adjacency
    #expect(throws: KernelError.sameEndpoint) { try graph.maxFlow(from: 1, to: 1) }
    #expect(throws: KernelError.unknownVertex(3)) { try graph.maxFlow(from: 1, to: 3) }
    #expect(throws: KernelError.negativeWeight(edge: 2)) {
      try graph.maxFlow(from: 0, to: 2, capacities: [1, 1, -1, 1])
    }
    #expect(throws: KernelError.notANumber(edge: 0)) {
      try graph.maxFlow(from: 0, to: 2, capacities: [.infinity, 1, 1, 1])
    }
  }

  @Test(arguments: 0..<100) func `the flow is as wide as the narrowest cut`(seed: Int) throws {
    var graph = TestGraph.random(
      seed: seed,
      vertices: 2...8,
      density: 0.5,
      directed: seed % 2 == 0,
      values: seed % 3 == 0 ? .real : .lengths
    ).mapValues { $0.magnitude }
    if seed % 5 == 0 { graph.ties += graph.ties.prefix(3) }
    let (adjacency, capacities) = graph.built
    let end = graph.vertexCount - 1
    let flow = try adjacency.maxFlow(from: 0, to: Vertex(end), capacities: capacities)
    let expected = slow(graph, 0, end)
    #expect(isClose(flow.value, expected.value), "\(graph)")
    #expect(flow.sourceSide == expected.side, "\(graph)")
    #expect(isClose(flow.cut.reduce(0) { $0 + capacities[$1] }, flow.value))
    // What enters a vertex leaves it, but for the two ends.
    var rest = [Double](repeating: 0, count: graph.vertexCount)
    for vertex in 0..<graph.vertexCount {
      for slot in adjacency.row(of: Vertex(vertex)) {
        #expect(flow.flows[slot] >= 0 && flow.flows[slot] <= capacities[slot] * (1 + 1e-9))
        rest[vertex] -= flow.flows[slot]
        rest[Int(adjacency.targets[slot])] += flow.flows[slot]
      }
    }
    rest[0] += flow.value
    rest[end] -= flow.value
    #expect(rest.allSatisfy { $0.magnitude < 1e-9 }, "\(graph)")
  }

  @Test func `a path of ten thousand carries its narrowest tie`() throws {
    let (graph, _) = TestGraph.path(10_000).built
    let flow = try graph.maxFlow(from: 0, to: 9_999)
    #expect(flow.value == 1 && flow.sourceSide == [0])
  }

  @Test func `what rounding leaves over is no room`() throws {
    // 0.1 and 0.2 fill 0.3 in tenths, though not in bits.
    let graph = TestGraph(
      5,
      directed: true,
      [(0, 1, 0.1), (0, 2, 0.2), (1, 3, 1), (2, 3, 1), (3, 4, 0.3)]
    )
    let (adjacency, capacities) = graph.built
    let flow = try adjacency.maxFlow(from: 0, to: 4, capacities: capacities)
    #expect(isClose(flow.value, 0.3) && flow.sourceSide == [0])
  }

  @Test func `capacities may lie far apart`() throws {
    let (graph, capacities) = TestGraph(3, [(0, 1, 1e-300), (1, 2, 1e300)]).built
    #expect(try graph.maxFlow(from: 0, to: 2, capacities: capacities).value == 1e-300)
  }
}
