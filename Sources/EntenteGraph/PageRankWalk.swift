/// The walk that PageRank scores, checked and ready for its rounds.
struct PageRankWalk {
  let inflow: Inflow
  /// Whether the walk looks the same backwards, so that its eigenvalues are real.
  let isReversible: Bool
  let damping: Double
  /// The change at which to end.
  let tolerance: Double
  /// Where the other steps go, of sum 1; nil for everywhere alike.
  let homes: [Double]?
  /// What each vertex sends of its score to an entry of 1; 0 if nothing leads from it.
  let factors: Cells<Double>
  /// Where the rows of leaving ties start in the graph; who sends to many is read often.
  let outOffsets: [UInt32]
  /// Who does it.
  let crew: Crew
}

extension PageRankWalk {
  /// Prepares a walk without telling how far it is.
  init(
    _ graph: Adjacency,
    _ damping: Double,
    _ weights: [Double]?,
    _ personalisation: [Double]?,
    _ tolerance: Double,
    _ threads: Int?
  ) throws(KernelError) {
    try self.init(
      graph,
      damping,
      weights,
      personalisation,
      tolerance,
      threads,
      { () throws(KernelError) in },
      { $0 }
    )
  }

  /// Checks the parameters, and turns weights into shares of what leaves a vertex.
  ///
  /// `tell` is called every few milliseconds and stops the work by throwing; `refuse` turns what is
  /// wrong with the parameters into what is thrown.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ damping: Double,
    _ weights: [Double]?,
    _ personalisation: [Double]?,
    _ tolerance: Double,
    _ threads: Int?,
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) {
    guard damping >= 0 && damping < 1 else { throw refuse(.invalidParameter("damping")) }
    guard tolerance >= 0 else { throw refuse(.invalidParameter("tolerance")) }
    (self.damping, self.tolerance) = (damping, tolerance)
    let scale: Double
    do throws(KernelError) {
      homes = try Self.homes(personalisation, graph.vertexCount)
      scale = try Inflow.scale(graph, weights)
    } catch { throw refuse(error) }
    let inflow = try Inflow(graph, weights, scale, threads: threads, tell)
    isReversible = inflow.isSymmetric
    outOffsets = graph.offsets
    let crew = Crew(threads: threads, steps: inflow.sources.count + inflow.count)
    let factors = Cells<Double>(uninitialised: graph.vertexCount)
    (self.crew, self.factors) = (crew, factors)
    guard let weights, let entries = inflow.values else {
      self.inflow = inflow
      withView(of: graph.offsets) { offsets in
        crew.ranges(graph.vertexCount) { range in
          for vertex in range {
            let degree = offsets[vertex &+ 1] &- offsets[vertex]
            factors[vertex] = degree == 0 ? 0 : 1 / Double(degree)
          }
        }
      }
      return
    }
    let sums: [Double] = try filledArray(graph.vertexCount) { sums throws(Failure) in
      for vertex in 0..<graph.vertexCount {
        if vertex & 0xfff == 0 { try tell() }
        var sum = 0.0
        for slot in graph.row(of: Vertex(vertex)) { sum += weights[slot] / inflow.scale }
        sums[vertex] = sum
      }
    }
    let shares: [Double] = try filledArray(entries.count) { shares throws(Failure) in
      for place in 0..<entries.count {
        if place & 0xffff == 0 { try tell() }
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
    for vertex in 0..<graph.vertexCount { factors[vertex] = sums[vertex] > 0 ? 1 : 0 }
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
  /// Where few vertices have most ties, the rounds go through them in the order of their degrees;
  /// where ties lead anywhere in a large graph, tile by tile.
  func scores<Failure: Error>(
    rounds limit: Int,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (result: PageRank, isSettled: Bool) {
    let count = inflow.count
    guard count > 0 else { return (PageRank(scores: [], rounds: 0, change: 0), true) }
    let scores = limit == 0 ? alike : start()
    let given = PageRankColumns(
      factors: factors,
      homes: homes.map { Cells($0) },
      scores: scores,
      live: count
    )
    let expected = min(limit, rounds(for: min(max(tolerance, 1e-17), 1)))
    // From its good start a walk that looks the same backwards comes so far in half a dozen rounds.
    let isShort = expected < 8 || (isReversible && tolerance >= 1e-4)
    guard !isShort, let order = DegreeOrder(repaying: outOffsets) else {
      return try inflow.withEntries { entries throws(Failure) in
        try entries.tiled(rounds: expected, crew, progress) { entries throws(Failure) in
          let (found, state) = try settled(entries, given, limit, expected, progress)
          return answer(found, state) { $0 }
        }
      }
    }
    let ordered = try inflow.ordered(order, crew, progress)
    return try ordered.withEntries { entries throws(Failure) in
      let live = isReversible ? ordered.live : count
      let columns = given.ordered(order, live: live, crew)
      let (found, state) = try settled(entries, columns, limit, expected, progress)
      return withView(of: order.rank) { rank in answer(found, state) { Int(rank[$0]) } }
    }
  }

  /// The scores of sum 1, in the order of the graph.
  @inline(__always)
  private func answer(
    _ found: Cells<Double>,
    _ state: PageRankState,
    _ place: @Sendable (Int) -> Int
  ) -> (result: PageRank, isSettled: Bool) {
    let total = crew.sum(found.count) { range in
      for place in range { found[place] = max(0, found[place]) }
      return PageRankColumns.sum(found, range)
    }
    let scores: [Double] = filledArray(found.count) { scores in
      crew.ranges(found.count) { range in
        for vertex in range { scores[vertex] = found[place(vertex)] / total }
      }
    }
    let rounds = state.pace.rounds
    let change = rounds == 0 ? 0 : state.pace.change
    return (
      PageRank(scores: scores, rounds: rounds, change: change),
      change < tolerance || rounds >= self.rounds(for: 1e-17)
    )
  }

  /// So many rounds suffice whatever the graph: 2 d^rounds bounds the fault; and at least one in
  /// each kind of numbers.
  func rounds(for fault: Double) -> Int {
    guard damping > 0 else { return 2 }
    return Int((fault / 2).naturalLogarithm / damping.naturalLogarithm) + 2
  }
}
