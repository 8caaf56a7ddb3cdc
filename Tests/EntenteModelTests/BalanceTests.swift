import EntenteModel
import TestSupport
import Testing

@Suite struct BalanceTests {
  @Test(arguments: 0..<40) func `triangles are those found by looking at every three`(
    seed: Int
  ) throws {
    let graph = TestGraph.random(seed: seed, vertices: 2...9, density: 0.6, values: .real)
    let strong = TestGraph(graph.vertexCount, graph.ties.filter { abs($0.value) >= 0.05 })
    let found = try GraphDraft(graph).built().view().balance()
    let triangles = SlowSigns.triangles(strong)
    #expect(found.triangles == triangles)
    #expect(found.positiveTies == strong.ties.count { $0.value > 0 })
    #expect(found.negativeTies == strong.ties.count { $0.value < 0 })
    let total = Double(triangles.reduce(0, +))
    if total == 0 {
      #expect(found.index == nil)
      #expect(found.weakIndex == nil)
    } else {
      #expect(isClose(found.index ?? .nan, Double(triangles[0] + triangles[2]) / total))
      let weak = Double(triangles[0] + triangles[2] + triangles[3]) / total
      #expect(isClose(found.weakIndex ?? .nan, weak))
    }
    #expect(found.unbalanced.count == triangles[1] + triangles[3])
    let matrix = SlowSigns.matrix(strong)
    for triad in found.unbalanced {
      let ends = triad.actors.compactMap { Int($0.id.dropFirst()) }
      let values = [(0, 1), (1, 2), (0, 2)].map { matrix[ends[$0.0]][ends[$0.1]] }
      #expect(isClose(triad.values, values))
      let product = values.reduce(1) { $0 * abs($1) }
      #expect(isClose(triad.strength * triad.strength * triad.strength, product))
      #expect(values.count { $0 < 0 } % 2 == 1)
    }
    let strengths = found.unbalanced.map(\.strength)
    #expect(strengths == strengths.sorted(by: >))
  }

  @Test func `the best split of a balance is that of the blocs`() throws {
    let view = try GraphDraft.toy.built().view()
    let found = try view.balance(threshold: 0.2, seed: 4)
    #expect(found.threshold == 0.2)
    #expect(try found.blocs == view.blocs(threshold: 0.2, seed: 4))
    #expect(found.asOf == view.asOf)
  }
}
