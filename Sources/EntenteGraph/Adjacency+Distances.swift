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
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order; `.infinity` for a vertex that cannot be reached. The
  ///   lengths of a path are added from its start on, and rounded at each step.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/unknownVertex(_:)`` for the start.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V + E) time without lengths; with, O((V + E) log V) at worst, in practice often
  ///   O(V + E); O(V) space, O(V + E) if a directed graph is not walked along `.out`.
  /// - SeeAlso: Dijkstra, A note on two problems in connexion with graphs (1959), Numer. Math. 1:269;
  ///   Meyer and Sanders, Delta-stepping: a parallelizable shortest path algorithm (2003), J.
  ///   Algorithms 49:114; Zhang et al., Optimizing ordered graph algorithms with GraphIt (2020), CGO.
  public func distances(
    from: Vertex,
    lengths: [Double]? = nil,
    direction: Direction = .out,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try check(vertex: from)
    try check(lengths: lengths, threads: threads)
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
    // Bag after bag is shared out, which repays only if each has much to do.
    let crew = Crew(threads: threads, steps: (vertexCount + slotCount) / 8)
    return withWalk(direction, lengths, threads: threads) { rows, lengths in
      // Sums of numbers stay within the range of the labels, so there always are some.
      var search = LabelSearch<RealSum>(rows, lengths, crew: crew)
      guard let labels = search.run(from: Int(from)) else { return [] }
      return filledArray(vertexCount) { distances in
        crew.ranges(vertexCount) { vertices in
          for vertex in vertices {
            distances[vertex] = RealSum.value(labels[vertex])
          }
        }
      }
    }
  }

  /// Measures the distance from one vertex to every vertex along whole lengths.
  ///
  /// The same as ``distances(from:lengths:direction:threads:)``, exactly, and in half the memory: no
  /// sum is too long. There is no length that cannot be crossed.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - lengths: One a slot.
  ///   - direction: Along which ties to walk; `.incoming` measures the way *to* `from`.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order; `UInt64.max` for a vertex that cannot be reached.
  /// - Throws: ``KernelError/unknownVertex(_:)`` for the start.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O((V + E) log V) time at worst, in practice often O(V + E); O(V) space, O(V + E) if
  ///   a directed graph is not walked along `.out`.
  /// - SeeAlso: Meyer and Sanders, Delta-stepping: a parallelizable shortest path algorithm (2003), J.
  ///   Algorithms 49:114.
  public func distances(
    from: Vertex,
    wholeLengths lengths: [UInt32],
    direction: Direction = .out,
    threads: Int? = nil
  ) throws(KernelError) -> [UInt64] {
    try check(vertex: from)
    precondition(lengths.count == slotCount, "There must be one length per slot")
    // Bag after bag is shared out, which repays only if each has much to do.
    let crew = Crew(threads: threads, steps: (vertexCount + slotCount) / 8)
    return withWalk(direction, lengths, threads: threads) { rows, lengths in
      // Half the memory, if no sum is too long for it.
      var short = LabelSearch<ShortSum>(rows, lengths, crew: crew)
      if let labels = short.run(from: Int(from)) {
        return filledArray(vertexCount) { distances in
          crew.ranges(vertexCount) { vertices in
            for vertex in vertices {
              let label = labels[vertex]
              distances[vertex] = label == ShortSum.unreached ? LongSum.unreached : UInt64(label)
            }
          }
        }
      }
      var long = LabelSearch<LongSum>(rows, lengths, crew: crew)
      return long.run(from: Int(from))?.array() ?? []
    }
  }

  /// Refuses a vertex that is not in the graph.
  func check(vertex: Vertex) throws(KernelError) {
    guard Int(vertex) < vertexCount else { throw .unknownVertex(vertex) }
  }
}
