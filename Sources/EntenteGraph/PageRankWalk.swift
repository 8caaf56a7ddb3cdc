/// The walk that PageRank scores, checked and ready for its rounds.
struct PageRankWalk {
  private let inflow: Inflow
  /// Whether the walk looks the same backwards, so that its eigenvalues are real.
  private let isReversible: Bool
  private let damping: Double
  /// The change at which to end.
  private let tolerance: Double
  /// Where the other steps go, of sum 1; nil for everywhere alike.
  private let homes: [Double]?
  /// What each vertex sends of its score to an entry of 1; 0 if nothing leads from it.
  private let factors: [Double]
}

extension PageRankWalk {
  /// Checks the parameters, and turns weights into shares of what leaves a vertex.
  init(
    _ graph: Adjacency,
    _ damping: Double,
    _ weights: [Double]?,
    _ personalisation: [Double]?,
    _ tolerance: Double
  ) throws(KernelError) {
    guard damping >= 0 && damping < 1 else { throw .invalidParameter("damping") }
    guard tolerance >= 0 else { throw .invalidParameter("tolerance") }
    self.tolerance = tolerance
    homes = try Self.homes(personalisation, graph.vertexCount)
    self.damping = damping
    let inflow = try Inflow(graph, weights)
    isReversible = inflow.isSymmetric
    guard let weights, let entries = inflow.values else {
      self.inflow = inflow
      factors = filledArray(graph.vertexCount) { factors in
        for vertex in 0..<graph.vertexCount {
          let degree = graph.offsets[vertex &+ 1] &- graph.offsets[vertex]
          factors[vertex] = degree == 0 ? 0 : 1 / Double(degree)
        }
      }
      return
    }
    let sums: [Double] = filledArray(graph.vertexCount) { sums in
      for vertex in 0..<graph.vertexCount {
        var sum = 0.0
        for slot in graph.row(of: Vertex(vertex)) { sum += weights[slot] / inflow.scale }
        sums[vertex] = sum
      }
    }
    let shares: [Double] = filledArray(entries.count) { shares in
      for place in 0..<entries.count {
        shares[place] = entries[place] / sums[Int(inflow.sources[place])]
      }
    }
    self.inflow = Inflow(
      count: inflow.count,
      offsets: inflow.offsets,
      sources: inflow.sources,
      values: shares,
      scale: 1,
      isSymmetric: false
    )
    factors = sums.map { $0 > 0 ? 1 : 0 }
  }

  /// The personalisation with sum 1.
  private static func homes(
    _ personalisation: [Double]?,
    _ count: Int
  ) throws(KernelError) -> [Double]? {
    guard let personalisation else { return nil }
    precondition(personalisation.count == count, "There must be one number per vertex")
    let greatest = personalisation.max() ?? 1
    guard personalisation.allSatisfy({ $0 >= 0 && $0.isFinite }), greatest > 0 else {
      throw .invalidParameter("personalisation")
    }
    let scaled = personalisation.map { $0 / greatest }
    let sum = scaled.reduce(0, +)
    return scaled.map { $0 / sum }
  }
}

extension PageRankWalk {
  /// Goes on until a round changes less than the tolerance, or the rounds are used up.
  ///
  /// The first rounds are done in `Float`, whose table is half as large and so twice as quick to
  /// read at random, down to a change that `Float` can still tell.
  func scores<Failure: Error>(
    rounds limit: Int,
    threads: Int?,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (result: PageRank, isSettled: Bool) {
    let count = inflow.count
    guard count > 0 else { return (PageRank(scores: [], rounds: 0, change: 0), true) }
    let crew = Crew(threads: threads, steps: inflow.sources.count + count)
    let enough = rounds(for: min(max(tolerance, 1e-17), 1))
    let expected = min(limit, enough)
    if let order = usefulOrder(rounds: expected) {
      let ordered = PageRankWalk(
        inflow: inflow.renumbered(order, crew),
        isReversible: isReversible,
        damping: damping,
        tolerance: tolerance,
        homes: homes.map { homes in order.order.map { homes[Int($0)] } },
        factors: order.order.map { factors[Int($0)] }
      )
      var (result, isSettled) = try ordered.inOrder(limit, expected, crew, progress)
      let scores = result.scores
      result.scores = order.rank.map { scores[Int($0)] }
      return (result, isSettled)
    }
    return try inOrder(limit, expected, crew, progress)
  }

  /// So many rounds suffice whatever the graph: 2 d^rounds bounds the fault.
  private func rounds(for fault: Double) -> Int {
    damping == 0 ? 1 : Int((fault / 2).naturalLogarithm / damping.naturalLogarithm) + 1
  }

  /// The order of descending degree, if reading in it repays the renumbering.
  private func usefulOrder(rounds: Int) -> DegreeOrder? {
    guard rounds >= 8, inflow.count > 1 << 16 else { return nil }
    let order = DegreeOrder(inflow.offsets)
    return order.skew(inflow.offsets) >= 0.4 ? order : nil
  }

  private func inOrder<Failure: Error>(
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
        limit: min(limit, max(rounds(for: 1e-17), 1))
      )
      try coarse(entries, scores, crew, &state, progress)
      var result = scores
      if state.pace.rounds < state.limit && state.pace.change >= tolerance {
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
      let (rounds, change) = (state.pace.rounds, state.pace.change)
      let isSettled = change < tolerance || rounds >= self.rounds(for: 1e-17)
      return (PageRank(scores: result.array(), rounds: rounds, change: change), isSettled)
    }
  }

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
      let found = try rounds.settle(max(tolerance, 1e-7), &state, progress)
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
