/// Rounds of PageRank in numbers of one kind.
///
/// A round reads what the last one wrote and writes elsewhere; sums over vertices are kept by piece
/// and added in order. So the scores do not depend on the number of threads. A stride beyond 1 goes
/// on past what the round found, away from the scores before the last.
struct PageRankRounds<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable> {
  /// What arrives where; entries are shares of what leaves their source, or all 1.
  let entries: EntriesView<Scalar>
  /// What each vertex sends of its score to an entry of 1; 0 if nothing leads from it.
  let factors: Cells<Scalar>
  /// Where the other steps go, of sum 1; none for everywhere alike.
  let homes: Cells<Scalar>?
  /// What comes to each vertex by no step; none for the steps that follow no tie.
  let rest: Cells<Scalar>?
  /// The vertices from here on have their right scores and no ties.
  let live: Int
  /// The share of steps along a tie.
  let damping: Double
  /// Where each piece starts, and at last where all end.
  let cuts: [Int]
  /// Who does it.
  let crew: Crew
  /// One a vertex.
  private(set) var scores: Cells<Scalar>
  /// The scores from which the last round started.
  private(set) var before: Cells<Scalar>
  /// The score times the factor of each vertex.
  private(set) var sent: Cells<Scalar>
  /// Where the next round writes what it sends.
  private(set) var next: Cells<Scalar>
  /// The sum of the scores from which nothing leads.
  private var lost: Double
  /// That sum over the vertices which have their right scores.
  private let lostBeyond: Double
}

extension PageRankRounds {
  /// Prepares the first round.
  init(
    _ entries: EntriesView<Scalar>,
    factors: Cells<Scalar>,
    homes: Cells<Scalar>?,
    rest: Cells<Scalar>?,
    scores: Cells<Scalar>,
    live: Int,
    damping: Double,
    crew: Crew
  ) {
    self.entries = entries
    self.factors = factors
    self.homes = homes
    self.rest = rest
    self.scores = scores
    self.live = live
    // Read by a stride of 1 as well, which must not meet what is no number.
    let (count, before) = (scores.count, Cells<Scalar>(uninitialised: scores.count))
    crew.ranges(live) { before.fill($0, with: 0) }
    before.copy(live..<count, of: scores, to: live)
    self.before = before
    self.damping = damping
    self.crew = crew
    let cuts = entries.tiles?.cuts ?? entries.cuts(into: crew.pieces(entries.count + count))
    self.cuts = cuts.map { min($0, live) }
    sent = Cells(uninitialised: count)
    next = Cells(uninitialised: count)
    lost = 0
    lostBeyond = crew.sum(count &- live) { range in
      var sum = CompensatedSum()
      for place in range { sum.add(Double(scores[live &+ place])) }
      return sum.total
    }
    restart()
  }

  /// Takes note of scores that were written from outside.
  mutating func restart() {
    let (scores, factors, sent) = (scores, factors, sent)
    lost =
      lostBeyond
      + crew.sum(live) { range in
        var sum = CompensatedSum()
        for vertex in range {
          sent[vertex] = scores[vertex] * factors[vertex]
          if factors[vertex] == 0 { sum.add(Double(scores[vertex])) }
        }
        return sum.total
      }
  }

  /// Scores every vertex anew.
  ///
  /// - Parameters:
  ///   - stride: How far to go on the way from the scores before the last; 1 to stop at what the
  ///     equation gives.
  ///   - progress: As for ``Crew/share(_:progress:_:)``.
  /// - Returns: The sum of how far each score was from what the equation gives.
  /// - Throws: What `progress` throws.
  mutating func round<Failure: Error>(
    stride: Double,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Double {
    let (pieces, homes, rest) = (cuts.count - 1, homes, rest)
    // A line of the cache for each piece, so that threads do not write to the same one.
    let sums = Cells<Double>(8 * pieces, repeating: 0)
    let spread = (rest == nil ? 1 - damping : 0) + damping * lost
    let even = Scalar(spread / Double(factors.count))
    let (sweep, cuts, share) = (Sweep(self, stride), cuts, Scalar(spread))
    try crew.share(pieces, progress: progress) { worker in
      let arrivals = sweep.arrivals()
      while let piece = worker.next() {
        let range = cuts[piece]..<cuts[piece &+ 1]
        sweep.gather(piece, arrivals)
        let (change, lost) =
          if let rest {
            if let homes {
              sweep.score(range, arrivals) { share * homes[$0] + rest[$0] }
            } else {
              sweep.score(range, arrivals) { even + rest[$0] }
            }
          } else if let homes {
            sweep.score(range, arrivals) { share * homes[$0] }
          } else {
            sweep.score(range, arrivals) { _ in even }
          }
        sums[8 &* piece] = change
        sums[8 &* piece &+ 1] = lost
      }
    }
    swap(&self.sent, &self.next)
    swap(&self.scores, &self.before)
    var (change, sum) = (0.0, CompensatedSum())
    for piece in 0..<pieces {
      change += sums[8 * piece]
      sum.add(sums[8 * piece + 1])
    }
    lost = lostBeyond + sum.total
    return change
  }
}
