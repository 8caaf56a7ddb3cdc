extension Brandes {
  /// Adds up the starts eight at a time.
  ///
  /// - Returns: A vertex of the core with too many paths to count, if there is one.
  func runBatches<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    let most = core.mostInRange(ofStarts: 8)
    return try core.withRows { (rows, inRows, weights) throws(Failure) in
      try run((core.count + 7) / 8, steps: 5, progress) { worker in
        BatchBrandes(rows, inRows, weights: weights, most: most) { _ = worker.isStopped() }
      } work: { search, piece, worker in
        let starts = (8 * piece)..<min(8 * piece + 8, core.count)
        return add(piece, starts, most, rows, worker) { range, sums, slots in
          search.add(starts, in: range, to: sums, slots: slots) { worker.isStopped() }
        }
      }
    }
  }

  /// Adds up the starts one by one, every tie of length 1.
  ///
  /// - Returns: A vertex of the core with too many paths to count, if there is one.
  func runUnits<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    let most = core.mostInRange(ofStarts: 1)
    return try core.withRows { (rows, inRows, weights) throws(Failure) in
      try run(core.count, steps: 1, progress) { _ in
        UnitBrandes<UInt32>(rows, inRows, weights: weights)
      } work: { search, start, worker in
        add(start, start..<(start + 1), most, rows, worker) { range, sums, slots in
          search.add(start, in: range, to: sums, slots: slots) { worker.isStopped() }
        }
      }
    }
  }

  /// Adds up the starts one by one, ties having lengths.
  ///
  /// - Returns: A vertex of the core with too many paths to count, if there is one.
  func runLengths<Failure: Error>(
    _ lengths: [Double],
    _ tell: () throws(Failure) -> Void,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    let most = core.mostInRange(ofStarts: 1)
    return try core.withLengths(lengths, tell: tell) {
      (rows, inRows, out, back, inSlots, weights) throws(Failure) in
      try run(core.count, steps: 4, progress) { _ in
        LengthBrandes(rows, inRows, out, back, inSlots: inSlots, weights: weights)
      } work: { search, start, worker in
        add(start, start..<(start + 1), most, rows, worker) { range, sums, slots in
          search.add(start, in: range, to: sums, slots: slots) { worker.isStopped() }
        }
      }
    }
  }

  /// Adds a piece to the sums, in the order of the pieces.
  private func add(
    _ piece: Int,
    _ starts: Range<Int>,
    _ most: Int,
    _ rows: RowsView,
    _ worker: Worker,
    _ work: (Range<Int>, Cells<Double>, Cells<Double>?) -> BrandesOutcome
  ) -> BrandesOutcome {
    let range = core.range(of: starts)
    let sums = vertexSums.part(range.count, most: most, worker)
    let slots = wantsSlots ? rows.start(range.lowerBound)..<rows.start(range.upperBound) : 0..<0
    let parts = wantsSlots ? slotSums.part(slots.count, most: core.targets.count, worker) : nil
    let outcome = work(range, sums, parts)
    vertexSums.add(piece, sums, start: range.lowerBound, count: range.count, worker)
    if let parts { slotSums.add(piece, parts, start: slots.lowerBound, count: slots.count, worker) }
    return outcome
  }

  private func run<Search, Failure: Error>(
    _ pieces: Int,
    steps: Int,
    _ progress: (Double) throws(Failure) -> Void,
    start: @Sendable (Worker) -> Search,
    work: @Sendable (inout Search, Int, Worker) -> BrandesOutcome
  ) throws(Failure) -> Int? {
    let faults = Faults()
    let crew = Crew(threads: threads, steps: pieces * (core.count + core.targets.count) * steps)
    try crew.share(pieces, progress: progress) { worker in
      var search = start(worker)
      guard !worker.isStopped() else { return }
      while let piece = worker.next() {
        guard !faults.isFound(before: piece) else { continue }
        guard case .overflowed(let vertex) = work(&search, piece, worker) else { continue }
        faults.note(piece, vertex)
        search = start(worker)
      }
    }
    return faults.first
  }
}
