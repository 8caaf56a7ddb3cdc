extension Adjacency {
  /// Measures the distance between every two vertices.
  ///
  /// d(u, v) = the least sum of lengths along a path. Loops do not matter; of parallel ties the
  /// shortest counts. A tie of length infinity cannot be crossed; one of length 0 is a free step.
  /// With lengths, a small or dense graph is solved by Floyd and Warshall's method, which adds the
  /// lengths of a path in another order: distances are then those of ``distances(from:lengths:direction:threads:)``
  /// within rounding (whole lengths below 2^53 in all: exactly).
  ///
  /// - Parameters:
  ///   - lengths: One a slot, 0 or more, in both slots of an undirected edge that of its way; nil if
  ///     every tie has length 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: Rows of the vertices walked from, in vertex order (shape: vertexCount squared);
  ///   `.infinity` where there is no way, 0 on the diagonal.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths; with, the less of O(V (V + E) log V) and O(V^3);
  ///   O(V^2) space.
  /// - SeeAlso: Dijkstra, A note on two problems in connexion with graphs (1959), Numer. Math. 1:269;
  ///   Floyd, Algorithm 97: shortest path (1962), Comm. ACM 5:345; Venkataraman, Sahni and Mukhopadhyaya,
  ///   A blocked all-pairs shortest-paths algorithm (2003), ACM J. Experimental Algorithmics 8.
  public func distanceMatrix(
    lengths: [Double]? = nil,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try check(lengths: lengths)
    let progress: (Double) throws(KernelError) -> Void = { _ in }
    return try matrix(lengths, threads, progress)
  }

  /// Measures the distance between every two vertices, and tells how far it is.
  ///
  /// The same as ``distanceMatrix(lengths:threads:)``.
  ///
  /// - Parameters:
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - threads: The most threads to use; nil for as many as there are processors.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops the
  ///     work by throwing.
  /// - Returns: Rows of the vertices walked from, in vertex order (shape: vertexCount squared).
  /// - Throws: What `progress` throws; ``KernelError/negativeWeight(edge:)`` or
  ///   ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As without progress.
  public func distanceMatrix(
    lengths: [Double]? = nil,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try check(lengths: lengths)
    return try matrix(lengths, threads, progress)
  }

  private func matrix<Failure: Error>(
    _ lengths: [Double]?,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    var failure: Failure?
    let result: [Double] = filledArray(vertexCount * vertexCount) { result in
      do throws(Failure) {
        if lengths != nil && isDenseQuicker {
          try fillDense(result, lengths ?? [], threads, progress)
        } else {
          try fillRows(result, lengths, threads, progress)
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  /// Whether squaring the vertices is less work than walking the ties, from each vertex.
  private var isDenseQuicker: Bool {
    let square = vertexCount * vertexCount
    return square <= (isDirected ? 10 : 20) * (slotCount + 32 * vertexCount)
  }

  private func fillDense<Failure: Error>(
    _ result: Cells<Double>,
    _ lengths: [Double],
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    // Each turn ends before the next starts, so a turn must be worth a thread.
    let crew = Crew(threads: threads, steps: vertexCount * vertexCount / 2)
    let isOneWay = isDirected || inColumn(lengths, threads: threads) != lengths
    let dense = withWalk(.out, lengths, threads: threads) { rows, lengths in
      DenseDistances(rows, lengths, isDirected: isOneWay, crew: crew)
    }
    try Crew(threads: 1, steps: 0).share(dense.turns, progress: progress) { worker in
      while let turn = worker.next() { dense.turn(turn) { worker.isStopped() } }
    }
    dense.copy(to: result)
  }

  /// Searches from each vertex.
  private func fillRows<Failure: Error>(
    _ result: Cells<Double>,
    _ lengths: [Double]?,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    let count = vertexCount
    let steps = count * (count + slotCount)
    let crew = Crew(threads: threads, steps: lengths == nil ? steps / 8 : steps)
    if let lengths {
      try withView(of: lengths) { lengths throws(Failure) in
        try withRows { rows throws(Failure) in
          try crew.share(count, progress: progress) { worker in
            let alone = Crew(threads: 1, steps: 0)
            var search = LabelSearch<RealSum>(rows, lengths, crew: alone)
            while let vertex = worker.next(), let labels = search.run(from: vertex) {
              let start = vertex * count
              for other in 0..<count { result[start &+ other] = RealSum.value(labels[other]) }
            }
          }
        }
      }
    } else {
      try withWays(.out, threads: threads) { forward, backward throws(Failure) in
        try crew.share(count, progress: progress) { worker in
          let alone = Crew(threads: 1, steps: 0)
          var search = HopSearch(forward, backward: backward, crew: alone)
          let hops = Cells<UInt32>(uninitialised: count)
          while let vertex = worker.next() {
            search.run(from: vertex, into: hops)
            let start = vertex * count
            for other in 0..<count {
              let ties = hops[other]
              result[start &+ other] = ties == Self.unreached ? .infinity : Double(ties)
            }
          }
        }
      }
    }
  }
}
