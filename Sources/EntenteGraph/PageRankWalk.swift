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
  let factors: [Double]
  /// Where the rows of leaving ties start in the graph; who sends to many is read often.
  let outOffsets: [UInt32]
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
    outOffsets = graph.offsets
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
    if expected >= 8, let order = DegreeOrder(repaying: outOffsets) {
      let ordered = PageRankWalk(
        inflow: inflow.renumbered(order, crew),
        isReversible: isReversible,
        damping: damping,
        tolerance: tolerance,
        homes: homes.map { homes in order.order.map { homes[Int($0)] } },
        factors: order.order.map { factors[Int($0)] },
        outOffsets: []
      )
      var (result, isSettled) = try ordered.inOrder(limit, expected, crew, progress)
      let scores = result.scores
      result.scores = order.rank.map { scores[Int($0)] }
      return (result, isSettled)
    }
    return try inOrder(limit, expected, crew, progress)
  }

  /// So many rounds suffice whatever the graph: 2 d^rounds bounds the fault; and at least one in
  /// each kind of numbers.
  func rounds(for fault: Double) -> Int {
    guard damping > 0 else { return 2 }
    return Int((fault / 2).naturalLogarithm / damping.naturalLogarithm) + 2
  }
}
