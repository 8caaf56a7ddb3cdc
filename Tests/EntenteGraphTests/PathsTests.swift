import EntenteGraph
import TestSupport
import Testing

@Suite struct PathsTests {
  private func column(_ rows: [[Double]]) -> [Double] { rows.flatMap { $0 } }

  @Test func `distances in every small graph are those of Floyd and Warshall`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, 2]) + TestGraph.allDirected(upTo: 3) {
      let (adjacency, lengths) = graph.built
      let hops = try adjacency.distanceMatrix()
      #expect(hops == column(SlowDistances.matrix(graph)), "\(graph)")
      let far = try adjacency.distanceMatrix(lengths: lengths)
      #expect(far == column(SlowDistances.matrix(graph, unit: false)), "\(graph)")
    }
  }

  @Test(arguments: 0..<100) func `distances are those of Floyd and Warshall`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: seed % 2 == 0, values: .lengths)
    let (adjacency, lengths) = graph.built
    let matrix = SlowDistances.matrix(graph, unit: false)
    for vertex in 0..<graph.vertexCount {
      let from = Vertex(vertex)
      #expect(try adjacency.distances(from: from, lengths: lengths) == matrix[vertex])
      let incoming = try adjacency.distances(from: from, lengths: lengths, direction: .incoming)
      #expect(incoming == matrix.map { $0[vertex] })
      let all = try adjacency.distances(from: from, lengths: lengths, direction: .all)
      let both = TestGraph(graph.vertexCount, graph.ties)
      #expect(all == SlowDistances.matrix(both, unit: false)[vertex])
    }
  }

  @Test(arguments: 0..<100) func `the best paths come first, and all of them come`(seed: Int) throws
  {
    let directed = seed % 2 == 0
    let graph = TestGraph.random(
      seed: seed,
      vertices: 2...6,
      density: directed ? 0.5 : 0.75,
      directed: directed,
      values: .lengths
    )
    let (adjacency, lengths) = graph.built
    let isUnit = seed % 3 == 0
    let column = isUnit ? nil : lengths
    let slow = SlowDistances.paths(graph, from: 0, to: 1, unit: isUnit).sorted {
      if $0.length != $1.length { return $0.length < $1.length }
      if $0.vertices.count != $1.vertices.count { return $0.vertices.count < $1.vertices.count }
      return $0.vertices.lexicographicallyPrecedes($1.vertices)
    }
    let paths = try adjacency.shortestPaths(from: 0, to: 1, count: 10_000, lengths: column)
    #expect(paths.map { $0.vertices.map(Int.init) } == slow.map(\.vertices), "\(graph)")
    #expect(paths.map(\.length) == slow.map(\.length))
    let few = try adjacency.shortestPaths(from: 0, to: 1, count: 3, lengths: column)
    #expect(few == Array(paths.prefix(3)))
    #expect(try adjacency.shortestPath(from: 0, to: 1, lengths: column) == paths.first)
    let optimal = try adjacency.optimalPaths(from: 0, to: 1, lengths: column)
    let best = slow.filter { $0.length == slow[0].length }.map(\.vertices)
    #expect(optimal.count == best.count)
    #expect(optimal.length == slow.first?.length)
    #expect(Set(optimal.paths.map { $0.vertices.map(Int.init) }) == Set(best))
  }

  @Test func `parallel ties give one path that takes the shortest`() throws {
    let (adjacency, lengths) = TestGraph(2, [(0, 1, 5), (0, 1, 2), (0, 1, 2)]).built
    let paths = try adjacency.shortestPaths(from: 0, to: 1, count: 9, lengths: lengths)
    #expect(paths == [Path(vertices: [0, 1], slots: [1], length: 2)])
    #expect(try adjacency.optimalPaths(from: 0, to: 1, lengths: lengths).count == 1)
  }

  @Test func `of equal paths the one of fewest ties comes first, then by vertices`() throws {
    let adjacency = TestGraph(4, pairs: [(0, 2), (0, 3), (2, 1), (3, 1)]).built.adjacency
    let paths = try adjacency.shortestPaths(from: 0, to: 1, count: 5)
    #expect(paths.map(\.vertices) == [[0, 2, 1], [0, 3, 1]])
    let (graph, lengths) = TestGraph(3, [(0, 1, 2), (1, 2, 1), (0, 2, 3)]).built
    let weighted = try graph.shortestPaths(from: 0, to: 2, count: 5, lengths: lengths)
    #expect(weighted.map(\.vertices) == [[0, 2], [0, 1, 2]])
  }

  @Test func `one and seven tenths are as long as eight tenths`() throws {
    // In binary the sum of the two is the shorter.
    let (adjacency, lengths) = TestGraph(3, [(0, 1, 0.1), (1, 2, 0.7), (0, 2, 0.8)]).built
    #expect(0.1 + 0.7 < 0.8)
    #expect(try adjacency.optimalPaths(from: 0, to: 2, lengths: lengths).count == 2)
    #expect(try adjacency.shortestPath(from: 0, to: 2, lengths: lengths)?.vertices == [0, 2])
    let paths = try adjacency.shortestPaths(from: 0, to: 2, count: 5, lengths: lengths)
    #expect(paths.map(\.vertices) == [[0, 2], [0, 1, 2]])
  }

  @Test func `a free step is walked and an infinite one is not`() throws {
    let (adjacency, lengths) = TestGraph(
      4,
      [(0, 1, 0), (1, 2, 2), (0, 2, 3), (2, 3, 0), (0, 3, .infinity)]
    ).built
    let path = try adjacency.shortestPath(from: 0, to: 3, lengths: lengths)
    #expect(path?.vertices == [0, 1, 2, 3])
    #expect(path?.length == 2)
    #expect(try adjacency.optimalPaths(from: 0, to: 3, lengths: lengths).count == 1)
  }

  @Test func `no way is no path, and to oneself there is an empty one`() throws {
    let adjacency = TestGraph(2, []).built.adjacency
    #expect(try adjacency.shortestPath(from: 0, to: 1) == nil)
    #expect(try adjacency.shortestPaths(from: 0, to: 1, count: 2).isEmpty)
    #expect(try adjacency.mostReliablePath(from: 0, to: 1, reliabilities: []) == nil)
    #expect(try adjacency.widestPath(from: 0, to: 1, widths: []) == nil)
    #expect(
      try adjacency.shortestPath(from: 1, to: 1) == Path(vertices: [1], slots: [], length: 0)
    )
    #expect(try adjacency.mostReliablePath(from: 1, to: 1, reliabilities: [])?.value == 1)
    #expect(try adjacency.widestPath(from: 1, to: 1, widths: [])?.value == .infinity)
  }

  @Test(arguments: 0..<100) func `reliable and wide paths are the best of all`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 2...6, density: 0.6, values: .lengths)
      .mapValues { $0 / 5 }
    let (adjacency, values) = graph.built
    let matrix = SlowSigns.matrix(graph)
    let paths = SlowDistances.paths(graph, from: 0, to: 1).map { path in
      zip(path.vertices, path.vertices.dropFirst()).map { matrix[$0][$1] }
    }
    let products = paths.map { $0.reduce(1, *) }
    let reliable = try adjacency.mostReliablePath(from: 0, to: 1, reliabilities: values)
    #expect(isClose(reliable?.value ?? -1, products.max() ?? -1))
    let widest = try adjacency.widestPath(from: 0, to: 1, widths: values)
    #expect(widest?.value == paths.compactMap { $0.min() }.max())
    #expect(widest?.path.slots.map { values[$0] }.min() == widest?.value)
  }

  @Test func `a reliability too small for a number has a logarithm`() throws {
    let (adjacency, values) = TestGraph(3, [(0, 1, 1e-200), (1, 2, 1e-200)]).built
    let path = try adjacency.mostReliablePath(from: 0, to: 2, reliabilities: values)
    #expect(path?.value == 0)
    #expect(isClose(path?.lnValue ?? 0, -921.034_037_197_618_3))
  }

  @Test func `bad weights are refused with their slots`() {
    let adjacency = TestGraph.path(3).built.adjacency
    #expect(throws: KernelError.negativeWeight(edge: 1)) {
      try adjacency.distances(from: 0, lengths: [1, -1, 1, 1])
    }
    #expect(throws: KernelError.notANumber(edge: 3)) {
      try adjacency.shortestPath(from: 0, to: 1, lengths: [1, 1, 1, .nan])
    }
    #expect(throws: KernelError.invalidWeight(edge: 0)) {
      try adjacency.mostReliablePath(from: 0, to: 1, reliabilities: [1.5, 1, 1, 1])
    }
    #expect(throws: KernelError.negativeWeight(edge: 2)) {
      try adjacency.widestPath(from: 0, to: 1, widths: [1, 1, -2, 1])
    }
    #expect(throws: KernelError.unknownVertex(3)) { try adjacency.distances(from: 3) }
    #expect(throws: KernelError.invalidParameter("count")) {
      try adjacency.shortestPaths(from: 0, to: 1, count: -1)
    }
  }

  @Test func `a long path is walked to its end`() throws {
    let adjacency = TestGraph.path(10_000).built.adjacency
    #expect(try adjacency.shortestPath(from: 0, to: 9999)?.length == 9999)
    #expect(try adjacency.optimalPaths(from: 0, to: 9999).count == 1)
  }
}
