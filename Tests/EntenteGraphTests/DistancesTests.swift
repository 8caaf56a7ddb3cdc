import EntenteGraph
import Foundation
import TestSupport
import Testing

/// How many random graphs to measure: a few, or many if `ENTENTE_SOAK` is 1.
private let seeds = ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1" ? 24 : 4

@Suite struct DistancesTests {
  /// A skewed random graph with several thousand slots or more, some vertices without ties.
  private func skewed(
    seed: Int,
    vertices: Int,
    ties: Int,
    directed: Bool = false
  ) -> (graph: Adjacency, lengths: [Double]) {
    var generator = SeededGenerator(seed: seed)
    func end() -> Vertex {
      let share = Double.random(in: 0..<1, using: &generator)
      return Vertex(share * share * share * Double(vertices))
    }
    let (graph, lengths) = Adjacency.build(
      vertexCount: vertices,
      from: (0..<ties).map { _ in end() },
      to: (0..<ties).map { _ in end() },
      weights: (0..<ties).map { _ in Double.random(in: 0..<1, using: &generator) },
      directed: directed
    )
    return (graph, lengths)
  }

  /// The least sums along ways, added from the start on: labels lowered until nothing changes.
  private func slow(_ graph: Adjacency, _ lengths: [Double], from: Int) -> [Double] {
    var labels = [Double](repeating: .infinity, count: graph.vertexCount)
    labels[from] = 0
    var changed: Set = [from]
    while !changed.isEmpty {
      var next: Set<Int> = []
      for vertex in changed {
        for slot in graph.row(of: Vertex(vertex)) {
          let target = Int(graph.targets[slot])
          if labels[vertex] + lengths[slot] < labels[target] {
            labels[target] = labels[vertex] + lengths[slot]
            next.insert(target)
          }
        }
      }
      changed = next
    }
    return labels
  }

  private func hops(_ distances: [Double]) -> [UInt32] {
    distances.map { $0 == .infinity ? Adjacency.unreached : UInt32($0) }
  }

  @Test func `hops in every small graph are those of Floyd and Warshall`() throws {
    for graph in TestGraph.all(upTo: 5) + TestGraph.allDirected(upTo: 3) {
      let adjacency = graph.built.adjacency
      let matrix = SlowDistances.matrix(graph)
      for vertex in 0..<graph.vertexCount {
        let from = Vertex(vertex)
        #expect(try adjacency.hops(from: from) == hops(matrix[vertex]), "\(graph)")
        let incoming = try adjacency.hops(from: from, direction: .incoming)
        #expect(incoming == hops(matrix.map { $0[vertex] }), "\(graph)")
        let both = SlowDistances.matrix(TestGraph(graph.vertexCount, graph.ties))
        #expect(try adjacency.hops(from: from, direction: .all) == hops(both[vertex]), "\(graph)")
      }
    }
  }

  @Test(arguments: [false, true]) func `hops are the same at any number of threads`(
    _ directed: Bool
  ) throws {
    let (graph, lengths) = skewed(seed: 1, vertices: 40_000, ties: 300_000, directed: directed)
    let ones = [Double](repeating: 1, count: lengths.count)
    for direction in [Direction.out, .incoming] {
      let rows =
        direction == .out
        ? graph
        : Adjacency(
          vertexCount: graph.vertexCount,
          from: (0..<graph.vertexCount).flatMap { vertex in
            graph.inRow(of: Vertex(vertex)).map { _ in Vertex(vertex) }
          },
          to: graph.inSources,
          directed: true
        )
      for from in [0, 39_999] {
        let expected = hops(slow(rows, ones, from: from))
        for threads in 1...3 {
          let found = try graph.hops(from: Vertex(from), direction: direction, threads: threads)
          let isSame = found == expected
          #expect(isSame)
        }
      }
      guard directed else { break }
    }
  }

