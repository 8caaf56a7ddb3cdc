extension SquareMatrix {
  /// The signs of ties, parallel ones added; a value of 0 is no tie.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - values: One a slot.
  ///   - tell: Called every few milliseconds; stops the work by throwing, as in all that follows.
  ///   - refuse: What to throw for an error of the kernel: for a value that is not a number.
  /// - Throws: What `tell` throws, and what `refuse` makes.
  init<Failure: Error>(
    signsOf graph: Adjacency,
    _ values: [Double],
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) {
    precondition(values.count == graph.slotCount, "There must be one value per slot")
    for slot in 0..<values.count where values[slot].isNaN {
      throw refuse(.notANumber(edge: slot))
    }
    try self.init(graph, values.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, tell, refuse)
  }

  /// The rows and columns of some vertices.
  func part<Failure: Error>(
    _ vertices: [Vertex],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> SquareMatrix {
    try SquareMatrix(vertices.count, tell) { row, cells, start throws(Failure) in
      for column in 0..<vertices.count {
        cells[start &+ column] = self[Int(vertices[row]), Int(vertices[column])]
      }
    }
  }
}
