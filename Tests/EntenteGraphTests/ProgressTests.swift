import EntenteGraph
import Foundation
import TestSupport
import Testing

/// What holds of every kernel with an overload that tells of its progress.
struct ProgressTests {
  private struct Stop: Error {}

  /// A kernel without progress and with it; what it returns as bits.
  struct Kernel: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Whether it tells how far it is, and not just that it goes on.
    var tellsShares = true
    let silent: @Sendable () throws -> AnyHashable?
    let told: @Sendable ((Double) throws -> Void) throws -> AnyHashable?
  }

  @Test(arguments: kernels) func `it answers the same when it tells`(_ kernel: Kernel) throws {
    var shares: [Double] = []
    let answer = try kernel.told { shares.append($0) }
    #expect(answer == (try kernel.silent()))
    #expect(!shares.isEmpty)
    #expect(shares == shares.sorted() && shares.allSatisfy { (0..<1).contains($0) })
  }

  @Test(arguments: kernels) func `it can be stopped, at once or later`(_ kernel: Kernel) throws {
    var calls = 0
    _ = try kernel.told { _ in calls += 1 }
    for last in Set([1, (calls + 1) / 2]) {
      var heard = 0
      // A call more or less is a matter of time.
      let stopped = Result {
        try kernel.told { _ in
          heard += 1
          if heard >= last { throw Stop() }
        }
      }
      if heard >= last { #expect(throws: Stop.self) { try stopped.get() } }
      #expect(heard <= last)
    }
  }

  @Test(arguments: long) func `long work stops in its middle`(_ kernel: Kernel) throws {
    #expect(try kernel.told { _ in } == (try kernel.silent()))
    // While it prepares, the share is 0. Optimised, all may be over before a first share is told.
    #if DEBUG
      let last = kernel.tellsShares ? 3 : 20
    #else
      let last = 1
    #endif
    var heard = 0
    #expect(throws: Stop.self) {
      try kernel.told { share in
        if last > 1 && kernel.tellsShares && share == 0 { return }
        heard += 1
        if heard == last { throw Stop() }
        // Longer than what lies between two tellings at least, so that the next look tells again: how
        // often it does is then no matter of the machine's speed.
        usleep(12_000)
      }
    }
    #expect(heard == last)
  }

  private static let lengths = TestGraph.random(
    seed: 1,
    vertices: 60...60,
    density: 0.1,
    values: .lengths
  ).built
  private static let signs = TestGraph.random(
    seed: 2,
    vertices: 24...24,
    density: 0.3,
    values: .signs
  ).built
  private static let reals = TestGraph.random(
    seed: 3,
    vertices: 18...18,
    density: 0.4,
    values: .real
  ).built
  private static let arcs = TestGraph.random(
    seed: 4,
    vertices: 40...40,
    density: 0.1,
    directed: true,
    values: .lengths
  ).built
  private static let whole = TestGraph.complete(40).built

  static let kernels: [Kernel] = searches + dense + signed

  private static let searches: [Kernel] = [
    Kernel(testDescription: "betweenness from some") {
      bits(try lengths.adjacency.betweenness(from: [0, 5, 5, 9]))
    } told: {
      bits(try lengths.adjacency.betweenness(from: [0, 5, 5, 9], progress: $0))
    },
    Kernel(testDescription: "betweenness from some, with lengths") {
      bits(try lengths.adjacency.betweenness(from: [0, 5, 9], lengths: lengths.values))
    } told: {
      bits(
        try lengths.adjacency.betweenness(from: [0, 5, 9], lengths: lengths.values, progress: $0)
      )
    },
    Kernel(testDescription: "eccentricities") {
      bits(try whole.adjacency.eccentricities())
    } told: {
      bits(try whole.adjacency.eccentricities(progress: $0))
    },
    Kernel(testDescription: "eccentricities, with lengths") {
      bits(try lengths.adjacency.eccentricities(lengths: lengths.values))
    } told: {
      bits(try lengths.adjacency.eccentricities(lengths: lengths.values, progress: $0))
    },
    Kernel(testDescription: "hubs and authorities, with weights") {
      try arcs.adjacency.hubsAndAuthorities(weights: arcs.values)
    } told: {
      try arcs.adjacency.hubsAndAuthorities(weights: arcs.values, progress: $0)
    },
    Kernel(testDescription: "clustering") {
      lengths.adjacency.clustering()
    } told: {
      try lengths.adjacency.clustering(progress: $0)
    },
    Kernel(testDescription: "clustering, with weights") {
      bits(try lengths.adjacency.clustering(weights: lengths.values))
    } told: {
      bits(try lengths.adjacency.clustering(weights: lengths.values, progress: $0))
    },
    Kernel(testDescription: "triads") {
      try arcs.adjacency.triadCensus()
    } told: {
      try arcs.adjacency.triadCensus(progress: $0)
    },
    Kernel(testDescription: "centralisation") {
      try whole.adjacency.centralisation()
    } told: {
      try whole.adjacency.centralisation(progress: $0)
    },
    Kernel(testDescription: "brokerage") {
      arcs.adjacency.brokerage(groups: (0..<40).map { $0 % 3 })
    } told: {
      try arcs.adjacency.brokerage(groups: (0..<40).map { $0 % 3 }, progress: $0)
    },
    Kernel(testDescription: "Myerson's values") {
      bits(
        try TestGraph.path(9).built.adjacency.myersonValues(
          capabilities: Array(0..<9).map { Double($0) }
        )
      )
    } told: {
      bits(
        try TestGraph.path(9).built.adjacency.myersonValues(
          capabilities: Array(0..<9).map { Double($0) },
          progress: $0
        )
      )
    },
    Kernel(testDescription: "structural holes") {
      try whole.adjacency.structuralHoles()
    } told: {
      try whole.adjacency.structuralHoles(progress: $0)
    },
    Kernel(testDescription: "the greatest flow") {
      try lengths.adjacency.maxFlow(from: 0, to: 1, capacities: lengths.values)
    } told: {
      try lengths.adjacency.maxFlow(from: 0, to: 1, capacities: lengths.values, progress: $0)
    },
  ]

  private static let dense: [Kernel] = [
    Kernel(testDescription: "current flow betweenness") {
      bits(try whole.adjacency.currentFlowBetweenness())
    } told: {
      bits(try whole.adjacency.currentFlowBetweenness(progress: $0))
    },
    Kernel(testDescription: "current flow closeness") {
      bits(try whole.adjacency.currentFlowCloseness())
    } told: {
      bits(try whole.adjacency.currentFlowCloseness(progress: $0))
    },
    Kernel(testDescription: "communicability") {
      bits(try lengths.adjacency.communicability(weights: lengths.values))
    } told: {
      bits(try lengths.adjacency.communicability(weights: lengths.values, progress: $0))
    },
    Kernel(testDescription: "communicability of arcs") {
      bits(try arcs.adjacency.communicability())
    } told: {
      bits(try arcs.adjacency.communicability(progress: $0))
    },
    Kernel(testDescription: "subgraph centrality") {
      bits(try lengths.adjacency.subgraphCentrality())
    } told: {
      bits(try lengths.adjacency.subgraphCentrality(progress: $0))
    },
    Kernel(testDescription: "signed spectrum") {
      try reals.adjacency.signedSpectrum(of: reals.values)
    } told: {
      try reals.adjacency.signedSpectrum(of: reals.values, progress: $0)
    },
    Kernel(testDescription: "signed eigenvector") {
      try reals.adjacency.signedEigenvector(of: reals.values, .largest)
    } told: {
      try reals.adjacency.signedEigenvector(of: reals.values, .largest, progress: $0)
    },
    Kernel(testDescription: "walk balance") {
      try signs.adjacency.walkBalance(of: signs.values)
    } told: {
      try signs.adjacency.walkBalance(of: signs.values, progress: $0)
    },
    Kernel(testDescription: "local walk balance") {
      bits(try signs.adjacency.localWalkBalance(of: signs.values))
    } told: {
      bits(try signs.adjacency.localWalkBalance(of: signs.values, progress: $0))
    },
    Kernel(testDescription: "positive and negative centrality") {
      bits(try arcs.adjacency.pnCentrality(of: arcs.values, .out))
    } told: {
      bits(try arcs.adjacency.pnCentrality(of: arcs.values, .out, progress: $0))
    },
  ]

  private static let signed: [Kernel] = [
    Kernel(testDescription: "frustration, with weights") {
      try reals.adjacency.frustration(of: reals.values, weighted: true)
    } told: {
      try reals.adjacency.frustration(of: reals.values, weighted: true, progress: $0)
    },
    Kernel(testDescription: "best splits") {
      let found = try signs.adjacency.frustration(of: signs.values)
      return try signs.adjacency.optimalSplits(found, of: signs.values)
    } told: {
      let found = try signs.adjacency.frustration(of: signs.values)
      return try signs.adjacency.optimalSplits(found, of: signs.values, progress: $0)
    },
    Kernel(testDescription: "communities") {
      try lengths.adjacency.communities(of: lengths.values)
    } told: {
      try lengths.adjacency.communities(of: lengths.values, progress: $0)
    },
    Kernel(testDescription: "communities, with signs") {
      try reals.adjacency.communities(of: reals.values, threads: 2)
    } told: {
      try reals.adjacency.communities(of: reals.values, threads: 2, progress: $0)
    },
    Kernel(testDescription: "blocks") {
      try signs.adjacency.partition(of: signs.values, into: .atMost(3))
    } told: {
      try signs.adjacency.partition(of: signs.values, into: .atMost(3), progress: $0)
    },
    Kernel(testDescription: "list of triangles") {
      try signs.adjacency.signedTriangleList(of: signs.values)
    } told: {
      try signs.adjacency.signedTriangleList(of: signs.values, progress: $0)
    },
    Kernel(testDescription: "columns of similarities") {
      portfolios.columns(Similarity.Measure.allCases).map { bits($0) }
    } told: {
      try portfolios.columns(Similarity.Measure.allCases, progress: $0).map { bits($0) }
    },
    Kernel(testDescription: "a column of similarities compared one by one") {
      manyLevels.values(of: .tauB).map(\.bitPattern)
    } told: {
      try manyLevels.values(of: .tauB, progress: $0).map(\.bitPattern)
    },
  ]

  /// Kernels on graphs that keep them busy for some tenths of a second without optimisation.
  private static let long: [Kernel] = [
    Kernel(testDescription: "frustration") {
      try manySigns.adjacency.frustration(of: manySigns.values)
    } told: {
      try manySigns.adjacency.frustration(of: manySigns.values, progress: $0)
    },
    Kernel(testDescription: "communities") {
      try ring.adjacency.communities(of: ring.values)
    } told: {
      try ring.adjacency.communities(of: ring.values, threads: 2, progress: $0)
    },
    Kernel(testDescription: "betweenness from some, on several threads") {
      bits(try ring.adjacency.betweenness(from: Array(0..<200)))
    } told: {
      bits(try ring.adjacency.betweenness(from: Array(0..<200), threads: 3, progress: $0))
    },
    Kernel(testDescription: "betweenness of ties, on several threads") {
      bits(try ring.adjacency.edgeBetweenness())
    } told: {
      bits(try ring.adjacency.edgeBetweenness(threads: 3, progress: $0))
    },
    Kernel(testDescription: "communicability", tellsShares: false) {
      bits(try wide.adjacency.communicability(weights: wide.values))
    } told: {
      bits(try wide.adjacency.communicability(weights: wide.values, progress: $0))
    },
    Kernel(testDescription: "blocks") {
      try blocks.adjacency.partition(of: blocks.values, into: .exactly(3), looks: 300_000)
    } told: {
      try blocks.adjacency.partition(
        of: blocks.values,
        into: .exactly(3),
        looks: 300_000,
        progress: $0
      )
    },
    Kernel(testDescription: "page rank, with weights") {
      bits(try ring.adjacency.pageRank(damping: 0.99, weights: ring.values))
    } told: {
      bits(try ring.adjacency.pageRank(damping: 0.99, weights: ring.values, progress: $0))
    },
  ]

  /// Five hundred vertices in a ring with ties across.
  private static let ring: (adjacency: Adjacency, values: [Double]) = {
    let ties = (0..<1_500).map { (tie: Int) -> (Int, Int, Double) in
      let across = tie * tie + tie / 500 + 1
      return (tie % 500, across % 500, Double(tie % 7 + 1))
    }
    let built = TestGraph(500, ties).built
    return (built.adjacency, built.values)
  }()
  private static let manySigns = TestGraph.random(
    seed: 5,
    vertices: 40...40,
    density: 0.4,
    values: .signs
  ).built
  private static let wide = TestGraph.random(
    seed: 6,
    vertices: 96...96,
    density: 0.3,
    values: .lengths
  ).built
  private static let blocks = TestGraph.random(
    seed: 7,
    vertices: 24...24,
    density: 0.7,
    values: .signs
  ).built

  private static let portfolios = Portfolios(
    (0..<9).map { row in (0..<30).map { Double((row * $0 + row) % 3) } },
    levels: [0, 2]
  ).similarities()
  private static let manyLevels = Portfolios(
    (0..<9).map { row in (0..<30).map { Double(row * 30 + $0) } },
    levels: [0, 300]
  ).similarities()

  @Sendable private static func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }

  @Sendable private static func bits(_ numbers: [Double]?) -> [UInt64]? {
    numbers.map { $0.map(\.bitPattern) }
  }
}
