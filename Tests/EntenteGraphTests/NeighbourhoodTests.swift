import EntenteGraph
import TestSupport
import Testing

@Suite struct CoresTests {
  /// Takes away whoever has fewer than k neighbours, for each k anew.
  private func slow(_ graph: TestGraph) -> [Int] {
    let matrix = SlowSigns.matrix(graph)
    let tied = matrix.indices.map { row in
      matrix.indices.map { $0 != row && (matrix[row][$0] != 0 || matrix[$0][row] != 0) }
    }
    var cores = [Int](repeating: 0, count: graph.vertexCount)
    for core in 1...max(1, graph.vertexCount) {
      var left = Set(matrix.indices)
      while let leaver = left.first(where: { vertex in left.count { tied[vertex][$0] } < core }) {
        left.remove(leaver)
      }
      for vertex in left { cores[vertex] = core }
    }
    return cores
  }

  @Test func `the kite has a core of three with a tail`() {
    #expect(TestGraph.kite.built.adjacency.coreNumbers() == [3, 3, 3, 3, 3, 3, 3, 2, 1, 1])
  }

  @Test func `every small graph has the cores that are left`() {
    for graph in TestGraph.all(upTo: 5) {
      #expect(graph.built.adjacency.coreNumbers() == slow(graph), "\(graph)")
    }
  }

  @Test(arguments: 0..<100) func `cores are what is left`(seed: Int) {
    var graph = TestGraph.random(seed: seed, directed: seed % 2 == 0)
    let cores = graph.built.adjacency.coreNumbers()
    #expect(cores == slow(graph))
    graph.ties += graph.ties.prefix(3)
    graph.ties.append((0, 0, 1))
    #expect(graph.built.adjacency.coreNumbers() == cores)
    #expect(graph.withIsolate.built.adjacency.coreNumbers() == cores + [0])
  }

  @Test(arguments: [1, 2, 9, 17, 60]) func `cores of many sizes in one graph are told apart`(
    _ size: Int
  ) {
    // A clique with a ring around it, whose every vertex has three ties into the clique at most.
    let clique = (0..<size).flatMap { from in (0..<from).map { ($0, from) } }
    let ring = (0..<30).map { (size + $0, size + ($0 + 1) % 30) }
    let spokes = (0..<30).flatMap { place in
      Set([place % size, (place + 1) % size, (place + 2) % size]).sorted().map {
        ($0, size + place)
      }
    }
    let graph = TestGraph(size + 30, pairs: clique + ring + spokes)
    #expect(graph.built.adjacency.coreNumbers() == slow(graph))
  }

  @Test(arguments: 0..<8) func `cores of denser graphs are what is left`(seed: Int) {
    let density = 0.1 + Double(seed) / 10
    let graph = TestGraph.random(seed: seed, vertices: 40...60, density: density)
    #expect(graph.built.adjacency.coreNumbers() == slow(graph))
  }
}

@Suite struct ClusteringTests {
  @Test func `a triangle with a tail closes one of three pairs at its corner`() {
    let result = TestGraph(4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)]).built.adjacency.clustering()
    #expect(isClose(result.local, [1, 1, 1.0 / 3, 0]))
    #expect(result.triangles == [1, 1, 1, 0])
    #expect(isClose(result.transitivity ?? 0, 0.6))
    #expect(isClose(result.average ?? 0, 7.0 / 12))
    let nothing = TestGraph(0, pairs: []).built.adjacency.clustering()
    #expect(nothing.average == nil && nothing.transitivity == nil)
  }

  @Test(arguments: 0..<100) func `triangles are those of all threes`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, density: 0.5, values: .lengths)
    let (adjacency, weights) = graph.built
    let matrix = SlowSigns.matrix(graph)
    let greatest = graph.ties.map(\.value).max() ?? 1
    let plain = adjacency.clustering()
    let weighted = try adjacency.clustering(weights: weights)
    for vertex in 0..<graph.vertexCount {
      let others = (0..<graph.vertexCount).filter { matrix[vertex][$0] != 0 }
      var (count, strength) = (0, 0.0)
      for one in others {
        for two in others where two < one && matrix[one][two] != 0 {
          count += 1
          let product = matrix[vertex][one] * matrix[one][two] * matrix[two][vertex]
          // The cube root by Newton's method.
          let scaled = product / (greatest * greatest * greatest)
          var root = 1.0
          for _ in 0..<60 { root -= (root * root * root - scaled) / (3 * root * root) }
          strength += root
        }
      }
      let pairs = Double(others.count * (others.count - 1)) / 2
      #expect(plain.triangles[vertex] == count)
      #expect(isClose(plain.local[vertex], pairs > 0 ? Double(count) / pairs : 0))
      #expect(isClose(weighted[vertex], pairs > 0 ? strength / pairs : 0))
    }
    #expect(isClose(try adjacency.clustering(weights: weights.map { $0 * 7 }), weighted))
  }
}

