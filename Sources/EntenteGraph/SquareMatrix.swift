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

  /// The values of ties, 0 where there is none: parallel ties add, a loop stands once.
  init(_ graph: Adjacency, _ values: [Double]?) throws(KernelError) {
    self.init(graph.vertexCount)
    for vertex in 0..<count {
      for slot in graph.row(of: Vertex(vertex)) {
        let cell = vertex &* count &+ Int(graph.targets[slot])
        cells[cell] += values?[slot] ?? 1
        guard cells[cell].isFinite else { throw .notANumber(edge: slot) }
      }
    }
  }

  /// 1 on the diagonal, 0 elsewhere.
  static func identity(_ count: Int) -> SquareMatrix {
    var matrix = SquareMatrix(count)
    for row in 0..<count { matrix[row, row] = 1 }
    return matrix
  }

  subscript(row: Int, column: Int) -> Double {
    @inline(__always) get { cells[row &* count &+ column] }
    @inline(__always) set { cells[row &* count &+ column] = newValue }
  }
}

extension SquareMatrix {
  /// The greatest magnitude of an entry; 0 for an empty matrix.
  var greatest: Double {
    var greatest = 0.0
    for cell in cells { greatest = max(greatest, cell.magnitude) }
    return greatest
  }

  /// Whether every entry equals the one across the diagonal.
  var isSymmetric: Bool {
    for row in 0..<count {
      for column in 0..<row where self[row, column] != self[column, row] { return false }
    }
    return true
  }

  /// The same matrix with rows and columns exchanged.
  var transposed: SquareMatrix {
    var result = self
    for row in 0..<count {
      for column in 0..<count { result[column, row] = self[row, column] }
    }
    return result
  }

  /// Each entry changed alone.
  func mapCells(_ change: (Double) -> Double) -> SquareMatrix {
    SquareMatrix(count: count, cells: cells.map(change))
  }

  /// The sums of the magnitudes in each row.
  var rowMagnitudes: [Double] {
    (0..<count).map { row in
      var sum = 0.0
      for column in 0..<count { sum += self[row, column].magnitude }
      return sum
    }
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
