extension SquareMatrix {
  /// Solves M x = b for several columns b by elimination with row exchanges.
  ///
  /// Nil if a pivot is below 1e-13 of the greatest entry: the matrix is singular as far as the
  /// numbers can tell. O(n^3 + n^2 k) for k columns. `progress` receives the share done and stops the
  /// work by throwing.
  func solved<Failure: Error>(
    for columns: [[Double]],
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [[Double]]? {
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    let start = { () throws(Failure) in try tell(0) }
    let least = try greatest(start) * 1e-13
    // To write to what is shared would copy all of it at once.
    var matrix = try mapCells(start) { $0 }
    var results: [[Double]] = []
    for column in columns {
      try tell(0)
      results.append(column.map { $0 })
    }
    for pivot in 0..<count {
      var best = pivot
      for row in pivot..<count
      where matrix[row, pivot].magnitude > matrix[best, pivot].magnitude { best = row }
      guard matrix[best, pivot].magnitude > least else { return nil }
      if best != pivot { matrix.exchange(best, pivot, &results) }
      for row in (pivot &+ 1)..<max(count, pivot &+ 1) where matrix[row, pivot] != 0 {
        if row & 7 == 0 { try tell(0.8 * Double(pivot) / Double(count)) }
        let factor = matrix[row, pivot] / matrix[pivot, pivot]
        for column in pivot..<count { matrix[row, column] -= factor * matrix[pivot, column] }
        for place in 0..<results.count { results[place][row] -= factor * results[place][pivot] }
      }
    }
    for place in 0..<results.count {
      try tell(0.8 + 0.2 * Double(place) / Double(results.count))
      for row in (0..<count).reversed() {
        var rest = results[place][row]
        for column in (row &+ 1)..<max(count, row &+ 1) {
          rest -= matrix[row, column] * results[place][column]
        }
        results[place][row] = rest / matrix[row, row]
      }
    }
    return results
  }

  private mutating func exchange(_ first: Int, _ second: Int, _ columns: inout [[Double]]) {
    for column in 0..<count {
      cells.swapAt(first &* count &+ column, second &* count &+ column)
    }
    for place in 0..<columns.count { columns[place].swapAt(first, second) }
  }
}

extension SquareMatrix {
  /// Solves M x = b without row exchanges, for M with a positive diagonal and nothing positive
  /// beside it whose inverse has no negative entry.
  ///
  /// Every step but the pivots then adds numbers of one sign, so that even tiny entries of the
  /// result are right. A pivot lost to rounding becomes the least that counts beside the diagonal.
  func solvedAsInverseNonNegative<Failure: Error>(
    for column: [Double],
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    let (count, cells, result) = (count, Cells(cells), Cells(column))
    let least = self.greatest {} * 0x1p-52
    try Crew(threads: 1, steps: 0).share(count, progress: progress) { worker in
      while let pivot = worker.next() {
        let top = pivot &* count
        if cells[top &+ pivot] < least { cells[top &+ pivot] = least }
        for row in (pivot &+ 1)..<max(count, pivot &+ 1) {
          let start = row &* count
          guard cells[start &+ pivot] != 0 else { continue }
          let factor = cells[start &+ pivot] / cells[top &+ pivot]
          for place in (pivot &+ 1)..<count {
            cells[start &+ place] -= factor * cells[top &+ place]
          }
          result[row] -= factor * result[pivot]
        }
      }
    }
    for row in (0..<count).reversed() {
      for place in (row &+ 1)..<max(count, row &+ 1) {
        result[row] -= cells[row &* count &+ place] * result[place]
      }
      result[row] /= cells[row &* count &+ row]
    }
    return result.array()
  }
}
