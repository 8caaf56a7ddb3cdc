import EntenteGraph
import TestSupport
import Testing

@Suite struct FrustrationTests {
  private func solve(_ graph: TestGraph, weighted: Bool = false) throws -> Frustration {
    let (adjacency, values) = graph.built
    let result = try adjacency.frustration(of: values, weighted: weighted)
    #expect(adjacency.verify(result, of: values, weighted: weighted))
    return result
  }

  @Test func `nine actors have three frustrated ties and two certain camps`() throws {
    let result = try solve(.nine)
    #expect(result.value == 3)
    #expect(result.index == 0.75)
    #expect(result.sides == [1, 1, 1, 1, -1, -1, -1, 1, 1].map { $0 * result.sides[0] })
  }

  @Test func `strength of ties moves the middle pair to the other camp`() throws {
    let result = try solve(.nine, weighted: true)
    #expect(isClose(result.value ?? -1, 1.6))
    #expect(isClose(result.total, 15))
    #expect(result.sides == [1, 1, 1, 1, -1, -1, -1, -1, -1].map { $0 * result.sides[0] })
  }

  @Test(arguments: 2...16) func `all enemies are split in two halves`(count: Int) throws {
    let result = try solve(.complete(count, value: -1))
    #expect(result.value == Double((count - 1) * (count - 1) / 4))
  }

