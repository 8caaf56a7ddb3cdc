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

  /// Does something to every vertex, and adds up to two numbers it gives; in fixed order, so that
  /// the sums do not depend on the number of threads.
  @inline(__always)
  func sums<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void,
    _ visit: @Sendable (Int) -> (Double, Double)
  ) throws(Failure) -> (Double, Double) {
    let pieces = cuts.count - 1
    let sums = Cells<Double>(8 * pieces, repeating: 0)
    let cuts = cuts
    try crew.share(pieces, progress: progress) { worker in
      while let piece = worker.next() {
        var (one, two) = (0.0, 0.0)
        for vertex in cuts[piece]..<cuts[piece &+ 1] {
          let numbers = visit(vertex)
          one += numbers.0
          two += numbers.1
        }
        sums[8 &* piece] = one
        sums[8 &* piece &+ 1] = two
      }
    }
    var (one, two) = (0.0, 0.0)
    for piece in 0..<pieces {
      one += sums[8 * piece]
      two += sums[8 * piece + 1]
    }
    return (one, two)
  }

  /// As ``sums(_:_:)`` for short work that need not be told of.
  @inline(__always)
  func sums(_ visit: @Sendable (Int) -> (Double, Double)) -> (Double, Double) {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return sums(silent, visit)
  }
}
