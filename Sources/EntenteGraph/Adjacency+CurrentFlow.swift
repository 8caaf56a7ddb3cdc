extension Adjacency {
  /// Measures how much of a current between two others flows through each vertex.
  ///
  /// Ties are conductors of their weight. For a unit current from s to t with potentials V, half the
  /// sum of w(v, u) |V(v) - V(u)| over the neighbours u flows through v; the score sums this over
  /// all pairs s < t other than v, divided by (n - 1)(n - 2) / 2 if normalised. Parallel ties add;
  /// loops and ties of weight 0 conduct nothing.
  ///
  /// - Parameters:
  ///   - weights: Conductances, one a slot, 0 or above; nil for 1 each.
  ///   - normalised: Whether to divide by the number of pairs.
  /// - Returns: One a vertex, in vertex order, in 0...1 if normalised; 0 for up to two vertices.
  /// - Throws: ``KernelError/notConnected`` if no current can flow between two vertices or the graph
  ///   is directed; ``KernelError/noConvergence(iterations:)`` if conductances lie so far apart (some
  ///   1e13) that the equations lose one; ``KernelError/negativeWeight(edge:)`` or
  ///   ``KernelError/notANumber(edge:)`` for a weight.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3 + E V log V) time, O(V^2) space.
  /// - SeeAlso: Newman, A measure of betweenness centrality based on random walks (2005), Social
  ///   Networks 27:39; Brandes and Fleischer (2005), STACS 3404:533, for the sums by sorting.
  public func currentFlowBetweenness(
    weights: [Double]? = nil,
    normalised: Bool = true
  ) throws(KernelError) -> [Double] {
    let scale = try conductance(weights)
    return try currents(weights, scale, normalised, { (_) throws(KernelError) in }, { $0 })
  }

  /// Measures how much of a current between two others flows through each vertex, telling how far it
  /// is.
  ///
  /// As ``currentFlowBetweenness(weights:normalised:)``.
  ///
  /// - Parameters:
  ///   - weights: Conductances, one a slot, 0 or above; nil for 1 each.
  ///   - normalised: Whether to divide by the number of pairs.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order, in 0...1 if normalised; 0 for up to two vertices.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3 + E V log V) time, O(V^2) space.
  public func currentFlowBetweenness(
    weights: [Double]? = nil,
    normalised: Bool = true,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try currents(weights, conductance(weights), normalised, progress, { $0 })
  }

  private func currents<Failure: Error>(
    _ weights: [Double]?,
    _ scale: Double,
    _ normalised: Bool,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> [Double] {
    var scores = [Double](repeating: 0, count: vertexCount)
    guard vertexCount > 1 else { return scores }
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    let (conductors, potentials) = try potentials(
      weights.map { $0.map { $0 / scale } },
      { done throws(Failure) in try tell(done / 2) },
      refuse
    )
    for vertex in 0..<vertexCount where vertexCount > 2 {
      try tell((1 + Double(vertex) / Double(vertexCount)) / 2)
      for other in 0..<vertex where conductors[vertex, other] > 0 {
        if other & 31 == 31 { try tell(0) }
        // For a current from s to t the tie carries |flow(s) - flow(t)|.
        let flows = (0..<vertexCount).map { end in
          conductors[vertex, other] * (potentials[vertex, end] - potentials[other, end])
        }
        let all = Self.spread(flows.sorted())
        for end in [vertex, other] {
          var own = 0.0
          for flow in flows { own += (flow - flows[end]).magnitude }
          scores[end] += (all - own) / 2
        }
      }
    }
    guard normalised && vertexCount > 2 else { return scores }
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2) / 2
    return scores.map { $0 / pairs }
  }

  /// The greatest conductance, or 1 if there is none above 0; refuses what conducts no current.
  func conductance(_ weights: [Double]?) throws(KernelError) -> Double {
    guard !isDirected else { throw .notConnected }
    return try Inflow.scale(self, weights)
  }

  /// What ties conduct, and the potentials of each vertex in rows, for a unit current into each
  /// vertex in columns and out of the last vertex.
  func potentials<Failure: Error>(
    _ weights: [Double]?,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> (conductors: SquareMatrix, potentials: SquareMatrix) {
    let end = vertexCount - 1
    var sets = VertexSets(count: vertexCount)
    let start = { () throws(Failure) in try progress(0) }
    let conductors = try SquareMatrix(self, weights, start, refuse)
    let laplacian = try SquareMatrix(end, start) { row, cells, start throws(Failure) in
      for column in 0..<vertexCount where column != row && conductors[row, column] > 0 {
        sets.join(row, column)
        cells[start &+ row] += conductors[row, column]
        if column < end { cells[start &+ column] = -conductors[row, column] }
      }
    }
    guard sets.labels.count == 1 else { throw refuse(.notConnected) }
    var units: [[Double]] = []
    for place in 0..<end {
      try progress(0)
      var unit = [Double](repeating: 0, count: end)
      unit[place] = 1
      units.append(unit)
    }
    guard let columns = try laplacian.solved(for: units, progress) else {
      throw refuse(.noConvergence(iterations: 1))
    }
    let potentials = try SquareMatrix(vertexCount, { () throws(Failure) in try progress(1) }) {
      row,
      cells,
      start throws(Failure) in
      for column in 0..<end where row < end { cells[start &+ column] = columns[column][row] }
    }
    return (conductors, potentials)
  }

  /// The sum of the differences between each two numbers that ascend.
  private static func spread(_ numbers: [Double]) -> Double {
    var sum = 0.0
    for place in 0..<numbers.count {
      sum += numbers[place] * Double(2 * place - numbers.count + 1)
    }
    return sum
  }
}
