/// The measures of several pairs of portfolios at once, from how often each two levels meet.
///
/// One lane a pair. NaN stands for undefined.
struct LevelTables {
  typealias Lanes = SIMD4<Double>

  /// The levels, ascending.
  let levels: [Double]
  /// The greatest less the least admissible level.
  let range: Double
  /// How often the first has one level where the second has another.
  let cells: Cells<Lanes>
  /// How often the first has each level, where both have one.
  let own: Cells<Lanes>
  /// How often the second has each level, where both have one.
  let other: Cells<Lanes>
  /// The sum of the two, for expectations from pooled levels.
  let both: Cells<Lanes>
  /// How many items both have a level on.
  private(set) var joint = Lanes.zero
  /// The sum of all distances.
  private(set) var distance = Lanes.zero
  /// The sum of all squared distances.
  private(set) var square = Lanes.zero
  /// How many items differ.
  private(set) var unequal = Lanes.zero
}

extension LevelTables {
  init(levels: [Double], range: Double) {
    self.levels = levels
    self.range = range
    cells = Cells(uninitialised: levels.count * levels.count)
    own = Cells(uninitialised: levels.count)
    other = Cells(uninitialised: levels.count)
    both = Cells(uninitialised: levels.count)
  }

  /// Takes the counts of the next pairs.
  ///
  /// - Parameter count: Given the place of a level of the first and one of the second.
  @inline(__always)
  mutating func take(_ count: (_ own: Int, _ other: Int) -> Lanes) {
    joint = .zero
    distance = .zero
    square = .zero
    unequal = .zero
    other.fill(with: .zero)
    for first in 0..<levels.count {
      var sum = Lanes.zero
      for second in 0..<levels.count {
        let lanes = count(first, second)
        cells[first &* levels.count &+ second] = lanes
        sum += lanes
        other[second] += lanes
        guard first != second else { continue }
        let gap = (levels[first] - levels[second]).magnitude
        unequal += lanes
        distance += gap * lanes
        square += gap * gap * lanes
      }
      own[first] = sum
      joint += sum
    }
    for level in 0..<levels.count { both[level] = own[level] + other[level] }
  }
}
