/// The linear programme that covers cycles: the least sum of w x with x >= 0 and the sum of x along
/// each cycle at least 1, solved by the dual simplex method as cycles are added.
///
/// The dictionary is dense: each basic variable is a constant and a row over the columns. Without
/// rows x = 0 is dual feasible, and adding a row leaves it so; no other method is needed.
struct CoverProgramme {
  /// How many ties there are, and so columns.
  let width: Int
  /// Numbers a row, a multiple of 8.
  private let stride: Int
  private var cells: Cells<Double>
  private var capacity = 64
  /// The reduced cost of each column.
  private var costs: Cells<Double>
  /// The constant of each row.
  private var constants: [Double] = []
  /// The variable of each column and of each row: a tie, or `width` and more for the slack of a row.
  private var columns: [Int]
  private var basis: [Int] = []
  /// The column of each tie, or -1 less its row.
  private var places: [Int]
  /// For how many rounds each row was slack.
  private var ages: [Int] = []
  private var added = 0
  /// The least sum so far; it only grows.
  private(set) var value = 0.0
  /// How many numbers were changed.
  private(set) var work = 0
}

extension CoverProgramme {
  init(_ weights: [Double]) {
    width = weights.count
    stride = (weights.count + 7) & ~7
    cells = Cells(uninitialised: capacity * stride)
    costs = Cells(stride, repeating: 0)
    for tie in 0..<weights.count { costs[tie] = weights[tie] }
    columns = Array(0..<width)
    places = Array(0..<width)
  }

  /// The same programme in memory of its own.
  var copy: CoverProgramme {
    var copy = self
    copy.cells = Cells(uninitialised: capacity * stride)
    copy.cells.copy(0..<basis.count * stride, of: cells, to: 0)
    copy.costs = Cells(uninitialised: stride)
    copy.costs.copy(0..<stride, of: costs, to: 0)
    copy.work = 0
    return copy
  }

  /// The value of a tie's variable.
  func value(of tie: Int) -> Double {
    places[tie] >= 0 ? 0 : constants[-places[tie] - 1]
  }

  /// The reduced cost of a tie: by how much the sum grows at least if its variable is 1; 0 in the basis.
  func reducedCost(of tie: Int) -> Double { places[tie] >= 0 ? costs[places[tie]] : 0 }

  /// The multipliers of the rows that have one, by the order in which rows were added.
  var multipliers: [(row: Int, multiplier: Double)] {
    (0..<width).compactMap { column in
      columns[column] >= width && costs[column] > 0
        ? (columns[column] - width, costs[column]) : nil
    }
  }

  /// Adds the row: factor times the sum of some variables is at least a bound.
  mutating func add(_ ties: [Int], factor: Double = 1, atLeast bound: Double = 1) {
    if basis.count == capacity {
      let larger = Cells<Double>(uninitialised: 2 * capacity * stride)
      larger.copy(0..<capacity * stride, of: cells, to: 0)
      cells = larger
      capacity *= 2
    }
    let start = basis.count * stride
    cells.fill(start..<start + stride, with: 0)
    var constant = -bound
    for tie in ties {
      if places[tie] >= 0 {
        cells[start + places[tie]] += factor
      } else {
        let row = -places[tie] - 1
        combine(start, factor, cells, row * stride)
        constant += factor * constants[row]
      }
    }
    constants.append(constant)
    basis.append(width + added)
    ages.append(0)
    added += 1
  }

  /// Adds a multiple of one row to another.
  @inline(__always)
  private mutating func combine(
    _ target: Int,
    _ factor: Double,
    _ source: Cells<Double>,
    _ row: Int,
    in cells: Cells<Double>? = nil
  ) {
    let cells = cells ?? self.cells
    let factors = SIMD8<Double>(repeating: factor)
    var place = 0
    while place < stride {
      let sum =
        cells.vector(at: target &+ place, as: SIMD8<Double>.self)
        + factors * source.vector(at: row &+ place, as: SIMD8<Double>.self)
      cells.store(sum, at: target &+ place)
      place &+= 8
    }
    work &+= stride
  }

  /// Goes to the optimum; false if there is none, or the sum passes a limit; nil if the work
  /// passes its limit or is stopped.
  mutating func solve(upTo limit: Double, work most: Int, _ worker: Worker) -> Bool? {
    var asked = work
    while true {
      if value > limit { return false }
      if work > most { return nil }
      if work &- asked > 100_000 {
        asked = work
        if worker.isStopped() { return nil }
      }
      var row = -1
      var least = -1e-9
      for place in constants.indices where constants[place] < least {
        least = constants[place]
        row = place
      }
      guard row >= 0 else { return true }
      guard let column = entering(row) else { return false }
      pivot(row, column)
    }
  }

  /// The column of the least ratio of reduced cost to entry, of equal ones that of the largest entry.
  private func entering(_ row: Int) -> Int? {
    var chosen: Int?
    var least = Double.infinity
    var largest = 0.0
    for column in 0..<width {
      let entry = cells[row &* stride &+ column]
      guard entry > 1e-9 else { continue }
      let ratio = costs[column] / entry
      if ratio < least - 1e-12 || (ratio < least + 1e-12 && entry > largest) {
        least = min(ratio, least)
        largest = entry
        chosen = column
      }
    }
    return chosen
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let start = row * stride
    let inverse = 1 / cells[start + column]
    let constant = -constants[row] * inverse
    for place in 0..<stride { cells[start &+ place] *= -inverse }
    cells[start + column] = inverse
    constants[row] = constant
    for other in constants.indices where other != row {
      let factor = cells[other &* stride &+ column]
      guard factor != 0 else { continue }
      cells[other &* stride &+ column] = 0
      guard factor.magnitude > 1e-12 else { continue }
      combine(other &* stride, factor, cells, start)
      constants[other] += factor * constant
    }
    let cost = costs[column]
    costs[column] = 0
    combine(0, cost, cells, start, in: costs)
    value += cost * constant
    for place in 0..<width where costs[place] < 0 { costs[place] = 0 }
    let (leaving, coming) = (basis[row], columns[column])
    basis[row] = coming
    columns[column] = leaving
    if coming < width { places[coming] = -1 - row }
    if leaving < width { places[leaving] = column }
  }

  /// Drops rows that were slack for more than some rounds.
  mutating func purge(after rounds: Int) {
    var kept = 0
    for row in basis.indices {
      if basis[row] >= width {
        ages[row] = constants[row] > 1e-6 ? ages[row] + 1 : 0
        if ages[row] > rounds { continue }
      }
      if kept != row {
        cells.copy(row * stride..<(row + 1) * stride, of: cells, to: kept * stride)
        constants[kept] = constants[row]
        basis[kept] = basis[row]
        ages[kept] = ages[row]
      }
      if basis[kept] < width { places[basis[kept]] = -1 - kept }
      kept += 1
    }
    constants.removeSubrange(kept...)
    basis.removeSubrange(kept...)
    ages.removeSubrange(kept...)
  }
}
