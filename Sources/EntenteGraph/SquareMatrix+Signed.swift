extension SquareMatrix {
  /// The signs of ties, parallel ones added; a value of 0 is no tie.
  init(signsOf graph: Adjacency, _ values: [Double]) throws(KernelError) {
    precondition(values.count == graph.slotCount, "There must be one value per slot")
    for slot in 0..<values.count where values[slot].isNaN { throw .notANumber(edge: slot) }
    try self.init(graph, values.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 })
  }

  /// The values of ties, checked and divided by the greatest magnitude.
  static func scaled(
    _ graph: Adjacency,
    _ values: [Double]
  ) throws(KernelError) -> (matrix: SquareMatrix, scale: Double) {
    let scale = try Inflow.scale(graph, values.map(\.magnitude))
    return (try SquareMatrix(graph, values.map { $0 / scale }), scale)
  }

  /// The rows and columns of some vertices.
  func part(_ vertices: [Vertex]) -> SquareMatrix {
    var part = SquareMatrix(vertices.count)
    for row in 0..<vertices.count {
      for column in 0..<vertices.count {
        part[row, column] = self[Int(vertices[row]), Int(vertices[column])]
      }
    }
    return part
  }
}
