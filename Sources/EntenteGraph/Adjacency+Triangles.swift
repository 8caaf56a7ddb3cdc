extension Adjacency {
  /// Counts the triangles: threes of vertices that are all tied to each other.
  ///
  /// Direction and weights are ignored, loops dropped, parallel ties counted once. For signs see
  /// ``signedTriangles(of:threads:)``, for each vertex ``clustering(threads:)``.
  ///
  /// - Parameter threads: The most threads to use; nil for as many as there are processors. It does
  ///   not change the answer.
  /// - Returns: How many there are, 0 or above.
  /// - Complexity: O(E^1.5) time, O(V · threads + E) space.
  /// - SeeAlso: Chiba and Nishizeki, Arboricity and subgraph listing algorithms (1985), SIAM J.
  ///   Computing 14:210; Schank and Wagner (2005), WEA, for the order by degree.
  public func triangleCount(threads: Int? = nil) -> Int {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return triangleCensus(nil, threads, silent)[0]
  }

  /// Counts the triangles as ``triangleCount(threads:)`` does, telling how far it is.
  ///
  /// - Parameters:
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: How many there are, 0 or above.
  /// - Throws: What `progress` throws.
  /// - Complexity: O(E^1.5) time, O(V · threads + E) space.
  public func triangleCount(
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> Int {
    try triangleCensus(nil, threads, progress)[0]
  }

  /// The number of triangles with no, one, two and three negative ties; without values all have none.
  func triangleCensus<Failure: Error>(
    _ values: [Double]?,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    let graph = isDirected ? simple() : self
    let crew = Crew(threads: threads, steps: slotCount + vertexCount)
    let rows = try TriangleRows(graph, values, crew) { done throws(Failure) in
      try progress(done / 4)
    }
    return try rows.census(Crew(threads: threads, steps: 8 * slotCount)) { done throws(Failure) in
      try progress(0.25 + 0.75 * done)
    }
  }
}
