import EntenteGraph
import TestSupport
import Testing

@Suite struct TrianglesTests {
  @Test func `every small graph has the triangles of its threes`() {
    for graph in TestGraph.all(upTo: 5) {
      let adjacency = graph.built.adjacency
      #expect(adjacency.triangleCount() == SlowSigns.triangles(graph)[0], "\(graph)")
    }
  }

  @Test(arguments: 0..<60) func `direction, loops and repetition count for nothing`(seed: Int) {
    let plain = TestGraph.random(seed: seed, density: 0.5)
    let count = plain.built.adjacency.triangleCount()
    #expect(count == SlowSigns.triangles(plain)[0])
    var graph = plain
    graph.isDirected = seed % 2 == 0
    graph.ties += graph.ties.prefix(4).map { ($0.to, $0.from, $0.value) }
    graph.ties.append((0, 0, 1))
    #expect(graph.built.adjacency.triangleCount() == count)
  }

  @Test func `rows too long for one sum are counted whole`() throws {
    // Two hubs tied to each other and to all of two sides, which are tied across; ten of each side are
    // on bad terms with all others. None has more than four times the usual number of ties, so that
    // the rows stay in their order.
    let (side, few) = (300, 10)
    let hubs = [2 * side, 2 * side + 1]
    var pairs = (0..<side).flatMap { left in (side..<2 * side).map { (left, $0) } }
    pairs += hubs.flatMap { hub in (0..<hub).map { ($0, hub) } }
    func isApart(_ vertex: Int) -> Bool { vertex < 2 * side && vertex % side < few }
    let (graph, signs) = TestGraph(
      2 * side + 2,
      pairs.map { ($0.0, $0.1, isApart($0.0) == isApart($0.1) ? 1 : -1) }
    ).built
    let census = try graph.signedTriangles(of: signs)
    let (together, all) = (2 * (side - few) * (side - few + 1), 2 * side * (side + 1))
    #expect(census.noNegative == together)
    // Those apart are on good terms with each other, so that two ties of a triangle are bad or none.
    #expect(census.noNegative + census.twoNegative == all)
    #expect(census.oneNegative == 0 && census.threeNegative == 0)
    let turned = try graph.signedTriangles(of: signs.map { -$0 })
    #expect(turned.threeNegative == census.noNegative)
    #expect(turned.oneNegative == census.twoNegative)
    #expect(graph.triangleCount() == all)
  }

