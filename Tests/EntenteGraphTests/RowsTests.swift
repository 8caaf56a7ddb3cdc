import EntenteGraph
import Foundation
import TestSupport
import Testing

/// Whether the heavy tests run in full.
private let isSoak = ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1"

/// Random ties, many of them parallel or loops, between vertices of which the first are favoured.
private struct Ties {
  var vertexCount: Int
  var from: [Vertex] = []
  var to: [Vertex] = []
  var weights: [Double] = []

  init(_ vertexCount: Int, count: Int, seed: Int, skewed: Bool = false) {
    self.vertexCount = vertexCount
    var random = SeededGenerator(seed: seed)
    for _ in 0..<count {
      var from = Vertex.random(in: 0..<Vertex(vertexCount), using: &random)
      let to = Vertex.random(in: 0..<Vertex(vertexCount), using: &random)
      if skewed && Bool.random(using: &random) { from %= 7 }
      self.from.append(from)
      self.to.append(Int.random(in: 0..<20, using: &random) == 0 ? from : to)
      weights.append(Double.random(in: -1...1, using: &random))
      if Int.random(in: 0..<10, using: &random) == 0 {
        self.from.append(self.to[self.to.count - 1])
        self.to.append(from)
        weights.append(Double.random(in: -1...1, using: &random))
      }
    }
  }
}

@Suite struct RowsTests {
  /// Compares every entry point with the slow way, slot by slot.
  private func check(
    _ ties: Ties,
    threads: Int?,
    rules: [Adjacency.Parallels] = [.kept, .summed, .greatest, .least]
  ) {
    let (count, from, to) = (ties.vertexCount, ties.from, ties.to)
    for directed in [false, true] {
      for loops in [Adjacency.Loops.kept, .dropped] {
        let slow = SlowRows(count, from: from, to: to, directed: directed, loops: loops)
        let (graph, arcs) = Adjacency.indexed(
          vertexCount: count,
          from: from,
          to: to,
          directed: directed,
          loops: loops,
          threads: threads
        )
        #expect(graph.offsets == slow.offsets)
        #expect(graph.targets == slow.targets)
        #expect(arcs == slow.arcs)
        let turned = slow.turned
        if directed {
          #expect(graph.inOffsets == turned.offsets)
          #expect(graph.inSources == turned.targets)
        }
        #expect(graph.inColumn(arcs, threads: threads) == turned.arcs.map { arcs[Int($0)] })
        let numbers = arcs.map { Double($0) }
        #expect(graph.inColumn(numbers, threads: threads) == turned.arcs.map { numbers[Int($0)] })
        for rule in rules {
          let (rows, column) = slow.merged(ties.weights, by: rule)
          let built = Adjacency.build(
            vertexCount: count,
            from: from,
            to: to,
            weights: ties.weights,
            directed: directed,
            parallels: rule,
            loops: loops,
            threads: threads
          )
          #expect(built.adjacency.offsets == rows.offsets)
          #expect(built.adjacency.targets == rows.targets)
          #expect(built.weights == column)
          let plain = Adjacency(
            vertexCount: count,
            from: from,
            to: to,
            directed: directed,
            parallels: rule,
            loops: loops,
            threads: threads
          )
          #expect(plain == built.adjacency)
          let loopCount = (0..<count).reduce(0) { sum, vertex in
            sum + plain.row(of: Vertex(vertex)).count { plain.targets[$0] == Vertex(vertex) }
          }
          let edges = directed ? rows.targets.count : (rows.targets.count + loopCount) / 2
          #expect(plain.edgeCount == edges)
        }
      }
    }
  }

  @Test(arguments: 0..<100) func `rows of small graphs are those of the slow way`(seed: Int) {
    check(Ties(1 + seed % 30, count: seed * 3, seed: seed), threads: nil)
  }

