import EntenteGraph
import TestSupport
import Testing

@Suite struct AdjacencyTests {
  @Test func `an edge stands in both rows and a loop in one`() {
    let graph = Adjacency(vertexCount: 4, from: [2, 0, 1], to: [0, 1, 1])
    #expect(graph.offsets == [0, 2, 4, 5, 5])
    #expect(graph.targets == [1, 2, 0, 1, 0])
    #expect(graph.edgeCount == 3)
    #expect(graph.slotCount == 5)
    #expect(graph.inOffsets == graph.offsets && graph.inSources == graph.targets)
  }

  @Test func `an arc leaves one row and arrives in another`() {
    let graph = Adjacency(vertexCount: 3, from: [2, 0, 0], to: [0, 2, 1], directed: true)
    #expect(graph.targets == [1, 2, 0])
    #expect(graph.inOffsets == [0, 1, 2, 3])
    #expect(graph.inSources == [2, 0, 0])
    #expect(graph.edgeCount == 3)
  }

  @Test func `parallel ties are merged as the rule says`() {
    let rules: [(Adjacency.Parallels, [Double])] = [
      (.kept, [3, 5, 3, 5]), (.summed, [8, 8]), (.greatest, [5, 5]), (.least, [3, 3]),
    ]
    for (rule, weights) in rules {
      let built = Adjacency.build(
        vertexCount: 2,
        from: [0, 1],
        to: [1, 0],
        weights: [3.0, 5],
        parallels: rule
      )
      #expect(built.weights == weights)
      #expect(built.adjacency.slotCount == weights.count)
    }
    let plain = Adjacency(vertexCount: 2, from: [0, 1, 0], to: [1, 0, 0], parallels: .summed)
    #expect(plain.targets == [0, 1, 0])
    #expect(plain.edgeCount == 2)
  }

  @Test func `weights may be short numbers`() {
    let built = Adjacency.build(vertexCount: 2, from: [0], to: [1], weights: [Float(0.5)])
    #expect(built.weights == [Float(0.5), 0.5])
  }

  @Test func `loops can be dropped`() {
    let graph = Adjacency(vertexCount: 2, from: [0, 1], to: [1, 1], loops: .dropped)
    #expect(graph.targets == [1, 0])
  }

  @Test func `parallel ties can be refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = Adjacency(vertexCount: 2, from: [0, 0], to: [1, 1], parallels: .refused)
    }
  }

  @Test func `an end outside the graph is a mistake`() async {
    await #expect(processExitsWith: .failure) {
      _ = Adjacency(vertexCount: 2, from: [0], to: [2])
    }
  }

  @Test(arguments: 0..<100) func `every tie is found again in its rows`(seed: Int) {
    let directed = seed % 2 == 0
    var graph = TestGraph.random(seed: seed, directed: directed, values: .real)
    graph.ties += graph.ties.prefix(3)
    graph.ties.append((0, 0, 0.25))
    let (adjacency, values) = graph.built
    var found: [[Double]] = []
    var arriving: [[Double]] = []
    let inValues = adjacency.inColumn(values)
    for vertex in 0..<Vertex(graph.vertexCount) {
      for slot in adjacency.row(of: vertex) {
        found.append([Double(vertex), Double(adjacency.targets[slot]), values[slot]])
      }
      for place in adjacency.inRow(of: vertex) {
        arriving.append([Double(adjacency.inSources[place]), Double(vertex), inValues[place]])
      }
    }
    var given = graph.ties.map { [Double($0.from), Double($0.to), $0.value] }
    if !directed {
      given += graph.ties.filter { $0.from != $0.to }
        .map { [Double($0.to), Double($0.from), $0.value] }
    }
    func sorted(_ rows: [[Double]]) -> [[Double]] {
      rows.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(sorted(found) == sorted(given))
    #expect(sorted(arriving) == sorted(given))
    #expect(adjacency.edgeCount == graph.ties.count)
  }

  @Test(arguments: 0..<50) func `a slot is found by its ends`(seed: Int) {
    let graph = TestGraph.random(seed: seed, directed: true)
    let adjacency = graph.built.adjacency
    for from in 0..<graph.vertexCount {
      for to in 0..<graph.vertexCount {
        let slot = adjacency.slot(from: Vertex(from), to: Vertex(to))
        let isTied = graph.ties.contains { $0.from == from && $0.to == to }
        #expect((slot != nil) == isTied)
        if let slot { #expect(adjacency.targets[slot] == Vertex(to)) }
      }
    }
  }

  @Test func `any column can be carried over by the places of the ties`() {
    let (graph, arcs) = Adjacency.indexed(vertexCount: 3, from: [2, 1], to: [1, 0])
    #expect(graph.targets == [1, 0, 2, 1])
    #expect(arcs == [1, 1, 0, 0])
  }

  @Test func `a graph may have nothing in it`() {
    let graph = Adjacency(vertexCount: 0, from: [], to: [])
    #expect(graph.offsets == [0])
    #expect(graph.edgeCount == 0)
    #expect(graph.inColumn([Int]()) == [])
  }
}
