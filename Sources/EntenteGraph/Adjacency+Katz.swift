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
  /// - Throws: ``KernelError/noConvergence(iterations:)`` if alpha is not below 1 / λ, or if a score is
  ///   1e12 · beta or more, from where on rounding hides which it is;
  ///   ``KernelError/invalidParameter(_:)`` for alpha or beta;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a weight.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3) time and O(V^2) space up to 200 vertices; above O(rounds · E) time, rounds
  ///   growing as alpha approaches 1 / λ and at most 20,000, and O(V + E) space.
  /// - SeeAlso: Katz, A new status index derived from sociometric analysis (1953), Psychometrika 18:39.
  public func katzCentrality(
    alpha: Double,
    beta: Double = 1,
    weights: [Double]? = nil,
    normalised: Bool = false
  ) throws(KernelError) -> [Double] {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return try allWalks(alpha, beta, weights, normalised, silent).get()
  }

  /// Scores each vertex by all walks that end there, telling how far it is.
  ///
  /// As ``katzCentrality(alpha:beta:weights:normalised:)``.
  ///
  /// - Parameters:
  ///   - alpha: How much each further step counts, 0 or above and below 1 / λ, λ the greatest
  ///     eigenvalue.
  ///   - beta: What each vertex has of its own, above 0.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - normalised: Whether to divide by the Euclidean norm.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order; at least beta, or in 0...1 if normalised.
  /// - Throws: What `progress` throws, and what the other form throws.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: As for the other form.
  public func katzCentrality(
    alpha: Double,
    beta: Double = 1,
    weights: [Double]? = nil,
    normalised: Bool = false,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try allWalks(alpha, beta, weights, normalised, progress).get()
  }

  private func allWalks<Failure: Error>(
    _ alpha: Double,
    _ beta: Double,
    _ weights: [Double]?,
    _ normalised: Bool,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result<[Double], KernelError> {
    guard alpha >= 0 && alpha.isFinite else { return .failure(.invalidParameter("alpha")) }
    guard beta > 0 && beta.isFinite else { return .failure(.invalidParameter("beta")) }
    let inflow: Inflow
    do throws(KernelError) { inflow = try Inflow(self, weights, threads: nil) } catch {
      return .failure(error)
    }
    guard vertexCount > 0 else { return .success([]) }
    var scores = [Double](repeating: 1, count: vertexCount)
    let step = alpha * inflow.scale
    if step > 0 {
      let rest = scores.map { $0 / step }
      let all = Array(0..<vertexCount)
      switch try inflow.settled(all, root: 1 / step, rest: rest, progress: progress) {
      case .success(let numbers): scores = numbers
      case .failure(let error): return .failure(error)
      }
      for vertex in 0..<vertexCount {
        let own = scores[vertex] - step * inflow.arriving(at: vertex, from: scores)
        guard scores[vertex] >= 0.5, scores[vertex] < 1e12, (own - 1).magnitude < 0.01 else {
          return .failure(.noConvergence(iterations: 1))
        }
      }
    }
    let factor = normalised ? 1 / Inflow.length(scores) : beta
    return .success(scores.map { $0 * factor })
  }
}
