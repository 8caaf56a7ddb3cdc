import EntenteGraph
import TestSupport
import Testing

@Suite struct ModularityTests {
  /// The sum over pairs, loops left out.
  private func slow(_ graph: TestGraph, _ groups: [Int]) -> Double {
    let matrix = SlowSigns.matrix(graph)
    let positive = matrix.map { $0.map { max($0, 0) } }
    let negative = matrix.map { $0.map { max(-$0, 0) } }
    var sum = 0.0
    var total = 0.0
    for (part, sign) in [(positive, 1.0), (negative, -1.0)] {
      let all = part.joined().reduce(0, +)
      total += all
      let into = SlowMatrix.transposed(part)
      for one in part.indices {
        for two in part.indices where groups[one] == groups[two] && all > 0 {
          let chance = part[one].reduce(0, +) * into[two].reduce(0, +) / all
          sum += sign * (part[one][two] - chance)
        }
      }
    }
    return sum / total
  }

  @Test func `two triangles with a bridge have their textbook value`() throws {
    let pairs = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]
    let graph = TestGraph(6, pairs: pairs).built.adjacency
    let value = try graph.modularity(groups: [0, 0, 0, 1, 1, 1])
    #expect(isClose(value ?? 0, 6.0 / 7 - 0.5))
    #expect(isClose(try graph.modularity(groups: [4, 4, 4, 4, 4, 4]) ?? 1, 0))
    #expect(try TestGraph(2, pairs: []).built.adjacency.modularity(groups: [0, 1]) == nil)
    #expect(throws: KernelError.invalidParameter("resolution")) {
      try graph.modularity(groups: [0, 0, 0, 1, 1, 1], resolution: -1)
    }
  }

  @Test func `a loop lies inside and counts at both ends`() throws {
    let graph = TestGraph(2, [(0, 0, 1), (0, 1, 1)]).built.adjacency
    // L = 1 of 2, strengths 3 and 1.
    #expect(isClose(try graph.modularity(groups: [0, 1]) ?? 1, 0.5 - 10.0 / 16))
  }

  @Test func `nine actors in three camps reach the published maximum`() throws {
    let (graph, values) = TestGraph.nine.mapValues { $0 > 0 ? 1 : -1 }.built
    let three = try graph.signedModularity(groups: [0, 0, 0, 0, 1, 1, 1, 2, 2], of: values)
    let two = try graph.signedModularity(groups: [0, 0, 0, 0, 1, 1, 1, 0, 0], of: values)
    #expect(isClose(three ?? 0, 0.3767483, 1e-7))
    #expect(isClose(two ?? 0, 0.3511072, 1e-7))
  }

  @Test(arguments: 0..<100) func `both are the sums over pairs`(seed: Int) throws {
    let isDirected = seed % 2 == 0
    let plain = TestGraph.random(seed: seed, directed: isDirected, values: .lengths)
    let groups = (0..<plain.vertexCount).map { ($0 * 5 + seed) % 3 - 1 }
    let (adjacency, weights) = plain.built
    if let value = try adjacency.modularity(groups: groups, weights: weights) {
      #expect(isClose(value, slow(plain, groups)))
      #expect(
        try adjacency.signedModularity(groups: groups, of: weights).map { isClose($0, value) }
          ?? false
      )
    }
    let signed = TestGraph.random(seed: seed, directed: isDirected, values: .whole)
    let built = signed.built
    let groups2 = (0..<signed.vertexCount).map { ($0 * 5 + seed) % 3 - 1 }
    if let value = try built.adjacency.signedModularity(groups: groups2, of: built.values) {
      #expect(isClose(value, slow(signed, groups2)))
      let large = built.values.map { $0 * 1e300 }
      let scaled = try built.adjacency.signedModularity(groups: groups2, of: large)
      #expect(isClose(scaled ?? 2, value))
    }
  }
}

@Suite struct TriadCensusTests {
  /// The type of three vertices, by trying all orders against one picture of each type.
  private func slow(_ graph: TestGraph) -> [Int] {
    // Arcs of one example of each type, in the order of the names.
    let pictures: [Set<[Int]>] = [
      [], [[0, 1]], [[0, 1], [1, 0]], [[1, 0], [1, 2]], [[0, 1], [2, 1]], [[0, 1], [1, 2]],
      [[0, 1], [1, 0], [2, 1]], [[0, 1], [1, 0], [1, 2]], [[0, 1], [2, 1], [0, 2]],
      [[1, 0], [2, 1], [0, 2]], [[0, 1], [1, 0], [1, 2], [2, 1]],
      [[1, 0], [1, 2], [0, 2], [2, 0]], [[0, 1], [2, 1], [0, 2], [2, 0]],
      [[0, 1], [1, 2], [0, 2], [2, 0]], [[0, 1], [1, 2], [2, 1], [0, 2], [2, 0]],
      [[0, 1], [1, 0], [1, 2], [2, 1], [0, 2], [2, 0]],
    ]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let matrix = SlowSigns.matrix(graph)
    var counts = [Int](repeating: 0, count: 16)
    for one in 0..<graph.vertexCount {
      for two in 0..<one {
        for three in 0..<two {
          let found = orders.compactMap { order -> Int? in
            let places = order.map { [one, two, three][$0] }
            var arcs: Set<[Int]> = []
            for from in 0..<3 {
              for to in 0..<3 where from != to && matrix[places[from]][places[to]] != 0 {
                arcs.insert([from, to])
              }
            }
            return pictures.firstIndex(of: arcs)
          }
          if let type = found.first { counts[type] += 1 }
        }
      }
    }
    return counts
  }

  @Test func `a chain and its cycle have names`() throws {
    let chain = TestGraph.path(3, directed: true).built.adjacency
    #expect(try chain.triadCensus()["021C"] == 1)
    let cycle = TestGraph(3, directed: true, pairs: [(0, 1), (1, 2), (2, 0)]).built.adjacency
    #expect(try cycle.triadCensus()["030C"] == 1)
    #expect(try cycle.triadCensus()["nothing"] == nil)
    #expect(throws: KernelError.notDirected) {
      try TestGraph.path(3).built.adjacency.triadCensus()
    }
  }

  @Test func `every digraph of three is what it looks like`() throws {
    for graph in TestGraph.allDirected(upTo: 3) {
      #expect(try graph.built.adjacency.triadCensus().counts == slow(graph), "\(graph)")
    }
  }

  @Test(arguments: 0..<60) func `the census counts all threes`(seed: Int) throws {
    var graph = TestGraph.random(seed: seed, vertices: 0...9, density: 0.3, directed: true)
    let counts = try graph.built.adjacency.triadCensus().counts
    #expect(counts == slow(graph))
    graph.ties += graph.ties.prefix(2)
    if graph.vertexCount > 0 { graph.ties.append((0, 0, 1)) }
    #expect(try graph.built.adjacency.triadCensus().counts == counts)
  }
}
