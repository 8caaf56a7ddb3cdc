extension Adjacency {
  /// Returns how many shortest paths between others pass through each vertex.
  ///
  /// b(v) = sum over pairs s, t other than v of sigma_st(v) / sigma_st, the share of the shortest
  /// paths from s to t that pass v: unordered pairs in an undirected graph, ordered ones in a
  /// directed one. Normalised, it is divided by (n - 1)(n - 2) / 2 or (n - 1)(n - 2). Lengths are
  /// equal within 1e-10 relative. Loops are ignored, and paths that differ only in parallel ties
  /// are one. A tie of length infinity cannot be crossed.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, above 0; nil if every tie has length 1.
  ///   - normalised: Whether to divide by the number of pairs.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, 0 or more; normalised in 0...1, and 0 with fewer than
  ///   three vertices.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/invalidWeight(edge:)`` for a length of 0, with which shortest paths
  ///   cannot be counted; ``KernelError/notANumber(edge:)`` too if there are more than 1e308 paths.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(C (V + E)) time without lengths, O(C (V + E) log V) with, C the vertices that
  ///   are not in trees hanging from an undirected graph; O(V + E) space a thread.
  /// - SeeAlso: Brandes, A faster algorithm for betweenness centrality (2001), J. Math. Sociology
  ///   25:163; Baglioni et al., Fast exact computation of betweenness centrality (2012); Then et al.,
  ///   The more the merrier: efficient multi-source graph traversal (2014), Proc. VLDB 8:449.
  public func betweenness(
    lengths: [Double]? = nil,
    normalised: Bool = false,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try checkPositive(lengths)
    let brandes = Brandes(self, lengths: lengths, wantsSlots: false, threads: threads) { _ in }
    return try finish(brandes, normalised)
  }

  /// Returns how many shortest paths between others pass through each vertex, and tells how far it
  /// is.
  ///
  /// As ``betweenness(lengths:normalised:threads:)``.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, above 0; nil if every tie has length 1.
  ///   - normalised: Whether to divide by the number of pairs.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``betweenness(lengths:normalised:threads:)``.
  /// - SeeAlso: Brandes, A faster algorithm for betweenness centrality (2001), J. Math. Sociology
  ///   25:163.
  public func betweenness(
    lengths: [Double]? = nil,
    normalised: Bool = false,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try checkPositive(lengths)
    let brandes = try Brandes(
      self,
      lengths: lengths,
      wantsSlots: false,
      threads: threads,
      progress: progress
    )
    return try finish(brandes, normalised)
  }

  private func finish(
    _ brandes: Brandes,
    _ normalised: Bool
  ) throws(KernelError) -> [Double] {
    if let fault = brandes.fault { throw .notANumber(edge: fault) }
    var scores = brandes.spreadVertexSums()
    if !isDirected {
      for vertex in 0..<vertexCount { scores[vertex] /= 2 }
      brandes.addTrees(to: &scores)
    }
    guard normalised else { return scores }
    guard vertexCount > 2 else { return [Double](repeating: 0, count: vertexCount) }
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2) / (isDirected ? 1 : 2)
    return scores.map { $0 / pairs }
  }

  /// Refuses lengths that are not above zero.
  func checkPositive(_ lengths: [Double]?) throws(KernelError) {
    try check(lengths: lengths)
    guard let lengths, let slot = lengths.firstIndex(of: 0) else { return }
    throw .invalidWeight(edge: slot)
  }
}

extension Brandes {
  /// Adds the pairs that a vertex parts because at least one of them hangs below it:
  /// all pairs of others less those on one side, (c - 1)^2 - sum of side^2, halved.
  fileprivate func addTrees(to scores: inout [Double]) {
    let trees = core.trees
    let components = core.componentSizes(in: graph)
    var rest = components.map { $0 - 1 }
    var squares = [Double](repeating: 0, count: components.count)
    for leaf in trees.order {
      let above = Int(graph.targets[trees.up[Int(leaf)]])
      let size = trees.sizes[Int(leaf)]
      squares[above] += Double(size) * Double(size)
      rest[above] -= size
    }
    for vertex in 0..<components.count where components[vertex] > 0 {
      let others = Double(components[vertex] - 1)
      let beyond = Double(rest[vertex])
      scores[vertex] += (others * others - squares[vertex] - beyond * beyond) / 2
    }
  }
}
