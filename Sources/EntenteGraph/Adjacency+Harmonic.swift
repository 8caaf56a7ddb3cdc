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
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, 0 or more (without lengths at most n - 1, or 1);
  ///   infinity for a vertex with another at distance 0.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths, O(V (V + E) log V) with; O(V + E) space a
  ///   thread.
  /// - SeeAlso: Boldi and Vigna, Axioms for Centrality (2014), Internet Mathematics 10:222.
  public func harmonic(
    direction: Direction = .incoming,
    lengths: [Double]? = nil,
    normalised: Bool = false,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try check(lengths: lengths)
    return harmonic(direction, lengths, normalised, threads) { _ in }
  }

  /// Returns the sum of the inverse distances of each vertex, and tells how far it is.
  ///
  /// As ``harmonic(direction:lengths:normalised:threads:)``.
  ///
  /// - Parameters:
  ///   - direction: `.incoming` measures the ways to a vertex, `.out` those from it.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - normalised: Whether to divide by the number of others.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``harmonic(direction:lengths:normalised:threads:)``.
  /// - SeeAlso: Boldi and Vigna, Axioms for Centrality (2014), Internet Mathematics 10:222.
  public func harmonic(
    direction: Direction = .incoming,
    lengths: [Double]? = nil,
    normalised: Bool = false,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try check(lengths: lengths)
    return try harmonic(direction, lengths, normalised, threads, progress)
  }

  private func harmonic<Failure: Error>(
    _ direction: Direction,
    _ lengths: [Double]?,
    _ normalised: Bool,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    let sums = try DistanceSums(self, direction, lengths, threads: threads, progress: progress)
    guard normalised else { return sums.inverses }
    let others = Double(max(1, vertexCount - 1))
    return sums.inverses.map { $0 / others }
  }
}
