/// The eigenvalues of a symmetric matrix, ascending, and its eigenvectors if asked for.
///
/// Householder's reduction to three diagonals, then the QL iteration with implicit shifts; the
/// routines tred2 and tql2 of Bowdler, Martin, Reinsch and Wilkinson (1968). O(n^3).
struct SymmetricEigen {
  /// The eigenvalues, ascending.
  private(set) var values: [Double]
  /// The eigenvector of each eigenvalue, of length 1; empty if not asked for.
  private(set) var vectors: [[Double]] = []
  private let count: Int
  private var beside: [Double]
  /// Column after column, since the loops run down columns.
  private var cells: [Double]
}

extension SymmetricEigen {
  /// Decomposes a matrix, of which only the symmetry is presumed.
  init(_ matrix: SquareMatrix, vectors isWanted: Bool = true) throws(KernelError) {
    count = matrix.count
    values = [Double](repeating: 0, count: count)
    beside = values
    let scale = matrix.greatest
    guard count > 0 else {
      cells = []
      return
    }
    cells = scale > 0 ? matrix.cells.map { $0 / scale } : matrix.cells
    reduce()
    if isWanted {
      accumulate()
    } else {
      for row in 0..<count { values[row] = cells[row &* count &+ row] }
    }
    try iterate(isWanted)
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    if isWanted {
      vectors = order.map { Array(cells[($0 &* count)..<(($0 &+ 1) &* count)]) }
    }
    values = order.map { values[$0] * scale }
    cells = []
  }

  /// Reduces the matrix to three diagonals: `values` and `beside`.
  private mutating func reduce() {
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
        reflect(last, square)
      }
      values[last] = square
    }
  }

  /// Applies one reflection from both sides.
  private mutating func reflect(_ last: Int, _ square: Double) {
    for place in 0..<last { beside[place] = 0 }
    for column in 0..<last {
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
  private mutating func accumulate() {
    let end = count &- 1
    for last in 0..<end {
      let next = (last &+ 1) &* count
      cells[last &* count &+ end] = cells[last &* count &+ last]
      cells[last &* count &+ last] = 1
      let square = values[last &+ 1]
      if square != 0 {
        for place in 0...last { values[place] = cells[next &+ place] / square }
        for column in 0...last {
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

  /// Turns three diagonals into one.
  private mutating func iterate(_ isWanted: Bool) throws(KernelError) {
    for place in 1..<max(count, 1) { beside[place &- 1] = beside[place] }
    beside[count &- 1] = 0
    var shift = 0.0
    var size = 0.0
    for low in 0..<count {
      size = max(size, values[low].magnitude + beside[low].magnitude)
      var high = low
      while beside[high].magnitude > 0x1p-52 * size { high &+= 1 }
      var rounds = 0
      while high > low && beside[low].magnitude > 0x1p-52 * size {
        guard rounds < 100 else { throw .noConvergence(iterations: rounds) }
        rounds &+= 1
        let old = values[low]
        var pivot = (values[low &+ 1] - old) / (2 * beside[low])
        let root = (pivot * pivot + 1).squareRoot()
        pivot += pivot < 0 ? -root : root
        values[low] = beside[low] / pivot
        values[low &+ 1] = beside[low] * pivot
        let step = old - values[low]
        for place in (low &+ 2)..<max(count, low &+ 2) { values[place] -= step }
        shift += step
        chase(low, high, isWanted)
      }
      values[low] += shift
      beside[low] = 0
    }
  }

  /// One sweep of rotations from the end of a block to its start.
  private mutating func chase(_ low: Int, _ high: Int, _ isWanted: Bool) {
    let second = values[low &+ 1]
    let besideSecond = beside[low &+ 1]
    var pivot = values[high]
    var (cosine, cosine2, cosine3) = (1.0, 1.0, 1.0)
    var (sine, sine2) = (0.0, 0.0)
    for place in stride(from: high &- 1, through: low, by: -1) {
      cosine3 = cosine2
      cosine2 = cosine
      sine2 = sine
      let product = cosine * beside[place]
      let kept = cosine * pivot
      let length = (pivot * pivot + beside[place] * beside[place]).squareRoot()
      beside[place &+ 1] = sine * length
      sine = beside[place] / length
      cosine = pivot / length
      pivot = cosine * values[place] - sine * product
      values[place &+ 1] = kept + sine * (cosine * product + sine * values[place])
      guard isWanted else { continue }
      let here = place &* count
      let next = here &+ count
      for row in 0..<count {
        let left = cells[here &+ row]
        let right = cells[next &+ row]
        cells[next &+ row] = sine * left + cosine * right
        cells[here &+ row] = cosine * left - sine * right
      }
    }
    pivot = -sine * sine2 * cosine3 * besideSecond * beside[low] / second
    beside[low] = sine * pivot
    values[low] = cosine * pivot
  }
}
