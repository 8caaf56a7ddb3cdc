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
    var matrix = try SquareMatrix(self, weights.map { $0.map { $0 / scale } })
    if weights != nil {
      let roots = matrix.rowMagnitudes.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
      for row in 0..<vertexCount {
        for column in 0..<vertexCount { matrix[row, column] *= roots[row] * roots[column] }
      }
    }
    let walks = try matrix.exponential()
    guard walks.cells.allSatisfy(\.isFinite) else { throw .notANumber(edge: 0) }
    return walks.cells
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
    let walks = try communicability()
    return (0..<vertexCount).map { walks[$0 &* (vertexCount &+ 1)] }
  }
}
