extension SquareMatrix {
  /// e to the power of the matrix: the sum of M^k / k! over all k.
  ///
  /// A symmetric matrix goes through its eigenvalues; any other is halved until small, summed, and
  /// squared as often. Entries beyond the range of the numbers become infinite. O(n^3).
  ///
  /// - Parameters:
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  ///   - refuse: What to throw if the eigenvalues do not settle.
  /// - Returns: The power.
  /// - Throws: What `tell` throws, and what `refuse` makes.
  func exponential<Failure: Error>(
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> SquareMatrix {
    try tell()
    return try isSymmetric(tell) ? bySpectrum(tell, refuse) : bySquaring(tell)
  }

  private func bySpectrum<Failure: Error>(
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> SquareMatrix {
    let eigen = try SymmetricEigen(self, tell, refuse)
    var result = try mapCells(tell) { _ in 0 }
    for place in 0..<count {
      let factor = eigen.values[place].exponential
      let vector = eigen.vectors[place]
      for row in 0..<count {
        if row & 63 == 0 { try tell() }
        let scaled = factor * vector[row]
        for column in 0...row { result[row, column] += scaled * vector[column] }
      }
    }
    for row in 0..<count {
      try tell()
      for column in 0..<row { result[column, row] = result[row, column] }
    }
    return result
  }

  private func bySquaring<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> SquareMatrix {
    var halvings = 0
    var norm = try rowMagnitudes(tell).max() ?? 0
    while norm > 0.5 && norm.isFinite {
      norm /= 2
      halvings += 1
    }
    let factor = Double(sign: .plus, exponent: -halvings, significand: 1)
    let small = try mapCells(tell) { $0 * factor }
    // The series up to the 19th power, in the fourth power, so that seven products do.
    var powers = [try SquareMatrix.identity(count, tell), small]
    for _ in 2...4 {
      powers.append(try powers[powers.count - 1].multiplied(by: small, tell))
    }
    var factors = [1.0]
    for power in 1...19 { factors.append(factors[power - 1] / Double(power)) }
    var sum = try mapCells(tell) { _ in 0 }
    for block in (0...4).reversed() {
      if block < 4 { sum = try sum.multiplied(by: powers[4], tell) }
      for rest in 0...3 {
        let factor = factors[4 * block + rest]
        for cell in 0..<sum.cells.count {
          if cell & 0xfffff == 0 { try tell() }
          sum.cells[cell] += factor * powers[rest].cells[cell]
        }
      }
    }
    for _ in 0..<halvings { sum = try sum.multiplied(by: sum, tell) }
    return sum
  }
}
