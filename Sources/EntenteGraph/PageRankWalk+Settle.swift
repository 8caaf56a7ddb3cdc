extension PageRankWalk {
  /// The scores with the vertices as they are numbered.
  func inOrder<Failure: Error>(
    _ limit: Int,
    _ expected: Int,
    _ crew: Crew,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (result: PageRank, isSettled: Bool) {
    let scores = Cells<Double>(uninitialised: inflow.count)
    for vertex in 0..<inflow.count {
      scores[vertex] = homes.map { $0[vertex] } ?? 1 / Double(inflow.count)
    }
    return try inflow.withEntries { entries throws(Failure) in
      var state = PageRankState(
        pace: Pace(expected: expected, tolerance: tolerance),
        strides: Strides(bound: isReversible ? damping : 0),
        limit: min(limit, rounds(for: 1e-17))
      )
      try coarse(entries, scores, crew, &state, progress)
      var result = scores
      let isCoarse = tolerance >= Self.coarsest && state.pace.change < tolerance
      if state.pace.rounds < state.limit && !isCoarse {
        var exact = PageRankRounds(
          entries,
          factors: Cells(factors),
          homes: homes.map { Cells($0) },
          scores: scores,
          damping: damping,
          crew: crew
        )
        result = try exact.settle(tolerance, &state, progress)
      }
      var total = 0.0
      for vertex in 0..<inflow.count {
        result[vertex] = max(0, result[vertex])
        total += result[vertex]
      }
      for vertex in 0..<inflow.count { result[vertex] /= total }
      let rounds = state.pace.rounds
      let change = rounds == 0 ? 0 : state.pace.change
      let isSettled = change < tolerance || rounds >= self.rounds(for: 1e-17)
      return (PageRank(scores: result.array(), rounds: rounds, change: change), isSettled)
    }
  }

  /// The least change that rounds in `Float` can be trusted with.
  private static var coarsest: Double { 1e-7 }

  /// Rounds in `Float`, as far as they can tell a change.
  private func coarse<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ scores: Cells<Double>,
    _ crew: Crew,
    _ state: inout PageRankState,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    let values = inflow.values.map { values in values.map { Float($0) } } ?? []
    try withView(of: values) { values throws(Failure) in
      var rounds = PageRankRounds(
        EntriesView(rows: entries.rows, values: values),
        factors: Cells(factors.map { Float($0) }),
        homes: homes.map { homes in Cells(homes.map { Float($0) }) },
        scores: Cells(scores.array().map { Float($0) }),
        damping: damping,
        crew: crew
      )
      let found = try rounds.settle(max(tolerance, Self.coarsest), &state, progress)
      for vertex in 0..<inflow.count { scores[vertex] = Double(found[vertex]) }
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
      let least = state.pace.change
      let change = try round(stride: state.strides.next) { done throws(Failure) in
        if let share = state.pace.due(done) { try progress(share) }
      }
      found = state.strides.next == 1 ? scores : before
      state.pace.end(change: change)
      state.strides.end(change: change)
      if change < tolerance { break }
      stalls = Scalar.self == Float.self && change >= least ? stalls + 1 : 0
    }
    return found
  }
}
