import EntenteGraph

/// The kernels that tell of their progress, and what they are shown.
struct Told {
  let graph: Adjacency
  /// Its edges as arcs, each one way.
  let arcs: Adjacency
  let root: Vertex
  let end: Vertex
  let sources: [Vertex]
  let lengths: [Double]
  /// One a vertex.
  let groups: [Int]
  /// A complete graph of 20 vertices.
  let small: Adjacency
  /// One a slot; no two camps agree with all of them.
  let values: [Double]
  /// One a slot; even and odd vertices are two camps that agree with all of them.
  let camps: [Double]
  /// The proof of that.
  let balance: Frustration
  /// 1,000 portfolios of 500 levels.
  let portfolios: Portfolios
  /// How alike they are.
  let similarities: Similarities

  typealias Run = ((Double) throws -> Void) throws -> Void
}

extension Told {
  init(_ sample: Sample) throws {
    graph = sample.graph
    arcs = Adjacency(
      vertexCount: graph.vertexCount,
      from: sample.edges.from,
      to: sample.edges.to,
      directed: true
    )
    root = sample.root
    sources = sample.sources(1_000)
    end = sources[0]
    lengths = sample.lengths
    groups = (0..<graph.vertexCount).map { $0 % 3 }
    let pairs = (0..<Vertex(20)).flatMap { first in (0..<first).map { (first, $0) } }
    small = Adjacency(vertexCount: 20, from: pairs.map(\.0), to: pairs.map(\.1))
    values = sample.values
    var camps = sample.lengths
    for first in 0..<Vertex(graph.vertexCount) {
      for slot in graph.row(of: first) where first % 2 != graph.targets[slot] % 2 {
        camps[slot] *= -1
      }
    }
    self.camps = camps
    balance = try graph.frustration(of: camps)
    var random = Random(seed: 9)
    let codes = (0..<1_000 * 500).map { _ in UInt8(random.next(below: 8)) }
    portfolios = Portfolios(codes: codes, itemCount: 500, levels: [1, 2, 3, 4, 5, 6, 7])
    similarities = portfolios.similarities()
  }

  /// All of them by name.
  var kernels: [(String, Run)] { searches + scores + signs + matrices }

  private var searches: [(String, Run)] {
    [
      ("betweenness", { _ = try graph.betweenness(progress: $0) }),
      ("betweenness-lengths", { _ = try graph.betweenness(lengths: lengths, progress: $0) }),
      ("betweenness-from", { _ = try graph.betweenness(from: sources, progress: $0) }),
      (
        "betweenness-from-lengths",
        { _ = try graph.betweenness(from: sources, lengths: lengths, progress: $0) }
      ),
      ("betweenness-estimate", { _ = try graph.betweennessEstimate(error: 0.001, progress: $0) }),
      ("edge-betweenness", { _ = try graph.edgeBetweenness(progress: $0) }),
      ("closeness", { _ = try graph.closeness(progress: $0) }),
      ("closeness-lengths", { _ = try graph.closeness(lengths: lengths, progress: $0) }),
      ("harmonic", { _ = try graph.harmonic(progress: $0) }),
      ("centralisation", { _ = try graph.centralisation(progress: $0) }),
      ("eccentricities", { _ = try graph.eccentricities(progress: $0) }),
      ("eccentricities-lengths", { _ = try graph.eccentricities(lengths: lengths, progress: $0) }),
      (
        "shortest-paths",
        { _ = try graph.shortestPaths(from: root, to: end, count: 1_000, progress: $0) }
      ),
    ]
  }

  private var scores: [(String, Run)] {
    [
      ("pagerank", { _ = try graph.pageRank(tolerance: 1e-12, progress: $0) }),
      ("eigenvector", { _ = try graph.eigenvectorCentrality(progress: $0) }),
      ("hits", { _ = try graph.hubsAndAuthorities(progress: $0) }),
      ("hits-weights", { _ = try graph.hubsAndAuthorities(weights: lengths, progress: $0) }),
      ("triangles", { _ = try graph.triangleCount(progress: $0) }),
      ("clustering", { _ = try graph.clustering(progress: $0) }),
      ("clustering-weights", { _ = try graph.clustering(weights: lengths, progress: $0) }),
      ("structural-holes", { _ = try graph.structuralHoles(progress: $0) }),
      ("brokerage", { _ = try graph.brokerage(groups: groups, progress: $0) }),
      ("triad-census", { _ = try arcs.triadCensus(progress: $0) }),
      (
        "max-flow",
        { _ = try graph.maxFlow(from: root, to: end, capacities: lengths, progress: $0) }
      ),
    ]
  }

  private var signs: [(String, Run)] {
    [
      ("signed-triangles", { _ = try graph.signedTriangles(of: values, progress: $0) }),
      ("triangle-list", { _ = try graph.signedTriangleList(of: values, progress: $0) }),
      ("partition", { _ = try graph.partition(of: values, into: .atMost(4), progress: $0) }),
      ("frustration", { _ = try graph.frustration(of: values, progress: $0) }),
      (
        "frustration-weights",
        { _ = try graph.frustration(of: values, weighted: true, progress: $0) }
      ),
      ("frustration-balanced", { _ = try graph.frustration(of: camps, progress: $0) }),
      ("optimal-splits", { _ = try graph.optimalSplits(balance, of: camps, progress: $0) }),
      ("communities", { _ = try graph.communities(of: lengths, progress: $0) }),
      ("communities-signed", { _ = try graph.communities(of: values, progress: $0) }),
      (
        "myerson",
        { _ = try small.myersonValues(capabilities: (0..<20).map { Double($0) }, progress: $0) }
      ),
      ("similarities", { _ = try portfolios.similarities(progress: $0) }),
      (
        "similarity-columns",
        { _ = try similarities.columns(Similarity.Measure.allCases, progress: $0) }
      ),
    ]
  }

  /// Those that hold a number for every two vertices; left out beyond 10,000 vertices.
  private var matrices: [(String, Run)] {
    guard graph.vertexCount < 10_000 else { return [] }
    return [
      ("current-flow", { _ = try graph.currentFlowBetweenness(progress: $0) }),
      ("current-flow-closeness", { _ = try graph.currentFlowCloseness(progress: $0) }),
      ("communicability", { _ = try graph.communicability(progress: $0) }),
      ("communicability-arcs", { _ = try arcs.communicability(progress: $0) }),
      ("subgraph-centrality", { _ = try graph.subgraphCentrality(progress: $0) }),
      ("signed-spectrum", { _ = try graph.signedSpectrum(of: values, progress: $0) }),
      ("signed-eigenvector", { _ = try graph.signedEigenvector(of: values, progress: $0) }),
      ("walk-balance", { _ = try graph.walkBalance(of: values, progress: $0) }),
      ("local-walk-balance", { _ = try graph.localWalkBalance(of: values, progress: $0) }),
      ("pn", { _ = try graph.pnCentrality(of: values, progress: $0) }),
    ]
  }
}
