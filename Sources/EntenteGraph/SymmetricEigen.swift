/// The eigenvalues of a symmetric matrix, ascending, and its eigenvectors if asked for.
///
/// Householder's reduction to three diagonals, then the QL iteration with implicit shifts; the
/// routines tred2 and tql2 of Bowdler, Martin, Reinsch and Wilkinson (1968). O(n^3).
struct SymmetricEigen {
  /// The eigenvalues, ascending.
  var values: [Double]
  /// The eigenvector of each eigenvalue, of length 1; empty if not asked for.
  private(set) var vectors: [[Double]] = []
  /// How many rows the matrix has.
  let count: Int
  /// The numbers beside the diagonal.
  var beside: [Double]
  /// Column after column, since the loops run down columns.
  var cells: [Double]
}

extension SymmetricEigen {
  /// Decomposes a matrix, of which only the symmetry is presumed.
  ///
  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - isWanted: Whether to find the eigenvectors.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  ///   - refuse: What to throw if an eigenvalue does not settle in ``rounds`` rounds.
  /// - Throws: What `tell` throws, and what `refuse` makes.
  init<Failure: Error>(
    _ matrix: SquareMatrix,
    vectors isWanted: Bool = true,
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) {
    count = matrix.count
    values = [Double](repeating: 0, count: count)
    beside = values
    let scale = try matrix.greatest(tell)
    guard count > 0 else {
      cells = []
      return
    }
    cells = scale > 0 ? try matrix.mapCells(tell) { $0 / scale }.cells : matrix.cells
    try reduce(tell)
    if isWanted {
      try accumulate(tell)
    } else {
      for row in 0..<count { values[row] = cells[row &* count &+ row] }
    }
    guard try iterate(isWanted, tell) else {
      throw refuse(.noConvergence(iterations: Self.rounds))
    }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    if isWanted {
      for place in order {
        try tell()
        vectors.append(Array(cells[(place &* count)..<((place &+ 1) &* count)]))
      }
    }
    values = order.map { values[$0] * scale }
    cells = []
  }

  /// The most rounds that one eigenvalue may take.
  static var rounds: Int { 100 }

  /// Reduces the matrix to three diagonals: `values` and `beside`.
  private mutating func reduce<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    for column in 0..<count { values[column] = cells[column &* count &+ count &- 1] }
    for last in stride(from: count &- 1, to: 0, by: -1) {
      var scale = 0.0
      for place in 0..<last { scale += values[place].magnitude }
      var square = 0.0
      if scale == 0 {
        beside[last] = values[last &- 1]
        for column in 0..<last {
          values[column] = cells[column &* count &+ last &- 1]
          cells[column &* count &+ last] = 0
          cells[last &* count &+ column] = 0
        }
      } else {
        for place in 0..<last {
          values[place] /= scale
          square += values[place] * values[place]
        }
        let end = values[last &- 1]
        let root = end > 0 ? -square.squareRoot() : square.squareRoot()
        beside[last] = scale * root
        square -= end * root
        values[last &- 1] = end - root
        try reflect(last, square, tell)
      }
      values[last] = square
    }
  }

  /// Applies one reflection from both sides.
  private mutating func reflect<Failure: Error>(
    _ last: Int,
    _ square: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    for place in 0..<last { beside[place] = 0 }
    for column in 0..<last {
      if column & 63 == 0 { try tell() }
      let start = column &* count
      let factor = values[column]
      cells[last &* count &+ column] = factor
      var sum = beside[column] + cells[start &+ column] * factor
      for place in (column &+ 1)..<max(last, column &+ 1) {
        let cell = cells[start &+ place]
        sum += cell * values[place]
        beside[place] += cell * factor
      }
      beside[column] = sum
    }
    var sum = 0.0
    for place in 0..<last {
      beside[place] /= square
      sum += beside[place] * values[place]
    }
    let half = sum / (square + square)
    for place in 0..<last { beside[place] -= half * values[place] }
    for column in 0..<last {
      if column & 63 == 0 { try tell() }
      let start = column &* count
      let first = values[column]
      let second = beside[column]
      for place in column..<last {
        cells[start &+ place] -= first * beside[place] + second * values[place]
      }
      values[column] = cells[start &+ last &- 1]
      cells[start &+ last] = 0
    }
  }

  /// Multiplies the reflections together.
  private mutating func accumulate<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let end = count &- 1
    for last in 0..<end {
      let next = (last &+ 1) &* count
      cells[last &* count &+ end] = cells[last &* count &+ last]
      cells[last &* count &+ last] = 1
      let square = values[last &+ 1]
      if square != 0 {
        for place in 0...last { values[place] = cells[next &+ place] / square }
        for column in 0...last {
          if column & 63 == 0 { try tell() }
          let start = column &* count
          var sum = 0.0
          for place in 0...last { sum += cells[next &+ place] * cells[start &+ place] }
          for place in 0...last { cells[start &+ place] -= sum * values[place] }
        }
      }
      for place in 0...last { cells[next &+ place] = 0 }
    }
    for column in 0..<count {
      values[column] = cells[column &* count &+ end]
      cells[column &* count &+ end] = 0
    }
    cells[end &* count &+ end] = 1
    beside[0] = 0
  }
}
