extension Adjacency {
  /// Returns the shortest path between two vertices.
  ///
  /// Of several paths of equal length (within 1e-10 relative) it is the one of fewest ties, and of
  /// these the first by its vertices. Of parallel ties the shortest is taken. A tie of length
  /// infinity cannot be crossed. From a vertex to itself the path has no ties.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - to: The end.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  /// - Returns: A path, or nil if there is none.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/unknownVertex(_:)`` for an end.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V + E) time without lengths, O((V + E) log V) with; O(V + E) space.
  /// - SeeAlso: Dijkstra, A note on two problems in connexion with graphs (1959), Numer. Math. 1:269.
  public func shortestPath(
    from: Vertex,
    to: Vertex,
    lengths: [Double]? = nil
  ) throws(KernelError) -> Path? {
    try check(vertex: from)
    try check(vertex: to)
    try check(lengths: lengths)
    var finder = PathFinder(self, lengths: lengths, to: to)
    return finder.best(from: from).map { path(along: $0, lengths: lengths) }
  }
}
