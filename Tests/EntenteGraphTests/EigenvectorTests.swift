import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct EigenvectorTests {
  @Test func `the middle of a path of three has the root of two`() throws {
    let result = try TestGraph.path(3).built.adjacency.eigenvectorCentrality()
    #expect(isClose(result.entries, [0.5, 0.5.squareRoot(), 0.5]))
    #expect(isClose(result.eigenvalue, 2.0.squareRoot()))
  }

  @Test func `the kite has its published values`() throws {
    let scores = try TestGraph.kite.built.adjacency.eigenvectorCentrality().entries
    #expect(isClose(scores[3], 0.4810208582728, 1e-12))
    #expect(isClose(scores[9], 0.01116325530978, 1e-12))
  }

  @Test func `two parts of one strength leave no single vector`() {
    let pairs = TestGraph(4, pairs: [(0, 1), (2, 3)]).built.adjacency
    let line = TestGraph.path(4, directed: true).built.adjacency
    let nothing = TestGraph(3, pairs: []).built.adjacency
    for graph in [pairs, line, nothing] {
      #expect(throws: KernelError.notUnique) { try graph.eigenvectorCentrality() }
    }
  }

  @Test func `a bad weight is named`() {
    let graph = TestGraph.path(3).built.adjacency
    #expect(throws: KernelError.negativeWeight(edge: 1)) {
      try graph.eigenvectorCentrality(weights: [1, -1, 1, 1])
    }
    #expect(throws: KernelError.notANumber(edge: 2)) {
      try graph.eigenvectorCentrality(weights: [1, 1, .nan, 1])
    }
  }

  @Test func `a tolerance must lie between 0 and 1`() {
    let graph = TestGraph.path(3).built.adjacency
    for tolerance in [0, -1, 1, .infinity, .nan] {
      #expect(throws: KernelError.invalidParameter("tolerance")) {
        try graph.eigenvectorCentrality(tolerance: tolerance)
      }
      #expect(throws: KernelError.invalidParameter("tolerance")) {
        try graph.eigenvectorCentrality(tolerance: tolerance) { _ in }
      }
    }
  }

  @Test(arguments: [100, 400, 3_000], [1e-3, 1e-6, 1e-9]) func `a tolerance bounds what is left`(
    _ count: Int,
    _ tolerance: Double
  ) throws {
    let graph = large(count, seed: count).built.adjacency
    let found = try graph.eigenvectorCentrality(tolerance: tolerance)
    let sum = found.entries.reduce(0, +)
    let left = (0..<count).reduce(0) { left, vertex in
      let arriving = graph.row(of: Vertex(vertex)).reduce(0) {
        $0 + found.entries[Int(graph.targets[$1])]
      }
      return left + (arriving - found.eigenvalue * found.entries[vertex]).magnitude
    }
    #expect(left <= 1.01 * tolerance * found.eigenvalue * sum)
    let fine = try graph.eigenvectorCentrality()
    #expect(fine != found)
    #expect(isClose(fine.eigenvalue, found.eigenvalue, 2 * tolerance))
    #expect(try graph.eigenvectorCentrality(tolerance: 1e-13) == fine)
  }

  @Test func `what the strongest part reaches has a share, what leads into it none`() throws {
    // 0 and 1 lead to each other with 3; 1 leads on to 2; 3 leads into 0.
    let graph = TestGraph(4, directed: true, [(0, 1, 3), (1, 0, 3), (1, 2, 1), (3, 0, 1)])
    let (adjacency, weights) = graph.built
    let result = try adjacency.eigenvectorCentrality(weights: weights)
    #expect(isClose(result.eigenvalue, 3))
    #expect(result.entries[3] == 0)
    #expect(isClose(result.entries[2], result.entries[1] / 3))
  }

  @Test(arguments: 0..<100) func `the vector solves its equation`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: seed % 2 == 0, values: .lengths)
    let (adjacency, weights) = graph.built
    guard let result = try? adjacency.eigenvectorCentrality(weights: weights) else { return }
    let arriving = SlowMatrix.transposed(SlowSigns.matrix(graph))
    let image = SlowMatrix.product(arriving, result.entries)
    #expect(isClose(image, result.entries.map { $0 * result.eigenvalue }, 1e-11), "\(graph)")
    #expect(isClose(result.entries.reduce(0) { $0 + $1 * $1 }, 1))
    #expect(result.entries.allSatisfy { $0 >= 0 })
    let scaled = try adjacency.eigenvectorCentrality(weights: weights.map { $0 * 1e200 })
    #expect(isClose(scaled.entries, result.entries, 1e-11))
  }

  @Test(arguments: 0..<50) func `new names change nothing else`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 3...10, density: 0.6)
    let names = graph.randomNames(seed: seed)
    guard let before = try? graph.built.adjacency.eigenvectorCentrality() else { return }
    let after = try graph.relabelled(names).built.adjacency.eigenvectorCentrality()
    #expect(isClose(before.entries, names.map { after.entries[$0] }))
  }

  @Test func `a large wheel settles by rounds`() throws {
    let rim = 1...400
    let graph = TestGraph(401, pairs: rim.map { (0, $0) } + rim.map { ($0, $0 % 400 + 1) })
    let result = try graph.built.adjacency.eigenvectorCentrality()
    // λ x = 2 x + h, λ h = 400 x for a hub h and a rim x.
    let root = 1 + 401.0.squareRoot()
    #expect(isClose(result.eigenvalue, root, 1e-12))
    #expect(isClose(result.entries[0] / result.entries[1], root - 2, 1e-10))
  }

  @Test func `a path too long for rounds is solved as a matrix`() throws {
    let result = try TestGraph.path(210).built.adjacency.eigenvectorCentrality()
    #expect(isClose(result.entries[0], result.entries[209], 1e-8))
    #expect(result.entries[104] > result.entries[0] * 60)
  }

  /// A connected graph: a tree in which few have most branches, and some ties more.
  private func large(_ count: Int, seed: Int) -> TestGraph {
    var generator = SeededGenerator(seed: seed)
    var ties: [(from: Int, to: Int, value: Double)] = []
    for vertex in 1..<count {
      let place = Double.random(in: 0..<1, using: &generator)
      ties.append((vertex, Int(place * place * place * Double(vertex)), 1))
      let value = Double.random(in: 0..<1, using: &generator)
      ties.append((vertex, Int.random(in: 0..<count, using: &generator), value))
    }
    return TestGraph(count, ties)
  }

  @Test(arguments: [30, 150, 400, 3_000]) func `rounds solve the equation to the last digits`(
    _ count: Int
  ) throws {
    let (graph, weights) = large(count, seed: count).built
    for column in [nil, weights] {
      let result = try graph.eigenvectorCentrality(weights: column)
      var fault = 0.0
      for vertex in 0..<count {
        var image = 0.0
        for slot in graph.row(of: Vertex(vertex)) {
          image += (column?[slot] ?? 1) * result.entries[Int(graph.targets[slot])]
        }
        fault += (image - result.eigenvalue * result.entries[vertex]).magnitude
      }
      #expect(fault <= 1e-12 * result.eigenvalue * result.entries.reduce(0, +))
      #expect(result.entries.allSatisfy { $0 > 0 })
    }
  }

  @Test func `a large graph has one vector by any number of threads, and tells of it`() throws {
    struct Stop: Error {}
    let graph = large(70_000, seed: 1).built.adjacency
    let one = try graph.eigenvectorCentrality(threads: 1)
    var told: [Double] = []
    #expect(try graph.eigenvectorCentrality(threads: 2) { told.append($0) } == one)
    #expect(!told.isEmpty && told == told.sorted())
    #expect(told.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(throws: Stop.self) { try graph.eigenvectorCentrality { _ in throw Stop() } }
  }

  @Test func `of two large parts the stronger takes all, equal ones share`() throws {
    let part = large(300, seed: 2)
    let other = large(300, seed: 3)
    let shifted = other.ties.map { (from: $0.from + 300, to: $0.to + 300, value: $0.value) }
    let both = TestGraph(600, part.ties + shifted).built.adjacency
    let first = try part.built.adjacency.eigenvectorCentrality()
    let second = try other.built.adjacency.eigenvectorCentrality()
    let result = try both.eigenvectorCentrality()
    #expect(result.eigenvalue == max(first.eigenvalue, second.eigenvalue))
    let nothing = [Double](repeating: 0, count: 300)
    let isFirst = first.eigenvalue > second.eigenvalue
    #expect(result.entries == (isFirst ? first.entries + nothing : nothing + second.entries))
    let twin = part.ties.map { (from: $0.from + 300, to: $0.to + 300, value: $0.value) }
    let twins = TestGraph(600, part.ties + twin).built.adjacency
    #expect(throws: KernelError.notUnique) { try twins.eigenvectorCentrality() }
  }

  @Test func `parts that settle too slowly are solved as matrices`() throws {
    // Two like halves, of which one gives the other twice what it gets: rounds settle too slowly.
    let half = 140
    var generator = SeededGenerator(seed: 9)
    var ties: [(from: Int, to: Int, value: Double)] = [(0, half, 2e-4), (half, 0, 1e-4)]
    for vertex in 0..<half {
      for step in 0..<4 {
        let next = step == 0 ? (vertex + 1) % half : Int.random(in: 0..<half, using: &generator)
        ties.append((vertex, next, 1))
        ties.append((half + vertex, half + next, 1))
      }
    }
    let (graph, weights) = TestGraph(2 * half, directed: true, ties).built
    let result = try graph.eigenvectorCentrality(weights: weights)
    var image = [Double](repeating: 0, count: 2 * half)
    for vertex in 0..<(2 * half) {
      for slot in graph.row(of: Vertex(vertex)) {
        image[Int(graph.targets[slot])] += weights[slot] * result.entries[vertex]
      }
    }
    #expect(isClose(image, result.entries.map { result.eigenvalue * $0 }, 1e-12))
  }

  @Test func `parts solved as matrices are told of at each solve`() throws {
    // So small that it is solved at once, without rounds that tell.
    let count = 20
    let pairs = (0..<count).flatMap { [($0, ($0 + 1) % count), ($0, ($0 * $0 + 3) % count)] }
    let graph = TestGraph(count, directed: true, pairs: pairs).built.adjacency
    var told: [Double] = []
    let result = try graph.eigenvectorCentrality { done in
      told.append(done)
      // Longer than what lies between two tellings at least, so that the next solve is due to tell.
      usleep(12_000)
    }
    #expect(Set(told).count >= 3 && told == told.sorted())
    #expect(told.allSatisfy { (0..<1).contains($0) })
    #expect(result == (try graph.eigenvectorCentrality()))
  }

  @Test func `slow sweeps downstream can be stopped`() {
    struct Stop: Error {}
    // A pair of root 1.0001 before a long cycle of root 1, against whose order the sweeps go.
    let count = 3_000
    let graph = Adjacency(
      vertexCount: count + 2,
      from: [Vertex(count), Vertex(count + 1), Vertex(count)] + (0..<count).map { Vertex($0) },
      to: [Vertex(count + 1), Vertex(count), 0]
        + (0..<count).map { Vertex(($0 + count - 1) % count) },
      directed: true
    )
    let weights = (0..<graph.vertexCount).flatMap { vertex in
      graph.row(of: Vertex(vertex)).map { _ in vertex < count ? 1 : 1.0001 }
    }
    // In its midst: whoever is not heard there ends with too many rounds.
    #if DEBUG
      let middle = Duration.milliseconds(500)
    #else
      let middle = Duration.milliseconds(50)
    #endif
    let start = ContinuousClock.now
    #expect(throws: Stop.self) {
      try graph.eigenvectorCentrality(weights: weights) { _ in
        if ContinuousClock.now - start > middle { throw Stop() }
      }
    }
  }

  @Test func `a large star swings between its two sides without harm`() throws {
    let result = try TestGraph(5_001, pairs: (1...5_000).map { (0, $0) }).built.adjacency
      .eigenvectorCentrality()
    #expect(isClose(result.eigenvalue, 5_000.0.squareRoot(), 1e-12))
    #expect(isClose(result.entries[0], 0.5.squareRoot(), 1e-12))
    #expect(isClose(result.entries[17], 0.01, 1e-12))
  }
}

