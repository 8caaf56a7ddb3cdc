import EntenteGraph
import TestSupport
import Testing

/// Correlations and mixing by lists of all tie ends, as slow as can be.
private struct SlowMixing {
  var ends: [(Int, Int)] = []

  init(_ graph: TestGraph, keeping isKept: (Double) -> Bool = { _ in true }) {
    for tie in graph.ties where isKept(tie.value) {
      ends.append((tie.from, tie.to))
      if !graph.isDirected { ends.append((tie.to, tie.from)) }
    }
  }

  func correlation(_ x: (Int) -> Double, _ y: (Int) -> Double) -> Double? {
    let pairs = ends.map { (x($0.0), y($0.1)) }.filter { !$0.0.isNaN && !$0.1.isNaN }
    guard Set(pairs.map(\.0)).count > 1, Set(pairs.map(\.1)).count > 1 else { return nil }
    let count = Double(pairs.count)
    let means = pairs.reduce((0, 0)) { ($0.0 + $1.0 / count, $0.1 + $1.1 / count) }
    var (product, square, other) = (0.0, 0.0, 0.0)
    for pair in pairs {
      let (left, right) = (pair.0 - means.0, pair.1 - means.1)
      product += left * right
      square += left * left
      other += right * right
    }
    return product / (square * other).squareRoot()
  }

  func degree(_ vertex: Int, out: Bool) -> Double {
    Double(ends.filter { (out ? $0.0 : $0.1) == vertex }.count)
  }

  func groups(_ group: [Int]) -> Double? {
    let count = Double(ends.count)
    guard let first = ends.first else { return nil }
    guard ends.contains(where: { group[$0.0] != group[first.0] || group[$0.1] != group[first.0] })
    else { return nil }
    var (within, chance) = (0.0, 0.0)
    for name in Set(group) {
      let leaving = Double(ends.filter { group[$0.0] == name }.count)
      let arriving = Double(ends.filter { group[$0.1] == name }.count)
      within += Double(ends.filter { group[$0.0] == name && group[$0.1] == name }.count) / count
      chance += leaving * arriving / count / count
    }
    return (within - chance) / (1 - chance)
  }
}

@Suite struct AssortativityTests {
  private func expectSame(_ fast: Double?, _ slow: Double?, _ graph: TestGraph) {
    guard let fast, let slow else {
      #expect(fast == nil && slow == nil, "\(graph)")
      return
    }
    #expect(isClose(fast, slow, 1e-9), "\(graph)")
  }

