import EntenteGraph
import TestSupport
import Testing

@Suite struct CommunitiesTests {
  /// The greatest signed modularity of all divisions.
  private func greatest(_ graph: TestGraph, _ positive: Double, _ negative: Double) -> Double {
    let matrix = graph.ties.isEmpty ? [] : slowGains(graph, positive, negative)
    guard !matrix.isEmpty else { return 0 }
    var best = -Double.infinity
    var labels = [Int](repeating: 0, count: graph.vertexCount)
    func extend(_ vertex: Int, _ count: Int, _ value: Double) {
      guard vertex < graph.vertexCount else {
        best = max(best, value)
        return
      }
      for label in 0...count {
        labels[vertex] = label
        var gain = matrix[vertex][vertex]
        for other in 0..<vertex where labels[other] == label {
          gain += matrix[vertex][other] + matrix[other][vertex]
        }
        extend(vertex + 1, max(count, label + 1), value + gain)
      }
    }
    extend(0, 0, 0)
    return best
  }

  /// What each ordered pair adds to the value if it is together.
  private func slowGains(_ graph: TestGraph, _ positive: Double, _ negative: Double) -> [[Double]] {
    let count = graph.vertexCount
    var matrices = [[[Double]]](
      repeating: Array(repeating: Array(repeating: 0, count: count), count: count),
      count: 2
    )
    for tie in graph.ties {
      let sign = tie.value > 0 ? 0 : 1
      matrices[sign][tie.from][tie.to] += tie.value.magnitude
      if !graph.isDirected { matrices[sign][tie.to][tie.from] += tie.value.magnitude }
    }
    let totals = matrices.map { $0.joined().reduce(0, +) }
    let all = totals[0] + totals[1]
    var gains = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (sign, factor) in [(0, positive), (1, -negative)] where totals[sign] > 0 {
      let out = matrices[sign].map { $0.reduce(0, +) }
      let into = (0..<count).map { column in matrices[sign].reduce(0) { $0 + $1[column] } }
      for one in 0..<count {
        for two in 0..<count {
          let tie = (sign == 0 ? 1.0 : -1) * matrices[sign][one][two]
          gains[one][two] += (tie - factor * out[one] * into[two] / totals[sign]) / all
        }
      }
    }
    return gains
  }

  @Test func `the karate club reaches its known greatest modularity`() throws {
    let (graph, values) = TestGraph.karate.built
    let result = try graph.communities(of: values)
    #expect(isClose(result.bestFound ?? 0, 0.4197896, 1e-6))
    #expect(result.count == 4)
    #expect(result.members.joined().sorted() == Array(0..<34))
    #expect(try graph.modularity(groups: result.label) == result.bestFound)
  }

  @Test func `nine actors reach the published maximum`() throws {
    let (graph, values) = TestGraph.nine.mapValues { $0 > 0 ? 1 : -1 }.built
    let result = try graph.communities(of: values)
    #expect(result.members == [[0, 1, 2, 3], [4, 5, 6], [7, 8]])
    #expect(isClose(result.bestFound ?? 0, 0.3767483, 1e-7))
  }

  @Test func `who share enemies belong together without a tie`() throws {
    let pairs = (0..<3).flatMap { one in (3..<6).map { (one, $0, -1.0) } }
    let (graph, values) = TestGraph(6, pairs).built
    #expect(try graph.communities(of: values).members == [[0, 1, 2], [3, 4, 5]])
  }

  /// Moves of single vertices alone do not get there from seed 999.
  @Test(arguments: [999] + (0..<balanceTries(80, soak: 2000)))
  func `small graphs reach the greatest value of all divisions`(seed: Int) throws {
    let kinds: [TestGraph.Values] = [.one, .signs, .whole, .real]
    let graph = TestGraph.random(
      seed: seed,
      vertices: 1...7,
      density: [0.3, 0.6, 0.9][seed % 3],
      directed: seed % 2 == 1,
      values: kinds[seed / 2 % 4]
    )
    let (adjacency, values) = graph.built
    for (positive, negative) in [(1.0, 1.0), (0.5, 1.5)] {
      let result = try adjacency.communities(
        of: values,
        positiveResolution: positive,
        negativeResolution: negative
      )
      let best = greatest(graph, positive, negative)
      let found = result.bestFound ?? 0
      #expect(found <= best + 1e-12, "\(graph)")
      #expect(found >= best - 1e-12, "\(graph)")
      let value = try adjacency.signedModularity(
        groups: result.label,
        of: values,
        positiveResolution: positive,
        negativeResolution: negative
      )
      #expect(value == result.bestFound)
    }
  }

