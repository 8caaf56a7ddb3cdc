import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct BetweennessRangeTests {
  /// Takes seconds without optimisation, so only if `ENTENTE_SOAK` is 1.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1"))
  func `many paths from many leaves have finite shares`() throws {
    // Layers of three, each joined with the next: 3^643 or 4e306 paths from the first to the last,
    // and a thousand leaves at either end, which search as one.
    let layers = 645
    var pairs: [(Int, Int)] = []
    for layer in 0..<(layers - 1) {
      for from in 0..<3 { pairs += (0..<3).map { (3 * layer + from, 3 * layer + 3 + $0) } }
    }
    let count = 3 * layers
    pairs += (0..<2000).map { ($0 % 2 == 0 ? 0 : count - 1, count + $0) }
    let adjacency = TestGraph(count + 2000, pairs: pairs).built.adjacency
    let edges = try adjacency.edgeBetweenness()
    #expect(edges.allSatisfy { $0.isFinite })
    // Between two layers run all pairs from one side to the other, by nine edges, and half of those
    // within either, twice.
    let cut = (0..<3).flatMap { from in
      adjacency.row(of: Vertex(3 * 300 + from)).filter { adjacency.targets[$0] >= 3 * 301 }
    }
    let pairsAcross = Double(3 * 301 + 1000) * Double(count - 3 * 301 + 1000)
    #expect((cut.reduce(0) { $0 + edges[$1] } / pairsAcross - 1).magnitude < 1e-5)
  }
}
