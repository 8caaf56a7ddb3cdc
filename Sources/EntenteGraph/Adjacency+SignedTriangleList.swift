extension Adjacency {
  /// Lists the triangles with their number of negative ties.
  ///
  /// As ``signedTriangles(of:threads:)``.
  ///
  /// - Parameter values: One a slot, the same in both slots of an edge; only the sign matters.
  /// - Returns: One a triangle, ascending by a, b and c.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(V + E^1.5 + T) time, O(V + E + T) space, T the number of triangles.
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
    let blocks = try rows.list { () throws(Failure) in
      if let share = telling.due(0.25) { try progress(share) }
    }
    return try sorted(blocks) { () throws(Failure) in
      if let share = telling.due(0.5) { try progress(share) }
    }
  }

  /// The triangles by their first vertex, those of each by the second, and of these by the last.
  ///
  /// As each sort keeps the order of equals, the last vertex is sorted by first.
  private func sorted<Failure: Error>(
    _ blocks: [[SignedTriangle]],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [SignedTriangle] {
    let byLast = try dealt(blocks, tell) { $0.c }
    let byMiddle = try dealt([byLast], tell) { $0.b }
    return try dealt([byMiddle], tell) { $0.a }
  }

  /// The triangles by one of their vertices, those of each in the order given.
  @inline(__always)
  private func dealt<Failure: Error>(
    _ blocks: [[SignedTriangle]],
    _ tell: () throws(Failure) -> Void,
    _ vertex: (SignedTriangle) -> Vertex
  ) throws(Failure) -> [SignedTriangle] {
    let next = Cells<Int>(vertexCount + 1, repeating: 0)
    var count = 0
    for block in blocks {
      count += block.count
      for place in block.indices {
        if place & 0xffff == 0 { try tell() }
        next[Int(vertex(block[place])) &+ 1] &+= 1
      }
    }
    guard let first = blocks.first?.first else { return [] }
    for vertex in 0..<vertexCount { next[vertex &+ 1] &+= next[vertex] }
    return try filledArray(count) { result throws(Failure) in
      try result.touch(with: first, Crew(threads: 1, steps: 0), tell)
      for block in blocks {
        for place in block.indices {
          if place & 0xffff == 0 { try tell() }
          let triangle = block[place]
          let row = Int(vertex(triangle))
          result[next[row]] = triangle
          next[row] &+= 1
        }
      }
    }
  }
}
