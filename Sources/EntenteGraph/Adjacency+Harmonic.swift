extension Adjacency {
  /// Returns the sum of the inverse distances of each vertex.
  ///
  /// h(v) = sum over the others within reach of 1 / d; normalised it is divided by n - 1. Loops are
  /// ignored; of parallel ties the shortest counts.
  ///
  /// - Parameters:
  ///   - direction: `.incoming` measures the ways to a vertex, `.out` those from it.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - normalised: Whether to divide by the number of others.
  /// - Returns: One a vertex, in vertex order, 0 or more (without lengths at most n - 1, or 1);
  ///   infinity for a vertex with another at distance 0.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths, O(V (V + E) log V) with; O(V + E) space.
  /// - SeeAlso: Boldi and Vigna, Axioms for Centrality (2014), Internet Mathematics 10:222.
  public func harmonic(
    direction: Direction = .incoming,
    lengths: [Double]? = nil,
    normalised: Bool = false
  ) throws(KernelError) -> [Double] {
    try check(lengths: lengths)
    var search = DistanceSearch(walk(direction, lengths: lengths))
    let others = normalised ? Double(max(1, vertexCount - 1)) : 1
    var scores = [Double](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      search.run(from: Vertex(vertex))
      let distances = search.distances
      var sum = 0.0
      for other in 0..<vertexCount where other != vertex { sum += 1 / distances[other] }
      scores[vertex] = sum / others
    }
    return scores
  }
}
