extension PageRankRounds {
  /// One round over some vertices.
  struct Sweep: Sendable {
    let entries: EntriesView<Scalar>
    let factors: Cells<Scalar>
    let scores: Cells<Scalar>
    let before: Cells<Scalar>
    let sent: Cells<Scalar>
    let next: Cells<Scalar>
    let damping: Scalar
    let stride: Scalar

    init(_ rounds: PageRankRounds, _ stride: Double) {
      (entries, factors, scores) = (rounds.entries, rounds.factors, rounds.scores)
      (before, sent, next) = (rounds.before, rounds.sent, rounds.next)
      (damping, self.stride) = (Scalar(rounds.damping), Scalar(stride))
    }

    /// Room for what arrives at the rows of a range of tiles; none without tiles.
    func arrivals() -> Cells<Scalar>? {
      entries.tiles == nil ? nil : Cells(uninitialised: 1 << Tiles.rowBits)
    }

    /// Sums what arrives at the rows of a range of tiles.
    @inline(__always)
    func gather(_ range: Int, _ arrivals: Cells<Scalar>?) {
      guard let arrivals, let tiles = entries.tiles else { return }
      arrivals.fill(with: 0)
      tiles.add(range, from: sent, to: arrivals)
    }

    @inline(__always)
    func score(
      _ range: Range<Int>,
      _ arrivals: Cells<Scalar>?,
      _ own: (Int) -> Scalar
    ) -> (change: Double, lost: Double) {
      if let arrivals {
        score(range, own) { arrivals[$0 &- range.lowerBound] }
      } else {
        score(range, own) { entries.arriving(at: $0, from: sent) }
      }
    }

    /// Scores vertices by what comes to each by no tie; returns by how much they were wrong, and how
    /// much of the new scores leads nowhere.
    @inline(__always)
    private func score(
      _ range: Range<Int>,
      _ own: (Int) -> Scalar,
      _ arriving: (Int) -> Scalar
    ) -> (change: Double, lost: Double) {
      var (change, lost) = (0.0, CompensatedSum())
      for vertex in range {
        let given = damping * arriving(vertex) + own(vertex)
        change += Double((given - scores[vertex]).magnitude)
        let score = before[vertex] + stride * (given - before[vertex])
        before[vertex] = score
        next[vertex] = score * factors[vertex]
        if factors[vertex] == 0 { lost.add(Double(score)) }
      }
      return (change, lost.total)
    }
  }
}
