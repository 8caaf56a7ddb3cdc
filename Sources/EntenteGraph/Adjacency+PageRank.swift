extension Adjacency {
  /// Scores each vertex by the share of time that a wanderer along the ties spends there.
  ///
  /// x = d (P^T x + p · sum of x over vertices from which nothing leads) + (1 - d) p, with P(u, v)
  /// the share of u's outgoing weight on the tie to v, p the personalisation and d the damping.
  /// Parallel ties add, a loop counts once; a vertex whose weights are all 0 leads nowhere. Rounds
  /// go on until one changes the sum of magnitudes by less than 1e-14, so that each score is right
  /// to 1e-14 / (1 - d), or until 2 d^rounds, which bounds the fault, is below what numbers hold.
  ///
  /// - Parameters:
  ///   - damping: The share of steps along a tie, in 0..<1.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - personalisation: Where the other steps go: one number a vertex, 0 or above, not all 0; nil
  ///     for everywhere alike.
  /// - Returns: One a vertex, in vertex order, in 0...1, of sum 1; empty for an empty graph.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for damping or personalisation;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a weight;
  ///   ``KernelError/noConvergence(iterations:)`` if damping is so near 1 that 100,000 rounds do
  ///   not suffice.
  /// - Precondition: There is one weight a slot, and one number of the personalisation a vertex.
  /// - Complexity: O(rounds · (V + E)) time, about 200 rounds at 0.85; O(V + E) space.
  /// - SeeAlso: Brin and Page, The anatomy of a large-scale hypertextual web search engine (1998).
  public func pageRank(
    damping: Double = 0.85,
    weights: [Double]? = nil,
    personalisation: [Double]? = nil
  ) throws(KernelError) -> [Double] {
    guard damping >= 0 && damping < 1 else { throw .invalidParameter("damping") }
    let rest = try homes(personalisation)
    let inflow = try Inflow(self, weights)
    guard vertexCount > 0 else { return [] }
    var sums = [Double](repeating: 0, count: vertexCount)
    for place in 0..<inflow.sources.count { sums[inflow.sources[place]] += inflow.values[place] }
    var shares = inflow.values
    for place in 0..<shares.count { shares[place] /= sums[inflow.sources[place]] }
    let walk = Inflow(
      count: vertexCount,
      offsets: inflow.offsets,
      sources: inflow.sources,
      values: shares,
      scale: 1
    )
    var scores = rest
    var next = rest
    let limit = 100_000
    var bound = 2.0
    for _ in 0..<limit {
      var lost = 0.0
      for vertex in 0..<vertexCount where sums[vertex] == 0 { lost += scores[vertex] }
      let spread = 1 - damping + damping * lost
      var total = 0.0
      for vertex in 0..<vertexCount {
        next[vertex] = damping * walk.arriving(at: vertex, from: scores) + spread * rest[vertex]
        total += next[vertex]
      }
      var change = 0.0
      for vertex in 0..<vertexCount {
        next[vertex] /= total
        change += (next[vertex] - scores[vertex]).magnitude
      }
      swap(&scores, &next)
      bound *= damping
      if change < 1e-14 || bound < 1e-17 { return scores }
    }
    throw .noConvergence(iterations: limit)
  }

  /// The personalisation with sum 1.
  private func homes(_ personalisation: [Double]?) throws(KernelError) -> [Double] {
    guard let personalisation else {
      return [Double](repeating: 1 / Double(max(vertexCount, 1)), count: vertexCount)
    }
    precondition(personalisation.count == vertexCount, "There must be one number per vertex")
    let greatest = personalisation.max() ?? 1
    guard personalisation.allSatisfy({ $0 >= 0 && $0.isFinite }), greatest > 0 else {
      throw .invalidParameter("personalisation")
    }
    let scaled = personalisation.map { $0 / greatest }
    let sum = scaled.reduce(0, +)
    return scaled.map { $0 / sum }
  }
}
