import EntenteGraph
import TestSupport
import Testing

@Suite struct ProfileAgreementTests {
  private func agreement(
    _ graph: TestGraph,
    _ first: Int = 0,
    _ second: Int = 1,
    weights: [Double]? = nil,
    absent: AbsentTies = .zero
  ) -> ProfileAgreement {
    let (adjacency, values) = graph.built
    return adjacency.profileAgreement(
      of: Vertex(first),
      with: Vertex(second),
      values: values,
      vertexWeights: weights,
      absent: absent
    )
  }

  /// The dense formula over the columns that count.
  private func slow(
    _ graph: TestGraph,
    weights: [Double]? = nil,
    absent: AbsentTies = .zero
  ) -> Double? {
    let matrix = SlowSigns.matrix(graph)
    let thirds = (2..<max(2, graph.vertexCount)).filter { third in
      absent == .zero
        || [0, 1].allSatisfy { own in
          graph.ties.contains { [[own, third], [third, own]].contains([$0.from, $0.to]) }
        }
    }
    return SlowSigns.profileAgreement(
      thirds.map { matrix[0][$0] },
      thirds.map { matrix[1][$0] },
      weights: weights.map { weights in thirds.map { weights[$0] } }
    )
  }

  private func check(_ result: ProfileAgreement, _ expected: Double?, _ graph: TestGraph) {
    #expect(result.isDefined == (expected != nil), "\(graph)")
    #expect(isClose(result.total, expected ?? 0), "\(graph)")
    let parts = result.sharedPartners + result.sharedAdversaries + result.opposedProfiles
    #expect(isClose(result.total, parts))
    let shares = result.contributions.map(\.share) + [result.rest]
    #expect(isClose(shares.map(\.partners).reduce(0, +), result.sharedPartners), "\(graph)")
    #expect(isClose(shares.map(\.adversaries).reduce(0, +), result.sharedAdversaries))
    #expect(isClose(shares.map(\.opposed).reduce(0, +), result.opposedProfiles))
    #expect(isClose(shares.map(\.total).reduce(0, +), result.total))
    guard result.isDefined else { return }
    #expect(result.contributions.count == result.informative)
    let partners = result.observedPartners - result.expectedPartners
    #expect(isClose(partners / result.scale, result.sharedPartners))
    let adversaries = result.observedAdversaries - result.expectedAdversaries
    #expect(isClose(adversaries / result.scale, result.sharedAdversaries))
    let opposed = result.observedOpposed - result.expectedOpposed
    #expect(isClose(-opposed / result.scale, result.opposedProfiles))
  }

  @Test func `a shared friend, a shared enemy and one quarrel`() {
    // The profiles are (1, -1, 1) and (1, -1, -1).
    let graph = TestGraph(
      5,
      [(0, 2, 1), (0, 3, -1), (0, 4, 1), (1, 2, 1), (1, 3, -1), (1, 4, -1)]
    )
    let result = agreement(graph)
    // Means 1/3 and -1/3, variances 8/9 each, scale 16/9 + 4/9 = 20/9.
    #expect(isClose(result.scale, 20.0 / 9))
    #expect(isClose(result.observedPartners, 2.0 / 3))
    #expect(isClose(result.expectedPartners, 4.0 / 9))
    #expect(isClose(result.sharedPartners, 0.1))
    #expect(isClose(result.sharedAdversaries, 0.1))
    // Opposed: observed 2/3, expected 2 (2/3 · 2/3 + 1/3 · 1/3) = 10/9.
    #expect(isClose(result.opposedProfiles, 0.2))
    #expect(isClose(result.total, 0.4))
    #expect(result.thirdParties == 3 && result.informative == 3)
  }

  @Test func `nothing shared gives no score`() {
    for graph in [
      TestGraph(2, [(0, 1, 1)]), TestGraph(3, [(0, 2, 1), (1, 2, 1)]), TestGraph(6, []),
    ] {
      let result = agreement(graph)
      #expect(!result.isDefined && result.total == 0 && result.contributions.isEmpty)
    }
    let constant = TestGraph(5, [0, 1].flatMap { own in (2...4).map { (own, $0, 0.1) } })
    #expect(!agreement(constant).isDefined)
  }

  @Test func `the same profile agrees wholly and the opposite one not at all`() {
    let ties: [(Int, Double)] = [(2, 0.5), (3, -1), (4, 0.25), (5, -0.75)]
    let same = TestGraph(6, ties.flatMap { [(0, $0.0, $0.1), (1, $0.0, $0.1)] })
    #expect(isClose(agreement(same).total, 1))
    let balanced = TestGraph(
      4,
      [(0, 2, 1), (0, 3, -1), (1, 2, -1), (1, 3, 1)]
    )
    #expect(isClose(agreement(balanced).total, -1))
  }

  @Test func `every small signed graph has the score of the dense formula`() {
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) where graph.vertexCount > 1 {
      check(agreement(graph), slow(graph), graph)
      check(agreement(graph, absent: .unknown), slow(graph, absent: .unknown), graph)
    }
  }

  @Test(arguments: 0..<100) func `the score is that of the dense formula`(seed: Int) {
    let graph = TestGraph.random(seed: seed, vertices: 2...14, density: 0.5, values: .real)
    var generator = SeededGenerator(seed: seed)
    let weights = (0..<graph.vertexCount).map { _ in Double.random(in: 0...3, using: &generator) }
    for absent in [AbsentTies.zero, .unknown] {
      check(agreement(graph, absent: absent), slow(graph, absent: absent), graph)
      check(
        agreement(graph, weights: weights, absent: absent),
        slow(graph, weights: weights, absent: absent),
        graph
      )
    }
  }

  @Test(arguments: 0..<100) func `the pair may be swapped, renamed or negated`(seed: Int) {
    let graph = TestGraph.random(seed: seed, vertices: 2...14, density: 0.5, values: .real)
    let result = agreement(graph)
    let swapped = agreement(graph, 1, 0)
    #expect(isClose(result.total, swapped.total))
    #expect(isClose(result.sharedAdversaries, swapped.sharedAdversaries))
    let names = graph.randomNames(seed: seed)
    let renamed = agreement(graph.relabelled(names), names[0], names[1])
    #expect(isClose(result.opposedProfiles, renamed.opposedProfiles))
    let negated = agreement(graph.mapValues { -$0 })
    #expect(isClose(result.total, negated.total))
    #expect(isClose(result.sharedPartners, negated.sharedAdversaries))
    #expect(result.total >= -1 - 1e-9 && result.total <= 1 + 1e-9)
    let ownTie = TestGraph(graph.vertexCount, graph.ties.filter { ($0.from, $0.to) != (0, 1) })
    #expect(isClose(agreement(ownTie).total, result.total))
  }

  @Test func `a pair is two`() async {
    await #expect(processExitsWith: .failure) {
      let (adjacency, values) = TestGraph.path(3).built
      _ = adjacency.profileAgreement(of: 1, with: 1, values: values)
    }
  }
}
