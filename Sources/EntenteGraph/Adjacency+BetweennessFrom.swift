extension Adjacency {
  /// Returns how many shortest paths from some starts pass through each vertex.
  ///
  /// d(v) = sum over the starts s and all t, both other than v, of sigma_st(v) / sigma_st, the share
  /// of the shortest paths from s to t that pass v. Pairs are ordered, whether the graph is directed
  /// or not; a start given twice counts twice. Over every vertex once as a start it is the
  /// betweenness in a directed graph and twice the betweenness in an undirected one. So with k
  /// starts drawn at random from all n, each as likely, d(v) n / k (half of it in an undirected
  /// graph) is right on average; how far off it may be, this does not say: see
  /// ``betweennessEstimate(error:failure:seed:threads:)``. Conventions are those of
  /// ``betweenness(lengths:normalised:threads:)``.
  ///
  /// - Parameters:
  ///   - sources: The starts, in any order.
  ///   - lengths: One a slot, above 0; nil if every tie has length 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, 0 or more, at most (n - 2) a start.
  /// - Throws: ``KernelError/unknownVertex(_:)`` for a start that is not in the graph;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a length,
  ///   ``KernelError/invalidWeight(edge:)`` for a length of 0; ``KernelError/notANumber(edge:)`` too
  ///   if there are more than 1e308 paths.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(k (V + E)) time without lengths, O(k (V + E) log V) with, for k starts;
  ///   O(V + E) space a thread.
  /// - SeeAlso: Brandes, A faster algorithm for betweenness centrality (2001), J. Math. Sociology
  ///   25:163; Brandes and Pich, Centrality estimation in large networks (2007), Int. J. Bifurcation
  ///   and Chaos 17:2303; Beamer, Asanovic and Patterson, Direction-optimizing breadth-first search
  ///   (2012), SC.
  public func betweenness(
    from sources: [Vertex],
    lengths: [Double]? = nil,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    for source in sources { try check(vertex: source) }
    try checkPositive(lengths)
    let brandes = PartialBrandes(graph: self, sources: sources, threads: threads)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return try brandes.scores(fault: brandes.run(lengths, silent))
  }

  /// Returns how many shortest paths from some starts pass through each vertex, and tells how far it
  /// is.
  ///
  /// As ``betweenness(from:lengths:threads:)``.
  ///
  /// - Parameters:
  ///   - sources: The starts, in any order.
  ///   - lengths: One a slot, above 0; nil if every tie has length 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order, 0 or more.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``betweenness(from:lengths:threads:)``.
  /// - SeeAlso: Brandes, A faster algorithm for betweenness centrality (2001), J. Math. Sociology
  ///   25:163.
  public func betweenness(
    from sources: [Vertex],
    lengths: [Double]? = nil,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    for source in sources { try check(vertex: source) }
    try checkPositive(lengths)
    let brandes = PartialBrandes(graph: self, sources: sources, threads: threads)
    return try brandes.scores(fault: brandes.run(lengths, progress))
  }
}
