extension Adjacency {
  /// Measures how near each vertex is to the others if ties conduct a current.
  ///
  /// Ties are conductors of their weight, and the distance of two vertices is the resistance R
  /// between them, all ways counting: c(v) = 1 / sum of R(v, w) over the others w. Times n it is the
  /// information centrality of Stephenson and Zelen. Parallel ties add; loops and ties of weight 0
  /// conduct nothing.
  ///
  /// - Parameter weights: Conductances, one a slot, 0 or above; nil for 1 each.
  /// - Returns: One a vertex, in vertex order, above 0, in the unit of the weights; 0 for a vertex
  ///   that is alone.
  /// - Throws: ``KernelError/notConnected`` if no current can flow between two vertices or the graph
  ///   is directed; ``KernelError/noConvergence(iterations:)`` if conductances lie so far apart (some
  ///   1e13) that the equations lose one; ``KernelError/negativeWeight(edge:)`` or
  ///   ``KernelError/notANumber(edge:)`` for a weight.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  /// - SeeAlso: Stephenson and Zelen, Rethinking centrality: methods and examples (1989), Social
  ///   Networks 11:1; Brandes and Fleischer, Centrality measures based on current flow (2005), STACS
  ///   3404:533.
  public func currentFlowCloseness(weights: [Double]? = nil) throws(KernelError) -> [Double] {
    let scale = try conductance(weights)
    return try nearness(weights, scale, { (_) throws(KernelError) in }, { $0 })
  }

  /// Measures how near each vertex is to the others if ties conduct a current, telling how far it is.
  ///
  /// As ``currentFlowCloseness(weights:)``.
  ///
  /// - Parameters:
  ///   - weights: Conductances, one a slot, 0 or above; nil for 1 each.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order, above 0; 0 for a vertex that is alone.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  public func currentFlowCloseness(
    weights: [Double]? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try nearness(weights, conductance(weights), progress, { $0 })
  }

  private func nearness<Failure: Error>(
    _ weights: [Double]?,
    _ scale: Double,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> [Double] {
    var scores = [Double](repeating: 0, count: vertexCount)
    guard vertexCount > 1 else { return scores }
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    let (_, potentials) = try potentials(
      weights.map { $0.map { $0 / scale } },
      { done throws(Failure) in try tell(0.9 * done) },
      refuse
    )
    for vertex in 0..<vertexCount {
      try tell(0.9)
      var resistance = 0.0
      for other in 0..<vertexCount where other != vertex {
        let between = potentials[vertex, vertex] + potentials[other, other]
        resistance += max(0, between - 2 * potentials[vertex, other])
      }
      scores[vertex] = scale / resistance
    }
    return scores
  }
}
