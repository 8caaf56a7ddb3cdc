extension Adjacency {
  /// Scores each vertex by the scores of those that point at it.
  ///
  /// λ x(v) = sum over ties u to v of w(u, v) x(u), λ the greatest eigenvalue, x without negative
  /// entries and of Euclidean norm 1. Parallel ties add, a loop counts once. Of several components
  /// the one with the greatest eigenvalue takes all; every vertex that it does not reach has 0.
  /// Scaling all weights changes nothing but the eigenvalue.
  ///
  /// - Parameters:
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - tolerance: Where to end, above 0 and below 1: when the magnitudes of M x - λ x, with x of sum
  ///     1, come to less than this share of λ in sum; of up to 200 vertices, when the bounds of λ
  ///     that they give, the least and the greatest (M x)(v) / x(v), are so near.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: Scores in 0...1 in vertex order, and λ; no scores for an empty graph.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for the tolerance; ``KernelError/notUnique`` if
  ///   two parts share λ within 1e-9, or the tolerance if that is more, or no tie lies on a cycle
  ///   (λ = 0); ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   weight; ``KernelError/noConvergence(iterations:)`` if a part of more than 1,500 vertices does
  ///   not settle in 3,000 rounds, or more than 200 vertices downstream of the leading part
  ///   not in 20,000.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(rounds · (V + E)) time and O(V + E) space; O(n^3) time and O(n^2) space more for
  ///   a part of n vertices solved as a full matrix: of up to 200 if it does not settle in a few
  ///   rounds, of up to 1,500 if not in 3,000.
  /// - SeeAlso: Bonacich, Factoring and weighting approaches to status scores (1972), J.
  ///   Mathematical Sociology 2:113; Noda (1971), Numer. Math. 17:382, for the iteration.
  public func eigenvectorCentrality(
    weights: [Double]? = nil,
    tolerance: Double = 1e-13,
    threads: Int? = nil
  ) throws(KernelError) -> LeadingEigenvector {
    guard tolerance > 0 && tolerance < 1 else { throw KernelError.invalidParameter("tolerance") }
    let inflow = try Inflow(self, weights, threads: threads)
    guard vertexCount > 0 else { return LeadingEigenvector(eigenvalue: 0, entries: []) }
    let silent: (Double) throws(Never) -> Void = { _ in }
    let (root, vector) = try inflow.leading(
      threads: threads,
      tolerance: tolerance,
      progress: silent
    ).get()
    return LeadingEigenvector(eigenvalue: root, entries: vector)
  }

  /// Scores each vertex as ``eigenvectorCentrality(weights:tolerance:threads:)`` does, telling
  /// how far it is.
  ///
  /// - Parameters:
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - tolerance: Where to end, above 0 and below 1, as in the other form.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: Scores in 0...1 in vertex order, and λ; no scores for an empty graph.
  /// - Throws: What `progress` throws, and what the other form throws.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: As for the other form.
  public func eigenvectorCentrality(
    weights: [Double]? = nil,
    tolerance: Double = 1e-13,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> LeadingEigenvector {
    guard tolerance > 0 && tolerance < 1 else { throw KernelError.invalidParameter("tolerance") }
    let scale = try Inflow.scale(self, weights)
    var telling = Telling()
    let inflow = try Inflow(self, weights, scale, threads: threads) {
      if let share = telling.due(0) { try progress(share) }
    }
    guard vertexCount > 0 else { return LeadingEigenvector(eigenvalue: 0, entries: []) }
    let (root, vector) = try inflow.leading(
      threads: threads,
      tolerance: tolerance,
      progress: progress
    ).get()
    return LeadingEigenvector(eigenvalue: root, entries: vector)
  }
}
