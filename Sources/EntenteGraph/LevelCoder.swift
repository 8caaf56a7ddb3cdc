/// Numbers the different levels of portfolios as they come, up to a few.
struct LevelCoder {
  /// The levels seen, in the order of their codes, which start at 1.
  private(set) var levels: [Double] = []
  /// Whether there were more different levels than there may be.
  private(set) var isFull = false
  private let most: Int
  /// The code that stands at a place of its own for each level, 0 where none.
  private var table = [UInt8](repeating: 0, count: 256)

  init(most: Int) { self.most = most }
}

extension LevelCoder {
  /// The code of a level; 0 if it is NaN, or if there are too many.
  @inline(__always)
  mutating func code(_ level: Double) -> UInt8 {
    // Adding zero turns -0 into 0; the upper bits of a product depend on all bits of the level.
    let bits = (level + 0).bitPattern
    var place = Int(truncatingIfNeeded: ((bits ^ (bits >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    while table[place] != 0 {
      if levels[Int(table[place]) &- 1] == level { return table[place] }
      place = (place &+ 1) & 255
    }
    return add(level, place)
  }

  @inline(never)
  private mutating func add(_ level: Double, _ place: Int) -> UInt8 {
    if level.isNaN { return 0 }
    guard levels.count < most else {
      isFull = true
      return 0
    }
    levels.append(level)
    table[place] = UInt8(levels.count)
    return table[place]
  }

  /// The levels ascending, and the code of each.
  func ascending() -> (levels: [Double], codes: [Int]) {
    let order = levels.indices.sorted { levels[$0] < levels[$1] }
    return (order.map { levels[$0] }, order.map { $0 + 1 })
  }
}
