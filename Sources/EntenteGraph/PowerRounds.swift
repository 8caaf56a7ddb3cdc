/// Multiplication of a matrix without negative entries with one vector after another.
struct PowerRounds: Sendable {
  /// The matrix.
  let entries: EntriesView<Double>
  /// Who does it.
  let crew: Crew
  private let cuts: [Int]
}

extension PowerRounds {
  init(_ entries: EntriesView<Double>, threads: Int?) {
    self.entries = entries
    let steps = entries.count + entries.vertexCount
    crew = Crew(threads: threads, steps: steps)
    cuts = entries.cuts(into: crew.pieces(steps))
  }

  /// Adds up what ranges of the vertices give; in fixed order, so that the sum does not depend on the
  /// number of threads.
  func sum<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void,
    _ visit: @Sendable (Range<Int>) -> Double
  ) throws(Failure) -> Double {
    let pieces = cuts.count - 1
    // A line of the cache for each piece, so that threads do not write to the same one.
    let sums = Cells<Double>(8 * pieces, repeating: 0)
    let cuts = cuts
    try crew.share(pieces, progress: progress) { worker in
      while let piece = worker.next() {
        sums[8 &* piece] = visit(cuts[piece]..<cuts[piece &+ 1])
      }
    }
    return (0..<pieces).reduce(0) { $0 + sums[8 * $1] }
  }

  /// As ``sum(_:_:)`` for short work that need not be told of.
  func sum(_ visit: @Sendable (Range<Int>) -> Double) -> Double {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return sum(silent, visit)
  }

  /// Divides a vector by a number.
  func divide(_ vector: Cells<Double>, by number: Double) {
    crew.ranges(vector.count) { for vertex in $0 { vector[vertex] /= number } }
  }
}
