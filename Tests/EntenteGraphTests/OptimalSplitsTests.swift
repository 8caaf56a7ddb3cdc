import EntenteGraph
import TestSupport
import Testing

@Suite struct OptimalSplitsTests {
  /// All splits of least cost, each as which vertices stand on the second side.
  private func best(_ graph: TestGraph, weighted: Bool) -> [Int] {
    var least = Double.infinity
    var found: [Int] = []
    for split in 0..<(1 << graph.vertexCount) {
      var cost = 0.0
      for tie in graph.ties where tie.value != 0 {
        let isTogether = (split >> tie.from) & 1 == (split >> tie.to) & 1
        if (tie.value > 0) != isTogether { cost += weighted ? tie.value.magnitude : 1 }
      }
      if cost < least - 1e-9 {
        least = cost
        found = []
      }
      if cost <= least + 1e-9 { found.append(split) }
    }
    return found
  }

  /// Compares count, groups and free vertices with what enumeration finds.
  private func check(_ graph: TestGraph, weighted: Bool) throws {
    let (adjacency, values) = graph.built
    let proof = try adjacency.frustration(of: values, weighted: weighted)
    let result = try #require(
      try adjacency.optimalSplits(proof, of: values, weighted: weighted),
      "\(graph)"
    )
    let splits = best(graph, weighted: weighted)
    let signed = TestGraph(graph.vertexCount, graph.ties.filter { $0.value != 0 })
    let components = signed.built.adjacency.components()
    let turned = splits.count >> components.count
    #expect(result.count == Double(turned), "\(graph)")
    func areBound(_ one: Int, _ two: Int) -> Bool {
      Set(splits.map { ($0 >> one ^ $0 >> two) & 1 }).count == 1
    }
    var groups: [[Vertex]] = []
    for vertex in 0..<graph.vertexCount {
      if let place = groups.firstIndex(where: { areBound(Int($0[0]), vertex) }) {
        groups[place].append(Vertex(vertex))
      } else {
        groups.append([Vertex(vertex)])
      }
    }
    #expect(result.groups == groups, "\(graph)")
    var degrees = [Int](repeating: 0, count: graph.vertexCount)
    for tie in signed.ties where tie.from != tie.to {
      degrees[tie.from] += 1
      degrees[tie.to] += 1
    }
    let free = (0..<graph.vertexCount).filter { vertex in
      let own = components.members[Int(components.label[vertex])]
      let most = own.map { degrees[Int($0)] }.max()
      let head = own.first { degrees[Int($0)] == most }
      return !areBound(Int(head ?? 0), vertex)
    }
    #expect(result.free == free.map { Vertex($0) }, "\(graph)")
  }

  @Test func `one enemy among three friends leaves three best splits`() throws {
    let (graph, values) = TestGraph.ring(3, value: -1).built
    let result = try #require(
      try graph.optimalSplits(graph.frustration(of: values), of: values)
    )
    #expect(result.count == 3)
    #expect(result.groups == [[0], [1], [2]])
    #expect(result.free == [1, 2])
  }

  @Test func `nine actors have one best split by sign`() throws {
    let (graph, values) = TestGraph.nine.built
    let result = try #require(
      try graph.optimalSplits(graph.frustration(of: values), of: values)
    )
    #expect(result.count == Double(try graph.partition(of: values, into: .atMost(2)).optima ?? 0))
    #expect(result.free.isEmpty == (result.count == 1))
  }

  @Test func `every small signed graph is counted as by enumeration`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) { try check(graph, weighted: false) }
  }

  @Test(arguments: 0..<balanceTries(150, soak: 3000))
  func `random graphs are counted as by enumeration`(seed: Int) throws {
    let kinds: [TestGraph.Values] = [.signs, .whole, .real]
    let density = [0.25, 0.5, 0.9][seed / 3 % 3]
    let graph = TestGraph.random(
      seed: seed,
      vertices: 4...10,
      density: density,
      values: kinds[seed % 3]
    )
    try check(graph, weighted: false)
    try check(graph, weighted: true)
  }

  @Test(arguments: 0..<balanceTries(40, soak: 800))
  func `parallel ties that cancel and loops free what they free`(seed: Int) throws {
    var graph = TestGraph.random(seed: seed, vertices: 3...8, density: 0.5, values: .whole)
    graph.ties += graph.ties.prefix(4).map { ($0.to, $0.from, -$0.value) }
    graph.ties += [(0, 0, -2), (1, 1, 3), (1, 2, 0)]
    try check(graph, weighted: false)
    try check(graph, weighted: true)
  }

  @Test func `what has no proof or is too entangled has no count`() throws {
    let (graph, values) = TestGraph.complete(9, value: -1).built
    let open = FrustrationOptions(starts: 1, rounds: 0, nodes: 0, looks: 1)
    let bounds = try graph.frustration(of: values, options: open)
    #expect(try graph.optimalSplits(bounds, of: values) == nil)
    let proof = try graph.frustration(of: values)
    #expect(try graph.optimalSplits(proof, of: values, width: 3) == nil)
    #expect(try graph.optimalSplits(proof, of: values)?.count == 126)
    #expect(throws: KernelError.invalidParameter("width")) {
      try graph.optimalSplits(proof, of: values, width: 0)
    }
    var wrong = proof
    wrong.upperBound += 1
    #expect(try graph.optimalSplits(wrong, of: values) == nil)
  }

  @Test func `a graph without vertices has one split and no groups`() throws {
    let (graph, values) = TestGraph(0, []).built
    let result = try graph.optimalSplits(graph.frustration(of: values), of: values)
    #expect(result?.count == 1 && result?.groups == [] && result?.free == [])
  }
}
