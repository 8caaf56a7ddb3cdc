extension SquareMatrix {
  private typealias Lanes = SIMD8<Double>

  /// The product of two matrices; O(n^3).
  ///
  /// Each entry is summed in the order of the middle index, whatever the threads.
  static func * (left: SquareMatrix, right: SquareMatrix) -> SquareMatrix {
    let count = left.count
    let crew = Crew(steps: count * count * count / 8)
    let cells: [Double] = withView(of: left.cells) { left in
      withView(of: right.cells) { right in
        filledArray(count * count) { result in
          crew.each((count + 15) / 16) { piece in
            for row in stride(from: piece * 16, to: min(count, piece * 16 + 16), by: 2) {
              let rows = (row, min(row + 1, count - 1))
              var column = 0
              while column &+ 8 <= count {
                multiply(left, right, count, rows, column, to: result)
                column &+= 8
              }
              while column < count {
                for row in [rows.0, rows.1] {
                  var sum = 0.0
                  for middle in 0..<count {
                    sum += left[row &* count &+ middle] * right[middle &* count &+ column]
                  }
                  result[row &* count &+ column] = sum
                }
                column &+= 1
              }
            }
          }
        }
      }
    }
    return SquareMatrix(count: count, cells: cells)
  }

  /// Two rows and eight columns of the product.
  @inline(__always)
  private static func multiply(
    _ left: View<Double>,
    _ right: View<Double>,
    _ count: Int,
    _ rows: (Int, Int),
    _ column: Int,
    to result: Cells<Double>
  ) {
    var (sum, otherSum) = (Lanes.zero, Lanes.zero)
    var place = column
    for middle in 0..<count {
      let lanes = right.vector(at: place, as: Lanes.self)
      sum += left[rows.0 &* count &+ middle] * lanes
      otherSum += left[rows.1 &* count &+ middle] * lanes
      place &+= count
    }
    result.store(sum, at: rows.0 &* count &+ column)
    result.store(otherSum, at: rows.1 &* count &+ column)
  }
}
