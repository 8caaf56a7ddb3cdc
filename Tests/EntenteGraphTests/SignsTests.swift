import EntenteGraph
import TestSupport
import Testing

@Suite struct SignsTests {
  private func counts(_ graph: TestGraph) throws -> [Int] {
    let (adjacency, values) = graph.built
    let result = try adjacency.signedTriangles(of: values)
    return [result.noNegative, result.oneNegative, result.twoNegative, result.threeNegative]
  }

  @Test func `of the triangles of nine actors three quarters are balanced`() throws {
    let (adjacency, values) = TestGraph.nine.built
    let result = try adjacency.signedTriangles(of: values)
    #expect(try counts(.nine) == [3, 4, 16, 2])
    #expect(result.index == 0.76 && result.weakIndex == 0.84)
    let unbalanced = try adjacency.signedTriangleList(of: values).filter { $0.negatives % 2 == 1 }
    #expect(
      unbalanced.map { [$0.a + 1, $0.b + 1, $0.c + 1] } == [
        [1, 2, 4], [2, 3, 4], [2, 4, 5], [2, 6, 9], [4, 7, 8], [5, 7, 8],
      ]
    )
  }

  @Test func `no triangle gives no index`() {
    #expect(SignedTriangles().index == nil && SignedTriangles().weakIndex == nil)
    let result = SignedTriangles(noNegative: 1, oneNegative: 1, twoNegative: 1, threeNegative: 1)
    #expect(result.index == 0.5 && result.weakIndex == 0.75)
  }

  @Test func `triangles of every small graph are counted`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, -1, 0]) {
      #expect(try counts(graph) == SlowSigns.triangles(graph), "\(graph)")
    }
  }

  @Test(arguments: 0..<100) func `triangles are those of all triples`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, density: 0.6, values: .signs)
    #expect(try counts(graph) == SlowSigns.triangles(graph))
    #expect(try counts(graph.withIsolate) == counts(graph))
    #expect(try counts(graph.relabelled(graph.randomNames(seed: seed))) == counts(graph))
    let (adjacency, values) = graph.built
    let matrix = SlowSigns.matrix(graph)
    let list = try adjacency.signedTriangleList(of: values)
    #expect(Set(list).count == list.count)
    for triangle in list {
      let (a, b, c) = (Int(triangle.a), Int(triangle.b), Int(triangle.c))
      #expect(a < b && b < c)
      let signs = [matrix[a][b], matrix[b][c], matrix[a][c]]
      #expect(!signs.contains(0) && signs.count { $0 < 0 } == triangle.negatives)
    }
    #expect(try (0...3).map { number in list.count { $0.negatives == number } } == counts(graph))
  }

  @Test func `a sign that is no number is refused by every measure of signs`() throws {
    let (adjacency, _) = TestGraph.complete(3).built
    let values = [1, 1, .nan, 1, 1, 1]
    let fault = KernelError.notANumber(edge: 2)
    #expect(throws: fault) { try adjacency.signedTriangles(of: values) }
    #expect(throws: fault) { try adjacency.signedTriangles(of: values) { _ in } }
    #expect(throws: fault) { try adjacency.signedTriangleList(of: values) }
    #expect(throws: fault) { try adjacency.signedDegrees(of: values) }
    #expect(throws: fault) { try adjacency.isBalanced(of: values) }
    #expect("\(fault)".contains("index 2"))
  }

  @Test func `parallel ties cannot be counted in triangles`() async throws {
    await #expect(processExitsWith: .failure) {
      let (adjacency, values) = TestGraph(2, [(0, 1, 1), (0, 1, -1)]).built
      _ = try adjacency.signedTriangles(of: values)
    }
  }

  @Test func `an enemy of two friends balances, of two enemies does not`() throws {
    let friends = TestGraph(3, [(0, 1, 1), (1, 2, -1), (0, 2, -1)]).built
    #expect(try friends.adjacency.balancedSides(of: friends.values) == [1, 1, -1])
    let enemies = TestGraph.complete(3, value: -1).built
    #expect(try enemies.adjacency.balancedSides(of: enemies.values) == nil)
    let hostileToItself = TestGraph(1, [(0, 0, -1)]).built
    #expect(try !hostileToItself.adjacency.isBalanced(of: hostileToItself.values))
  }

  @Test(arguments: 0..<100) func `a balanced split contradicts no tie`(seed: Int) throws {
    let directed = seed % 2 == 0
    let graph = TestGraph.random(seed: seed, density: 0.2, directed: directed, values: .signs)
    let (adjacency, values) = graph.built
    let sides = try adjacency.balancedSides(of: values)
    #expect((sides != nil) == (SlowSigns.frustration(graph, weighted: false) == 0))
    guard let sides else { return }
    for tie in graph.ties { #expect((sides[tie.from] == sides[tie.to]) == (tie.value > 0)) }
  }
}
