extension Adjacency {
  /// Returns how many shortest paths take each tie.
  ///
  /// b(e) = sum over pairs s, t of sigma_st(e) / sigma_st: unordered pairs in an undirected graph,
  /// ordered ones in a directed one. Lengths are equal within 1e-10 relative. Loops get 0. Equally
  /// short parallel ties share alike; a longer one gets 0.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, above 0; nil if every tie has length 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a slot, 0 or more, no unit; both slots of an undirected edge carry the same.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/invalidWeight(edge:)`` for a length of 0, with which shortest paths
  ///   cannot be counted; ``KernelError/notANumber(edge:)`` too if there are more than 1e308 paths.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``betweenness(lengths:normalised:threads:)``.
  /// - SeeAlso: Brandes, On variants of shortest-path betweenness (2008), Social Networks 30:136.
  public func edgeBetweenness(
    lengths: [Double]? = nil,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try checkPositive(lengths)
    let brandes = Brandes(self, lengths: lengths, wantsSlots: true, threads: threads) { _ in }
    return try finish(brandes, lengths)
  }

  /// Returns how many shortest paths take each tie, and tells how far it is.
  ///
  /// As ``edgeBetweenness(lengths:threads:)``.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, above 0; nil if every tie has length 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a slot, in slot order.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``betweenness(lengths:normalised:threads:)``.
  /// - SeeAlso: Brandes, On variants of shortest-path betweenness (2008), Social Networks 30:136.
  public func edgeBetweenness(
    lengths: [Double]? = nil,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try checkPositive(lengths)
    let brandes = try Brandes(
      self,
      lengths: lengths,
      wantsSlots: true,
      threads: threads,
      progress: progress
    )
    return try finish(brandes, lengths)
  }

  private func finish(
    _ brandes: Brandes,
    _ lengths: [Double]?
  ) throws(KernelError) -> [Double] {
    if let fault = brandes.fault { throw .notANumber(edge: fault) }
    var scores = brandes.spreadSlotSums()
    if !isDirected {
      let trees = brandes.core.trees
      let components = brandes.core.componentSizes(in: self)
      for leaf in trees.order {
        let size = trees.sizes[Int(leaf)]
        let pairs = Double(size) * Double(components[Int(leaf)] - size)
        let slot = trees.up[Int(leaf)]
        scores[slot] = pairs
        // The way back is the same tie seen from the other end; its first parallel may be longer.
        scores[firstOfShortest(from: targets[slot], to: leaf, lengths)] = pairs
      }
    }
    share(&scores, lengths)
    guard !isDirected else { return scores }
    let back = inColumn(scores, threads: brandes.threads)
    return scores.indices.map { (scores[$0] + back[$0]) / 2 }
  }

  private func firstOfShortest(from: Vertex, to: Vertex, _ lengths: [Double]?) -> Int {
    guard var slot = slot(from: from, to: to) else { preconditionFailure("A tie has two slots") }
    var best = slot
    while slot < row(of: from).upperBound && targets[slot] == to {
      if let lengths, lengths[slot] < lengths[best] { best = slot }
      slot += 1
    }
    return best
  }

  /// Spreads the score of the first of equally short parallel ties over all of them.
  private func share(_ scores: inout [Double], _ lengths: [Double]?) {
    for vertex in 0..<vertexCount {
      let row = row(of: Vertex(vertex))
      var start = row.lowerBound
      while start < row.upperBound {
        var end = start + 1
        while end < row.upperBound && targets[end] == targets[start] { end += 1 }
        if end > start + 1 { share(&scores, lengths, among: start..<end) }
        start = end
      }
    }
  }

  private func share(_ scores: inout [Double], _ lengths: [Double]?, among run: Range<Int>) {
    var total = 0.0
    var least = Double.infinity
    for slot in run {
      total += scores[slot]
      least = min(least, lengths.map { $0[slot] } ?? 1)
    }
    var equal: [Int] = []
    for slot in run where isSameLength(lengths.map { $0[slot] } ?? 1, least) { equal.append(slot) }
    for slot in run { scores[slot] = 0 }
    for slot in equal { scores[slot] = total / Double(equal.count) }
  }
}
