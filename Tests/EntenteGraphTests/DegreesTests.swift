import EntenteGraph
import TestSupport
import Testing

@Suite struct DegreesTests {
  @Test func `a loop has two ends`() throws {
    let graph = TestGraph(3, [(0, 0, 2), (0, 1, 1), (0, 1, -4)])
    let (adjacency, values) = graph.built
    #expect(adjacency.degrees() == [4, 2, 0])
    #expect(try adjacency.strengths(of: values) == [1, -3, 0])
    #expect(try adjacency.strengths(of: values, part: .negative) == [4, 4, 0])
    #expect(try adjacency.strengths(of: values, part: .positive) == [5, 1, 0])
    #expect(try adjacency.strengths(of: values, part: .absolute) == [9, 5, 0])
    #expect(
      try adjacency.signedDegrees(of: values) == [
        SignedDegree(positive: 3, negative: 1), SignedDegree(positive: 1, negative: 1),
        SignedDegree(),
      ]
    )
  }

  @Test func `an actor without signed ties has no share of friends`() {
    #expect(SignedDegree().ratio == nil)
    #expect(SignedDegree(positive: 1, negative: 3).ratio == 0.25)
    #expect(SignedDegree(positive: 1, negative: 3).net == -2)
  }

  @Test(arguments: 0..<100) func `turning arcs round swaps in and out`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: true, values: .whole)
    let (there, values) = graph.built
    let (back, turned) = graph.reversed.built
    #expect(there.degrees(.out) == back.degrees(.incoming))
    #expect(
      try there.signedDegrees(of: values, .incoming) == back.signedDegrees(of: turned, .out)
    )
    let incoming = try there.strengths(of: values, .incoming)
    #expect(incoming == (try back.strengths(of: turned, .out)))
    let out = try there.strengths(of: values, .out)
    #expect(try there.strengths(of: values) == zip(incoming, out).map { $0 + $1 })
    #expect(there.degrees() == zip(there.degrees(.out), there.degrees(.incoming)).map { $0 + $1 })
  }

  @Test func `degrees add up to twice the ties of every small graph`() {
    for graph in TestGraph.all(upTo: 4) {
      #expect(graph.built.adjacency.degrees().reduce(0, +) == 2 * graph.ties.count)
    }
  }

  @Test(arguments: 0..<50) func `degrees count the rows of a list`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, values: .signs)
    let (adjacency, values) = graph.built
    let counts = try adjacency.signedDegrees(of: values)
    for vertex in 0..<graph.vertexCount {
      let own = graph.ties.filter { $0.from == vertex || $0.to == vertex }
      #expect(adjacency.degrees()[vertex] == own.count)
      #expect(counts[vertex].negative == own.count { $0.value < 0 })
      #expect(counts[vertex].positive == own.count { $0.value > 0 })
    }
  }

  @Test func `a sum beyond the numbers is refused with its slot`() {
    let adjacency = TestGraph.path(3).built.adjacency
    #expect(throws: KernelError.notANumber(edge: 2)) {
      try adjacency.strengths(of: [1e308, 1e308, 1e308, 1e308])
    }
    #expect(throws: KernelError.notANumber(edge: 1)) {
      try adjacency.strengths(of: [1, .nan, 1, 1])
    }
  }
}
