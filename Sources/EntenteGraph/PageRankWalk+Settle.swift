extension PageRankWalk {
  /// The scores with the vertices as they are numbered.
  ///
  /// In a large graph nearly all rounds are done in `Float`, whose table is half as large: first for
  /// the scores, then for what a round in `Double` finds them short of (iterative refinement).
  ///
  /// - SeeAlso: Moler, Iterative refinement in floating point (1967), JACM 14:316.
  func inOrder<Failure: Error>(
    _ limit: Int,
    _ expected: Int,
    _ crew: Crew,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (result: PageRank, isSettled: Bool) {
    let enough = rounds(for: 1e-17)
    var state = PageRankState(
      pace: Pace(expected: expected, tolerance: tolerance),
      strides: Strides(bound: isReversible ? damping : 0),
      limit: min(limit, enough)
    )
    let found = try inflow.withEntries { entries throws(Failure) in
      let scores = limit == 0 ? alike : start(crew)
      guard limit > 0 else { return scores }
      guard inflow.count > Self.small else {
        var rounds = exact(entries, scores, crew)
        return try rounds.settle(tolerance, &state, progress)
      }
      return try refined(entries, scores, crew, &state, progress)
    }
    for vertex in 0..<inflow.count { found[vertex] = max(0, found[vertex]) }
    Self.makeSumOne(found)
    let rounds = state.pace.rounds
    let change = rounds == 0 ? 0 : state.pace.change
    return (
      PageRank(scores: found.array(), rounds: rounds, change: change),
      change < tolerance || rounds >= enough
    )
  }

  /// Divides scores by their sum; of so many numbers it is compensated, since its fault would come to
  /// every score.
  private static func makeSumOne(_ scores: Cells<Double>) {
    var sum = CompensatedSum()
    for vertex in 0..<scores.count { sum.add(scores[vertex]) }
    let total = sum.total
    for vertex in 0..<scores.count { scores[vertex] /= total }
  }

  /// The most vertices whose table in `Double` fits the nearest caches.
  private static var small: Int { 1 << 14 }

  /// The least change that rounds in `Float` can be trusted with, as a share of all.
  private static var coarsest: Double { 1e-7 }

  private func exact(
    _ entries: EntriesView<Double>,
    _ scores: Cells<Double>,
    _ crew: Crew
  ) -> PageRankRounds<Double> {
    PageRankRounds(
      entries,
      factors: Cells(factors),
      homes: homes.map { Cells($0) },
      rest: nil,
      scores: scores,
      damping: damping,
      crew: crew
    )
  }

  private func refined<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ scores: Cells<Double>,
    _ crew: Crew,
    _ state: inout PageRankState,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Cells<Double> {
    let values = inflow.values.map { values in values.map { Float($0) } } ?? []
    let factors = Cells(factors.map { Float($0) })
    let homes = homes.map { homes in Cells(homes.map { Float($0) }) }
    return try withView(of: values) { values throws(Failure) in
      func coarse(
        _ scores: Cells<Float>,
        rest: Cells<Float>?,
        _ tolerance: Double
      ) throws(Failure) -> Cells<Float> {
        var rounds = PageRankRounds(
          EntriesView(rows: entries.rows, values: values),
          factors: factors,
          homes: homes,
          rest: rest,
          scores: scores,
          damping: damping,
          crew: crew
        )
        return try rounds.settle(tolerance, &state, progress)
      }
      let found = try coarse(
        narrow(scores) { scores[$0] },
        rest: nil,
        max(tolerance, Self.coarsest)
      )
      for vertex in 0..<scores.count { scores[vertex] = Double(found[vertex]) }
      Self.makeSumOne(scores)
      if tolerance >= Self.coarsest && state.pace.change < tolerance { return scores }
      var exact = exact(entries, scores, crew)
      var least = Double.infinity
      while state.pace.rounds < state.limit {
        let change = try exact.round(stride: 1, &state, progress)
        if change < tolerance || state.pace.rounds == state.limit { break }
        // Near a damping of 1 numbers in `Float` cannot tell what is missing.
        guard change < 0.1 * least else { return try exact.settle(tolerance, &state, progress) }
        least = change
        let (given, before) = (exact.scores, exact.before)
        let rest = narrow(scores) { given[$0] - before[$0] }
        let goal = max(tolerance / 2, 10 * Self.coarsest * change)
        state.strides.restart()
        let missing = try coarse(Cells(rest.array()), rest: rest, goal)
        for vertex in 0..<scores.count { given[vertex] = before[vertex] + Double(missing[vertex]) }
        exact.restart()
      }
      return exact.scores
    }
  }

  private func narrow(_ scores: Cells<Double>, _ number: (Int) -> Double) -> Cells<Float> {
    let narrow = Cells<Float>(uninitialised: scores.count)
    for vertex in 0..<scores.count { narrow[vertex] = Float(number(vertex)) }
    return narrow
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