  @Test func `every signed graph on up to four vertices is proved`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) {
      let result = try solve(graph)
      #expect(result.value == SlowSigns.frustration(graph, weighted: false), "\(graph)")
      let (adjacency, values) = graph.built
      #expect(try adjacency.isBalanced(of: values) == (result.value == 0), "\(graph)")
    }
  }

  @Test(arguments: 0..<60) func `the index is the best of all splits`(seed: Int) throws {
    let kinds: [TestGraph.Values] = [.signs, .whole, .real]
    let graph = TestGraph.random(
      seed: seed,
      vertices: 2...11,
      density: 0.6,
      values: kinds[seed % 3]
    )
    for weighted in [false, true] {
      let result = try solve(graph, weighted: weighted)
      #expect(
        isClose(result.value ?? -1, SlowSigns.frustration(graph, weighted: weighted)),
        "\(graph)"
      )
    }
  }

  @Test(arguments: 0..<40) func `parallel ties and loops cost what they cost`(seed: Int) throws {
    var graph = TestGraph.random(seed: seed, vertices: 2...7, density: 0.9, values: .whole)
    graph.ties +=
      TestGraph.random(seed: seed + 900, vertices: 2...2, density: 1, values: .whole).ties
    graph.ties += graph.ties.prefix(6).map { ($0.from, $0.to, -$0.value) }
    graph.ties += [(0, 0, -2), (1, 1, 3)]
    for weighted in [false, true] {
      let result = try solve(graph, weighted: weighted)
      #expect(result.value == SlowSigns.frustration(graph, weighted: weighted), "\(graph)")
    }
  }

  @Test(arguments: 0..<30) func `switching a vertex leaves the index alone`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 3...14, density: 0.5, values: .signs)
    let switched = TestGraph(
      graph.vertexCount,
      graph.ties.map { ($0.from, $0.to, ($0.from == 0) != ($0.to == 0) ? -$0.value : $0.value) }
    )
    #expect(try solve(graph).value == solve(switched).value)
    #expect(try solve(graph.withIsolate).value == solve(graph).value)
  }

  @Test func `a ring of ten thousand with an odd number of enemies has one frustrated tie`() throws
  {
    #expect(try solve(.ring(10_000, value: -1)).value == 0)
    #expect(try solve(.ring(10_001, value: -1)).value == 1)
  }

  @Test func `a wrong certificate is not accepted`() throws {
    let (adjacency, values) = TestGraph.nine.built
    let right = try adjacency.frustration(of: values)
    var wrong = right
    wrong.cycles.removeLast()
    #expect(!adjacency.verify(wrong, of: values))
    wrong = right
    wrong.cycles[0] = wrong.cycles[1]
    #expect(!adjacency.verify(wrong, of: values))
    wrong = right
    wrong.cycles[0].slots.removeLast()
    #expect(!adjacency.verify(wrong, of: values))
    wrong = right
    wrong.sides[0] = -wrong.sides[0]
    #expect(!adjacency.verify(wrong, of: values))
    wrong = right
    wrong.upperBound -= 1
    #expect(!adjacency.verify(wrong, of: values))
  }

  @Test func `cycles that prove nothing are not accepted`() throws {
    let (adjacency, values) = TestGraph.nine.built
    let right = try adjacency.frustration(of: values)
    // Two friends with a common enemy are a cycle that nothing need contradict.
    let pairs: [(Vertex, Vertex)] = [(0, 1), (1, 4), (0, 4)]
    let balanced = pairs.compactMap { adjacency.slot(from: $0.0, to: $0.1) }
    #expect(balanced.count == 3)
    var wrong = right
    wrong.cycles[0].slots = balanced
    #expect(!adjacency.verify(wrong, of: values))
    wrong = right
    wrong.cycles[0].multiplier = 2
    #expect(!adjacency.verify(wrong, of: values))
    wrong.cycles = [right.cycles[0], right.cycles[0], right.cycles[1]]
    #expect(!adjacency.verify(wrong, of: values))
  }

  @Test(arguments: 0..<40) func `graphs without a pattern are searched to the end`(seed: Int) throws
  {
    let values: TestGraph.Values = seed % 2 == 0 ? .signs : .whole
    let graph = TestGraph.random(seed: seed, vertices: 6...10, density: 1, values: values)
    let result = try solve(graph, weighted: true)
    #expect(result.value == SlowSigns.frustration(graph, weighted: true), "\(graph)")
    // Nothing but the exhaustive search: one start, and a doubtful split to begin with.
    let (adjacency, column) = graph.built
    let options = FrustrationOptions(starts: 1, rounds: 0)
    let quick = try adjacency.frustration(of: column, weighted: true, options: options)
    #expect(quick.value == result.value, "\(graph)")
  }

  @Test func `bounds without a proof have no value`() throws {
    let (adjacency, values) = TestGraph.complete(9, value: -1).built
    let options = FrustrationOptions(starts: 1, rounds: 0, nodes: 0)
    let result = try adjacency.frustration(of: values, options: options)
    #expect(!result.isProved)
    #expect(result.value == nil && result.index == nil)
    #expect(result.lowerBound <= 16 && result.upperBound >= 16)
  }

  @Test func `the same seed gives the same answer`() throws {
    let (adjacency, values) =
      TestGraph.random(seed: 5, vertices: 26...26, density: 0.25, values: .signs).built
    #expect(try adjacency.frustration(of: values) == adjacency.frustration(of: values))
  }

  @Test func `a value that is not a number is refused with its slot`() {
    let (adjacency, _) = TestGraph.path(3).built
    #expect(throws: KernelError.notANumber(edge: 2)) {
      try adjacency.frustration(of: [1, 1, .nan, .nan])
    }
    #expect(throws: KernelError.invalidParameter("starts")) {
      try adjacency.frustration(of: [1, 1, 1, 1], options: FrustrationOptions(starts: 0))
    }
  }

  @Test func `an empty graph is not frustrated and has no share`() throws {
    let result = try solve(TestGraph(0, []))
    #expect(result.value == 0)
    #expect(result.index == nil)
  }

  @Test func `negative loops alone take the index to -1, positive ones leave it at 1`() throws {
    let loops = try solve(TestGraph(2, [(0, 0, -1), (0, 0, -1), (1, 1, -1)]))
    #expect(loops.value == 3 && loops.total == 3)
    #expect(loops.index == -1)
    #expect(loops.frustrated.count == 3)
    let friendly = try solve(TestGraph(1, [(0, 0, 1)]))
    #expect(friendly.value == 0 && friendly.index == 1)
    let half = try solve(TestGraph(2, [(0, 1, 1), (0, 0, -1)]))
    #expect(half.value == 1 && half.index == 0)
  }
}
