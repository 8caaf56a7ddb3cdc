/// A square matrix of numbers, row after row.
struct SquareMatrix: Sendable {
  /// How many rows there are.
  let count: Int
  /// The entries (shape: count · count).
  var cells: [Double]
}

extension SquareMatrix {
  /// A matrix of zeros.
  init(_ count: Int) {
    self.init(count: count, cells: [Double](repeating: 0, count: count * count))
  }

  /// A matrix whose rows are written one after the other.
  ///
  /// - Parameters:
  ///   - count: How many rows there are.
  ///   - tell: Called before each row; stops the work by throwing, as in all that follows.
  ///   - fill: Writes a row that is 0 to begin with, from some place of the cells on.
  /// - Throws: What `tell` and `fill` throw.
  init<Failure: Error>(
    _ count: Int,
    _ tell: () throws(Failure) -> Void,
    _ fill: (_ row: Int, _ cells: Cells<Double>, _ start: Int) throws(Failure) -> Void
  ) throws(Failure) {
    self.count = count
    cells = try filledArray(count * count) { cells throws(Failure) in
      for row in 0..<count {
        try tell()
        let start = row &* count
        cells.fill(start..<(start &+ count), with: 0)
        try fill(row, cells, start)
      }
    }
  }

  /// The values of ties, 0 where there is none: parallel ties add, a loop stands once.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - values: One a slot; nil for 1 each.
  ///   - tell: As in the other form.
  ///   - refuse: What to throw for an error of the kernel: for a sum that is not finite.
  /// - Throws: What `tell` throws, and what `refuse` makes.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ values: [Double]?,
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) {
    try self.init(graph.vertexCount, tell) { row, cells, start throws(Failure) in
      for slot in graph.row(of: Vertex(row)) {
        let cell = start &+ Int(graph.targets[slot])
        cells[cell] += values?[slot] ?? 1
        guard cells[cell].isFinite else { throw refuse(.notANumber(edge: slot)) }
      }
    }
  }

  /// 1 on the diagonal, 0 elsewhere.
  static func identity<Failure: Error>(
    _ count: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> SquareMatrix {
    try SquareMatrix(count, tell) { row, cells, start throws(Failure) in cells[start &+ row] = 1 }
  }

  subscript(row: Int, column: Int) -> Double {
    @inline(__always) get { cells[row &* count &+ column] }
    @inline(__always) set { cells[row &* count &+ column] = newValue }
  }
}

extension SquareMatrix {
  /// The greatest magnitude of an entry; 0 for an empty matrix.
  func greatest<Failure: Error>(_ tell: () throws(Failure) -> Void) throws(Failure) -> Double {
    var greatest = 0.0
    for row in 0..<count {
      try tell()
      for cell in (row &* count)..<((row &+ 1) &* count) {
        greatest = max(greatest, cells[cell].magnitude)
      }
    }
    return greatest
  }

  /// Whether every entry equals the one across the diagonal.
  func isSymmetric<Failure: Error>(_ tell: () throws(Failure) -> Void) throws(Failure) -> Bool {
    for row in 0..<count {
      try tell()
      for column in 0..<row where self[row, column] != self[column, row] { return false }
    }
    return true
  }

  /// The same matrix with rows and columns exchanged.
  func transposed<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> SquareMatrix {
    try SquareMatrix(count, tell) { row, cells, start throws(Failure) in
      for column in 0..<count { cells[start &+ column] = self[column, row] }
    }
  }

  /// Each entry changed alone.
  func mapCells<Failure: Error>(
    _ tell: () throws(Failure) -> Void,
    _ change: (Double) -> Double
  ) throws(Failure) -> SquareMatrix {
    try SquareMatrix(count, tell) { _, cells, start throws(Failure) in
      for cell in start..<(start &+ count) { cells[cell] = change(self.cells[cell]) }
    }
  }

  /// Each entry changed alone, told to nobody.
  func mapCells(_ change: (Double) -> Double) -> SquareMatrix { mapCells({}, change) }

  /// The sums of the magnitudes in each row.
  func rowMagnitudes<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    var sums: [Double] = []
    for row in 0..<count {
      try tell()
      var sum = 0.0
      for column in 0..<count { sum += self[row, column].magnitude }
      sums.append(sum)
    }
    return sums
  }
}

extension SquareMatrix {
  /// The product with a column.
  static func * (matrix: SquareMatrix, column: [Double]) -> [Double] {
    (0..<matrix.count).map { row in
      var sum = 0.0
      for place in 0..<matrix.count { sum += matrix[row, place] * column[place] }
      return sum
    }
  }
}
