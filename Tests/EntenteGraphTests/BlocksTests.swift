import EntenteGraph
import TestSupport
import Testing

@Suite struct BlocksTests {
  /// The least cost and the number of divisions that reach it, by trying all.
  private func slow(
    _ graph: TestGraph,
    _ blocks: BlockCount,
    weighted: Bool
  ) -> (cost: Double, optima: Int) {
    var best = (cost: Double.infinity, optima: 0)
    func extend(_ labels: [Int], _ count: Int) {
      guard labels.count == graph.vertexCount else {
        for block in 0...count { extend(labels + [block], max(count, block + 1)) }
        return
      }
      switch blocks {
      case .exactly(let wanted): guard count == wanted else { return }
      case .atMost(let most): guard count <= most else { return }
      }
      var cost = 0.0
      for tie in graph.ties where (tie.value > 0) != (labels[tie.from] == labels[tie.to]) {
        cost += weighted ? tie.value.magnitude : 1
      }
      if cost < best.cost - 1e-9 {
        best = (cost, 1)
      } else if cost < best.cost + 1e-9 {
        best.optima += 1
      }
    }
    extend([], 0)
    return best
  }

  @Test func `nine actors have their golden minima and optima`() throws {
    let (graph, values) = TestGraph.nine.built
    let costs = [13.0, 3, 3, 4, 5, 7, 8, 10, 11]
    let optima = [1, 1, 4, 5, 2, 20, 3, 11, 1]
    for blocks in 1...9 {
      let result = try graph.partition(of: values, into: .exactly(blocks))
      #expect(result.value == costs[blocks - 1] && result.optima == optima[blocks - 1])
      #expect(result.count == blocks && result.lowerBound == result.upperBound)
    }
    let two = try graph.partition(of: values, into: .atMost(2))
    #expect(two.members == [[0, 1, 2, 3, 7, 8], [4, 5, 6]])
  }

  @Test func `a number of blocks that cannot be is refused`() throws {
    let (graph, values) = TestGraph.path(3).built
    for blocks in [BlockCount.exactly(4), .exactly(0), .atMost(0), .exactly(-1)] {
      #expect(throws: KernelError.invalidParameter("blocks")) {
        try graph.partition(of: values, into: blocks)
      }
    }
    #expect(throws: KernelError.notANumber(edge: 0)) {
      try graph.partition(of: [.nan, 1, 1, 1], into: .atMost(2))
    }
    let nothing = try TestGraph(0, pairs: []).built.adjacency.partition(of: [], into: .atMost(3))
    #expect(nothing.value == 0 && nothing.count == 0)
  }

  @Test func `every small signed graph has the minimum of all divisions`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) where graph.vertexCount > 0 {
      let (adjacency, values) = graph.built
      let counts = [BlockCount.exactly(graph.vertexCount / 2 + 1), .atMost(2), .atMost(3)]
      for blocks in counts {
        let result = try adjacency.partition(of: values, into: blocks)
        let expected = slow(graph, blocks, weighted: false)
        #expect(result.value == expected.cost && result.optima == expected.optima, "\(graph)")
      }
    }
  }

  @Test(arguments: 0..<60) func `weighted costs are the minimum of all divisions`(seed: Int) throws
  {
    let graph = TestGraph.random(seed: seed, vertices: 2...7, density: 0.6, values: .real)
    let (adjacency, values) = graph.built
    let count = seed % graph.vertexCount + 1
    for blocks in [BlockCount.exactly(count), .atMost(count)] {
      let result = try adjacency.partition(of: values, into: blocks, weighted: true)
      let expected = slow(graph, blocks, weighted: true)
      #expect(isClose(result.value ?? -1, expected.cost), "\(graph)")
      #expect(result.optima == expected.optima, "\(graph)")
    }
  }

  @Test(arguments: 0..<40) func `two blocks at most cost the frustration`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 10...14, density: 0.4, values: .signs)
    let (adjacency, values) = graph.built
    let result = try adjacency.partition(of: values, into: .atMost(2))
    #expect(result.value == (try adjacency.frustration(of: values).value))
  }

  @Test func `loops and ties that contradict each other always cost`() throws {
    let graph = TestGraph(2, [(0, 1, 2), (0, 1, -3), (0, 0, -5), (1, 1, 7)])
    let (adjacency, values) = graph.built
    #expect(try adjacency.partition(of: values, into: .atMost(2), weighted: true).value == 7)
    #expect(try adjacency.partition(of: values, into: .exactly(1), weighted: true).value == 8)
  }

  @Test func `without looks there are bounds only`() throws {
    let (graph, values) = TestGraph.complete(5, value: -1).built
    let result = try graph.partition(of: values, into: .atMost(2), looks: 0)
    #expect(!result.isProved && result.value == nil && result.optima == nil)
    #expect(result.lowerBound == 0 && result.upperBound == 4)
  }
}
