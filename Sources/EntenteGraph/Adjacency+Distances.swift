extension Adjacency {
  /// Measures the distance from one vertex to every vertex.
  ///
  /// d(v) = the least sum of lengths along a path. Loops do not matter; of parallel ties the
  /// shortest counts. A tie of length infinity cannot be crossed; one of length 0 is a free step.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - direction: Along which ties to walk; `.incoming` measures the way *to* `from`.
  /// - Returns: One a vertex, in vertex order; `.infinity` for a vertex that cannot be reached.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/unknownVertex(_:)`` for the start.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V + E) time without lengths, O((V + E) log V) with; O(V + E) space.
  /// - SeeAlso: Dijkstra, A note on two problems in connexion with graphs (1959), Numer. Math. 1:269.
  public func distances(
    from: Vertex,
    lengths: [Double]? = nil,
    direction: Direction = .out,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try check(vertex: from)
    try check(lengths: lengths)
    guard let lengths else {
      let hops = try hops(from: from, direction: direction, threads: threads)
      return filledArray(vertexCount) { distances in
        withView(of: hops) { hops in
          for vertex in 0..<vertexCount {
            let count = hops[vertex]
            distances[vertex] = count == Self.unreached ? .infinity : Double(count)
          }
        }
      }
    }
    let crew = Crew(threads: threads, steps: vertexCount + slotCount)
    let labels = withWalk(direction, lengths) { rows, lengths in
      RealSum.labels(from: Int(from), rows, lengths, highest: .max, crew: crew)
    }
    guard let labels else { preconditionFailure("A sum of numbers is a number or infinity") }
    return filledArray(vertexCount) { distances in
      for vertex in 0..<vertexCount { distances[vertex] = RealSum.value(labels[vertex]) }
    }
  }

  public func distances(
    from: Vertex,
    wholeLengths lengths: [UInt32],
    direction: Direction = .out,
    threads: Int? = nil
  ) throws(KernelError) -> [UInt64] {
    try check(vertex: from)
    precondition(lengths.count == slotCount, "There must be one length per slot")
    let crew = Crew(threads: threads, steps: vertexCount + slotCount)
    return withWalk(direction, lengths) { rows, lengths in
      let highest = UInt32.max - 1 - lengths.greatest(crew)
      if let labels = ShortSum.labels(from: Int(from), rows, lengths, highest: highest, crew: crew) {
        return filledArray(vertexCount) { distances in
          for vertex in 0..<vertexCount {
            let label = labels[vertex]
            distances[vertex] = label == ShortSum.unreached ? LongSum.unreached : UInt64(label)
          }
        }
      }
      guard
        let labels = LongSum.labels(from: Int(from), rows, lengths, highest: .max, crew: crew)
      else { preconditionFailure("Sums of 64 bits suffice") }
      return labels.array()
    }
  }

  /// Measures the distance between every two vertices.
  ///
  /// - Parameter lengths: One a slot, 0 or more; nil if every tie has length 1.
  /// - Returns: Rows of the vertices walked from, in vertex order (shape: vertexCount squared);
  ///   `.infinity` where there is no way, 0 on the diagonal.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths, O(V (V + E) log V) with; O(V^2) space.
  /// - SeeAlso: Dijkstra, A note on two problems in connexion with graphs (1959), Numer. Math. 1:269.
  public func distanceMatrix(lengths: [Double]? = nil) throws(KernelError) -> [Double] {
    try check(lengths: lengths)
    var search = DistanceSearch(walk(.out, lengths: lengths))
    var matrix: [Double] = []
    matrix.reserveCapacity(vertexCount * vertexCount)
    for vertex in 0..<vertexCount {
      search.run(from: Vertex(vertex))
      matrix.append(contentsOf: search.distances)
    }
    return matrix
  }

  /// Refuses a vertex that is not in the graph.
  func check(vertex: Vertex) throws(KernelError) {
    guard Int(vertex) < vertexCount else { throw .unknownVertex(vertex) }
  }
}