@Suite struct KatzTests {
  @Test func `a chain passes on a share of each step`() throws {
    let graph = TestGraph.path(3, directed: true).built.adjacency
    #expect(isClose(try graph.katzCentrality(alpha: 0.5), [1, 1.5, 1.75]))
    #expect(isClose(try graph.katzCentrality(alpha: 0.5, beta: 2), [2, 3, 3.5]))
    #expect(isClose(try graph.katzCentrality(alpha: 0), [1, 1, 1]))
    let norm = (1 + 2.25 + 3.0625).squareRoot()
    let normalised = try graph.katzCentrality(alpha: 0.5, normalised: true)
    #expect(isClose(normalised, [1 / norm, 1.5 / norm, 1.75 / norm]))
  }

  @Test func `too much weight for far steps is refused`() throws {
    let graph = TestGraph.complete(5).built.adjacency
    _ = try graph.katzCentrality(alpha: 0.2499)
    for alpha in [0.25, 0.2500001, 0.3, 7, 1e6] {
      #expect(throws: KernelError.self) { try graph.katzCentrality(alpha: alpha) }
    }
    for alpha in [-0.1, .nan, .infinity] {
      #expect(throws: KernelError.invalidParameter("alpha")) {
        try graph.katzCentrality(alpha: alpha)
      }
    }
    #expect(throws: KernelError.invalidParameter("beta")) {
      try graph.katzCentrality(alpha: 0.1, beta: 0)
    }
  }

  @Test(arguments: 0..<100) func `scores are the sum over all walks`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: seed % 2 == 0, values: .lengths)
    let (adjacency, weights) = graph.built
    let alpha = 0.01
    let arriving = SlowMatrix.transposed(SlowSigns.matrix(graph))
    var term = [Double](repeating: 1, count: graph.vertexCount)
    var sum = term
    for _ in 0..<200 {
      term = SlowMatrix.product(arriving, term).map { $0 * alpha }
      sum = zip(sum, term).map { $0 + $1 }
    }
    #expect(isClose(try adjacency.katzCentrality(alpha: alpha, weights: weights), sum))
  }

  @Test(arguments: [5, 300]) func `it tells how far it is and can be stopped`(count: Int) throws {
    struct Stop: Error {}
    let graph = TestGraph.ring(count).built.adjacency
    var told: [Double] = []
    let scores = try graph.katzCentrality(alpha: 0.499) { told.append($0) }
    #expect(scores == (try graph.katzCentrality(alpha: 0.499)))
    #expect(told.first == 0 && told == told.sorted() && told.allSatisfy { $0 < 1 })
    #expect(throws: Stop.self) { try graph.katzCentrality(alpha: 0.499) { _ in throw Stop() } }
    #expect(throws: KernelError.invalidParameter("beta")) {
      try graph.katzCentrality(alpha: 0.1, beta: 0) { _ in }
    }
  }

  @Test func `scores beyond what rounding can tell are refused`() throws {
    let graph = TestGraph.path(2, directed: true).built.adjacency
    #expect(isClose(try graph.katzCentrality(alpha: 1e11)[1] / 1e11, 1))
    #expect(throws: KernelError.noConvergence(iterations: 1)) {
      try graph.katzCentrality(alpha: 1e12)
    }
  }

  @Test func `a large ring gives all the same`() throws {
    let scores = try TestGraph.ring(1_000).built.adjacency.katzCentrality(alpha: 0.3)
    #expect(scores.allSatisfy { isClose($0, 2.5) })
  }
}

