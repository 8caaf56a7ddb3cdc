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

  @Test func `progress rises, comes about a hundred times a second at most, and can stop`() throws {
    struct Stopped: Error {}
    // Long enough for more than one telling.
    #if DEBUG
      let (adjacency, lengths) = TestGraph.ring(300).built
    #else
      let (adjacency, lengths) = TestGraph.ring(4_000).built
    #endif
    for column in [nil, lengths] {
      var shares: [Double] = []
      let start = ContinuousClock.now
      let scores = try adjacency.betweenness(lengths: column) { shares.append($0) }
      let time = ContinuousClock.now - start
      #expect(scores == (try adjacency.betweenness(lengths: column)))
      #expect(shares == shares.sorted() && shares.first == 0)
      #expect(shares.count <= 2 + Int(time / .milliseconds(10)))
      #expect(shares.allSatisfy { (0..<1).contains($0) })
      #expect(throws: Stopped.self) {
        try adjacency.betweenness(lengths: column) { share in
          if share > 0 { throw Stopped() }
        }
      }
      let edges = try adjacency.edgeBetweenness(lengths: column) { _ in }
      #expect(edges == (try adjacency.edgeBetweenness(lengths: column)))
      #expect(throws: Stopped.self) {
        try adjacency.edgeBetweenness(lengths: column) { _ in throw Stopped() }
      }
    }
  }

  /// A graph of some ninety vertices with a hub, a few loops, parallel ties and leaves.
  private func large(seed: Int, directed: Bool) -> TestGraph {
    var graph = TestGraph.random(
      seed: seed,
      vertices: 60...70,
      density: 0.07,
      directed: directed,
      values: .lengths
    )
    let count = graph.vertexCount
    graph.ties += graph.ties.prefix(40).map { ($0.from, $0.to, $0.value + 1) }
    graph.ties += (0..<5).map { ($0, $0, 1) } + (5..<30).map { ($0, 2, 2) }
    graph.ties += (0..<20).map { (count + $0, $0 < 10 ? $0 : count + $0 - 10, 3) }
    graph.vertexCount = count + 25
    return graph
  }

  @Test(arguments: 0..<4) func `large graphs have the same sums, start by start`(seed: Int) throws {
    let graph = large(seed: seed, directed: seed % 2 == 0)
    let (adjacency, lengths) = graph.built
    for isUnit in [true, false] {
      let column = isUnit ? nil : lengths
      let slow = SlowShares.of(graph, unit: isUnit)
      let scores = try adjacency.betweenness(lengths: column)
      #expect(isClose(scores, slow.vertices.map { graph.isDirected ? $0 : $0 / 2 }), "\(seed)")
      let edges = try adjacency.edgeBetweenness(lengths: column)
      #expect(isClose(edges.reduce(0, +), slow.steps), "\(seed)")
      let all = (0..<adjacency.vertexCount).map { Vertex($0) }
      #expect(isClose(try adjacency.betweenness(from: all, lengths: column), slow.vertices))
      for start in [0, 7, adjacency.vertexCount - 1] {
        let own = try adjacency.betweenness(from: [Vertex(start)], lengths: column)
        #expect(isClose(own, slow.byStart[start]), "\(seed)")
      }
    }
  }

  @Test(arguments: 0..<4) func `the number of threads does not change a bit`(seed: Int) throws {
    let graph = large(seed: seed, directed: seed % 2 == 0)
    let (adjacency, lengths) = graph.built
    let starts = (0..<30).map { Vertex($0 * 3) }
    for column in [nil, lengths] {
      let scores = try adjacency.betweenness(lengths: column, threads: 1)
      let edges = try adjacency.edgeBetweenness(lengths: column, threads: 1)
      let some = try adjacency.betweenness(from: starts, lengths: column, threads: 1)
      for threads in 2...3 {
        #expect(try adjacency.betweenness(lengths: column, threads: threads) == scores)
        #expect(try adjacency.edgeBetweenness(lengths: column, threads: threads) == edges)
        #expect(
          try adjacency.betweenness(from: starts, lengths: column, threads: threads) == some
        )
      }
    }
  }

  @Test func `a tie may be crossed one way only, or be longer one way`() throws {
    let blocked: [Double] = [1, 1, .infinity, 1, 1, .infinity, 1, 1, 1, 1]
    let square = Adjacency(vertexCount: 4, from: [0, 0, 1, 0, 1], to: [1, 2, 2, 3, 3])
    try expectSlow(square, blocked)
    try expectSlow(Adjacency(vertexCount: 3, from: [0, 1], to: [2, 2]), [1, 1, .infinity, 1])
    var generator = SeededGenerator(seed: 41)
    for seed in 0..<60 {
      let graph = TestGraph.random(seed: seed, vertices: 2...6, density: 0.5)
      // One tie between two, so that a slot is known by its ends.
      let (adjacency, _) = Adjacency.build(
        vertexCount: graph.vertexCount,
        from: graph.ties.map { Vertex($0.from) },
        to: graph.ties.map { Vertex($0.to) },
        weights: graph.ties.map(\.value),
        parallels: .least,
        loops: .dropped
      )
      let choices: [Double] = seed % 2 == 0 ? [1, .infinity] : [1, 2, 3, .infinity]
      let lengths = (0..<adjacency.slotCount).map { _ in
        choices[Int.random(in: 0..<choices.count, using: &generator)]
      }
      try expectSlow(adjacency, lengths)
    }
  }

  /// Compares with the obvious answer for the arcs that the slots of an undirected graph are.
  private func expectSlow(_ adjacency: Adjacency, _ lengths: [Double]) throws {
    var arcs = TestGraph(adjacency.vertexCount, directed: true, [])
    for vertex in 0..<adjacency.vertexCount {
      for slot in adjacency.row(of: Vertex(vertex)) where lengths[slot] < .infinity {
        arcs.ties.append((vertex, Int(adjacency.targets[slot]), lengths[slot]))
      }
    }
    let slow = SlowDistances.betweenness(arcs, unit: false)
    let scores = try adjacency.betweenness(lengths: lengths)
    #expect(isClose(scores, slow.vertices.map { $0 / 2 }), "\(arcs)")
    let all = (0..<adjacency.vertexCount).map { Vertex($0) }
    #expect(isClose(try adjacency.betweenness(from: all, lengths: lengths), slow.vertices))
    let edges = try adjacency.edgeBetweenness(lengths: lengths)
    for vertex in 0..<adjacency.vertexCount {
      for slot in adjacency.row(of: Vertex(vertex)) {
        let other = Int(adjacency.targets[slot])
        let mean = (slow.steps[vertex][other] + slow.steps[other][vertex]) / 2
        #expect((edges[slot] - mean).magnitude < 1e-9, "\(arcs)")
      }
    }
  }

  @Test func `a tie that cannot be crossed has no share beside one that can`() throws {
    let (adjacency, lengths) = TestGraph(2, [(0, 1, 1), (0, 1, .infinity)]).built
    #expect(try adjacency.edgeBetweenness(lengths: lengths) == [1, 0, 1, 0])
  }

  /// So large that two threads take part.
  @Test(arguments: [false, true]) func `several threads add up alike`(directed: Bool) throws {
    var generator = SeededGenerator(seed: 6)
    func end() -> Vertex { Vertex.random(in: 0..<200, using: &generator) }
    let ties = directed ? 900 : 450
    let (adjacency, lengths) = Adjacency.build(
      vertexCount: 200,
      from: (0..<ties).map { _ in end() },
      to: (0..<ties).map { _ in end() },
      weights: (0..<ties).map { _ in Double.random(in: 0.1..<1, using: &generator) },
      directed: directed
    )
    let starts = (0..<100).map { Vertex($0 * 2) }
    for column in [nil, lengths] {
      let scores = try adjacency.betweenness(lengths: column, threads: 1)
      let edges = try adjacency.edgeBetweenness(lengths: column, threads: 1)
      let some = try adjacency.betweenness(from: starts, lengths: column, threads: 1)
      #expect(try adjacency.betweenness(lengths: column, threads: 2) == scores)
      #expect(try adjacency.edgeBetweenness(lengths: column, threads: 2) == edges)
      #expect(try adjacency.betweenness(from: starts, lengths: column, threads: 2) == some)
    }
  }

  @Test func `a start counts for itself, and twice if given twice`() throws {
    let path = TestGraph.path(4).built.adjacency
    #expect(try path.betweenness(from: [0]) == [0, 2, 1, 0])
    #expect(try path.betweenness(from: [1, 1]) == [0, 0, 2, 0])
    #expect(try path.betweenness(from: []) == [0, 0, 0, 0])
    #expect(throws: KernelError.unknownVertex(4)) { try path.betweenness(from: [0, 4]) }
    #expect(throws: KernelError.invalidWeight(edge: 0)) {
      try path.betweenness(from: [0], lengths: [0, 0, 1, 1, 1, 1])
    }
    #expect(try TestGraph(0, []).built.adjacency.betweenness(from: []) == [])
  }

  @Test func `starts see farther than 255 steps, round a ring and along a path`() throws {
    let ring = TestGraph.ring(601).built.adjacency
    let scores = try ring.betweenness()
    #expect(isClose(scores, [Double](repeating: 300.0 * 299 / 2, count: 601)))
    let edges = try ring.edgeBetweenness()
    #expect(isClose(edges, [Double](repeating: 300.0 * 301 / 2, count: 1202)))
    let path = try TestGraph.path(700).built.adjacency.betweenness(from: [0, 699])
    #expect(path.dropFirst().dropLast().allSatisfy { $0 == 699 } && path[0] == 0)
  }

  @Test func `too many paths are noticed from some starts and by sampling too`() {
    var pairs: [(Int, Int)] = []
    for start in stride(from: 0, to: 3300, by: 3) {
      pairs += [(start, start + 1), (start, start + 2)]
      pairs += [(start + 1, start + 3), (start + 2, start + 3)]
    }
    let (adjacency, lengths) = TestGraph(3301, directed: true, pairs: pairs).built
    #expect(throws: KernelError.self) { try adjacency.betweenness(from: [0]) }
    #expect(throws: KernelError.self) { try adjacency.betweenness(from: [0], lengths: lengths) }
    #expect(throws: KernelError.self) { try adjacency.betweenness(lengths: lengths) }
    // Every fourth pair or so is more than 1024 diamonds apart.
    let longer = pairs + pairs.map { ($0.0 + 3300, $0.1 + 3300) }
    let (chain, _) = TestGraph(6601, pairs: longer).built
    #expect(throws: KernelError.self) { try chain.betweennessEstimate(error: 0.1) }
  }

  @Test func `lengths far apart lose no path`() throws {
    let graph = TestGraph(
      5,
      [(0, 1, 1e-300), (1, 2, 1e300), (2, 3, 1e-300), (0, 2, 1e300), (3, 4, .infinity)]
    )
    let (adjacency, lengths) = graph.built
    // From 0 to 2 straight or over 1: equal within 1e-10, as are the ways from 1 over 0.
    let scores = try adjacency.betweenness(lengths: lengths)
    #expect(scores[2] == 2 && scores[3] == 0 && scores[4] == 0)
    #expect(try adjacency.betweenness(from: [3], lengths: lengths)[2] == 2)
  }
}

