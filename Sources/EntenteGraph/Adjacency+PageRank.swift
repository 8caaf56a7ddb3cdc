extension Adjacency {
  /// Scores each vertex by the share of time that a wanderer along the ties spends there.
  ///
  /// x = d (P^T x + p · sum of x over vertices from which nothing leads) + (1 - d) p, with P(u, v)
  /// the share of u's outgoing weight on the tie to v, p the personalisation and d the damping.
  /// Parallel ties add, a loop counts once; a vertex whose weights are all 0 leads nowhere. Rounds
  /// go on until one changes the sum of magnitudes by less than the tolerance t, so that the scores
  /// are right to t / (1 - d) in sum, or until 2 d^rounds, which bounds the fault, is below what
  /// numbers hold. Of more than 16,384 vertices nearly all rounds are done in `Float`: scores that end
  /// at a tolerance of 1e-7 or above have about 1e-6 more of a fault, others are refined in `Double`.
  /// Without direction the scores start from the right sum of each component, since that would mend
  /// slowest.
  ///
  /// - Parameters:
  ///   - damping: The share of steps along a tie, in 0..<1.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - personalisation: Where the other steps go: one number a vertex, 0 or above, not all 0; nil
  ///     for everywhere alike.
  ///   - tolerance: The change at which to end, 0 or above.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, in 0...1, of sum 1; empty for an empty graph.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for damping, personalisation or tolerance;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a weight;
  ///   ``KernelError/noConvergence(iterations:)`` if damping is so near 1 that 100,000 rounds do
  ///   not suffice.
  /// - Precondition: There is one weight a slot, and one number of the personalisation a vertex.
  /// - Complexity: O(rounds · (V + E)) time, about 200 rounds at 0.85 at most; O(V + E) space.
  /// - SeeAlso: Brin and Page, The anatomy of a large-scale hypertextual web search engine (1998).
  public func pageRank(
    damping: Double = 0.85,
    weights: [Double]? = nil,
    personalisation: [Double]? = nil,
    tolerance: Double = 1e-14,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    let walk = try PageRankWalk(self, damping, weights, personalisation, tolerance, threads)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return try settled(walk.scores(rounds: 100_000, progress: silent))
  }

  /// Scores each vertex as ``pageRank(damping:weights:personalisation:tolerance:threads:)`` does,
  /// telling how far it is.
  ///
  /// - Parameters:
  ///   - damping: The share of steps along a tie, in 0..<1.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - personalisation: Where the other steps go: one number a vertex, 0 or above, not all 0; nil
  ///     for everywhere alike.
  ///   - tolerance: The change at which to end, 0 or above.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order, in 0...1, of sum 1; empty for an empty graph.
  /// - Throws: What `progress` throws, and what the other form throws.
  /// - Precondition: There is one weight a slot, and one number of the personalisation a vertex.
  /// - Complexity: O(rounds · (V + E)) time; O(V + E) space.
  public func pageRank(
    damping: Double = 0.85,
    weights: [Double]? = nil,
    personalisation: [Double]? = nil,
    tolerance: Double = 1e-14,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    var telling = Telling()
    let walk = try PageRankWalk(
      self,
      damping,
      weights,
      personalisation,
      tolerance,
      threads,
      { if let share = telling.due(0) { try progress(share) } },
      { $0 }
    )
    return try settled(walk.scores(rounds: 100_000, progress: progress))
  }

  /// Scores each vertex as ``pageRank(damping:weights:personalisation:tolerance:threads:)`` does, in
  /// so many rounds at most, and tells how many it took.
  ///
  /// - Parameters:
  ///   - rounds: The most rounds, 0 or above.
  ///   - damping: The share of steps along a tie, in 0..<1.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - personalisation: Where the other steps go: one number a vertex, 0 or above, not all 0; nil
  ///     for everywhere alike.
  ///   - tolerance: The change at which to end, 0 or above.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The scores with the rounds done and the change of the last one.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for rounds, damping, personalisation or
  ///   tolerance; ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   weight.
  /// - Precondition: There is one weight a slot, and one number of the personalisation a vertex.
  /// - Complexity: O(rounds · (V + E)) time; O(V + E) space.
  public func pageRank(
    rounds: Int,
    damping: Double = 0.85,
    weights: [Double]? = nil,
    personalisation: [Double]? = nil,
    tolerance: Double = 1e-14,
    threads: Int? = nil
  ) throws(KernelError) -> PageRank {
    guard rounds >= 0 else { throw .invalidParameter("rounds") }
    let walk = try PageRankWalk(self, damping, weights, personalisation, tolerance, threads)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return walk.scores(rounds: rounds, progress: silent).result
  }

  private func settled(
    _ answer: (result: PageRank, isSettled: Bool)
  ) throws(KernelError) -> [Double] {
    guard answer.isSettled else { throw .noConvergence(iterations: answer.result.rounds) }
    return answer.result.scores
  }
}
