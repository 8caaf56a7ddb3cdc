extension Inflow {
  /// The root and the positive vector, of sum 1, of a block that hangs together both ways.
  func perron<Failure: Error>(
    of block: [Vertex],
    _ threads: Int?,
    _ tolerance: Double,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result<(root: Double, vector: [Double]), KernelError> {
    if block.count == 1, let only = block.first {
      var root = 0.0
      for place in row(Int(only)) where sources[place] == only { root += values?[place] ?? 1 }
      return .success((root, [1]))
    }
    let part =
      try block.count == count
      ? self
      : restricted(to: block) { () throws(Failure) in
        try progress(0)
      }
    if block.count > Self.tiny, let pair = try part.byRounds(threads, tolerance, progress) {
      return .success(pair)
    }
    guard block.count <= Self.solvable else {
      return .failure(.noConvergence(iterations: Self.powers))
    }
    return try Self.byInverse(part.matrix(of: Array(0..<block.count)), progress)
  }

  /// The most vertices of a block for which elimination is quicker than rounds.
  private static var tiny: Int { 24 }

  /// The most vertices of a block that is treated as a full matrix when rounds do not settle.
  private static var solvable: Int { 1_500 }

  /// The most rounds of a block too large to be treated as a full matrix.
  static var powers: Int { 3_000 }

  /// The entries among some vertices, numbered in their order.
  private func restricted<Failure: Error>(
    to block: [Vertex],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Inflow {
    let outside = Vertex.max
    var number = [Vertex](repeating: outside, count: count)
    for (place, vertex) in block.enumerated() {
      number[Int(vertex)] = Vertex(truncatingIfNeeded: place)
    }
    var offsets: [UInt32] = [0]
    var sources: [Vertex] = []
    var kept: [Double] = []
    let most = block.reduce(0) { $0 + row(Int($1)).count }
    offsets.reserveCapacity(block.count + 1)
    sources.reserveCapacity(most)
    if values != nil { kept.reserveCapacity(most) }
    for (done, vertex) in block.enumerated() {
      if done & 0xfff == 0 { try tell() }
      for place in row(Int(vertex)) where number[Int(self.sources[place])] != outside {
        sources.append(number[Int(self.sources[place])])
        if let values { kept.append(values[place]) }
      }
      offsets.append(UInt32(truncatingIfNeeded: sources.count))
    }
    return Inflow(
      count: block.count,
      offsets: offsets,
      sources: sources,
      values: values == nil ? nil : kept,
      scale: scale,
      isSymmetric: isSymmetric
    )
  }

  /// Noda's iteration: solve with the upper bound max (Mx)(v) / x(v) of the root; it converges
  /// quadratically, and stays positive.
  private static func byInverse<Failure: Error>(
    _ matrix: SquareMatrix,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result<(root: Double, vector: [Double]), KernelError> {
    var vector = [Double](repeating: 1 / Double(matrix.count), count: matrix.count)
    var last = Double.infinity
    for round in 0..<100 {
      let image = matrix * vector
      var lower = Double.infinity
      var upper = 0.0
      for row in 0..<matrix.count {
        lower = min(lower, image[row] / vector[row])
        upper = max(upper, image[row] / vector[row])
      }
      let gap = (upper - lower) / upper
      if gap <= 1e-14 || (gap <= 1e-11 && gap >= last) {
        return .success(((lower + upper) / 2, vector))
      }
      last = gap
      var shifted = matrix.mapCells { -$0 }
      for row in 0..<matrix.count { shifted[row, row] += upper }
      vector = try shifted.solvedAsInverseNonNegative(for: vector) { done throws(Failure) in
        try progress((Double(round) + done) / 100)
      }
      let sum = vector.reduce(0, +)
      for row in 0..<vector.count { vector[row] /= sum }
    }
    return .failure(.noConvergence(iterations: 100))
  }
}
