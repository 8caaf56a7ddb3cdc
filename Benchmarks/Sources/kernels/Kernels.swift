import EntenteGraph

/// Named work on a graph.
struct Kernel: Sendable {
  var name: String
  /// How the time grows with the number of edges, which decides how large a graph it is shown.
  var growth: Growth
  /// Does the work with so many threads; what it returns turns the answer into numbers, untimed.
  var run: @Sendable (Sample, Int) throws -> () -> [Double]
}

enum Growth: Sendable {
  /// About as the number of edges.
  case edges
  /// As vertices times edges, or as vertices cubed.
  case verticesTimesEdges
}

extension Kernel {
  /// Every kernel of the tables, in the order in which users meet them.
  static let all: [Kernel] = [
    Kernel(name: "build", growth: .edges) { sample, threads in
      let graph = Adjacency(
        vertexCount: sample.edges.vertexCount,
        from: sample.edges.from,
        to: sample.edges.to,
        threads: threads
      )
      return { graph.targets.map { Double($0) } }
    },
    Kernel(name: "degrees", growth: .edges) { sample, _ in
      let degrees = sample.graph.degrees()
      return { degrees.map { Double($0) } }
    },
    Kernel(name: "hops", growth: .edges) { sample, threads in
      let hops = try sample.graph.hops(from: sample.root, threads: threads)
      return { hops.map { $0 == Adjacency.unreached ? .infinity : Double($0) } }
    },
    Kernel(name: "distances", growth: .edges) { sample, threads in
      let distances = try sample.graph.distances(
        from: sample.root,
        wholeLengths: sample.wholeLengths,
        threads: threads
      )
      return { distances.map { $0 == .max ? .infinity : Double($0) } }
    },
    Kernel(name: "components", growth: .edges) { sample, threads in
      let components = sample.graph.components(threads: threads)
      return { components.label.map { Double($0) } }
    },
    Kernel(name: "pagerank", growth: .edges) { sample, threads in
      let scores = try sample.graph.pageRank(tolerance: 1e-4, threads: threads)
      return { scores }
    },
    Kernel(name: "pagerank-20", growth: .edges) { sample, threads in
      let result = try sample.graph.pageRank(rounds: 20, tolerance: 0, threads: threads)
      return { result.scores }
    },
    Kernel(name: "cores", growth: .edges) { sample, _ in
      let cores = sample.graph.coreNumbers()
      return { cores.map { Double($0) } }
    },
    Kernel(name: "eigenvector", growth: .edges) { sample, threads in
      let pair = try sample.graph.eigenvectorCentrality(tolerance: 1e-9, threads: threads)
      return { pair.entries }
    },
    Kernel(name: "triangles", growth: .edges) { sample, threads in
      let count = sample.graph.triangleCount(threads: threads)
      return { [Double(count)] }
    },
    Kernel(name: "signed-triangles", growth: .edges) { sample, threads in
      let census = try sample.graph.signedTriangles(of: sample.values, threads: threads)
      return {
        [census.noNegative, census.oneNegative, census.twoNegative, census.threeNegative]
          .map { Double($0) }
      }
    },
    Kernel(name: "betweenness-4", growth: .edges) { sample, threads in
      let sums = try sample.graph.betweenness(from: sample.sources(4), threads: threads)
      return { sums }
    },
    Kernel(name: "betweenness", growth: .verticesTimesEdges) { sample, threads in
      let scores = try sample.graph.betweenness(threads: threads)
      return { scores }
    },
    Kernel(name: "betweenness-lengths", growth: .verticesTimesEdges) { sample, threads in
      let scores = try sample.graph.betweenness(lengths: sample.lengths, threads: threads)
      return { scores }
    },
    Kernel(name: "closeness", growth: .verticesTimesEdges) { sample, threads in
      let scores = try sample.graph.closeness(threads: threads)
      return { scores }
    },
    Kernel(name: "harmonic", growth: .verticesTimesEdges) { sample, threads in
      let scores = try sample.graph.harmonic(threads: threads)
      return { scores }
    },
    Kernel(name: "all-pairs", growth: .verticesTimesEdges) { sample, threads in
      let matrix = try sample.graph.distanceMatrix(lengths: sample.lengths, threads: threads)
      return { matrix }
    },
  ]
}
