extension Inflow {
  /// Solves root · x(v) = rest(v) + what arrives at v from the vertices of a block.
  ///
  /// The root must be beyond that of every part of the block. Small blocks by elimination, others
  /// by sweeps until a sweep changes nothing beyond 1e-14.
  func settled<Failure: Error>(
    _ block: [Int],
    root: Double,
    rest: [Double],
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result<[Double], KernelError> {
    if block.count <= Self.dense {
      var numbers = [Double](repeating: 0, count: count)
      var matrix = matrix(of: block).mapCells { -$0 }
      for row in 0..<block.count { matrix[row, row] += root }
      let solution = try matrix.solvedAsInverseNonNegative(
        for: block.map { rest[$0] },
        progress: progress
      )
      for place in 0..<block.count { numbers[block[place]] = solution[place] }
      return .success(numbers)
    }
    let numbers = Cells<Double>(count, repeating: 0)
    let limit = 20_000
    let isSettled = Cells(1, repeating: false)
    try withEntries { entries throws(Failure) in
      try Crew(threads: 1, steps: 0).share(limit, progress: progress) { worker in
        while worker.next() != nil {
          var change = 0.0
          var size = 0.0
          for place in 0..<block.count {
            if place & 0xffff == 0xffff && worker.isStopped() { return }
            let vertex = block[place]
            let number = (rest[vertex] + entries.arriving(at: vertex, from: numbers)) / root
            change = max(change, (number - numbers[vertex]).magnitude)
            size = max(size, number)
            numbers[vertex] = number
          }
          isSettled[0] = size < 1e150 && change <= 1e-14 * size
          if isSettled[0] || size >= 1e150 { return }
        }
      }
    }
    return isSettled[0] ? .success(numbers.array()) : .failure(.noConvergence(iterations: limit))
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
