extension PageRankWalk {
  /// The scores with the vertices as the rows are numbered, nearly of sum 1.
  ///
  /// In a large graph nearly all rounds are done in `Float`, whose table is half as large: first for
  /// the scores, then for what a round in `Double` finds them short of (iterative refinement).
  ///
  /// - SeeAlso: Moler, Iterative refinement in floating point (1967), JACM 14:316.
  func settled<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ columns: PageRankColumns,
    _ limit: Int,
    _ expected: Int,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (scores: Cells<Double>, state: PageRankState) {
    var state = PageRankState(
      pace: Pace(expected: expected, tolerance: tolerance),
      strides: Strides(bound: isReversible ? damping : 0),
      limit: min(limit, rounds(for: 1e-17))
    )
    guard limit > 0 else { return (columns.scores, state) }
    guard inflow.count > Self.small else {
      var rounds = exact(entries, columns)
      return (try rounds.settle(tolerance, &state, progress), state)
    }
    return (try refined(entries, columns, &state, progress), state)
  }

  /// The most vertices whose table in `Double` fits the nearest caches.
  private static var small: Int { 1 << 14 }

  /// The least change that rounds in `Float` can be trusted with, as a share of all.
  private static var coarsest: Double { 1e-7 }

  private func exact(
    _ entries: EntriesView<Double>,
    _ columns: PageRankColumns
  ) -> PageRankRounds<Double> {
    PageRankRounds(
      entries,
      factors: columns.factors,
      homes: columns.homes,
      rest: nil,
      scores: columns.scores,
      live: columns.live,
      damping: damping,
      crew: crew
    )
  }

  private func refined<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ columns: PageRankColumns,
    _ state: inout PageRankState,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Cells<Double> {
    let (scores, live) = (columns.scores, columns.live)
    let factors = narrow(inflow.count) { columns.factors[$0] }
    let homes = columns.homes.map { homes in narrow(inflow.count) { homes[$0] } }
    return try withNarrow(entries) { entriesInFloat throws(Failure) in
      func coarse(
        _ scores: Cells<Float>,
        rest: Cells<Float>?,
        _ tolerance: Double
      ) throws(Failure) -> Cells<Float> {
        var rounds = PageRankRounds(
          entriesInFloat,
          factors: factors,
          homes: homes,
          rest: rest,
          scores: scores,
          live: live,
          damping: damping,
          crew: crew
        )
        return try rounds.settle(tolerance, &state, progress)
      }
      let found = try coarse(
        narrow(inflow.count) { scores[$0] },
        rest: nil,
        max(tolerance, Self.coarsest)
      )
      crew.ranges(live) { for vertex in $0 { scores[vertex] = Double(found[vertex]) } }
      if tolerance >= Self.coarsest && state.pace.change < tolerance { return scores }
      columns.makeSumOne(crew)
      var exact = exact(entries, columns)
      var least = Double.infinity
      while state.pace.rounds < state.limit {
        let change = try exact.round(stride: 1, &state, progress)
        if change < tolerance || state.pace.rounds == state.limit { break }
        // Near a damping of 1 numbers in `Float` cannot tell what is missing.
        guard change < 0.1 * least else { return try exact.settle(tolerance, &state, progress) }
        least = change
        let (given, before) = (exact.scores, exact.before)
        let rest = narrow(inflow.count) { given[$0] - before[$0] }
        let goal = max(tolerance / 2, 10 * Self.coarsest * change)
        state.strides.restart()
        let missing = try coarse(narrow(inflow.count) { Double(rest[$0]) }, rest: rest, goal)
        crew.ranges(live) { range in
          for vertex in range { given[vertex] = before[vertex] + Double(missing[vertex]) }
        }
        exact.restart()
      }
      return exact.scores
    }
  }

  private func narrow(_ count: Int, _ number: @Sendable (Int) -> Double) -> Cells<Float> {
    let narrow = Cells<Float>(uninitialised: count)
    crew.ranges(count) { for place in $0 { narrow[place] = Float(number(place)) } }
    return narrow
  }

  private func withNarrow<Result, Failure: Error>(
    _ entries: EntriesView<Double>,
    _ body: (EntriesView<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    func narrow(_ column: View<Double>) -> [Float] {
      filledArray(column.count) { narrow in
        crew.ranges(column.count) { for place in $0 { narrow[place] = Float(column[place]) } }
      }
    }
    if let tiles = entries.tiles {
      return try withView(of: narrow(tiles.values)) { values throws(Failure) in
        var narrow: EntriesView<Float> = entries.with(.none, near: .none)
        narrow.tiles = tiles.with(values)
        return try body(narrow)
      }
    }
    return try withView(of: narrow(entries.values)) { values throws(Failure) in
      try withView(of: narrow(entries.nearValues)) { nearValues throws(Failure) in
        try body(entries.with(values, near: nearValues))
      }
    }
  }
}

/// What rounds in numbers of one kind hand on to those of the next.
struct PageRankState {
  /// How far the rounds are.
  var pace: Pace
  /// How far each goes.
  var strides: Strides
  /// The most rounds.
  let limit: Int
}

extension PageRankRounds {
  /// Scores every vertex anew, and counts the round.
  mutating func round<Failure: Error>(
    stride: Double,
    _ state: inout PageRankState,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Double {
    let change = try round(stride: stride) { done throws(Failure) in
      if let share = state.pace.due(done) { try progress(share) }
    }
    state.pace.end(change: change)
    return change
  }

  /// Goes on until a round finds a change below the tolerance, or none that still falls, and
  /// returns the scores whose change it knows.
  mutating func settle<Failure: Error>(
    _ tolerance: Double,
    _ state: inout PageRankState,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Cells<Scalar> {
    var stalls = 0
    var found = scores
    while state.pace.rounds < state.limit && stalls < 3 {
      let (least, stride) = (state.pace.change, state.strides.next)
      let change = try round(stride: stride, &state, progress)
      found = stride == 1 ? scores : before
      state.strides.end(change: change)
      if change < tolerance { break }
      stalls = Scalar.self == Float.self && change >= least ? stalls + 1 : 0
    }
    return found
  }
}
