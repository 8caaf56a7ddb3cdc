import EntenteGraph
import TestSupport
import Testing

@Suite struct ConcordanceTests {
  @Test func `profiles that do not vary have no concordance`() {
    let graph = Adjacency(vertexCount: 4, from: [0, 1], to: [2, 3])
    let flat = [0.0, 0, 0, 0]
    let answer = graph.concordance(of: 0, with: 1, values: flat)
    #expect(answer.value == nil)
    #expect(answer.thirdParties == 2)
  }

  @Test func `equal profiles that vary agree wholly`() {
    let built = Adjacency.build(
      vertexCount: 5,
      from: [0, 1, 0, 1],
      to: [2, 2, 3, 3],
      weights: [0.5, 0.5, -0.25, -0.25]
    )
    let answer = built.adjacency.concordance(of: 0, with: 1, values: built.weights)
    #expect(answer.value.map { abs($0 - 1) < 1e-12 } == true)
  }

  @Test(arguments: 0..<100)
  func `it is the total of the profile agreement`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 3 + seed % 9
    var from: [Vertex] = []
    var to: [Vertex] = []
    var weights: [Double] = []
    for a in 0..<Vertex(count) {
      for b in (a + 1)..<Vertex(count + 1) where b < count && Bool.random(using: &generator) {
        from.append(a)
        to.append(b)
        weights.append(Double.random(in: -1...1, using: &generator))
      }
    }
    let built = Adjacency.build(vertexCount: count, from: from, to: to, weights: weights)
    let masses = (0..<count).map { _ in Double.random(in: 0.1...2, using: &generator) }
    for absent in [AbsentTies.zero, .unknown] {
      for vertexWeights in [nil, masses] {
        let whole = built.adjacency.profileAgreement(
          of: 0,
          with: 1,
          values: built.weights,
          vertexWeights: vertexWeights,
          absent: absent
        )
        let answer = built.adjacency.concordance(
          of: 0,
          with: 1,
          values: built.weights,
          vertexWeights: vertexWeights,
          absent: absent
        )
        #expect(answer.thirdParties == whole.thirdParties)
        #expect((answer.value != nil) == whole.isDefined)
        #expect(abs((answer.value ?? 0) - whole.total) < 1e-9)
      }
    }
  }
}
