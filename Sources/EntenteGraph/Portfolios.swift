/// Portfolios: lists of levels over the same items, one an actor, to be compared all with all.
///
/// Where at most 16 different levels occur, each is held in a byte.
public struct Portfolios: Hashable, Sendable {
  /// How many portfolios there are.
  public let actorCount: Int
  /// How many items each has.
  public let itemCount: Int
  /// The greatest less the least admissible level.
  public let range: Double
  /// The weight of each item, for weighted S alone; nil for none.
  public let weights: [Double]?
  /// The levels that a code may stand for, ascending.
  let levels: [Double]
  /// The place of each level among them, from 1, 0 where absent: item after item, the portfolios of
  /// each filled up to whole groups of sixteen; empty if there are too many levels.
  let codes: [UInt8]
  /// The levels themselves, NaN where absent, a portfolio each; empty if there are codes.
  let rows: [[Double]]
}

extension Portfolios {
  /// The most different levels that are held as codes.
  static let mostLevels = 16

  /// Takes portfolios as numbers.
  ///
  /// - Parameters:
  ///   - rows: A portfolio each: one level an item, NaN where absent.
  ///   - levels: The admissible levels, at least one, in any order; they tell the range alone.
  ///   - weights: One an item, 0 or more, for weighted S alone; nil for none.
  /// - Precondition: The portfolios, and the weights if given, are of one length.
  /// - Complexity: O(n m) time and space, n portfolios of m items.
  public init(_ rows: [[Double]], levels: [Double], weights: [Double]? = nil) {
    let itemCount = rows.first?.count ?? weights?.count ?? 0
    precondition(rows.allSatisfy { $0.count == itemCount }, "Portfolios are about the same items")
    precondition((weights?.count ?? itemCount) == itemCount, "There must be one weight per item")
    actorCount = rows.count
    self.itemCount = itemCount
    range = (levels.max() ?? 0) - (levels.min() ?? 0)
    self.weights = weights
    var coder = LevelCoder(most: Self.mostLevels)
    let seen = Cells<UInt8>(uninitialised: rows.count * itemCount)
    for (actor, row) in rows.enumerated() where !coder.isFull {
      for item in 0..<itemCount { seen[actor &* itemCount &+ item] = coder.code(row[item]) }
    }
    guard !coder.isFull else {
      self.levels = []
      self.codes = []
      self.rows = rows
      return
    }
    let (order, codes) = coder.ascending()
    var places = [UInt8](repeating: 0, count: codes.count + 1)
    for (place, code) in codes.enumerated() { places[code] = UInt8(place + 1) }
    for place in 0..<seen.count { seen[place] = places[Int(seen[place])] }
    self.levels = order
    self.codes = Self.byItem(seen, rows.count, itemCount)
    self.rows = []
  }

  /// Takes portfolios as codes of levels.
  ///
  /// - Parameters:
  ///   - codes: Portfolio after portfolio, one code an item: 0 where absent, else the place in
  ///     `levels`, from 1.
  ///   - itemCount: How many items each portfolio has.
  ///   - levels: The admissible levels, 1 to 16 of them, ascending.
  ///   - weights: One an item, 0 or more, for weighted S alone; nil for none.
  /// - Precondition: There are whole portfolios, no code beyond the levels, one weight an item.
  /// - Complexity: O(n m) time and space, n portfolios of m items.
  public init(codes: [UInt8], itemCount: Int, levels: [Double], weights: [Double]? = nil) {
    precondition(itemCount > 0 && codes.count.isMultiple(of: itemCount), "Portfolios are whole")
    precondition(levels.count <= Self.mostLevels, "There may be 16 levels at most")
    precondition(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 }, "Levels ascend")
    precondition((weights?.count ?? itemCount) == itemCount, "There must be one weight per item")
    actorCount = codes.count / itemCount
    self.itemCount = itemCount
    range = (levels.last ?? 0) - (levels.first ?? 0)
    self.weights = weights
    self.levels = levels
    self.codes = Self.byItem(Cells(codes), codes.count / itemCount, itemCount)
    rows = []
    precondition(Int(greatestCode) <= levels.count, "A code names one of the levels")
  }
}

extension Portfolios {
  /// The portfolios of an item in `codes`, filled up.
  var stride: Int { Self.stride(actorCount) }

  private static func stride(_ actorCount: Int) -> Int { (actorCount + 15) / 16 * 16 }

  private var greatestCode: UInt8 {
    withView(of: codes) { codes in
      var greatest = SIMD16<UInt8>.zero
      for place in Swift.stride(from: 0, to: codes.count, by: 16) {
        let next = codes.vector(at: place, as: SIMD16<UInt8>.self)
        greatest.replace(with: next, where: next .> greatest)
      }
      return greatest.max()
    }
  }

  /// Turns codes portfolio after portfolio into codes item after item, squares of sixteen at once.
  private static func byItem(_ codes: Cells<UInt8>, _ actors: Int, _ items: Int) -> [UInt8] {
    let stride = stride(actors)
    let square = Cells<SIMD16<UInt8>>(uninitialised: 32)
    return filledArray(stride * items) { result in
      for first in Swift.stride(from: 0, to: stride, by: 16) {
        for start in Swift.stride(from: 0, to: items, by: 16) {
          guard first + 16 <= actors, start + 16 <= items else {
            for item in start..<min(items, start + 16) {
              for actor in first..<(first + 16) {
                result[item * stride + actor] = actor < actors ? codes[actor * items + item] : 0
              }
            }
            continue
          }
          for row in 0..<16 {
            square[row] = codes.vector(at: (first &+ row) &* items &+ start, as: SIMD16.self)
          }
          transpose(square)
          for row in 0..<16 { result.store(square[row], at: (start &+ row) &* stride &+ first) }
        }
      }
    }
  }

  /// Makes columns of the first sixteen rows by shuffling the two halves into each other four times.
  private static func transpose(_ square: Cells<SIMD16<UInt8>>) {
    for round in 0..<4 {
      let (from, to) = round % 2 == 0 ? (0, 16) : (16, 0)
      for row in 0..<8 {
        var mixed = SIMD32<UInt8>()
        mixed.evenHalf = square[from &+ row]
        mixed.oddHalf = square[from &+ row &+ 8]
        square[to &+ 2 &* row] = mixed.lowHalf
        square[to &+ 2 &* row &+ 1] = mixed.highHalf
      }
    }
  }
}