@Suite struct StructuralHolesTests {
  /// Burt's formulas over all vertices.
  private func slow(_ graph: TestGraph, _ vertex: Int) -> (constraint: Double, size: Double)? {
    let ties = SlowSigns.matrix(graph)
    let both = ties.indices.map { row in
      ties.indices.map { row == $0 ? 0 : ties[row][$0] + ties[$0][row] }
    }
    let contacts = ties.indices.filter { both[vertex][$0] > 0 }
    guard !contacts.isEmpty else { return nil }
    func share(_ from: Int, _ to: Int) -> Double { both[from][to] / both[from].reduce(0, +) }
    var (constraint, size) = (0.0, 0.0)
    for contact in contacts {
      var (held, redundancy) = (share(vertex, contact), 0.0)
      for other in ties.indices where other != vertex && other != contact {
        guard both[other].contains(where: { $0 > 0 }) else { continue }
        held += share(vertex, other) * share(other, contact)
        let strongest = both[contact].max() ?? 1
        redundancy += share(vertex, other) * both[contact][other] / strongest
      }
      constraint += held * held
      size += 1 - redundancy
    }
    return (constraint, size)
  }

  @Test func `the worked example of five has Burt's values`() throws {
    let graph = TestGraph(
      5,
      [(0, 1, 2), (0, 2, 1), (1, 2, 1), (2, 3, 3), (3, 4, 1), (2, 4, 2)]
    )
    let (adjacency, weights) = graph.built
    let constraints = try adjacency.structuralHoles(weights: weights).map { $0?.constraint ?? -1 }
    let expected = [0.8188461, 0.8188461, 0.5420918, 1.0558390, 1.2234977]
    #expect(isClose(constraints, expected, 1e-7))
    let sizes = try adjacency.structuralHoles().map { $0?.effectiveSize ?? -1 }
    #expect(isClose(sizes, [1, 1, 3, 1, 1]))
  }

  @Test func `alone there are no holes, and a star has nothing but`() throws {
    #expect(try TestGraph(1, pairs: []).built.adjacency.structuralHoles() == [nil])
    let star = TestGraph(4, pairs: [(0, 1), (0, 2), (0, 3)]).built.adjacency
    let hub = try #require(try star.structuralHoles()[0])
    #expect(isClose(hub.constraint, 1.0 / 3))
    #expect(hub.effectiveSize == 3 && hub.efficiency == 1 && hub.hierarchy == 0)
  }

  @Test(arguments: 0..<100) func `holes are those of the formulas`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: seed % 2 == 0, values: .lengths)
    let (adjacency, weights) = graph.built
    let holes = try adjacency.structuralHoles(weights: weights)
    let scaled = try adjacency.structuralHoles(weights: weights.map { $0 * 1e300 })
    for vertex in 0..<graph.vertexCount {
      let expected = slow(graph, vertex)
      #expect((expected == nil) == (holes[vertex] == nil))
      guard let expected, let hole = holes[vertex] else { continue }
      #expect(isClose(hole.constraint, expected.constraint))
      #expect(isClose(hole.effectiveSize, expected.size))
      #expect(hole.hierarchy >= 0 && hole.hierarchy <= 1)
      #expect(isClose(scaled[vertex]?.constraint ?? -1, hole.constraint))
    }
  }
}
