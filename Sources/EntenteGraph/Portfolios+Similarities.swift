extension Portfolios {
  /// Compares all portfolios with each other.
  ///
  /// Each pair on the items on which both have a level, by all measures of ``Similarity``. How often
  /// each two levels meet decides them all but weighted S. With more than 16 different levels each
  /// pair is compared by itself.
  ///
  /// - Parameter threads: The most threads to use; nil for as many as there are processors. It does not
  ///   change the answer.
  /// - Returns: The measures of all pairs.
  /// - Complexity: O(n^2 k^2 m / 96) time and O(n^2 k^2 + n m k) space, n portfolios of m items on k
  ///   levels; O(n^2 m) time more with weights; O(n^2 m log m) time with more than 16 levels.
  /// - SeeAlso: ``Similarity/of(_:_:levels:weights:)`` for the literature; Arlazarov, Dinic, Kronrod
  ///   and Faradzev (1970), Soviet Math. Doklady 11:1209, for tables of all patterns of bits.
  public func similarities(threads: Int? = nil) -> Similarities {
    let progress: (Double) throws(Never) -> Void = { _ in }
    return compared(threads, progress)
  }

  /// Compares all portfolios with each other, telling how far it is.
  ///
  /// As ``similarities(threads:)``.
  ///
  /// - Parameters:
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not change
  ///     the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: The measures of all pairs.
  /// - Throws: What `progress` throws.
  /// - Complexity: As without progress.
  public func similarities(
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> Similarities {
    try compared(threads, progress)
  }

  private func compared<Failure: Error>(
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Similarities {
    guard rows.isEmpty else { return try comparedDirectly(threads, progress) }
    let share = weights == nil ? 1 : 0.5
    let counts = try counted(threads) { done throws(Failure) in try progress(done * share) }
    let weighted = try weightedScores(threads) { done throws(Failure) in
      try progress(0.5 + done / 2)
    }
    return Similarities(
      actorCount: actorCount,
      levels: levels,
      range: range,
      counts: counts,
      direct: [],
      weighted: weighted
    )
  }

  /// How often each two levels meet.
  private func counted<Failure: Error>(
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [UInt32] {
    var telling = Telling()
    return try withView(of: codes) { codes throws(Failure) in
      let work = JointCounts(
        codes: codes,
        stride: stride,
        actorCount: actorCount,
        itemCount: itemCount,
        levelCount: levels.count
      )
      let crew = Crew(threads: threads, steps: work.steps)
      func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
      let patterns = try work.patterns(crew, tell)
      return try filledArray(work.resultCount) { result throws(Failure) in
        try result.touch(with: 0, crew, tell)
        try crew.share(work.pieces, progress: progress) { worker in
          let scratch = work.scratch()
          while let piece = worker.next() {
            // The longest pieces go first, so that the threads end together.
            work.count(work.pieces - 1 - piece, patterns: patterns, scratch, worker, to: result)
          }
        }
      }
    }
  }
}