  @Test func `few triangles of many vertices are all found, by their signs`() throws {
    // No vertex has many ties, and ties lead anywhere: rows are sifted before they are gone through.
    let count = 80_000
    var generator = SeededGenerator(seed: 2)
    func tie(_ from: Int, _ to: Int) -> (Int, Int, Double) {
      (from, to, Bool.random(using: &generator) ? 1 : -1)
    }
    var ties = (0..<120_000).map { _ in
      tie(
        Int.random(in: 0..<count, using: &generator),
        Int.random(in: 0..<count, using: &generator)
      )
    }
    for start in stride(from: 0, to: 60_000, by: 200) {
      let (second, third) = (start + 7_919, start + 19_997)
      ties += [tie(start, second), tie(third, start), tie(second, third)]
    }
    // Eighty are all tied to each other, so that their rows are sifted in several parts.
    for end in 1..<80 { ties += (0..<end).map { tie(end * 991, $0 * 991) } }
    let (graph, signs) = Adjacency.build(
      vertexCount: count,
      from: ties.map { Vertex($0.0) },
      to: ties.map { Vertex($0.1) },
      weights: ties.map(\.2),
      parallels: .greatest,
      loops: .dropped
    )
    var ends = [[Vertex: Double]](repeating: [:], count: count)
    for vertex in 0..<count {
      for slot in graph.row(of: Vertex(vertex)) { ends[vertex][graph.targets[slot]] = signs[slot] }
    }
    var counts = [0, 0, 0, 0]
    var list: [SignedTriangle] = []
    for a in 0..<count {
      for (b, first) in ends[a] where b > a {
        for (c, second) in ends[Int(b)] where c > b {
          guard let third = ends[a][c] else { continue }
          let negatives = [first, second, third].count { $0 < 0 }
          counts[negatives] += 1
          list.append(SignedTriangle(a: Vertex(a), b: b, c: c, negatives: negatives))
        }
      }
    }
    let census = try graph.signedTriangles(of: signs)
    #expect(census.total >= 300 + 80 * 79 * 78 / 6)
    #expect(
      counts == [census.noNegative, census.oneNegative, census.twoNegative, census.threeNegative]
    )
    #expect(try graph.signedTriangles(of: signs, threads: 1) == census)
    #expect(Set(list) == Set(try graph.signedTriangleList(of: signs)))
    #expect(graph.triangleCount() == census.total)
    var own = [Int](repeating: 0, count: count)
    for triangle in list {
      for vertex in [triangle.a, triangle.b, triangle.c] { own[Int(vertex)] += 1 }
    }
    #expect(graph.clustering().triangles == own)
  }

  @Test func `threads do not change counts, and progress stops them`() throws {
    struct Stop: Error {}
    var generator = SeededGenerator(seed: 1)
    let ties = (0..<30_000).map { _ in
      let place = Double.random(in: 0..<1, using: &generator)
      let sign = Bool.random(using: &generator) ? 1.0 : -1
      return (Int(place * place * 999), Int.random(in: 0..<1_000, using: &generator), sign)
    }
    let (graph, _) = TestGraph(1_000, ties).built
    let (plain, values) = Adjacency.build(
      vertexCount: 1_000,
      from: ties.map { Vertex($0.0) },
      to: ties.map { Vertex($0.1) },
      weights: ties.map(\.2),
      parallels: .greatest,
      loops: .dropped
    )
    let census = try plain.signedTriangles(of: values, threads: 1)
    let clusters = graph.clustering(threads: 1)
    #expect(census.total == graph.triangleCount(threads: 1))
    #expect(clusters.triangles.reduce(0, +) == 3 * census.total)
    for threads in [2, 3] {
      #expect(try plain.signedTriangles(of: values, threads: threads) == census)
      #expect(graph.clustering(threads: threads) == clusters)
    }
    var told: [Double] = []
    #expect(try plain.signedTriangles(of: values) { told.append($0) } == census)
    #expect(told.first == 0 && told.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(throws: Stop.self) { try graph.triangleCount { _ in throw Stop() } }
    #expect(throws: Stop.self) { try plain.signedTriangles(of: values) { _ in throw Stop() } }
  }

  @Test func `sorting the ties is told of and can be stopped, before any is counted`() throws {
    struct Stop: Error {}
    let graph = TestGraph.ring(100_000).built.adjacency
    var told: [Double] = []
    #expect(throws: Stop.self) {
      try graph.triangleCount {
        told.append($0)
        if $0 > 0 { throw Stop() }
      }
    }
    #expect((told.last ?? 1) < 0.25)
  }

  @Test(arguments: 0..<50) func `renumbering by degree changes numbers alone`(seed: Int) {
    let (graph, values) = TestGraph.random(
      seed: seed,
      directed: seed % 2 == 0,
      values: .real
    ).built
    let (renumbered, order, slots) = graph.degreeOrdered()
    #expect(order.sorted() == (0..<graph.vertexCount).map { Vertex($0) })
    let degrees = order.map { graph.row(of: $0).count }
    #expect(degrees == degrees.sorted(by: >))
    for vertex in 0..<graph.vertexCount {
      let row = renumbered.row(of: Vertex(vertex)).map { order[Int(renumbered.targets[$0])] }
      #expect(row.sorted() == graph.row(of: order[vertex]).map { graph.targets[$0] })
      for slot in renumbered.row(of: Vertex(vertex)) {
        let (from, to) = graph.ends(of: Int(slots[slot]))
        #expect(from == order[vertex] && to == order[Int(renumbered.targets[slot])])
      }
    }
    #expect(slots.sorted() == (0..<graph.slotCount).map { UInt32($0) })
    let column = slots.map { values[Int($0)] }
    if !graph.isDirected { #expect(renumbered.inColumn(column) == column) }
    #expect(renumbered.edgeCount == graph.edgeCount)
  }

  @Test(arguments: [false, true]) func `renumbering keeps the order of parallel ties`(
    isDirected: Bool
  ) {
    let ties = [(0, 1, 10.0), (2, 1, 7), (0, 1, 20), (1, 1, 5), (1, 1, 6), (1, 2, 9)]
    let (graph, values) = TestGraph(3, directed: isDirected, ties).built
    let (renumbered, order, slots) = graph.degreeOrdered()
    #expect(order == [1, 0, 2])
    let column = slots.map { values[Int($0)] }
    let rows = (0..<3).map { renumbered.row(of: $0).map { column[$0] } }
    #expect(
      rows
        == (isDirected
          ? [[5, 6, 9], [10, 20], [7]] : [[5, 6, 10, 20, 7, 9], [10, 20], [7, 9]])
    )
  }
}