@Suite struct HITSTests {
  @Test func `one hub points at two authorities`() throws {
    let graph = TestGraph(3, directed: true, pairs: [(0, 1), (0, 2)]).built.adjacency
    let result = try graph.hubsAndAuthorities()
    #expect(isClose(result.hubs, [1, 0, 0]))
    #expect(isClose(result.authorities, [0, 0.5, 0.5]))
  }

  @Test func `they tell how far they are and can be stopped`() throws {
    struct Stop: Error {}
    let graph = TestGraph.random(seed: 3, directed: true).built.adjacency
    var told: [Double] = []
    let result = try graph.hubsAndAuthorities { told.append($0) }
    #expect(result == (try graph.hubsAndAuthorities()))
    #expect(!told.isEmpty && told == told.sorted() && told.allSatisfy { (0..<1).contains($0) })
    #expect(throws: Stop.self) { try graph.hubsAndAuthorities { _ in throw Stop() } }
  }

  @Test func `without a single leader there is no answer`() {
    let cycle = TestGraph(3, directed: true, pairs: [(0, 1), (1, 2), (2, 0)]).built.adjacency
    let path = TestGraph.path(3).built.adjacency
    for graph in [cycle, path, TestGraph(2, pairs: []).built.adjacency] {
      #expect(throws: KernelError.notUnique) { try graph.hubsAndAuthorities() }
    }
  }

  @Test(arguments: 0..<100) func `hubs and authorities make each other`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, directed: true, values: .lengths)
    let (adjacency, weights) = graph.built
    guard let result = try? adjacency.hubsAndAuthorities(weights: weights) else { return }
    let matrix = SlowSigns.matrix(graph)
    let authorities = SlowMatrix.product(SlowMatrix.transposed(matrix), result.hubs)
    let hubs = SlowMatrix.product(matrix, result.authorities)
    let sums = (authorities.reduce(0, +), hubs.reduce(0, +))
    #expect(isClose(authorities.map { $0 / sums.0 }, result.authorities))
    #expect(isClose(hubs.map { $0 / sums.1 }, result.hubs))
    let back = graph.reversed.built
    let turned = try back.adjacency.hubsAndAuthorities(weights: back.values)
    #expect(isClose(turned.hubs, result.authorities))
    #expect(isClose(turned.authorities, result.hubs))
  }
}