/// Brandes' sums by the definition, from matrices of distances and path counts; for whole lengths.
private enum SlowShares {
  static func of(
    _ graph: TestGraph,
    unit: Bool
  ) -> (vertices: [Double], byStart: [[Double]], steps: Double) {
    let count = graph.vertexCount
    let matrix = SlowDistances.matrix(graph, unit: unit)
    var steps = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for tie in graph.ties where tie.from != tie.to {
      let length = unit ? 1 : tie.value
      steps[tie.from][tie.to] = min(steps[tie.from][tie.to], length)
      if !graph.isDirected { steps[tie.to][tie.from] = min(steps[tie.to][tie.from], length) }
    }
    // Paths from a start, the vertices in order of distance.
    let paths = (0..<count).map { start -> [Double] in
      var paths = [Double](repeating: 0, count: count)
      paths[start] = 1
      let order = (0..<count).sorted { matrix[start][$0] < matrix[start][$1] }
      for vertex in order where matrix[start][vertex] < .infinity && vertex != start {
        for other in 0..<count
        where matrix[start][other] + steps[other][vertex] == matrix[start][vertex] {
          paths[vertex] += paths[other]
        }
      }
      return paths
    }
    var byStart = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var total = 0.0
    for from in 0..<count {
      for to in 0..<count where to != from && matrix[from][to] < .infinity {
        total += 1
        for middle in 0..<count where middle != from && middle != to {
          guard matrix[from][middle] + matrix[middle][to] == matrix[from][to] else {
            continue
          }
          byStart[from][middle] += paths[from][middle] * paths[middle][to] / paths[from][to]
        }
      }
    }
    // Every path takes one tie more than there are vertices between.
    let vertices = (0..<count).map { vertex in byStart.reduce(0) { $0 + $1[vertex] } }
    return (vertices, byStart, vertices.reduce(0, +) + total)
  }
}
