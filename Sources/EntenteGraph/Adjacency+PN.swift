extension Adjacency {
  /// Scores each vertex by positive ties less twice its negative ones, and by those of others.
  ///
  /// With M = P - 2N, P and N the positive and the negative part of the signs, and c = 2n - 2:
  /// (I - M / c)^-1 1. Outgoing: (I - M M^T / c^2)^-1 (I + M / c) 1; incoming: the same with M and
  /// M^T swapped. Weights are ignored, signs of parallel ties add. In a directed graph `.all`
  /// forgets direction first, so that ties there and back add.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters, 0 is no tie.
  ///   - direction: Which ties count; without meaning in an undirected graph.
  /// - Returns: One a vertex, in vertex order; 1 for a vertex without ties, in -1...2 without
  ///   parallel ties.
  /// - Throws: ``KernelError/notUnique`` if the equations have no single answer, as for two vertices
  ///   that are enemies; ``KernelError/notANumber(edge:)`` for a value.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  /// - SeeAlso: Everett and Borgatti, Networks containing negative ties (2014), Social Networks 38:111.
  public func pnCentrality(
    of values: [Double],
    _ direction: Direction = .all
  ) throws(KernelError) -> [Double] {
    if isDirected && direction == .all {
      let (graph, column) = undirected(values)
      return try graph.pnCentrality(of: column ?? [])
    }
    let signs = try SquareMatrix(signsOf: self, values)
    let ones = [Double](repeating: 1, count: vertexCount)
    guard vertexCount > 1 else { return ones }
    let size = 2 * Double(vertexCount - 1)
    let matrix = signs.mapCells { ($0 < 0 ? 2 * $0 : $0) / size }
    var system = matrix
    var start = ones
    if isDirected {
      let near = direction == .out ? matrix : matrix.transposed
      system = near * near.transposed
      start = zip(ones, near * ones).map { $0 + $1 }
    }
    for cell in 0..<system.cells.count { system.cells[cell] *= -1 }
    for row in 0..<vertexCount { system[row, row] += 1 }
    guard let scores = system.solved(for: start) else { throw .notUnique }
    return scores
  }
}
