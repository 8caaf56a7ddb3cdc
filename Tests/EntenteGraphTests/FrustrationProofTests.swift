import EntenteGraph
import Foundation
import TestSupport
import Testing

/// How often a test that tries its luck does so: seldom in the ordinary run, often with
/// `ENTENTE_SOAK=1`.
func balanceTries(_ ordinary: Int, soak: Int) -> Int {
  ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1" ? soak : ordinary
}

@Suite struct FrustrationProofTests {
  /// States and what they agreed and fought about, from the reference cases, and the known index.
  private struct Window: Sendable, CustomTestStringConvertible {
    let name: String
    let graph: TestGraph
    let index: Double
    var testDescription: String { name }
  }

  private static let windows: [Window] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("ReferenceTests/Fixtures/signed-cow.json")
    guard let data = try? Data(contentsOf: file),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let graphs = root["graphs"] as? [String: [String: Any]],
      let cases = root["cases"] as? [[String: Any]]
    else { return [] }
    return cases.compactMap { question in
      guard question["measure"] as? String == "frustration",
        let name = question["graph"] as? String, let graph = graphs[name],
        let nodes = graph["nodes"] as? [String], let edges = graph["edges"] as? [[Any]],
        let index = (question["expected"] as? [String: Any])?["value"] as? Double
      else { return nil }
      let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
      let ties = edges.compactMap { edge -> (from: Int, to: Int, value: Double)? in
        guard let from = (edge[0] as? String).flatMap({ numbers[$0] }),
          let to = (edge[1] as? String).flatMap({ numbers[$0] }), let sign = edge[2] as? Double
        else { return nil }
        return (from, to, sign)
      }
      return Window(name: name, graph: TestGraph(nodes.count, ties), index: index)
    }
  }()

  private static let chosen = windows.enumerated()
    .filter { $0.offset % balanceTries(6, soak: 1) == 0 }.map(\.element)

  /// The same ties with weights from a seeded generator.
  private func weighted(_ graph: TestGraph, seed: Int, whole: Bool) -> TestGraph {
    var random = SeededGenerator(seed: seed)
    return graph.mapValues { value in
      let weight =
        whole
        ? Double(Int.random(in: 1...10, using: &random))
        : Double.random(in: 0.2..<5, using: &random)
      return value * weight
    }
  }

  @Test func `the windows are there`() {
    #expect(Self.windows.count == 31)
  }

  @Test(arguments: chosen)
  private func `real systems of states are proved by cycles`(window: Window) throws {
    let (graph, values) = window.graph.built
    for seed in 1...UInt64(balanceTries(2, soak: 100)) {
      let options = FrustrationOptions(seed: seed)
      let result = try graph.frustration(of: values, options: options)
      #expect(result.value == window.index)
      #expect(result.proof == .packing, "seed \(seed)")
      #expect(graph.verify(result, of: values))
    }
  }

  @Test(arguments: chosen)
  private func `real systems with any weights are proved`(window: Window) throws {
    for seed in 1...balanceTries(1, soak: 10) {
      for isWhole in [true, false] {
        let (graph, values) = weighted(window.graph, seed: seed, whole: isWhole).built
        let result = try graph.frustration(of: values, weighted: true)
        #expect(result.isProved)
        #expect(result.upperBound - result.lowerBound <= 1e-9 * (1 + result.upperBound))
        #expect(graph.verify(result, of: values, weighted: true))
        var other = result
        other.proof = .packing
        if result.proof != .packing {
          #expect(!graph.verify(other, of: values, weighted: true))
        }
      }
    }
  }

  @Test(arguments: chosen)
  private func `the best splits of real systems are counted`(window: Window) throws {
    let published = [
      "cow-1946-1949": 8.0, "cow-1948-1951": 4, "cow-1950-1953": 1, "cow-1951-1954": 2,
      "cow-1953-1956": 1, "cow-1955-1958": 4, "cow-1956-1959": 6, "cow-1958-1961": 2,
      "cow-1975-1978": 80, "cow-1976-1979": 64, "cow-1990-1993": 16, "cow-1996-1999": 192,
    ]
    let (graph, values) = window.graph.built
    let proof = try graph.frustration(of: values)
    let result = try #require(try graph.optimalSplits(proof, of: values))
    let components = graph.components().count
    if let count = published[window.name] {
      // There every split of the vertices into two counts, here those of each component.
      let all = result.count * Double(1 << (components - 1))
      #expect(result.count == count || all == count, "\(result.count) \(components)")
    }
    #expect(result.free.isEmpty == (result.count == 1))
  }

  @Test(arguments: 0..<balanceTries(40, soak: 2000))
  func `every way of proof gives the best of all splits`(seed: Int) throws {
    let kinds: [TestGraph.Values] = [.signs, .whole, .real]
    var graph = TestGraph.random(
      seed: seed + 5000,
      vertices: 4...12,
      density: [0.3, 0.6, 1][seed % 3],
      values: kinds[seed / 3 % 3]
    )
    if seed % 4 == 0 { graph.ties += graph.ties.prefix(5).map { ($0.to, $0.from, $0.value) } }
    if seed % 4 == 1 { graph.ties += graph.ties.prefix(5).map { ($0.from, $0.to, -$0.value / 2) } }
    if seed % 8 == 2 { graph.ties += [(1, 1, -3), (2, 2, 1)] }
    let (adjacency, values) = graph.built
    let best = SlowSigns.frustration(graph, weighted: true)
    // One start and a limit too small for routing leave it to the exact methods.
    for options in [
      FrustrationOptions(seed: UInt64(seed)),
      FrustrationOptions(starts: 1, rounds: 0, nodes: 100_000, seed: UInt64(seed)),
      FrustrationOptions(starts: 1, rounds: 0, nodes: 1, seed: UInt64(seed)),
    ] {
      let result = try adjacency.frustration(of: values, weighted: true, options: options)
      #expect(adjacency.verify(result, of: values, weighted: true), "\(graph)")
      #expect(result.lowerBound <= best + 1e-9 * (1 + best), "\(graph)")
      #expect(result.upperBound >= best - 1e-9 * (1 + best), "\(graph)")
      if let value = result.value { #expect(isClose(value, best), "\(graph)") }
      if options.nodes > 1 { #expect(result.isProved, "\(graph)") }
    }
  }

  @Test(arguments: [1e-300, 1e300, 1e-9, 123_456_789.5])
  func `the unit of weights does not matter`(unit: Double) throws {
    for seed in 0..<6 {
      let graph = TestGraph.random(seed: seed, vertices: 6...9, density: 0.7, values: .real)
      let (adjacency, values) = graph.built
      let scaled = values.map { $0 * unit / 4 }
      let plain = try adjacency.frustration(of: values, weighted: true)
      let result = try adjacency.frustration(of: scaled, weighted: true)
      #expect(result.isProved)
      #expect(isClose(result.upperBound / unit * 4, plain.upperBound), "\(graph)")
    }
  }

  @Test func `weights of very different size are weighed together`() throws {
    // The light cycle must not vanish beside the heavy one.
    let graph = TestGraph(
      6,
      [(0, 1, -1), (1, 2, -1), (0, 2, -1), (3, 4, 1e12), (4, 5, -1e12), (3, 5, 1e12), (2, 3, 1)]
    )
    let (adjacency, values) = graph.built
    let result = try adjacency.frustration(of: values, weighted: true)
    #expect(result.isProved)
    #expect(result.upperBound == 1e12 + 1)
  }

  @Test func `a tie beyond all others does not hide what the others cost`() throws {
    var ties = [(0, 1, 1.5e12), (1, 2, 1.5e12), (0, 2, -1.23456)]
    for first in 3..<9 { for second in first + 1..<9 { ties.append((first, second, -1)) } }
    let (adjacency, values) = TestGraph(9, ties).built
    let result = try adjacency.frustration(of: values, weighted: true)
    #expect(result.isProved)
    // Six enemies are split three and three, which leaves six ties.
    #expect(isClose(result.upperBound, 6 + 1.23456))
    #expect(adjacency.verify(result, of: values, weighted: true))
  }

  @Test func `a tie has its weight once, whichever way it is walked`() throws {
    let (adjacency, values) = TestGraph.complete(3, value: -1).built
    let right = try adjacency.frustration(of: values)
    #expect(right.value == 1 && adjacency.verify(right, of: values))
    func slots(_ ends: [(Vertex, Vertex)]) -> [Int] {
      ends.compactMap { adjacency.slot(from: $0, to: $1) }
    }
    var wrong = right
    wrong.proof = .packing
    wrong.sides = [1, 1, 1]
    (wrong.lowerBound, wrong.upperBound) = (3, 3)
    wrong.frustrated = slots([(0, 1), (0, 2), (1, 2)])
    wrong.cycles = [
      Frustration.Cycle(slots: slots([(0, 1), (1, 2), (0, 2)]), multiplier: 1),
      Frustration.Cycle(slots: slots([(1, 0), (2, 1), (2, 0)]), multiplier: 1),
    ]
    #expect(!adjacency.verify(wrong, of: values))
  }

  @Test func `graphs near half-random signs get honest bounds`() throws {
    var random = SeededGenerator(seed: 3)
    let graph = TestGraph.complete(45).mapValues { _ in Bool.random(using: &random) ? 1 : -1 }
    let (adjacency, values) = graph.built
    let options = FrustrationOptions(rounds: 0, nodes: 2_000, looks: 2_000_000)
    let result = try adjacency.frustration(of: values, options: options)
    #expect(!result.isProved && result.value == nil)
    #expect(result.lowerBound > 100 && result.lowerBound < result.upperBound)
    #expect(adjacency.verify(result, of: values))
    #expect(try adjacency.frustration(of: values, options: options) == result)
  }

  @Test func `a packing that does not reach the cost is not taken for a proof`() throws {
    let (adjacency, values) = TestGraph.complete(5, value: -1).built
    var result = try adjacency.frustration(of: values)
    #expect(result.value == 4)
    result.proof = .packing
    func triangle(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Frustration.Cycle {
      let slots = [(a, b), (b, c), (a, c)].compactMap { adjacency.slot(from: $0, to: $1) }
      return Frustration.Cycle(slots: slots, multiplier: 1)
    }
    // All costs agree modulo 2, so that three of a cost of 4 would do, and two do not.
    var short = result
    short.cycles = [triangle(0, 1, 2), triangle(0, 3, 4)]
    #expect(!adjacency.verify(short, of: values))
    for place in result.cycles.indices {
      var wrong = result
      wrong.proof = .exhaustive(components: [0], nodes: 1)
      wrong.cycles[place].multiplier = -1
      #expect(!adjacency.verify(wrong, of: values))
      wrong.cycles[place].multiplier = .nan
      #expect(!adjacency.verify(wrong, of: values))
      wrong.cycles[place].multiplier = 1
      wrong.cycles[place].slots.append(adjacency.slotCount)
      #expect(!adjacency.verify(wrong, of: values))
    }
  }

  @Test func `a component without a packing must be named by an exhaustive proof`() throws {
    // Triangles with a tail, without which all costs would be odd and need no cycle.
    let edges: [(Vertex, Vertex)] = [
      (0, 1), (1, 2), (0, 2), (2, 3), (4, 5), (5, 6), (4, 6), (6, 7),
    ]
    let (adjacency, values) = Adjacency.build(
      vertexCount: 8,
      from: edges.map(\.0),
      to: edges.map(\.1),
      weights: edges.map { _ in -1.0 }
    )
    let whole = try adjacency.frustration(of: values)
    #expect(whole.value == 2 && whole.proof == .packing && whole.cycles.count == 2)
    var half = whole
    half.cycles.removeAll { cycle in cycle.slots.contains { adjacency.row(of: 4).contains($0) } }
    #expect(half.cycles.count == 1)
    #expect(!adjacency.verify(half, of: values))
    for (components, holds) in [
      ([4], true), ([0, 4], true), ([0], false), ([], false), ([4, 9], false),
    ]
      as [([Vertex], Bool)]
    {
      half.proof = .exhaustive(components: components, nodes: 4)
      #expect(adjacency.verify(half, of: values) == holds, "\(components)")
    }
  }

  private struct Stop: Error {}

  @Test func `a long search tells how far it is and stops`() throws {
    var random = SeededGenerator(seed: 4)
    let graph = TestGraph.complete(70).mapValues { _ in Bool.random(using: &random) ? 1 : -1 }
    let (adjacency, values) = graph.built
    let options = FrustrationOptions(rounds: 8, nodes: .max, looks: .max)
    let clock = ContinuousClock()
    var last = clock.now
    var calls = 0
    #expect(throws: Stop.self) {
      try adjacency.frustration(of: values, options: options) { share in
        #expect((0..<1).contains(share))
        last = clock.now
        calls += 1
        if calls == 20 { throw Stop() }
      }
    }
    #expect(clock.now - last < .seconds(2))
    #expect(calls == 20)
    let (small, signs) = TestGraph.nine.built
    let told = try small.frustration(of: signs) { _ in }
    #expect(try told == small.frustration(of: signs))
    #expect(throws: KernelError.invalidParameter("rounds")) {
      try small.frustration(of: signs, options: FrustrationOptions(rounds: -1)) { _ in }
    }
  }
}
