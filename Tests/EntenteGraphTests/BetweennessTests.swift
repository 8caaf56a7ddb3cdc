import EntenteGraph
import TestSupport
import Testing

@Suite struct BetweennessTests {
  /// The slow answer for every slot: the share of the pair of neighbours, by equal parallels.
  private func slots(_ graph: TestGraph, _ steps: [[Double]]) -> [Double] {
    let adjacency = graph.built.adjacency
    return (0..<graph.vertexCount).flatMap { vertex in
      adjacency.row(of: Vertex(vertex)).map { steps[vertex][Int(adjacency.targets[$0])] }
    }
  }

  @Test func `Heather stands between the kite and its tail`() throws {
    let scores = try TestGraph.kite.built.adjacency.betweenness()
    let sixths: [Double] = [5, 5, 0, 22, 0, 50, 50, 84, 48, 0]
    #expect(isClose(scores, sixths.map { $0 / 6 }))
    #expect(isClose(try TestGraph.kite.built.adjacency.betweenness(normalised: true)[7], 14.0 / 36))
  }

  @Test func `the Medici stand between the families of Florence`() throws {
    let scores = try TestGraph.florence.built.adjacency.betweenness(normalised: true)
    #expect(isClose(scores[8], 0.522, 0.0005))
    #expect(isClose(scores[6], 0.255, 0.0005))
    #expect(isClose(scores[13], 0.103, 0.0005))
  }

  @Test func `teacher and president hold the karate club`() throws {
    let scores = try TestGraph.karate.built.adjacency.betweenness()
    #expect(isClose(scores[0], 231.0714, 1e-6))
    #expect(isClose(scores[33], 160.5516, 1e-6))
    #expect(isClose(scores[31], 73.0095, 1e-6))
  }

  @Test func `betweenness in every small graph counts all shortest paths`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, 2]) + TestGraph.allDirected(upTo: 3) {
      let (adjacency, lengths) = graph.built
      for isUnit in [true, false] {
        let slow = SlowDistances.betweenness(graph, unit: isUnit)
        let column = isUnit ? nil : lengths
        #expect(isClose(try adjacency.betweenness(lengths: column), slow.vertices), "\(graph)")
        let edges = try adjacency.edgeBetweenness(lengths: column)
        #expect(isClose(edges, slots(graph, slow.steps)), "\(graph)")
      }
    }
  }

  @Test(arguments: 0..<60) func `betweenness counts all shortest paths`(seed: Int) throws {
    let graph = TestGraph.random(
      seed: seed,
      vertices: 3...7,
      directed: seed % 2 == 0,
      values: .lengths
    )
    // Tenths: sums that are equal on paper differ in binary.
    let (adjacency, lengths) = graph.mapValues { $0 / 10 }.built
    let slow = SlowDistances.betweenness(graph, unit: false)
    #expect(isClose(try adjacency.betweenness(lengths: lengths), slow.vertices), "\(graph)")
    let edges = try adjacency.edgeBetweenness(lengths: lengths)
    #expect(isClose(edges, slots(graph, slow.steps)), "\(graph)")
    let hops = SlowDistances.betweenness(graph)
    #expect(isClose(try adjacency.betweenness(), hops.vertices), "\(graph)")
    #expect(isClose(try adjacency.edgeBetweenness(), slots(graph, hops.steps)), "\(graph)")
  }

  @Test(arguments: 0..<100) func `names do not matter, nor does a lone actor`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 2...20, density: 0.15, values: .lengths)
    let names = graph.randomNames(seed: seed)
    let (adjacency, lengths) = graph.built
    let (other, otherLengths) = graph.relabelled(names).built
    for isUnit in [true, false] {
      let scores = try adjacency.betweenness(lengths: isUnit ? nil : lengths)
      let renamed = try other.betweenness(lengths: isUnit ? nil : otherLengths)
      #expect(isClose(scores, names.map { renamed[$0] }), "\(graph)")
      let more = try graph.withIsolate.built.adjacency.betweenness(lengths: isUnit ? nil : lengths)
      #expect(isClose(more, scores + [0]))
    }
    // The sum of distances is one more a pair than the vertices between.
    let matrix = SlowDistances.matrix(graph)
    var excess = 0.0
    for from in 0..<graph.vertexCount {
      for to in 0..<from where matrix[from][to] < .infinity { excess += matrix[from][to] - 1 }
    }
    #expect(isClose(try adjacency.betweenness().reduce(0, +), excess))
  }

  @Test func `equally short parallel ties share alike`() throws {
    let (adjacency, lengths) = TestGraph(2, [(0, 1, 2), (0, 1, 1), (0, 1, 1)]).built
    #expect(try adjacency.edgeBetweenness(lengths: lengths) == [0, 0.5, 0.5, 0, 0.5, 0.5])
    let triangle = TestGraph(3, [(0, 1, 2), (0, 1, 1), (1, 2, 1), (0, 2, 1)]).built
    #expect(
      try triangle.adjacency.edgeBetweenness(lengths: triangle.values) == [0, 1, 1, 0, 1, 1, 1, 1]
    )
  }

  @Test func `ten thousand in a row or around a hub are counted at once`() throws {
    let path = try TestGraph.path(10_000).built.adjacency.betweenness()
    #expect(path[0] == 0 && path[1] == 9998 && path[5000] == 24_995_000)
    let edges = try TestGraph.path(10_000).built.adjacency.edgeBetweenness()
    #expect(edges.first == 9999 && edges[9999] == 25_000_000)
  }

  @Test func `lengths of nothing are refused, for then paths cannot be counted`() {
    let adjacency = TestGraph.path(3).built.adjacency
    #expect(throws: KernelError.invalidWeight(edge: 2)) {
      try adjacency.betweenness(lengths: [1, 1, 0, 1])
    }
    #expect(throws: KernelError.negativeWeight(edge: 0)) {
      try adjacency.edgeBetweenness(lengths: [-1, 1, 1, 1])
    }
  }

  @Test func `a chain of diamonds has too many paths to count`() {
    var pairs: [(Int, Int)] = []
    for start in stride(from: 0, to: 3300, by: 3) {
      pairs += [(start, start + 1), (start, start + 2)]
      pairs += [(start + 1, start + 3), (start + 2, start + 3)]
    }
    let adjacency = TestGraph(3301, directed: true, pairs: pairs).built.adjacency
    #expect(throws: KernelError.self) { try adjacency.betweenness() }
  }

  @Test func `progress rises, comes at most a hundred times, and can stop the work`() throws {
    struct Stopped: Error {}
    let adjacency = TestGraph.ring(250).built.adjacency
    var shares: [Double] = []
    let scores = try adjacency.betweenness { shares.append($0) }
    #expect(scores == (try adjacency.betweenness()))
    #expect(shares == shares.sorted() && shares.count <= 100 && shares.count > 50)
    #expect(shares.allSatisfy { (0..<1).contains($0) })
    var calls = 0
    #expect(throws: Stopped.self) {
      try adjacency.betweenness { share in
        calls += 1
        if share > 0.5 { throw Stopped() }
      }
    }
    #expect(calls < shares.count)
  }
}
