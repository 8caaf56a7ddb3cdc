extension Adjacency {
  /// Returns the distance from each vertex to the one farthest from it.
  ///
  /// The largest of them is the diameter, the smallest the radius. A graph in which some vertex
  /// cannot reach another has none.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - direction: `.out` measures the ways from a vertex, `.incoming` those to it.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, 0 or more; nil if the graph is not connected (a
  ///   directed one: not strongly).
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths, O(V (V + E) log V) with; O(V + E) space a
  ///   thread.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 4.2.4.
  public func eccentricities(
    lengths: [Double]? = nil,
    direction: Direction = .out,
    threads: Int? = nil
  ) throws(KernelError) -> [Double]? {
    try check(lengths: lengths)
    return eccentricities(lengths, direction, threads) { _ in }
  }

  /// Returns the distance from each vertex to the one farthest from it, and tells how far it is.
  ///
  /// As ``eccentricities(lengths:direction:threads:)``.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - direction: `.out` measures the ways from a vertex, `.incoming` those to it.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order; nil if the graph is not connected.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``eccentricities(lengths:direction:threads:)``.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 4.2.4.
  public func eccentricities(
    lengths: [Double]? = nil,
    direction: Direction = .out,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double]? {
    try check(lengths: lengths)
    return try eccentricities(lengths, direction, threads, progress)
  }

  private func eccentricities<Failure: Error>(
    _ lengths: [Double]?,
    _ direction: Direction,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double]? {
    let sums = try DistanceSums(self, direction, lengths, threads: threads, progress: progress)
    let isConnected = sums.reached.allSatisfy { $0 == Double(vertexCount - 1) }
    return isConnected ? sums.farthest : nil
  }
}
