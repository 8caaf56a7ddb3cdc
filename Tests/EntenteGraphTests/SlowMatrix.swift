import TestSupport

/// The obvious versions of matrix measures, which share no code with the kernels.
enum SlowMatrix {
  /// The product of two matrices.
  static func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
    left.map { row in
      left.indices.map { column in
        row.indices.reduce(0) { $0 + row[$1] * right[$1][column] }
      }
    }
  }

  /// The product of a matrix and a column.
  static func product(_ matrix: [[Double]], _ column: [Double]) -> [Double] {
    matrix.map { row in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Rows and columns exchanged.
  static func transposed(_ matrix: [[Double]]) -> [[Double]] {
    matrix.indices.map { column in matrix.map { $0[column] } }
  }

  /// 1 on the diagonal.
  static func identity(_ count: Int) -> [[Double]] {
    (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
  }

  /// The sum of M^k / k!, term by term.
  static func exponential(_ matrix: [[Double]]) -> [[Double]] {
    var term = identity(matrix.count)
    var sum = term
    for power in 1...80 {
      term = product(term, matrix).map { $0.map { $0 / Double(power) } }
      for row in sum.indices {
        for column in sum.indices { sum[row][column] += term[row][column] }
      }
    }
    return sum
  }

  /// Solves M x = b (Gauss and Jordan).
  static func solve(_ matrix: [[Double]], _ column: [Double]) -> [Double] {
    var rows = zip(matrix, column).map { $0 + [$1] }
    for pivot in rows.indices {
      let best =
        (pivot..<rows.count).max { rows[$0][pivot].magnitude < rows[$1][pivot].magnitude } ?? pivot
      rows.swapAt(pivot, best)
      let factor = rows[pivot][pivot]
      rows[pivot] = rows[pivot].map { $0 / factor }
      for row in rows.indices where row != pivot {
        let factor = rows[row][pivot]
        rows[row] = zip(rows[row], rows[pivot]).map { $0 - factor * $1 }
      }
    }
    return rows.map { $0[matrix.count] }
  }

  /// The trace.
  static func trace(_ matrix: [[Double]]) -> Double {
    matrix.indices.reduce(0) { $0 + matrix[$1][$1] }
  }
}
