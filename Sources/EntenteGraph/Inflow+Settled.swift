extension Inflow {
  /// Solves root · x(v) = rest(v) + what arrives at v from the vertices of a block.
  ///
  /// The root must be beyond that of every part of the block. Small blocks by elimination, others
  /// by sweeps until a sweep changes nothing beyond 1e-14.
  func settled(_ block: [Int], root: Double, rest: [Double]) throws(KernelError) -> [Double] {
    if block.count <= Self.dense {
      var numbers = [Double](repeating: 0, count: count)
      var matrix = matrix(of: block).mapCells { -$0 }
      for row in 0..<block.count { matrix[row, row] += root }
      let solution = matrix.solvedAsInverseNonNegative(for: block.map { rest[$0] })
      for place in 0..<block.count { numbers[block[place]] = solution[place] }
      return numbers
    }
    let numbers = Cells<Double>(count, repeating: 0)
    let limit = 20_000
    let isSettled = withEntries { entries in
      for _ in 0..<limit {
        var change = 0.0
        var size = 0.0
        for vertex in block {
          let number = (rest[vertex] + entries.arriving(at: vertex, from: numbers)) / root
          change = max(change, (number - numbers[vertex]).magnitude)
          size = max(size, number)
          numbers[vertex] = number
        }
        guard size < 1e150 else { return false }
        if change <= 1e-14 * size { return true }
      }
      return false
    }
    guard isSettled else { throw .noConvergence(iterations: limit) }
    return numbers.array()
  }

  /// The most vertices of a block that is treated as a full matrix.
  static var dense: Int { 200 }

  /// The entries between the vertices of a block, as a matrix.
  func matrix(of block: [Int]) -> SquareMatrix {
    var matrix = SquareMatrix(block.count)
    var number = [Int: Int](minimumCapacity: block.count)
    for place in 0..<block.count { number[block[place]] = place }
    for row in 0..<block.count {
      for place in self.row(block[row]) {
        guard let column = number[Int(sources[place])] else { continue }
        matrix[row, column] += values?[place] ?? 1
      }
    }
    return matrix
  }
}