  @Test func `hops along a grid, a star and loops`() throws {
    let side = 120
    var pairs: [(Int, Int)] = []
    for place in 0..<side * side {
      if place % side + 1 < side { pairs.append((place, place + 1)) }
      if place + side < side * side { pairs.append((place, place + side)) }
    }
    let grid = TestGraph(side * side, pairs: pairs).built.adjacency
    let expected = (0..<side * side).map { UInt32($0 % side + $0 / side) }
    #expect(try grid.hops(from: 0) == expected)
    let rays = (1..<69).map { (0, $0) }
    let star = TestGraph(70, pairs: rays + [(0, 0), (0, 1), (5, 5)]).built.adjacency
    var steps = [UInt32](repeating: 2, count: 70)
    (steps[0], steps[5], steps[69]) = (1, 0, Adjacency.unreached)
    #expect(try star.hops(from: 5) == steps)
    #expect(try TestGraph(1, []).built.adjacency.hops(from: 0) == [0])
    #expect(throws: KernelError.unknownVertex(0)) {
      try TestGraph(0, []).built.adjacency.hops(from: 0)
    }
  }

  @Test(arguments: 0..<seeds)
  func `distances are the least sums to the bit, at any number of threads`(
    seed: Int
  ) throws {
    let directed = seed % 2 == 0
    var (graph, lengths) = skewed(seed: seed, vertices: 4000, ties: 90_000, directed: directed)
    var generator = SeededGenerator(seed: seed)
    let extremes = [0, 1e-300, 1e-17, 1, 1e17, 1e300, .infinity]
    for slot in lengths.indices {
      switch seed % 4 {
      case 0: break
      case 1: lengths[slot] = extremes[Int.random(in: 0..<7, using: &generator)]
      case 2: lengths[slot] = lengths[slot] < 0.2 ? 0 : 1 / lengths[slot]
      default: lengths[slot] = Double(Int(lengths[slot] * 4))
      }
    }
    for from in [0, 3000] {
      let expected = slow(graph, lengths, from: from)
      for threads in 1...3 {
        let found = try graph.distances(from: Vertex(from), lengths: lengths, threads: threads)
        let isSame = found.map(\.bitPattern) == expected.map(\.bitPattern)
        #expect(isSame)
      }
    }
    let back = try graph.distances(from: 5, lengths: lengths, direction: .incoming)
    let there = try graph.distances(from: 9, lengths: lengths)[5]
    #expect(isClose(back[9], there))
  }

  /// Distances are right if no tie leads farther down and every vertex but the start is reached by one
  /// that leads exactly to it from nearer the start.
  @Test func `distances in a graph beyond the caches are right, at any number of threads`() throws {
    let (graph, lengths) = skewed(seed: 5, vertices: 60_000, ties: 600_000)
    // With fewer no third thread takes part.
    #expect(graph.vertexCount + graph.slotCount > 1_200_000)
    let whole = lengths.map { 1 + UInt32($0 * 250) }
    let sums = try graph.distances(from: 0, wholeLengths: whole, threads: 1)
    let numbers = try graph.distances(from: 0, lengths: lengths, threads: 1)
    var faults = 0
    for vertex in 0..<Vertex(graph.vertexCount) {
      let here = Int(vertex)
      guard sums[here] < .max else {
        if numbers[here] != .infinity { faults += 1 }
        for slot in graph.row(of: vertex) where sums[Int(graph.targets[slot])] < .max {
          faults += 1
        }
        continue
      }
      var (isReached, isReachedByNumbers) = (vertex == 0, vertex == 0)
      // The ties are undirected, so what leads here stands in the row too.
      for slot in graph.row(of: vertex) {
        let there = Int(graph.targets[slot])
        let (sum, number) = (sums[there] + UInt64(whole[slot]), numbers[there] + lengths[slot])
        if sum < sums[here] || number < numbers[here] { faults += 1 }
        isReached = isReached || sum == sums[here]
        isReachedByNumbers = isReachedByNumbers || number == numbers[here]
      }
      if !isReached || !isReachedByNumbers { faults += 1 }
    }
    #expect(faults == 0)
    #expect(sums[0] == 0 && numbers[0] == 0)
    // Some lengths take the sums beyond what 32 bits hold, in the midst of the search.
    let long = whole.map { $0 % 50 == 0 ? UInt32.max - $0 : $0 }
    let longSums = try graph.distances(from: 0, lengths: long.map { Double($0) }, threads: 1)
    for threads in [1, 3] {
      let found = try graph.distances(from: 0, wholeLengths: long, threads: threads)
      let isSame = found.map { $0 == .max ? .infinity : Double($0) } == longSums
      #expect(isSame)
    }
    #expect(try graph.distances(from: 0, lengths: lengths, threads: 3) == numbers)
    for threads in [2, 3] {
      #expect(try graph.distances(from: 0, wholeLengths: whole, threads: threads) == sums)
    }
  }

  @Test(arguments: 0..<20) func `whole lengths give the sums of whole lengths`(seed: Int) throws {
    let (graph, real) = skewed(seed: seed, vertices: 300, ties: 1500, directed: seed % 2 == 0)
    let factor: Double = seed % 3 == 0 ? 4_294_967_295 : 100
    let whole = real.map { UInt32($0 * factor) }
    for direction in [Direction.out, .incoming, .all] {
      let expected = try graph.distances(
        from: 0,
        lengths: whole.map(Double.init),
        direction: direction
      )
      let found = try graph.distances(from: 0, wholeLengths: whole, direction: direction)
      #expect(found.map { $0 == .max ? .infinity : Double($0) } == expected)
    }
  }

  @Test func `sums of whole lengths do not wrap, however long the way`() throws {
    let count = 3000
    let graph = TestGraph.path(count, directed: true).built.adjacency
    for length: UInt32 in [1 << 20, 1 << 30, 1 << 31 - 1, 1 << 31, .max] {
      let lengths = [UInt32](repeating: length, count: count - 1)
      let found = try graph.distances(from: 0, wholeLengths: lengths)
      let expected = (0..<count).map { UInt64($0) * UInt64(length) }
      let isSame = found == expected
      #expect(isSame)
    }
    // Just below what 32 bits hold, and just above.
    for last: UInt32 in [.max - 4, .max - 3, .max - 2, .max - 1] {
      let some = try TestGraph.path(4, directed: true).built.adjacency.distances(
        from: 0,
        wholeLengths: [1, 2, last]
      )
      #expect(some == [0, 1, 3, 3 + UInt64(last)])
    }
  }

  @Test(arguments: [1, 2]) func `uneven lengths change the method and not the answer`(
    _ threads: Int
  ) throws {
    // Ties of next to no length put all vertices into one bag, in an order that has to be mended
    // again and again.
    let count = 300
    var ties: [(from: Int, to: Int, value: Double)] = []
    for from in 0..<count {
      for to in 0..<from {
        ties.append((from, to, to == from - 1 ? 1e-9 : 3e-9 * Double(from - to)))
      }
      ties.append((from, from, 1e9))
    }
    let (graph, lengths) = TestGraph(count, directed: true, ties).built
    let start = count - 1
    let found = try graph.distances(from: Vertex(start), lengths: lengths, threads: threads)
    #expect(found == slow(graph, lengths, from: start))
  }

  @Test(arguments: 0..<30) func `the matrix has the distances from each vertex as its rows`(
    seed: Int
  ) throws {
    let density = [0.01, 0.1, 0.9][seed % 3]
    let graph = TestGraph.random(
      seed: seed,
      vertices: 1...(seed % 3 == 0 ? 150 : 70),
      density: density,
      directed: seed % 2 == 0,
      values: .real
    )
    .mapValues { $0.magnitude }
    let (adjacency, lengths) = graph.built
    let count = graph.vertexCount
    let matrix = try adjacency.distanceMatrix(lengths: lengths)
    let unit = try adjacency.distanceMatrix()
    #expect(matrix.count == count * count)
    for vertex in 0..<count {
      let row = Array(matrix[vertex * count..<(vertex + 1) * count])
      #expect(isClose(row, try adjacency.distances(from: Vertex(vertex), lengths: lengths)))
      let ties = try adjacency.distances(from: Vertex(vertex))
      #expect(Array(unit[vertex * count..<(vertex + 1) * count]) == ties)
    }
    for threads in 1...3 {
      #expect(try adjacency.distanceMatrix(lengths: lengths, threads: threads) == matrix)
      #expect(try adjacency.distanceMatrix(threads: threads) == unit)
    }
  }

  @Test func `the matrix of a large sparse graph is the same at any number of threads`() throws {
    let (graph, lengths) = skewed(seed: 5, vertices: 700, ties: 900)
    let matrix = try graph.distanceMatrix(lengths: lengths, threads: 1)
    #expect(try graph.distanceMatrix(lengths: lengths, threads: 3) == matrix)
    let expected = slow(graph, lengths, from: 11)
    #expect(isClose(Array(matrix[11 * 700..<12 * 700]), expected))
    let hops = try graph.distanceMatrix(threads: 1)
    for threads in 2...3 { #expect(try graph.distanceMatrix(threads: threads) == hops) }
  }

  @Test func `several threads fill the matrix of a large dense graph`() throws {
    // With fewer vertices no second thread takes part. Whole lengths have the same sums in any order.
    let (graph, lengths) = skewed(seed: 6, vertices: 450, ties: 8000)
    let whole = lengths.map { (1000 * $0).rounded() }
    let matrix = try graph.distanceMatrix(lengths: whole, threads: 2)
    for vertex in [0, 17, 300, 449] {
      let isSame =
        Array(matrix[vertex * 450..<(vertex + 1) * 450]) == slow(graph, whole, from: vertex)
      #expect(isSame)
    }
  }

  @Test func `an edge may be longer one way, in the matrix of a dense graph too`() throws {
    var generator = SeededGenerator(seed: 8)
    for count in [2, 5, 20, 33] {
      let (graph, _) = TestGraph.complete(count).built
      let lengths = (0..<graph.slotCount).map { _ in
        Int.random(in: 0..<4, using: &generator) == 0
          ? .infinity : Double.random(in: 0..<1, using: &generator)
      }
      let matrix = try graph.distanceMatrix(lengths: lengths)
      for vertex in 0..<count {
        let row = Array(matrix[vertex * count..<(vertex + 1) * count])
        #expect(isClose(row, slow(graph, lengths, from: vertex)))
      }
    }
  }

  @Test func `no distance is minus 0`() throws {
    let (graph, _) = TestGraph.complete(9).built
    let nothing = [Double](repeating: -0.0, count: graph.slotCount)
    let matrix = try graph.distanceMatrix(lengths: nothing)
    #expect(matrix.allSatisfy { $0 == 0 && $0.sign == .plus })
  }

  @Test func `extreme lengths keep their order in the matrix`() throws {
    let (graph, lengths) = TestGraph(
      4,
      [(0, 1, 1e-300), (1, 2, 1e-300), (0, 2, 1e300), (2, 3, .infinity), (0, 0, 0), (0, 1, 5)]
    ).built
    let matrix = try graph.distanceMatrix(lengths: lengths)
    #expect(Array(matrix[0..<4]) == [0, 1e-300, 2e-300, .infinity])
    #expect(Array(matrix[12...]) == [.infinity, .infinity, .infinity, 0])
    #expect(try TestGraph(0, []).built.adjacency.distanceMatrix(lengths: []) == [])
    #expect(throws: KernelError.negativeWeight(edge: 9)) {
      try graph.distanceMatrix(lengths: lengths.indices.map { $0 == 9 ? -1 : 1 })
    }
    #expect(throws: KernelError.notANumber(edge: 8)) {
      try graph.distances(from: 0, lengths: lengths.indices.map { $0 < 8 ? 0 : .nan })
    }
  }

  private struct Stop: Error {}

  @Test(arguments: [false, true]) func `progress ascends and stops the matrix`(_ dense: Bool) throws
  {
    let (graph, lengths) = skewed(
      seed: 3,
      vertices: dense ? 200 : 800,
      ties: dense ? 3000 : 400
    )
    var told: [Double] = []
    let matrix = try graph.distanceMatrix(lengths: lengths) { told.append($0) }
    #expect(matrix == (try graph.distanceMatrix(lengths: lengths)))
    #expect(told == told.sorted() && told.first == 0 && told.allSatisfy { $0 < 1 })
    #expect(throws: Stop.self) { try graph.distanceMatrix(lengths: lengths) { _ in throw Stop() } }
    #expect(throws: Stop.self) { try graph.distanceMatrix { _ in throw Stop() } }
  }

  @Test func `progress ascends and stops the search for many paths`() throws {
    let (graph, lengths) = TestGraph.complete(9).built
    var told: [Double] = []
    let paths = try graph.shortestPaths(from: 0, to: 1, count: 500, lengths: lengths) {
      told.append($0)
    }
    #expect(paths == (try graph.shortestPaths(from: 0, to: 1, count: 500, lengths: lengths)))
    #expect(told == told.sorted() && told.first == 0 && told.allSatisfy { $0 < 1 })
    #expect(throws: Stop.self) {
      try graph.shortestPaths(from: 0, to: 1, count: 100_000) { if $0 > 0 { throw Stop() } }
    }
    #expect(throws: KernelError.invalidParameter("count")) {
      try graph.shortestPaths(from: 0, to: 1, count: -1) { _ in }
    }
  }
}
