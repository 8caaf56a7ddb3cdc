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

  @Test(arguments: 0..<3) func `more than 512 at once have the sums of one by one`(seed: Int) throws
  {
    var graph = TestGraph.random(
      seed: seed,
      vertices: 515...530,
      density: 0.004,
      directed: seed == 0
    )
    if seed == 2 {
      // A tail so long that all are measured one by one.
      graph.ties += (1..<300).map { ($0 == 1 ? 0 : 529 + $0, 530 + $0, 1) }
      graph.vertexCount = 830
    }
    let (adjacency, lengths) = graph.built
    let count = adjacency.vertexCount
    let matrix = try adjacency.distanceMatrix()
    for isIncoming in seed == 0 ? [true, false] : [true] {
      let direction = isIncoming ? Direction.incoming : .out
      var plain = [Double](repeating: 0, count: count)
      var inverses = plain
      for vertex in 0..<count {
        var (reached, sum) = (0.0, 0.0)
        for other in 0..<count where other != vertex {
          let distance = matrix[isIncoming ? other * count + vertex : vertex * count + other]
          guard distance < .infinity else { continue }
          reached += 1
          sum += distance
          inverses[vertex] += 1 / distance
        }
        plain[vertex] = reached > 0 ? reached / sum : 0
      }
      let isPlain = { (scores: [Double]) in isClose(scores, plain) }
      let scores = try adjacency.closeness(direction: direction, corrected: false, threads: 1)
      #expect(isPlain(scores), "\(seed)")
      let again = try adjacency.closeness(direction: direction, corrected: false, threads: 3)
      #expect(again == scores)
      let harmonic = try adjacency.harmonic(direction: direction, threads: 2)
      #expect(isClose(harmonic, inverses), "\(seed)")
      guard seed != 1, isIncoming else { continue }
      let measured = try adjacency.closeness(lengths: lengths, corrected: false, threads: 2)
      #expect(isPlain(measured), "\(seed)")
    }
  }

  @Test(arguments: 0..<3) func `the number of threads does not change a bit`(seed: Int) throws {
    let (adjacency, lengths) = TestGraph.random(
      seed: seed,
      vertices: 150...150,
      density: 0.03,
      directed: seed == 1,
      values: .lengths
    ).built
    for column in [nil, lengths] {
      let scores = try adjacency.closeness(lengths: column, threads: 1)
      let inverses = try adjacency.harmonic(lengths: column, threads: 1)
      let farthest = try adjacency.eccentricities(lengths: column, threads: 1)
      for threads in 2...3 {
        #expect(try adjacency.closeness(lengths: column, threads: threads) == scores)
        #expect(try adjacency.harmonic(lengths: column, threads: threads) == inverses)
        #expect(try adjacency.eccentricities(lengths: column, threads: threads) == farthest)
      }
    }
  }

  /// So large that three threads take part.
  @Test(arguments: [false, true]) func `several threads measure alike`(directed: Bool) throws {
    var generator = SeededGenerator(seed: 12)
    for (count, isUnit) in [(1100, true), (120, false)] {
      let (adjacency, lengths) = Adjacency.build(
        vertexCount: count,
        from: (0..<4 * count).map { _ in Vertex.random(in: 0..<Vertex(count), using: &generator) },
        to: (0..<4 * count).map { _ in Vertex.random(in: 0..<Vertex(count), using: &generator) },
        weights: (0..<4 * count).map { _ in Double.random(in: 0..<1, using: &generator) },
        directed: directed
      )
      let column = isUnit ? nil : lengths
      let scores = try adjacency.closeness(lengths: column, threads: 1)
      let inverses = try adjacency.harmonic(lengths: column, threads: 1)
      let farthest = try adjacency.eccentricities(lengths: column, threads: 1)
      #expect(try adjacency.closeness(lengths: column, threads: 3) == scores)
      #expect(try adjacency.harmonic(lengths: column, threads: 3) == inverses)
      #expect(try adjacency.eccentricities(lengths: column, threads: 3) == farthest)
    }
  }

  @Test func `progress never falls, though a sweep is given up`() throws {
    // A star, from which nothing is far, and a path that takes more steps than a sweep can.
    let pairs = (1..<600).map { (0, $0) } + (600..<1200).map { ($0, $0 + 1) }
    let adjacency = TestGraph(1201, pairs: pairs).built.adjacency
    var shares: [Double] = []
    let scores = try adjacency.harmonic { shares.append($0) }
    #expect(shares == shares.sorted() && shares.allSatisfy { (0..<1).contains($0) })
    #expect(scores[0] == 599)
  }

  @Test func `a length of minus 0, which -ln 1 is, is a length of 0`() throws {
    let graph = Adjacency(vertexCount: 3, from: [0, 1], to: [1, 2])
    let nothing = [Double](repeating: -0.0, count: graph.slotCount)
    #expect(try graph.closeness(lengths: nothing) == [.infinity, .infinity, .infinity])
    #expect(try graph.harmonic(lengths: nothing) == [.infinity, .infinity, .infinity])
    #expect(try graph.eccentricities(lengths: nothing) == [0, 0, 0])
    #expect(try graph.distances(from: 0, lengths: nothing) == [0, 0, 0])
    #expect(try graph.distanceMatrix(lengths: nothing) == [Double](repeating: 0, count: 9))
    #expect(try graph.closeness(lengths: [-0.0, -0.0, 1, 1])[0] == 2)
  }

  @Test func `progress can stop closeness and harmonic`() throws {
    struct Stopped: Error {}
    let (adjacency, lengths) = TestGraph.random(seed: 5, vertices: 300...300, density: 0.02).built
    for column in [nil, lengths] {
      var shares: [Double] = []
      let scores = try adjacency.closeness(lengths: column) { shares.append($0) }
      #expect(scores == (try adjacency.closeness(lengths: column)))
      #expect(shares == shares.sorted() && shares.allSatisfy { (0..<1).contains($0) })
      let inverses = try adjacency.harmonic(lengths: column) { _ in }
      #expect(inverses == (try adjacency.harmonic(lengths: column)))
      #expect(throws: Stopped.self) {
        try adjacency.closeness(lengths: column) { _ in throw Stopped() }
      }
      #expect(throws: Stopped.self) {
        try adjacency.harmonic(lengths: column) { _ in throw Stopped() }
      }
    }
  }

  @Test func `a long ring and a long path are measured one by one`() throws {
    let ring = TestGraph.ring(601).built.adjacency
    let closeness = 600.0 / (300 * 301)
    #expect(isClose(try ring.closeness(), [Double](repeating: closeness, count: 601)))
    #expect(try ring.eccentricities() == [Double](repeating: 300, count: 601))
    let path = TestGraph.path(601, directed: true).built.adjacency
    let harmonic = try path.harmonic(direction: .out)
    #expect(isClose(harmonic[0], (1...600).reduce(0) { $0 + 1 / Double($1) }))
    #expect(harmonic[600] == 0 && harmonic[599] == 1)
  }
}
