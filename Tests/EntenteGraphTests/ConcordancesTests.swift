import EntenteGraph
import TestSupport
import Testing

@Suite struct ConcordancesTests {
  /// A graph with loops, parallel ties and vertices without any, and a value a slot.
  private func random(_ seed: Int) -> (graph: Adjacency, values: [Double], weights: [Double]) {
    var generator = SeededGenerator(seed: seed)
    let count = 2 + seed % 23
    let ties = Int.random(in: 0...(count * (1 + seed % 5)), using: &generator)
    func vertex() -> Vertex { Vertex(Int.random(in: 0..<max(1, count - 1), using: &generator)) }
    let graph = Adjacency(
      vertexCount: count,
      from: (0..<ties).map { _ in vertex() },
      to: (0..<ties).map { _ in vertex() },
      directed: seed % 3 == 0
    )
    let few = [-1, -0.5, 0, 0.25, 1]
    let values = (0..<graph.slotCount).map { _ in
      seed % 2 == 0
        ? few.randomElement(using: &generator) ?? 0
        : Double.random(in: -1...1, using: &generator)
    }
    let weights = (0..<count).map { _ in
      let weight = Double.random(in: 0...1, using: &generator)
      return seed % 4 == 1 ? weight * weight * 1e-6 : weight
    }
    return (graph, values, weights)
  }

  private func expectSame(
    _ graph: Adjacency,
    _ values: [Double],
    _ weights: [Double]?,
    _ absent: AbsentTies
  ) {
    let all = graph.concordances(values: values, vertexWeights: weights, absent: absent)
    #expect(all.values.count == graph.vertexCount * (graph.vertexCount - 1) / 2)
    for first in 0..<Vertex(graph.vertexCount) {
      for second in 0..<Vertex(graph.vertexCount) where first != second {
        let one = graph.concordance(
          of: min(first, second),
          with: max(first, second),
          values: values,
          vertexWeights: weights,
          absent: absent
        )
        let pair = all[first, second]
        #expect(pair.thirdParties == one.thirdParties)
        #expect((pair.value == nil) == (one.value == nil), "of \(first), \(second)")
        #expect(abs((pair.value ?? 0) - (one.value ?? 0)) < 1e-12, "of \(first), \(second)")
      }
    }
  }

  @Test(arguments: 0..<120) func `all pairs are as each pair`(seed: Int) {
    let (graph, values, weights) = random(seed)
    for absent in [AbsentTies.zero, .unknown] {
      expectSame(graph, values, nil, absent)
      expectSame(graph, values, weights, absent)
    }
  }

  @Test func `one weight above all others does not spoil the rest`() {
    let (graph, values, _) = random(40)
    for heavy in 0..<graph.vertexCount {
      var weights = [Double](repeating: 1e-9, count: graph.vertexCount)
      weights[heavy] = 1
      expectSame(graph, values, weights, .zero)
    }
  }

  @Test func `profiles that hardly vary are compared by themselves`() {
    // All ties alike but for some last digits: most of the sums cancels.
    var from: [Vertex] = []
    var to: [Vertex] = []
    for first in 0..<Vertex(12) {
      for second in (first + 1)..<Vertex(13) where second < 12 {
        from.append(first)
        to.append(second)
      }
    }
    let graph = Adjacency(vertexCount: 12, from: from, to: to)
    let values = (0..<graph.slotCount).map { 0.5 + Double($0 % 7) * 1e-4 }
    expectSame(graph, values, nil, .zero)
    expectSame(graph, [Double](repeating: 0.5, count: graph.slotCount), nil, .zero)
  }

  @Test func `graphs of no or few vertices have few pairs`() {
    for count in 0...2 {
      let graph = Adjacency(vertexCount: count, from: [], to: [])
      let all = graph.concordances(values: [])
      #expect(all.values.count == max(0, count - 1))
      #expect(all.values.allSatisfy { $0.isNaN })
    }
  }

  @Test func `the answer does not depend on the threads, and the work can be stopped`() throws {
    struct Stop: Error {}
    var generator = SeededGenerator(seed: 5)
    let ties = 2_000
    func vertex() -> Vertex { Vertex(Int.random(in: 0..<150, using: &generator)) }
    let graph = Adjacency(
      vertexCount: 150,
      from: (0..<ties).map { _ in vertex() },
      to: (0..<ties).map { _ in vertex() }
    )
    let values = (0..<graph.slotCount).map { _ in Double.random(in: -1...1, using: &generator) }
    for absent in [AbsentTies.zero, .unknown] {
      let one = graph.concordances(values: values, absent: absent, threads: 1)
      let bits = one.values.map(\.bitPattern)
      for threads in [2, 3] {
        let several = graph.concordances(values: values, absent: absent, threads: threads)
        #expect(several.values.map(\.bitPattern) == bits)
      }
      var told: [Double] = []
      let again = try graph.concordances(values: values, absent: absent) { told.append($0) }
      #expect(again.values.map(\.bitPattern) == bits)
      #expect(told.first == 0)
      #expect(throws: Stop.self) {
        try graph.concordances(values: values, absent: absent) { _ in throw Stop() }
      }
    }
  }
}
