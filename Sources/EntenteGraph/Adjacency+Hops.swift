extension Adjacency {
  /// What ``hops(from:direction:threads:)`` says of a vertex that cannot be reached.
  public static var unreached: UInt32 { .max }

  /// Counts the fewest ties from one vertex to every vertex.
  ///
  /// Loops and parallel ties make no difference.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - direction: Along which ties to walk; `.incoming` counts the ties on the way *to* `from`.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, 0 for the start; ``unreached`` for a vertex that cannot
  ///   be reached.
  /// - Throws: ``KernelError/unknownVertex(_:)`` for the start.
  /// - Complexity: O(V + E) time, often far less than E; O(V) space, O(V + E) if a directed graph is
  ///   walked along `.all`.
  /// - SeeAlso: Beamer, Asanovic and Patterson, Direction-optimizing breadth-first search (2012), SC.
  public func hops(
    from: Vertex,
    direction: Direction = .out,
    threads: Int? = nil
  ) throws(KernelError) -> [UInt32] {
    try check(vertex: from)
    let crew = Crew(threads: threads, steps: (vertexCount + slotCount) / 4)
    return withWays(direction, threads: threads) { forward, backward in
      filledArray(vertexCount) { hops in
        var search = HopSearch(forward, backward: backward, crew: crew)
        search.run(from: Int(from), into: hops)
      }
    }
  }

  /// Opens the rows to walk along ties in a direction, and the same ties from their other ends.
  func withWays<Result, Failure: Error>(
    _ direction: Direction,
    threads: Int?,
    _ body: (_ forward: RowsView, _ backward: RowsView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if isDirected && direction == .all {
      return try undirected(nil, threads: threads).adjacency.withWays(.out, threads: threads, body)
    }
    return try withRows { rows throws(Failure) in
      try withInRows { inRows throws(Failure) in
        try direction == .incoming ? body(inRows, rows) : body(rows, inRows)
      }
    }
  }
}
