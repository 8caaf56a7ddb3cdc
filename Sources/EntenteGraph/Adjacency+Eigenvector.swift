extension Adjacency {
  /// Scores each vertex by the scores of those that point at it.
  ///
  /// λ x(v) = sum over ties u to v of w(u, v) x(u), λ the greatest eigenvalue, x without negative
  /// entries and of Euclidean norm 1. Parallel ties add, a loop counts once. Of several components
  /// the one with the greatest eigenvalue takes all; every vertex that it does not reach has 0.
  /// Scaling all weights changes nothing but the eigenvalue.
  ///
  /// - Parameter weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  /// - Returns: Scores in 0...1 in vertex order, and λ; no scores for an empty graph.
  /// - Throws: ``KernelError/notUnique`` if two parts share λ within 1e-9 or no tie lies on a cycle
  ///   (λ = 0); ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   weight; ``KernelError/noConvergence(iterations:)`` if a part of more than 200 vertices does
  ///   not settle to 1e-13 in 3,000 rounds.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(n^3) for the largest part up to 200 vertices that hang together both ways;
  ///   O(rounds · E) above.
  /// - SeeAlso: Bonacich, Factoring and weighting approaches to status scores (1972), J.
  ///   Mathematical Sociology 2:113; Noda (1971), Numer. Math. 17:382, for the iteration.
  public func eigenvectorCentrality(
    weights: [Double]? = nil
  ) throws(KernelError) -> LeadingEigenvector {
    let inflow = try Inflow(self, weights)
    guard vertexCount > 0 else { return LeadingEigenvector(eigenvalue: 0, entries: []) }
    let (root, vector) = try inflow.leading()
    return LeadingEigenvector(eigenvalue: root, entries: vector)
  }
}
