import EntenteGraph
import TestSupport
import Testing

@Suite struct BrokerageTests {
  private func slow(_ graph: TestGraph, _ groups: [Int]) -> [Brokerage] {
    let matrix = SlowSigns.matrix(graph)
    return (0..<graph.vertexCount).map { b in
      var roles = Brokerage()
      for a in 0..<graph.vertexCount where a != b && matrix[a][b] != 0 {
        for c in 0..<graph.vertexCount where c != a && c != b && matrix[b][c] != 0 {
          if matrix[a][c] != 0 { continue }
          switch (groups[a] == groups[b], groups[b] == groups[c], groups[a] == groups[c]) {
          case (true, true, true): roles.coordinator += 1
          case (false, false, true): roles.itinerant += 1
          case (false, true, false): roles.gatekeeper += 1
          case (true, false, false): roles.representative += 1
          default: roles.liaison += 1
          }
        }
      }
      return roles
    }
  }

  @Test func `who passes on between two groups keeps the gate one way`() {
    let graph = TestGraph(3, directed: true, pairs: [(0, 1), (1, 2)]).built.adjacency
    #expect(graph.brokerage(groups: [0, 1, 1])[1] == Brokerage(gatekeeper: 1))
    #expect(graph.brokerage(groups: [0, 0, 1])[1] == Brokerage(representative: 1))
    #expect(graph.brokerage(groups: [0, 1, 0])[1] == Brokerage(itinerant: 1))
    #expect(graph.brokerage(groups: [0, 1, 2])[1] == Brokerage(liaison: 1))
    #expect(graph.brokerage(groups: [5, 5, 5])[1] == Brokerage(coordinator: 1))
    #expect(TestGraph.path(3).built.adjacency.brokerage(groups: [0, 0, 0])[1].total == 2)
  }

  @Test func `every small digraph has the roles of all triples`() {
    for graph in TestGraph.allDirected(upTo: 3) + TestGraph.all(upTo: 4) {
      let groups = (0..<graph.vertexCount).map { $0 % 2 }
      #expect(graph.built.adjacency.brokerage(groups: groups) == slow(graph, groups), "\(graph)")
    }
  }

  @Test(arguments: 0..<100) func `roles are those of all triples`(seed: Int) {
    let graph = TestGraph.random(seed: seed, directed: seed % 2 == 0)
    let groups = (0..<graph.vertexCount).map { ($0 * 7 + seed) % 3 }
    var doubled = graph
    doubled.ties += graph.ties.prefix(4)
    doubled.ties.append((0, 0, 1))
    #expect(graph.built.adjacency.brokerage(groups: groups) == slow(graph, groups))
    #expect(doubled.built.adjacency.brokerage(groups: groups) == slow(graph, groups))
  }

  @Test(arguments: 0..<50) func `turning arcs round swaps gate and representation`(seed: Int) {
    let graph = TestGraph.random(seed: seed, directed: true)
    let groups = (0..<graph.vertexCount).map { $0 % 2 }
    let there = graph.built.adjacency.brokerage(groups: groups)
    let back = graph.reversed.built.adjacency.brokerage(groups: groups)
    #expect(there.map(\.gatekeeper) == back.map(\.representative))
    #expect(there.map(\.coordinator) == back.map(\.coordinator))
  }
}
