extension SquareMatrix {
  /// e to the power of the matrix: the sum of M^k / k! over all k.
  ///
  /// A symmetric matrix goes through its eigenvalues; any other is halved until small, summed, and
  /// squared as often. Entries beyond the range of the numbers become infinite. O(n^3).
  func exponential() throws(KernelError) -> SquareMatrix {
    isSymmetric ? try bySpectrum() : bySquaring()
  }

  private func bySpectrum() throws(KernelError) -> SquareMatrix {
    let eigen = try SymmetricEigen(self)
    var result = SquareMatrix(count)
    for place in 0..<count {
      let factor = eigen.values[place].exponential
      let vector = eigen.vectors[place]
      for row in 0..<count {
        let scaled = factor * vector[row]
        for column in 0...row { result[row, column] += scaled * vector[column] }
      }
    }
    for row in 0..<count {
      for column in 0..<row { result[column, row] = result[row, column] }
    }
    return result
  }

  private func bySquaring() -> SquareMatrix {
    var halvings = 0
    var norm = rowMagnitudes.max() ?? 0
    while norm > 0.5 && norm.isFinite {
      norm /= 2
      halvings += 1
    }
    let factor = Double(sign: .plus, exponent: -halvings, significand: 1)
    let small = mapCells { $0 * factor }
    var term = SquareMatrix.identity(count)
    var sum = term
    for power in 1...18 {
      term = (term * small).mapCells { $0 / Double(power) }
      for cell in 0..<sum.cells.count { sum.cells[cell] += term.cells[cell] }
    }
    for _ in 0..<halvings { sum = sum * sum }
    return sum
  }
}