  @Test func `the karate club and a small directed graph, as networkx has them`() throws {
    let karate = TestGraph.karate.built.adjacency
    #expect(isClose(karate.degreeAssortativity() ?? 0, -0.475_613_097_684_614_13))
    let officer: Set = [9, 14, 15, 18, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]
    let clubs = (0..<34).map { officer.contains($0) ? 1 : 0 }
    #expect(isClose(karate.assortativity(groups: clubs) ?? 0, 0.717_530_864_197_531))
    let squares = try karate.assortativity(of: (0..<34).map { Double($0 * $0 % 11) })
    #expect(isClose(squares ?? 0, -0.232_856_796_704_628_4))
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3), (3, 1), (3, 4), (4, 0), (4, 2)]
    let graph = TestGraph(5, directed: true, pairs: pairs).built.adjacency
    #expect(
      isClose(graph.degreeAssortativity(.incoming, .incoming) ?? 0, -0.122_278_997_011_129_58)
    )
    #expect(isClose(graph.degreeAssortativity(.incoming, .out) ?? 0, 0.052_631_578_947_368_4))
    #expect(isClose(graph.degreeAssortativity() ?? 0, -0.022_727_272_727_272_724))
    #expect(isClose(graph.degreeAssortativity(.out, .out) ?? 0, -0.122_278_997_011_129_61))
    let numbers = try graph.assortativity(of: [3, 1, 4, 1, 5])
    #expect(isClose(numbers ?? 0, -0.108_844_822_374_946_37))
    #expect(isClose(graph.assortativity(groups: [0, 0, 1, 1, 2]) ?? 0, -0.211_538_461_538_461_54))
  }

  @Test(arguments: 0..<100) func `it is what lists of tie ends say`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var graph = TestGraph.random(seed: seed, directed: seed % 2 == 0, values: .signs)
    if seed % 3 == 0, let tie = graph.ties.first {
      graph.ties += [tie, (tie.to, tie.to, -1), (tie.from, tie.from, 0)]
    }
    let count = graph.vertexCount
    let built = Adjacency.build(
      vertexCount: count,
      from: graph.ties.map { Vertex($0.from) },
      to: graph.ties.map { Vertex($0.to) },
      weights: graph.ties.map(\.value),
      directed: graph.isDirected,
      parallels: .kept
    )
    let groups = (0..<count).map { _ in Int.random(in: -1...1, using: &generator) }
    let attribute = (0..<count).map { _ in
      Bool.random(using: &generator)
        ? Double(Int.random(in: 0...3, using: &generator))
        : Int.random(in: 0..<4, using: &generator) == 0 ? .nan : 0.5
    }
    let parts: [(SignPart, (Double) -> Bool)] = [
      (.positive, { $0 > 0 }), (.negative, { $0 < 0 }), (.absolute, { $0 != 0 }),
    ]
    for (part, isKept) in parts {
      let slow = SlowMixing(graph, keeping: isKept)
      let values = built.weights
      let byDegree = built.adjacency.degreeAssortativity(of: values, part: part)
      let out = slow.correlation({ slow.degree($0, out: true) }, { slow.degree($0, out: false) })
      expectSame(byDegree, out, graph)
      let byNumber = try built.adjacency.assortativity(of: attribute, values: values, part: part)
      expectSame(byNumber, slow.correlation({ attribute[$0] }, { attribute[$0] }), graph)
      let byGroup = built.adjacency.assortativity(groups: groups, values: values, part: part)
      expectSame(byGroup, slow.groups(groups), graph)
    }
    let all = SlowMixing(graph)
    let sums = { all.degree($0, out: true) + all.degree($0, out: false) }
    expectSame(built.adjacency.degreeAssortativity(.all, .all), all.correlation(sums, sums), graph)
  }

  @Test func `undefined where nothing varies`() throws {
    let ring = TestGraph.ring(6).built.adjacency
    #expect(ring.degreeAssortativity() == nil)
    #expect(ring.assortativity(groups: [7, 7, 7, 7, 7, 7]) == nil)
    #expect(try ring.assortativity(of: [1, 1, 1, 1, 1, 1]) == nil)
    #expect(try ring.assortativity(of: [1, .nan, 2, .nan, 3, .nan]) == nil)
    let none = Adjacency(vertexCount: 3, from: [], to: [])
    #expect(none.degreeAssortativity() == nil && none.assortativity(groups: [0, 1, 2]) == nil)
    #expect(Adjacency(vertexCount: 0, from: [], to: []).degreeAssortativity() == nil)
    // All that leave are of group 0 and all that arrive of group 1: no tie within, by necessity.
    let across = Adjacency(vertexCount: 4, from: [0, 1], to: [2, 3], directed: true)
    #expect(across.assortativity(groups: [0, 0, 1, 1]) == 0)
  }

  @Test func `great and small attributes do not overflow`() throws {
    let path = TestGraph.path(4).built.adjacency
    let usual = try path.assortativity(of: [0, 1, 3, 4])
    for scale in [1e-300, 1e300, 4e307] {
      let scaled = try path.assortativity(of: [0, scale, 3 * scale, 4 * scale])
      #expect(isClose(scaled ?? 0, usual ?? 1))
    }
    #expect(try path.assortativity(of: [-1.7e308, 1.7e308, -1.7e308, 1.7e308]) == -1)
    #expect(throws: KernelError.invalidParameter("attribute")) {
      try path.assortativity(of: [0, .infinity, 0, 0])
    }
  }

  @Test func `signs are never mixed`() {
    // A positive star around 0 and a negative one around 5.
    let graph = TestGraph(6, [(0, 1, 1), (0, 2, 1), (0, 3, 1), (0, 4, 1), (5, 1, -1), (5, 2, -1)])
    let (adjacency, values) = graph.built
    #expect(isClose(adjacency.degreeAssortativity(of: values, part: .positive) ?? 0, -1))
    #expect(isClose(adjacency.degreeAssortativity(of: values, part: .negative) ?? 0, -1))
  }
}
