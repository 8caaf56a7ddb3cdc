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
    try ranked(values, direction, { (_) throws(KernelError) in }, { $0 })
  }

  /// Scores vertices as ``pnCentrality(of:_:)`` does, telling how far it is.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters.
  ///   - direction: As in the other form.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  public func pnCentrality(
    of values: [Double],
    _ direction: Direction = .all,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try ranked(values, direction, progress, { $0 })
  }

  private func ranked<Failure: Error>(
    _ values: [Double],
    _ direction: Direction,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> [Double] {
    if isDirected && direction == .all {
      let (graph, column) = undirected(values)
      return try graph.ranked(column ?? [], direction, progress, refuse)
    }
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let signs = try SquareMatrix(signsOf: self, values, tell, refuse)
    let ones = [Double](repeating: 1, count: vertexCount)
    guard vertexCount > 1 else { return ones }
    let size = 2 * Double(vertexCount - 1)
    let matrix = try signs.mapCells(tell) { ($0 < 0 ? 2 * $0 : $0) / size }
    var system = matrix
    var start = ones
    if isDirected {
      let near = direction == .out ? matrix : try matrix.transposed(tell)
      system = try near.multiplied(by: near.transposed(tell), tell)
      start = zip(ones, near * ones).map { $0 + $1 }
    }
    system = try system.mapCells(tell) { -$0 }
    for row in 0..<vertexCount { system[row, row] += 1 }
    guard let scores = try system.solved(for: [start], progress) else { throw refuse(.notUnique) }
    return scores[0]
  }
}