  @Test(arguments: [1, 2, 3])
  func `rows of large graphs are those of the slow way at any number of threads`(threads: Int) {
    let scale = isSoak ? 10 : 1
    let shapes = [
      Ties(3000, count: 40_000 * scale, seed: 1),
      Ties(40_000, count: 36_000 * scale, seed: 2, skewed: true),
      Ties(40, count: 35_000 * scale, seed: 3),
    ]
    // Each shape at every number of threads, or at one and by some rules: what is right is the same.
    guard !isSoak else { return shapes.forEach { check($0, threads: threads) } }
    let rules: [[Adjacency.Parallels]] = [[.greatest, .kept], [.summed], [.kept, .least]]
    check(shapes[3 - threads], threads: threads, rules: rules[threads - 1])
  }

  @Test(arguments: [false, true]) func `every slot tells its ends`(_ isDirected: Bool) {
    let graph = Adjacency(
      vertexCount: 7,
      from: [1, 1, 4, 5, 1],
      to: [2, 4, 5, 5, 2],
      directed: isDirected
    )
    for vertex in 0..<Vertex(graph.vertexCount) {
      for slot in graph.row(of: vertex) {
        #expect(graph.ends(of: slot) == (vertex, graph.targets[slot]))
      }
    }
  }

  @Test func `rows of more vertices than a short key holds are those of the slow way`() {
    let (count, ties) = (2_100_000, Ties(2_100_000, count: isSoak ? 300_000 : 20_000, seed: 4))
    if isSoak { return check(ties, threads: nil) }
    let (graph, arcs) = Adjacency.indexed(vertexCount: count, from: ties.from, to: ties.to)
    let slow = SlowRows(count, from: ties.from, to: ties.to, directed: false)
    #expect(graph.offsets == slow.offsets)
    #expect(graph.targets == slow.targets)
    #expect(arcs == slow.arcs)
  }

  @Test func `weights of any floating kind are carried`() {
    let ties = Ties(50, count: 400, seed: 5)
    let doubles = Adjacency.build(
      vertexCount: 50,
      from: ties.from,
      to: ties.to,
      weights: ties.weights.map { Double(Float($0)) },
      parallels: .greatest
    )
    let floats = Adjacency.build(
      vertexCount: 50,
      from: ties.from,
      to: ties.to,
      weights: ties.weights.map { Float($0) },
      parallels: .greatest
    )
    #expect(floats.weights.map { Double($0) } == doubles.weights)
    #expect(floats.adjacency == doubles.adjacency)
    #if arch(x86_64) && !os(Windows)
      let long = Adjacency.build(
        vertexCount: 50,
        from: ties.from,
        to: ties.to,
        weights: ties.weights.map { Float80(Float($0)) },
        parallels: .greatest
      )
      #expect(long.weights.map { Double($0) } == doubles.weights)
    #endif
  }

  @Test func `a column of anything is carried to the arriving rows`() {
    let graph = Adjacency(vertexCount: 3, from: [0, 1, 2], to: [1, 2, 1], directed: true)
    #expect(graph.inColumn(["01", "12", "21"]) == ["01", "21", "12"])
    #expect(graph.inColumn([1 as Float, 2, 3]) == [1, 3, 2])
  }

  @Test func `an undirected graph holds its rows once`() {
    let ties = Ties(100, count: 1000, seed: 6)
    let graph = Adjacency(vertexCount: 100, from: ties.from, to: ties.to)
    let places = [graph.offsets, graph.inOffsets].map { $0.withUnsafeBufferPointer(\.baseAddress) }
    #expect(places[0] == places[1])
    let ends = [graph.targets, graph.inSources].map { $0.withUnsafeBufferPointer(\.baseAddress) }
    #expect(ends[0] == ends[1])
  }

  @Test func `refused parallel ties trap in large graphs too`() async {
    await #expect(processExitsWith: .failure) {
      let from = (0..<100_000).map { Vertex($0 % 50_000) }
      _ = Adjacency(vertexCount: 50_001, from: from, to: from.map { $0 + 1 }, parallels: .refused)
    }
  }

  @Test func `an end outside a large graph is a mistake`() async {
    await #expect(processExitsWith: .failure) {
      let from = (0..<100_000).map { Vertex($0 % 50_000) }
      _ = Adjacency(vertexCount: 50_000, from: from, to: from.map { $0 + 1 })
    }
  }
}
