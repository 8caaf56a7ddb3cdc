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
    guard !isDirected else { throw .notConnected }
    let scale = try Inflow.scale(self, weights)
    var scores = [Double](repeating: 0, count: vertexCount)
    guard vertexCount > 1 else { return scores }
    let conductors = try SquareMatrix(self, weights.map { $0.map { $0 / scale } })
    let potentials = try potentials(conductors)
    for vertex in 0..<vertexCount where vertexCount > 2 {
      for other in 0..<vertex where conductors[vertex, other] > 0 {
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

  /// Potentials of each vertex in rows, for a unit current into each vertex in columns and out of
  /// the last vertex.
  func potentials(_ conductors: SquareMatrix) throws(KernelError) -> SquareMatrix {
    let end = vertexCount - 1
    var (from, to): ([Vertex], [Vertex]) = ([], [])
    var laplacian = SquareMatrix(end)
    for row in 0..<vertexCount {
      for column in 0..<vertexCount where column != row && conductors[row, column] > 0 {
        from.append(Vertex(row))
        to.append(Vertex(column))
        guard row < end else { continue }
        laplacian[row, row] += conductors[row, column]
        if column < end { laplacian[row, column] = -conductors[row, column] }
      }
    }
    let graph = Adjacency(vertexCount: vertexCount, from: from, to: to, directed: true)
    guard graph.components().count == 1 else { throw .notConnected }
    let units = (0..<end).map { place in
      (0..<end).map { $0 == place ? 1.0 : 0 }
    }
    guard let columns = laplacian.solved(for: units) else { throw .noConvergence(iterations: 1) }
    var result = SquareMatrix(vertexCount)
    for column in 0..<end {
      for row in 0..<end { result[row, column] = columns[column][row] }
    }
    return result
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
