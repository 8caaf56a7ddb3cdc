import EntenteGraph
import EntenteModel
import TestSupport
import Testing

@Suite struct BlocsTests {
  /// What all splits say of a graph of signs.
  private struct AllSplits {
    let graph: TestGraph
    let cost: Double
    /// The least cost with a vertex on the other side of its anchor than `sides` has it.
    var other: [Int: Double] = [:]

    init(_ graph: TestGraph, sides: [Int], anchor: Int) {
      self.graph = graph
      cost = SlowSigns.frustration(graph, weighted: false)
      for split in 0..<(1 << graph.vertexCount) {
        func side(_ vertex: Int) -> Int { (split >> vertex) & 1 }
        let price = graph.ties.reduce(0.0) { sum, tie in
          sum + ((tie.value > 0) == (side(tie.from) == side(tie.to)) ? 0 : 1)
        }
        for vertex in 0..<graph.vertexCount {
          let isTogether = side(vertex) == side(anchor)
          guard isTogether != (sides[vertex] == sides[anchor]) else { continue }
          other[vertex] = min(other[vertex] ?? .infinity, price)
        }
      }
    }
  }

  /// The vertices that a vertex reaches.
  private func part(of vertex: Int, in graph: TestGraph) -> Set<Int> {
    var reached: Set<Int> = [vertex]
    for _ in 0..<graph.vertexCount {
      for tie in graph.ties where reached.contains(tie.from) || reached.contains(tie.to) {
        reached.formUnion([tie.from, tie.to])
      }
    }
    return reached
  }

  private func numbers(_ labels: [ActorLabel]) -> Set<Int> {
    Set(labels.compactMap { Int($0.id.dropFirst()) })
  }

  @Test(arguments: 0..<60) func `no split costs less, and who is between and leaning is found`(
    seed: Int
  ) throws {
    let graph = TestGraph.random(seed: seed, vertices: 2...8, density: 0.5, values: .real)
    let strong = TestGraph(graph.vertexCount, graph.ties.filter { abs($0.value) >= 0.05 })
    let found = try GraphDraft(graph).built().view().blocs()
    #expect(found.tieCount == strong.ties.count)
    #expect(found.frustration == SlowSigns.frustration(strong, weighted: false), "\(graph)")
    #expect(found.lowerBound == found.upperBound)
    #expect(found.frustrated.count == Int(found.upperBound))
    #expect(found.isBetweenComplete)
    if strong.ties.isEmpty {
      #expect(found.index == nil)
      #expect(found.blocs.isEmpty)
      #expect(found.unplaced.count == graph.vertexCount)
      return
    }
    #expect(isClose(found.index ?? .nan, 1 - 2 * found.upperBound / Double(strong.ties.count)))

    let degrees = (0..<graph.vertexCount).map { vertex in
      strong.ties.count { $0.from == vertex || $0.to == vertex }
    }
    #expect(numbers(found.unplaced) == Set(degrees.indices.filter { degrees[$0] == 0 }))
    let between = numbers(found.between)
    let sides = found.blocs.map(numbers)
    let main = between.union(sides.flatMap(Array.init))
    let first = try #require(main.min())
    #expect(main == part(of: first, in: strong))
    let parts = degrees.indices.filter { degrees[$0] > 0 }.map { part(of: $0, in: strong).count }
    #expect(main.count == parts.max())
    #expect(
      numbers(found.apart) == Set(degrees.indices.filter { degrees[$0] > 0 }).subtracting(main)
    )

    // The vertex that most are tied to stands still; the others are on its side or not.
    let anchor = try #require(
      main.max { (degrees[$0], $1) < (degrees[$1], $0) }
    )
    #expect(!between.contains(anchor))
    var side = [Int](repeating: 0, count: graph.vertexCount)
    for vertex in sides.dropFirst().first ?? [] { side[vertex] = 1 }
    let splits = AllSplits(strong, sides: side, anchor: anchor)
    let torn = numbers(found.frustrated.flatMap { [$0.first, $0.second] })
    for vertex in main where vertex != anchor {
      // On either side of the anchor: the free vertices have no side of their own.
      let other = try #require(splits.other[vertex])
      if between.contains(vertex) {
        var turned = side
        turned[vertex] = 1 - turned[vertex]
        let same = try #require(AllSplits(strong, sides: turned, anchor: anchor).other[vertex])
        #expect(max(other, same) == splits.cost, "\(vertex) in \(graph)")
      } else {
        #expect(other > splits.cost, "\(vertex) in \(graph)")
        let isLeaning = torn.contains(vertex) && other == splits.cost + 1
        #expect(numbers(found.leaning).contains(vertex) == isLeaning, "\(vertex) in \(graph)")
      }
    }
    #expect(numbers(found.leaning).isDisjoint(with: between))
  }

  @Test(arguments: 0..<30) func `the ties against the split are those that contradict it`(
    seed: Int
  ) throws {
    let graph = TestGraph.random(seed: seed, vertices: 3...8, density: 0.7, values: .signs)
    let view = try GraphDraft(graph).built().view()
    let found = try view.blocs(seed: UInt64(seed))
    let bloc = Dictionary(
      uniqueKeysWithValues: found.blocs.enumerated().flatMap { number, bloc in
        bloc.map { ($0.id, number) }
      }
    )
    for tie in found.frustrated {
      let slot = view.composite.slot(
        from: try view.vertex(of: tie.first.id),
        to: try view.vertex(of: tie.second.id)
      )
      #expect(view.compositeValues[try #require(slot)] == tie.value)
      if let first = bloc[tie.first.id], let second = bloc[tie.second.id] {
        #expect((tie.value > 0) == (first != second))
      }
    }
    #expect(try view.blocs(seed: UInt64(seed)) == found)
  }

  @Test func `two camps, one that could be in either, and one apart`() throws {
    var draft = GraphDraft(["a", "b", "c", "d", "x", "p", "q", "lone", "faint"])
    for (first, second) in [("a", "b"), ("c", "d"), ("p", "q")] { draft.tie(first, second, 0.8) }
    for (first, second) in [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")] {
      draft.tie(first, second, -0.6)
    }
    draft.tie("x", "a", 0.5)
    draft.tie("x", "c", 0.5)
    draft.tie("faint", "a", 0.04)
    let found = try draft.built().view().blocs()
    #expect(found.frustration == 1)
    #expect(Set(found.blocs.map { Set($0.map(\.id)) }) == [["a", "b"], ["c", "d"]])
    #expect(found.between.map(\.id) == ["x"])
    #expect(found.apart.map(\.id) == ["p", "q"])
    #expect(found.unplaced.map(\.id) == ["faint", "lone"])
    #expect(found.frustrated.count == 1)
    #expect(found.proof.hasPrefix("proved least by"))
    // A lower threshold takes the faint tie in.
    #expect(try draft.built().view().blocs(threshold: 0.01).unplaced.map(\.id) == ["lone"])
  }
}
