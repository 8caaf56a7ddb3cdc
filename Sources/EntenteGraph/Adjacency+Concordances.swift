extension Adjacency {
  /// Compares the ties of all pairs of vertices to third parties.
  ///
  /// What ``concordance(of:with:values:vertexWeights:absent:)`` returns for each pair, from the sums and
  /// the products of rows at once; a pair of which too little is left after subtraction is compared by
  /// itself, so that the answers agree within 1e-12.
  ///
  /// - Parameters:
  ///   - values: One a slot, in -1...1, no unit.
  ///   - vertexWeights: One a vertex, 0 or more, any unit; nil if all weigh the same.
  ///   - absent: What a missing tie says.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not change
  ///     the answer.
  /// - Returns: K of all pairs.
  /// - Precondition: One value a slot, none of them NaN; one weight a vertex.
  /// - Complexity: O(V^2 + sum of d^2) time and O(V^2 + E) space, d the number of ties that arrive at a
  ///   vertex.
  /// - SeeAlso: Lin, A concordance correlation coefficient (1989), Biometrics 45:255; Gustavson (1978),
  ///   ACM Trans. Mathematical Software 4:250, for products of sparse rows.
  public func concordances(
    values: [Double],
    vertexWeights: [Double]? = nil,
    absent: AbsentTies = .zero,
    threads: Int? = nil
  ) -> Concordances {
    let progress: (Double) throws(Never) -> Void = { _ in }
    return compared(values, vertexWeights, absent, threads, progress)
  }

  /// Compares the ties of all pairs of vertices to third parties, telling how far it is.
  ///
  /// As ``concordances(values:vertexWeights:absent:threads:)``.
  ///
  /// - Parameters:
  ///   - values: One a slot, in -1...1, no unit.
  ///   - vertexWeights: One a vertex, 0 or more, any unit; nil if all weigh the same.
  ///   - absent: What a missing tie says.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not change
  ///     the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: K of all pairs.
  /// - Throws: What `progress` throws.
  /// - Precondition: One value a slot, none of them NaN; one weight a vertex.
  /// - Complexity: As without progress.
  public func concordances(
    values: [Double],
    vertexWeights: [Double]? = nil,
    absent: AbsentTies = .zero,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> Concordances {
    try compared(values, vertexWeights, absent, threads, progress)
  }

  private func compared<Failure: Error>(
    _ values: [Double],
    _ vertexWeights: [Double]?,
    _ absent: AbsentTies,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Concordances {
    precondition(values.count == slotCount, "There must be one value per slot")
    precondition((vertexWeights?.count ?? vertexCount) == vertexCount, "One weight per vertex")
    let count = vertexCount
    let size = count * (count - 1) / 2
    let rows = ProfileRows(self, values, vertexWeights)
    let parties = Cells<UInt32>(uninitialised: absent == .unknown ? size : 0)
    let crew = Crew(threads: threads, steps: rows.products + size * 4)
    let result: [Double] = try filledArray(size) { result throws(Failure) in
      try crew.share(count, progress: progress) { worker in
        let sums = ProfileSums(rows, absent)
        while let vertex = worker.next() {
          let start = Concordances.start(vertex, count)
          sums.add(vertex)
          for other in (vertex &+ 1)..<max(count, vertex &+ 1) {
            if absent == .unknown { parties[start &+ other] = sums.parties(other) }
            if let value = sums.value(vertex, other) {
              result[start &+ other] = value
            } else {
              result[start &+ other] =
                concordance(
                  Vertex(vertex),
                  Vertex(other),
                  values,
                  vertexWeights,
                  rows.total,
                  absent
                ).value ?? .nan
            }
          }
          sums.clear(vertex)
        }
      }
    }
    return Concordances(
      vertexCount: count,
      values: result,
      thirdParties: absent == .unknown ? parties.array() : nil
    )
  }
}
