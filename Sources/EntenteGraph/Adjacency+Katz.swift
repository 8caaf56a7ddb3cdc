extension Adjacency {
  /// Scores each vertex by all walks that end there, long ones counting less.
  ///
  /// x = beta (I - alpha A^T)^-1 1, that is x(v) = beta + alpha · sum over ties u to v of
  /// w(u, v) x(u). Parallel ties add, a loop counts once. The result is checked: a positive x above
  /// its own image is the proof that alpha is below 1 / λ.
  ///
  /// - Parameters:
  ///   - alpha: How much each further step counts, 0 or above and below 1 / λ, λ the greatest
  ///     eigenvalue.
  ///   - beta: What each vertex has of its own, above 0.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - normalised: Whether to divide by the Euclidean norm.
  /// - Returns: One a vertex, in vertex order; at least beta, or in 0...1 if normalised.
  /// - Throws: ``KernelError/noConvergence(iterations:)`` if alpha is not below 1 / λ;
  ///   ``KernelError/invalidParameter(_:)`` for alpha or beta;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a weight.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3) up to 200 vertices, above O(rounds · E), rounds growing as alpha
  ///   approaches 1 / λ.
  /// - SeeAlso: Katz, A new status index derived from sociometric analysis (1953), Psychometrika 18:39.
  public func katzCentrality(
    alpha: Double,
    beta: Double = 1,
    weights: [Double]? = nil,
    normalised: Bool = false
  ) throws(KernelError) -> [Double] {
    guard alpha >= 0 && alpha.isFinite else { throw .invalidParameter("alpha") }
    guard beta > 0 && beta.isFinite else { throw .invalidParameter("beta") }
    let inflow = try Inflow(self, weights)
    guard vertexCount > 0 else { return [] }
    var scores = [Double](repeating: 1, count: vertexCount)
    let step = alpha * inflow.scale
    if step > 0 {
      let rest = scores.map { $0 / step }
      scores = try inflow.settled(Array(0..<vertexCount), root: 1 / step, rest: rest)
      for vertex in 0..<vertexCount {
        let own = scores[vertex] - step * inflow.arriving(at: vertex, from: scores)
        guard scores[vertex] >= 0.5, scores[vertex] < 1e12, (own - 1).magnitude < 0.01 else {
          throw .noConvergence(iterations: 1)
        }
      }
    }
    let factor = normalised ? 1 / Inflow.length(scores) : beta
    return scores.map { $0 * factor }
  }
}