  @Test func `every small signed graph reaches the greatest value`() throws {
    var reached = 0
    var all = 0
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) where !graph.ties.isEmpty {
      let (adjacency, values) = graph.built
      let found = try #require(try adjacency.communities(of: values).bestFound)
      all += 1
      if found >= greatest(graph, 1, 1) - 1e-12 { reached += 1 }
    }
    #expect(all == 756 && reached == all, "\(reached) of \(all)")
  }

  /// Fewer and more of them than the moves after which a chain ends; only a chain finds the greatest
  /// value of this graph.
  @Test(arguments: [4, 20]) func `actors without ties join nobody and stand in nobody's way`(
    count: Int
  ) throws {
    var graph = TestGraph.random(
      seed: 999,
      vertices: 1...7,
      density: 0.3,
      directed: true,
      values: .real
    )
    let best = greatest(graph, 1, 1)
    let alone = graph.vertexCount..<graph.vertexCount + count
    graph.vertexCount += count
    let (adjacency, values) = graph.built
    let result = try adjacency.communities(of: values)
    #expect(isClose(try #require(result.bestFound), best))
    for vertex in alone { #expect(result.members.contains { $0 == [Vertex(vertex)] }) }
  }

  @Test(arguments: 0..<balanceTries(20, soak: 300))
  func `communities without negative ties are connected`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 10...40, density: 0.12, values: .lengths)
    let (adjacency, values) = graph.built
    let result = try adjacency.communities(of: values, starts: 3)
    for members in result.members {
      let own = Set(members)
      let inside = graph.ties.filter {
        own.contains(Vertex($0.from)) && own.contains(Vertex($0.to))
      }
      let part = TestGraph(graph.vertexCount, inside).built.adjacency.components()
      #expect(Set(members.map { part.label[Int($0)] }).count == 1, "\(graph)")
    }
  }

  @Test(arguments: 0..<4)
  func `neither threads nor the unit change the answer`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 120...150, density: 0.1, values: .whole)
    let (adjacency, values) = graph.built
    let one = try adjacency.communities(of: values, starts: 4, threads: 1)
    for threads in [2, 3] {
      #expect(try adjacency.communities(of: values, starts: 4, threads: threads) == one)
    }
    let large = try adjacency.communities(of: values.map { $0 * 0x1p990 }, starts: 4)
    #expect(large.label == one.label)
  }

  @Test func `the resolution makes communities large or small`() throws {
    let (graph, values) = TestGraph.karate.built
    #expect(try graph.communities(of: values, positiveResolution: 0).count == 1)
    #expect(try graph.communities(of: values, positiveResolution: 100).count == 34)
    #expect(throws: KernelError.invalidParameter("positiveResolution")) {
      try graph.communities(of: values, positiveResolution: -1)
    }
    #expect(throws: KernelError.invalidParameter("negativeResolution")) {
      try graph.communities(of: values, negativeResolution: .infinity)
    }
    #expect(throws: KernelError.invalidParameter("starts")) {
      try graph.communities(of: values, starts: 0)
    }
    #expect(throws: KernelError.notANumber(edge: 0)) {
      try graph.communities(of: values.map { _ in .nan })
    }
  }

  @Test func `loops, isolated vertices and nothing at all are divided`() throws {
    let (graph, values) = TestGraph(4, [(0, 0, 2), (0, 1, 1), (1, 2, -1), (1, 2, -1)]).built
    let result = try graph.communities(of: values)
    #expect(result.label.count == 4 && result.bestFound != nil)
    #expect(result.members.contains { $0 == [3] })
    let (empty, none) = TestGraph(3, []).built
    let alone = try empty.communities(of: none)
    #expect(alone.label == [0, 1, 2] && alone.count == 3 && alone.bestFound == nil)
    let (nothing, no) = TestGraph(0, []).built
    #expect(try nothing.communities(of: no).count == 0)
  }
}
