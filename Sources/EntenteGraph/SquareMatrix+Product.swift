extension SquareMatrix {
  private typealias Lanes = SIMD8<Double>

  /// The product of two matrices; O(n^3).
  ///
  /// Each entry is summed in the order of the middle index, whatever the threads.
  ///
  /// - Parameters:
  ///   - other: The matrix on the right.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Returns: The product.
  /// - Throws: What `tell` throws.
  func multiplied<Failure: Error>(
    by other: SquareMatrix,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> SquareMatrix {
    let count = count
    let crew = Crew(steps: count * count * count / 8)
    let cells: [Double] = try withView(of: cells) { left throws(Failure) in
      try withView(of: other.cells) { right throws(Failure) in
        try filledArray(count * count) { result throws(Failure) in
          try crew.share((count + 15) / 16) { _ throws(Failure) in
            try tell()
          } _: { worker in
            while let piece = worker.next() {
              for row in stride(from: piece * 16, to: min(count, piece * 16 + 16), by: 2) {
                let rows = (row, min(row + 1, count - 1))
                Self.multiply(left, right, count, rows, to: result, worker)
              }
            }
          }
        }
      }
    }
    return SquareMatrix(count: count, cells: cells)
  }

  /// Two rows of the product; if stopped, anything.
  private static func multiply(
    _ left: View<Double>,
    _ right: View<Double>,
    _ count: Int,
    _ rows: (Int, Int),
    to result: Cells<Double>,
    _ worker: Worker
  ) {
    var column = 0
    while column &+ 8 <= count {
      if column & 0x3f == 0x38 && worker.isStopped() { return }
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
