import EntenteGraph
import TestSupport
import Testing

@Suite struct BetweennessEstimateTests {
  private func isWithin(_ estimate: BetweennessEstimate, _ exact: [Double]) -> Bool {
    exact.indices.allSatisfy {
      (estimate.values[$0] - exact[$0]).magnitude <= estimate.halfWidths[$0]
    }
  }

  @Test func `the bound holds as often as it says`() throws {
    let graphs = [
      TestGraph.karate, TestGraph.kite, TestGraph.ring(9),
      TestGraph.random(seed: 3, vertices: 40...40, density: 0.08, directed: true),
      TestGraph.random(seed: 4, vertices: 30...30, density: 0.05),
    ]
    for graph in graphs {
      let adjacency = graph.built.adjacency
      let exact = try adjacency.betweenness(normalised: true)
      var misses = 0
      for seed in 0..<20 {
        let estimate = try adjacency.betweennessEstimate(
          error: 0.1,
          failure: 0.1,
          seed: UInt64(seed)
        )
        #expect(estimate.halfWidths.allSatisfy { $0 > 0 && $0 <= 0.1 })
        misses += isWithin(estimate, exact) ? 0 : 1
      }
      // More than 7 of 20 at 0.1 each: below once in ten thousand.
      #expect(misses <= 7, "\(graph)")
    }
  }

  @Test func `shares come near the betweenness, so that all shortest paths are as likely`() throws {
    let graph = TestGraph.random(seed: 11, vertices: 25...25, density: 0.15, directed: true)
    let adjacency = graph.built.adjacency
    let exact = try adjacency.betweenness(normalised: true)
    let estimate = try adjacency.betweennessEstimate(error: 0.02, failure: 0.01, seed: 2)
    #expect(isClose(estimate.values, exact, 0.02))
    #expect(estimate.sampleCount > 1000)
  }

  @Test func `the same seed gives the same estimate on any number of threads`() throws {
    let adjacency = TestGraph.karate.built.adjacency
    let first = try adjacency.betweennessEstimate(error: 0.05, seed: 5, threads: 1)
    for threads in 2...3 {
      #expect(
        try adjacency.betweennessEstimate(error: 0.05, seed: 5, threads: threads) == first
      )
    }
    #expect(try adjacency.betweennessEstimate(error: 0.05, seed: 6).values != first.values)
    #expect(first.error == 0.05 && first.failure == 0.1)
  }

  @Test func `two vertices or a complete graph have nobody between`() throws {
    let pair = try TestGraph.path(2).built.adjacency.betweennessEstimate()
    #expect(pair.values == [0, 0] && pair.halfWidths == [0, 0] && pair.sampleCount == 0)
    #expect(try TestGraph(0, []).built.adjacency.betweennessEstimate().values == [])
    let complete = try TestGraph.complete(6).built.adjacency.betweennessEstimate(error: 0.05)
    #expect(complete.values == [0, 0, 0, 0, 0, 0])
    let apart = TestGraph(5, [(0, 0, 1), (1, 2, 1), (1, 2, 1)]).built.adjacency
    #expect(try apart.betweennessEstimate(error: 0.05).values == [0, 0, 0, 0, 0])
  }

  @Test func `errors and failures outside their range are refused`() {
    let adjacency = TestGraph.path(3).built.adjacency
    for error in [0, 1, -0.1, .nan, 1e-6, 1e-18, 1e-300, .leastNonzeroMagnitude] {
      #expect(throws: KernelError.invalidParameter("error")) {
        try adjacency.betweennessEstimate(error: error)
      }
    }
    for failure in [0, 1, 2, .nan, .leastNonzeroMagnitude] {
      #expect(throws: KernelError.invalidParameter("failure")) {
        try adjacency.betweennessEstimate(failure: failure)
      }
    }
  }

  @Test func `the least of failures is bounded too`() throws {
    let adjacency = TestGraph.path(3).built.adjacency
    let estimate = try adjacency.betweennessEstimate(error: 0.5, failure: 1e-300)
    #expect((estimate.values[1] - 1).magnitude <= estimate.halfWidths[1])
    #expect(estimate.halfWidths.allSatisfy { $0 <= 0.5 } && estimate.sampleCount > 1000)
  }

  @Test func `progress rises and can stop the sampling`() throws {
    struct Stopped: Error {}
    let adjacency = TestGraph.karate.built.adjacency
    var shares: [Double] = []
    let estimate = try adjacency.betweennessEstimate(error: 0.03, seed: 1) { shares.append($0) }
    #expect(estimate == (try adjacency.betweennessEstimate(error: 0.03, seed: 1)))
    #expect(shares == shares.sorted() && shares.allSatisfy { (0..<1).contains($0) })
    let start = ContinuousClock.now
    var count = 0
    _ = try adjacency.betweennessEstimate(error: 0.03, seed: 1) { _ in count += 1 }
    #expect(count <= 2 + Int((ContinuousClock.now - start) / .milliseconds(10)))
    #expect(throws: Stopped.self) {
      try adjacency.betweennessEstimate { share in
        if share > 0 { throw Stopped() }
      }
    }
  }
}
