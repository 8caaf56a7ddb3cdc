/// How far a graph hangs on its most central vertex: 1 in a star, 0 where all are alike.
public struct Centralisation: Hashable, Sendable, Codable {
  /// By degree, in 0...1 in a simple graph; nil with fewer than three vertices.
  public var degree: Double?
  /// By closeness, in 0...1; nil with fewer than three vertices.
  public var closeness: Double?
  /// By betweenness, in 0...1; nil with fewer than three vertices.
  public var betweenness: Double?
}

extension Adjacency {
  /// Returns Freeman's centralisation by degree, closeness and betweenness.
  ///
  /// The sum over vertices of the largest centrality less theirs, divided by the greatest possible
  /// sum: (n - 1)(n - 2) for degrees, (n - 1)(n - 2) / (2n - 3) for closeness,
  /// (n - 1)^2 (n - 2) / 2 for raw betweenness. Every tie has length 1.
  ///
  /// - Returns: Three numbers, nil with fewer than three vertices.
  /// - Throws: ``KernelError/notConnected`` if there is more than one component.
  /// - Precondition: The graph is undirected.
  /// - Complexity: O(V (V + E)) time, O(V + E) space.
  /// - SeeAlso: Freeman, Centrality in Social Networks (1979), Social Networks 1:215.
  public func centralisation() throws(KernelError) -> Centralisation {
    guard try isCentralised() else { return Centralisation() }
    return Centralisation(self, try closeness(), try betweenness())
  }

  /// Returns Freeman's centralisation by degree, closeness and betweenness, telling how far it is.
  ///
  /// As ``centralisation()``.
  ///
  /// - Parameter progress: Receives the share done, in 0..<1, about a hundred times a second at most;
  ///   stops the work by throwing.
  /// - Returns: Three numbers, nil with fewer than three vertices.
  /// - Throws: What `progress` throws; ``KernelError/notConnected`` if there is more than one component.
  /// - Precondition: The graph is undirected.
  /// - Complexity: O(V (V + E)) time, O(V + E) space.
  public func centralisation(progress: (Double) throws -> Void) throws -> Centralisation {
    guard try isCentralised() else { return Centralisation() }
    let closeness = try closeness { try progress(0.2 * $0) }
    let betweenness = try betweenness { try progress(0.2 + 0.8 * $0) }
    return Centralisation(self, closeness, betweenness)
  }

  /// Whether there are vertices enough; refuses a graph that falls apart.
  private func isCentralised() throws(KernelError) -> Bool {
    precondition(!isDirected, "Centralisation is defined on undirected graphs")
    guard components().count <= 1 else { throw .notConnected }
    return vertexCount > 2
  }
}

extension Centralisation {
  fileprivate init(_ graph: Adjacency, _ closeness: [Double], _ betweenness: [Double]) {
    let others = Double(graph.vertexCount - 1)
    let pairs = others * (others - 1)
    degree = Self.spread(graph.degrees().map(Double.init)) / pairs
    self.closeness = Self.spread(closeness) / (pairs / (2 * others - 1))
    self.betweenness = Self.spread(betweenness) / (others * pairs / 2)
  }

  /// The sum of what each value lacks of the greatest.
  private static func spread(_ values: [Double]) -> Double {
    let greatest = values.max() ?? 0
    var sum = 0.0
    for value in values { sum += greatest - value }
    return sum
  }
}
