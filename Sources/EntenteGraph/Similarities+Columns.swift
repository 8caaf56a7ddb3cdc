extension Similarities {
  /// Returns one measure of all pairs.
  ///
  /// - Parameters:
  ///   - measure: Which.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a pair, in the order of ``index(of:with:)``; NaN where undefined.
  /// - Complexity: O(n^2 k^2) time, O(n^2) space, n portfolios and k levels.
  public func values(of measure: Similarity.Measure, threads: Int? = nil) -> [Double] {
    columns([measure], threads: threads)[0]
  }

  /// Returns one measure of all pairs, telling how far it is.
  ///
  /// - Parameters:
  ///   - measure: Which.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a pair, in the order of ``index(of:with:)``; NaN where undefined.
  /// - Throws: What `progress` throws.
  /// - Complexity: O(n^2 k^2) time, O(n^2) space, n portfolios and k levels.
  public func values(
    of measure: Similarity.Measure,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try columns([measure], threads: threads, progress: progress)[0]
  }

  /// Returns some measures of all pairs.
  ///
  /// - Parameters:
  ///   - measures: Which.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One column a measure, in the order asked for, as ``values(of:threads:)`` returns it.
  /// - Complexity: O(n^2 k^2) time, O(n^2) space, n portfolios and k levels.
  public func columns(_ measures: [Similarity.Measure], threads: Int? = nil) -> [[Double]] {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return measured(measures, threads, silent)
  }

  /// Returns some measures of all pairs, telling how far it is.
  ///
  /// - Parameters:
  ///   - measures: Which.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One column a measure, in the order asked for, as ``values(of:threads:)`` returns it.
  /// - Throws: What `progress` throws.
  /// - Complexity: O(n^2 k^2) time, O(n^2) space, n portfolios and k levels.
  public func columns(
    _ measures: [Similarity.Measure],
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [[Double]] {
    try measured(measures, threads, progress)
  }

  private func measured<Failure: Error>(
    _ measures: [Similarity.Measure],
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [[Double]] {
    guard direct.isEmpty else { return try picked(measures, progress) }
    let size = pairCount
    let columns = measures.map { _ in Cells<Double>(uninitialised: size) }
    let crew = Crew(threads: threads, steps: size * levels.count * levels.count * 8)
    let share = 4_096
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    try crew.share((size + share - 1) / share) { done throws(Failure) in
      try tell(0.9 * done)
    } _: { worker in
      var tables = LevelTables(levels: levels, range: range)
      while let piece = worker.next() {
        let end = min(size, (piece + 1) * share)
        for start in stride(from: piece * share, to: end, by: 4) {
          fill(&tables, start, end)
          for (measure, column) in zip(measures, columns) {
            let values = tables.values(measure)
            if start &+ 4 <= end {
              column.store(values, at: start)
            } else {
              for place in start..<end { column[place] = values[place &- start] }
            }
          }
        }
      }
    }
    var result: [[Double]] = []
    for (measure, column) in zip(measures, columns) {
      try tell(0.9)
      result.append(measure == .sAbsoluteWeighted ? weighted ?? column.array() : column.array())
    }
    return result
  }

  /// Some measures of all pairs that were compared one by one.
  private func picked<Failure: Error>(
    _ measures: [Similarity.Measure],
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [[Double]] {
    var telling = Telling()
    var columns: [[Double]] = []
    for (place, measure) in measures.enumerated() {
      columns.append(
        try filledArray(direct.count) { column throws(Failure) in
          for pair in 0..<direct.count {
            if pair & 0xffff == 0,
              let share = telling.due(Double(place) / Double(measures.count))
            {
              try progress(share)
            }
            column[pair] = direct[pair][measure] ?? .nan
          }
        }
      )
    }
    return columns
  }

  /// Takes the tables of four pairs, or of those that are left.
  private func fill(_ tables: inout LevelTables, _ start: Int, _ end: Int) {
    let (count, size) = (levels.count, pairCount)
    withView(of: counts) { counts in
      tables.take { own, other in
        let place = (own &* count &+ other) &* size &+ start
        if start &+ 4 <= end {
          return LevelTables.Lanes(counts.vector(at: place, as: SIMD4<UInt32>.self))
        }
        var lanes = LevelTables.Lanes.zero
        for lane in 0..<(end &- start) { lanes[lane] = Double(counts[place &+ lane]) }
        return lanes
      }
    }
  }
}
