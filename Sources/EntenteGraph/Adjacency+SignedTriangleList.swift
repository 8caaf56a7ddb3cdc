extension Adjacency {
  /// Lists the triangles with their number of negative ties.
  ///
  /// As ``signedTriangles(of:threads:)``.
  ///
  /// - Parameter values: One a slot, the same in both slots of an edge; only the sign matters.
  /// - Returns: One a triangle, ascending by a, b and c.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(E^1.5 + T log T) time, O(V + E + T) space, T the number of triangles.
  /// - SeeAlso: Cartwright and Harary, Structural balance (1956), Psychological Review 63:277.
  public func signedTriangleList(of values: [Double]) throws(KernelError) -> [SignedTriangle] {
    try check(signs: values)
    return listed(values) { _ in }
  }

  /// Lists the triangles of a signed graph, telling how far it is.
  ///
  /// As ``signedTriangleList(of:)``.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters, 0 is no tie.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How many triangles there are is not known before, so it ends at a half.
  /// - Returns: Each once, in ascending order.
  /// - Throws: What `progress` throws; ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected, without parallel ties; there is one value a slot.
  /// - Complexity: As the other form.
  public func signedTriangleList(
    of values: [Double],
    progress: (Double) throws -> Void
  ) throws -> [SignedTriangle] {
    try check(signs: values)
    return try listed(values, progress)
  }

  private func listed<Failure: Error>(
    _ values: [Double],
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [SignedTriangle] {
    precondition(!isDirected, "Triangles are counted in undirected graphs")
    let crew = Crew(threads: 1, steps: 0)
    let rows = try TriangleRows(self, values, crew) { done throws(Failure) in
      try progress(done / 4)
    }
    var telling = Telling()
    let list = try rows.list { () throws(Failure) in
      if let share = telling.due(0.25) { try progress(share) }
    }
    return try sorted(list) { () throws(Failure) in
      if let share = telling.due(0.5) { try progress(share) }
    }
  }

  /// The triangles by their first vertex, and those of each by the others.
  private func sorted<Failure: Error>(
    _ list: [SignedTriangle],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [SignedTriangle] {
    var starts = [Int](repeating: 0, count: vertexCount + 1)
    for triangle in list { starts[Int(triangle.a) + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var order = [Int](repeating: 0, count: list.count)
    for place in list.indices {
      if place & 0xffff == 0 { try tell() }
      let first = Int(list[place].a)
      order[next[first]] = place
      next[first] += 1
    }
    var result: [SignedTriangle] = []
    result.reserveCapacity(list.count)
    for vertex in 0..<vertexCount where starts[vertex] < starts[vertex + 1] {
      try tell()
      result += order[starts[vertex]..<starts[vertex + 1]].map { list[$0] }
        .sorted { ($0.b, $0.c) < ($1.b, $1.c) }
    }
    return result
  }
}
