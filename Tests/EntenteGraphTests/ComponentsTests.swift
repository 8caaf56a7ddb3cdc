import EntenteGraph
import TestSupport
import Testing

@Suite struct ComponentsTests {
  /// The components by distances, and the cuts by leaving each vertex and each tie out.
  private func slowCount(_ graph: TestGraph, without vertex: Int? = nil) -> Int {
    var graph = graph
    graph.ties.removeAll { $0.from == vertex || $0.to == vertex }
    let matrix = SlowDistances.matrix(graph)
    return (0..<graph.vertexCount).count { here in
      here != vertex && (0..<here).allSatisfy { $0 == vertex || matrix[here][$0] == .infinity }
    }
  }

  @Test func `a road through three towns breaks in the middle`() {
    let cuts = TestGraph(5, pairs: [(0, 1), (1, 2), (3, 4), (3, 4)]).built.adjacency.cuts()
    #expect(cuts.vertices == [1])
    #expect(cuts.bridges == [0, 2])
  }

  @Test func `components are numbered by their least vertex`() {
    let components = TestGraph(5, pairs: [(4, 1), (3, 0)]).built.adjacency.components()
    #expect(components.label == [0, 1, 2, 0, 1])
    #expect(components.count == 3)
    #expect(components.sizes == [2, 2, 1])
    #expect(components.members == [[0, 3], [1, 4], [2]])
  }

  @Test(arguments: 0..<100) func `components and cuts are those of the slow way`(seed: Int) {
    let graph = TestGraph.random(seed: seed, density: 0.2)
    let adjacency = graph.built.adjacency
    let components = adjacency.components()
    #expect(components.count == slowCount(graph))
    let matrix = SlowDistances.matrix(graph)
    for from in 0..<graph.vertexCount {
      for to in 0..<graph.vertexCount {
        let isTogether = components.label[from] == components.label[to]
        #expect(isTogether == (matrix[from][to] < .infinity))
      }
    }
    let cuts = adjacency.cuts()
    for vertex in 0..<graph.vertexCount {
      let isAlone = !graph.ties.contains { $0.from == vertex || $0.to == vertex }
      let without = slowCount(graph, without: vertex) + (isAlone ? 1 : 0)
      #expect(cuts.vertices.contains(Vertex(vertex)) == (without > components.count))
    }
    for place in graph.ties.indices {
      var rest = graph
      let tie = rest.ties.remove(at: place)
      let slot = adjacency.slot(from: Vertex(tie.from), to: Vertex(tie.to))
      #expect(slot.map(cuts.bridges.contains) == (slowCount(rest) > components.count))
    }
  }

  @Test func `strong components of every small digraph can reach each other`() {
    for graph in TestGraph.allDirected(upTo: 3)
      + (0..<200).map({ TestGraph.random(seed: $0, density: 0.2, directed: true) })
    {
      let matrix = SlowDistances.matrix(graph)
      let components = graph.built.adjacency.components(strong: true)
      for from in 0..<graph.vertexCount {
        for to in 0..<graph.vertexCount {
          let isMutual = matrix[from][to] < .infinity && matrix[to][from] < .infinity
          #expect((components.label[from] == components.label[to]) == isMutual, "\(graph)")
        }
      }
    }
  }

  @Test(arguments: [(20_000, 9_000), (30_000, 40_000), (50_000, 200_000)], [false, true])
  func `components of large graphs are those of a search at any number of threads`(
    _ size: (vertices: Int, ties: Int),
    _ directed: Bool
  ) {
    var random = SeededGenerator(seed: size.ties)
    let limit = Vertex(size.vertices)
    let from = (0..<size.ties).map { _ in Vertex.random(in: 0..<limit, using: &random) }
    let to = (0..<size.ties).map { _ in Vertex.random(in: 0..<limit, using: &random) }
    var lists = [[Vertex]](repeating: [], count: size.vertices)
    for (from, to) in zip(from, to) {
      lists[Int(from)].append(to)
      lists[Int(to)].append(from)
    }
    var labels = [UInt32](repeating: .max, count: size.vertices)
    var sizes: [Int] = []
    for root in 0..<size.vertices where labels[root] == .max {
      var open = [root]
      labels[root] = UInt32(sizes.count)
      sizes.append(0)
      while let vertex = open.popLast() {
        sizes[sizes.count - 1] += 1
        for next in lists[vertex] where labels[Int(next)] == .max {
          labels[Int(next)] = labels[root]
          open.append(Int(next))
        }
      }
    }
    let graph = Adjacency(vertexCount: size.vertices, from: from, to: to, directed: directed)
    for threads in [1, 2, 3] {
      let components = graph.components(threads: threads)
      #expect(components.label == labels)
      #expect(components.sizes == sizes)
      #expect(components.count == sizes.count)
    }
  }

  @Test func `a graph without vertices has no components`() {
    #expect(Adjacency(vertexCount: 0, from: [], to: []).components().count == 0)
    #expect(Adjacency(vertexCount: 0, from: [], to: [], directed: true).components().label == [])
  }

  @Test func `a long path does not exhaust the stack`() {
    let there = TestGraph.path(10_000).built.adjacency
    #expect(there.components().count == 1)
    #expect(there.cuts().vertices.count == 9998)
    #expect(there.cuts().bridges.count == 9999)
    let directed = TestGraph.path(10_000, directed: true).built.adjacency
    #expect(directed.components(strong: true).count == 10_000)
    #expect(directed.components().count == 1)
  }

  @Test func `density leaves loops out and is unknown for a lone actor`() {
    #expect(TestGraph(3, pairs: [(0, 0), (0, 1)]).built.adjacency.density() == 1.0 / 3)
    #expect(TestGraph(3, directed: true, pairs: [(0, 1)]).built.adjacency.density() == 1.0 / 6)
    #expect(TestGraph(1, []).built.adjacency.density() == nil)
    #expect(TestGraph.kite.built.adjacency.density() == 0.4)
  }

  @Test func `reciprocity is the share of arcs that are returned`() {
    let graph = TestGraph(4, directed: true, pairs: [(0, 1), (1, 0), (1, 2), (3, 3)])
    #expect(graph.built.adjacency.reciprocity() == 2.0 / 3)
    #expect(TestGraph(2, directed: true, []).built.adjacency.reciprocity() == nil)
    #expect(TestGraph.kite.built.adjacency.reciprocity() == 1)
  }
}
