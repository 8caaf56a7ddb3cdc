extension Adjacency {
  /// Weighs all walks between each two vertices, long ones less.
  ///
  /// G = e^A, the sum of A^k / k!: entry (u, v) counts the walks from u to v, those of k steps
  /// divided by k!. With weights, A is replaced by D^-1/2 A D^-1/2, D the row sums of A (a loop
  /// counted once), so that strong vertices do not swamp the rest; a vertex of strength 0 then has 1
  /// with itself. Parallel ties add.
  ///
  /// - Parameter weights: One a slot, 0 or above, no unit; nil counts each tie as 1 and does not
  ///   normalise.
  /// - Returns: Row after row, from in rows, to in columns (shape: vertexCount · vertexCount); 0 or
  ///   above.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a weight is not finite or the walks of a graph so
  ///   dense leave the range of the numbers, ``KernelError/negativeWeight(edge:)``.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  /// - SeeAlso: Estrada and Hatano, Communicability in complex networks (2008), Phys. Rev. E
  ///   77:036111; Crofts and Higham, A weighted communicability measure (2009), J. R. Soc. Interface
  ///   6:411.
  public func communicability(weights: [Double]? = nil) throws(KernelError) -> [Double] {
    let scale = try Inflow.scale(self, weights)
    return try walks(weights, scale, { (_) throws(KernelError) in }, { $0 }).cells
  }

  /// Weighs all walks between each two vertices as ``communicability(weights:)`` does, telling how far
  /// it is.
  ///
  /// - Parameters:
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1 and does not normalise.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How long the eigenvalues take is not known before, so it is 0 throughout.
  /// - Returns: Row after row, as without progress.
  /// - Throws: What `progress` throws, and ``KernelError`` as without it.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  public func communicability(
    weights: [Double]? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    let scale = try Inflow.scale(self, weights)
    return try walks(weights, scale, progress, { $0 }).cells
  }

  private func walks<Failure: Error>(
    _ weights: [Double]?,
    _ scale: Double,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> SquareMatrix {
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    var matrix = try SquareMatrix(self, weights.map { $0.map { $0 / scale } }, tell, refuse)
    if weights != nil {
      let roots = try matrix.rowMagnitudes(tell).map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
      for row in 0..<vertexCount {
        try tell()
        for column in 0..<vertexCount { matrix[row, column] *= roots[row] * roots[column] }
      }
    }
    let walks = try matrix.exponential(tell, refuse)
    try tell()
    guard walks.cells.allSatisfy(\.isFinite) else { throw refuse(.notANumber(edge: 0)) }
    return walks
  }

  /// Weighs the closed walks at each vertex, long ones less.
  ///
  /// The diagonal of e^A, A unweighted with parallel ties added; its sum is the Estrada index.
  ///
  /// - Returns: One a vertex, in vertex order, 1 or above; 1 for a vertex without ties.
  /// - Throws: ``KernelError/notANumber(edge:)`` if the walks leave the range of the numbers.
  /// - Complexity: O(V^3) time, O(V^2) space.
  /// - SeeAlso: Estrada and Rodriguez-Velazquez, Subgraph centrality in complex networks (2005),
  ///   Phys. Rev. E 71:056103.
  public func subgraphCentrality() throws(KernelError) -> [Double] {
    let walks = try walks(nil, 1, { (_) throws(KernelError) in }, { $0 })
    return (0..<vertexCount).map { walks[$0, $0] }
  }

  /// Weighs the closed walks at each vertex as ``subgraphCentrality()`` does, telling how far it is.
  ///
  /// - Parameter progress: Receives a share in 0..<1 about a hundred times a second at most; stops the
  ///   work by throwing. How long the eigenvalues take is not known before, so it is 0 throughout.
  /// - Returns: One a vertex, in vertex order, 1 or above; 1 for a vertex without ties.
  /// - Throws: What `progress` throws, and ``KernelError`` as without it.
  /// - Complexity: O(V^3) time, O(V^2) space.
  public func subgraphCentrality(progress: (Double) throws -> Void) throws -> [Double] {
    let walks = try walks(nil, 1, progress, { $0 })
    return (0..<vertexCount).map { walks[$0, $0] }
  }
}
