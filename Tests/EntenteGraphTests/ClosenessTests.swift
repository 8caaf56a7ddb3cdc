import EntenteGraph
import TestSupport
import Testing

@Suite struct ClosenessTests {
  private func slow(
    _ graph: TestGraph,
    unit: Bool,
    incoming: Bool
  ) -> (corrected: [Double], plain: [Double], harmonic: [Double]) {
    let matrix = SlowDistances.matrix(graph, unit: unit)
    let rows = (0..<graph.vertexCount).map { vertex -> [Double] in
      let others = (0..<graph.vertexCount).filter { $0 != vertex }
      let distances = others.map { incoming ? matrix[$0][vertex] : matrix[vertex][$0] }
      return distances.filter { $0 < .infinity }
    }
    let plain = rows.map { $0.isEmpty ? 0 : Double($0.count) / $0.reduce(0, +) }
    let others = Double(graph.vertexCount - 1)
    let corrected = zip(plain, rows).map { $1.isEmpty ? 0 : $0 * Double($1.count) / others }
    return (corrected, plain, rows.map { $0.map { 1 / $0 }.reduce(0, +) })
  }

  private func compare(_ graph: TestGraph) throws {
    let (adjacency, lengths) = graph.built
    for isUnit in [true, false] {
      let column = isUnit ? nil : lengths
      for direction in [Direction.incoming, .out] {
        let slow = slow(graph, unit: isUnit, incoming: direction == .incoming)
        let corrected = try adjacency.closeness(direction: direction, lengths: column)
        #expect(isClose(corrected, slow.corrected), "\(graph)")
        let plain = try adjacency.closeness(
          direction: direction,
          lengths: column,
          corrected: false
        )
        #expect(isClose(plain, slow.plain), "\(graph)")
        let harmonic = try adjacency.harmonic(direction: direction, lengths: column)
        #expect(isClose(harmonic, slow.harmonic), "\(graph)")
      }
    }
  }

  @Test func `Fernando and Garth are nearest to all of the kite`() throws {
    let adjacency = TestGraph.kite.built.adjacency
    let scores = try adjacency.closeness()
    #expect(isClose(scores[5], 9.0 / 14) && isClose(scores[6], 9.0 / 14))
    #expect(isClose(scores[9], 9.0 / 29))
    #expect(isClose(try adjacency.harmonic()[5], 6 + 5.0 / 6))
    #expect(isClose(try adjacency.harmonic(normalised: true)[7], 6.0 / 9))
  }

  @Test func `the Medici are nearest to the families of Florence`() throws {
    #expect(isClose(try TestGraph.florence.built.adjacency.closeness()[8], 0.56))
  }

  @Test func `every small graph has the sums of its distances`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, 2]) + TestGraph.allDirected(upTo: 3) {
      try compare(graph)
    }
  }

  @Test(arguments: 0..<60) func `closeness is made of the sums of distances`(seed: Int) throws {
    try compare(
      TestGraph.random(
        seed: seed,
        vertices: 1...14,
        density: 0.15,
        directed: seed % 2 == 0,
        values: .lengths
      )
    )
  }

  @Test(arguments: 0..<60) func `turning arcs round swaps in and out`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: true)
    let (there, back) = (graph.built.adjacency, graph.reversed.built.adjacency)
    #expect(try there.closeness(direction: .out) == back.closeness(direction: .incoming))
    #expect(try there.harmonic(direction: .out) == back.harmonic(direction: .incoming))
  }

  @Test func `ten thousand in a row are measured at once`() throws {
    let scores = try TestGraph.path(10_000).built.adjacency.closeness()
    #expect(isClose(scores[0], 0.0002, 1e-15) && isClose(scores[5000], 0.000_399_96, 1e-15))
  }

  @Test func `the farthest of the kite is four steps away`() throws {
    let adjacency = TestGraph.kite.built.adjacency
    #expect(try adjacency.eccentricities() == [4, 4, 4, 4, 4, 3, 3, 2, 3, 4])
    #expect(try TestGraph(2, []).built.adjacency.eccentricities() == nil)
    #expect(try TestGraph(0, []).built.adjacency.eccentricities() == [])
  }

  @Test(arguments: 0..<60) func `the farthest is the greatest distance`(seed: Int) throws {
    let graph = TestGraph.random(
      seed: seed,
      vertices: 1...7,
      density: 0.5,
      directed: seed % 2 == 0,
      values: .lengths
    )
    let (adjacency, lengths) = graph.built
    let farthest = SlowDistances.matrix(graph, unit: false).map { $0.max() ?? 0 }
    let scores = try adjacency.eccentricities(lengths: lengths)
    #expect(scores == (farthest.contains(.infinity) ? nil : farthest))
  }

  @Test func `a star hangs on its hub and a ring on nobody`() throws {
    let star = TestGraph(5, pairs: [(0, 1), (0, 2), (0, 3), (0, 4)]).built.adjacency
    let result = try star.centralisation()
    #expect(isClose(result.degree ?? 0, 1))
    #expect(isClose(result.closeness ?? 0, 1))
    #expect(isClose(result.betweenness ?? 0, 1))
    let ring = try TestGraph.ring(6).built.adjacency.centralisation()
    #expect(ring.degree == 0 && ring.closeness == 0 && ring.betweenness == 0)
    #expect(try TestGraph.path(2).built.adjacency.centralisation().degree == nil)
    #expect(throws: KernelError.notConnected) {
      try TestGraph(3, []).built.adjacency.centralisation()
    }
  }
}
