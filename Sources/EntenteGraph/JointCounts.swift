/// Counts how often each two levels meet, for all pairs of portfolios at once.
///
/// Five items of one portfolio at one level are a pattern of five bits. For each of the 32 patterns a
/// table holds how many of those five items every other portfolio has at each of its levels, a half
/// byte a count; so one addition of sixteen bytes counts five items for 32 counts. After three of them
/// the half bytes, full now, are parted and summed in bytes. The tables of some columns and of 255
/// items, as many as a byte can count, stay in the cache while all portfolios read them.
struct JointCounts {
  /// The level of each portfolio on each item, from 1, 0 where absent: item after item.
  let codes: View<UInt8>
  /// The portfolios of an item, rounded up to whole groups of sixteen.
  let stride: Int
  let actorCount: Int
  let itemCount: Int
  let levelCount: Int
}

extension JointCounts {
  /// Sixteen portfolios at one level; in tables and sums, at two.
  typealias Column = SIMD16<UInt8>

  /// The items of a pattern.
  static let chunkItems = 5
  static let patternCount = 1 << chunkItems
  /// The chunks after which half a byte may be full: 3 times 5 is 15.
  static let halfChunks = 3
  /// The chunks after which a byte may be full: 51 times 5 is 255.
  static let groupChunks = 51
  /// The chunks after which two bytes may be full: 13 107 times 5 is 65 535.
  static let spanChunks = 257 * groupChunks
  /// The columns that a piece counts.
  static let pieceColumns = 8
  /// The bytes of a row of a table, two columns in each sixteen.
  static let width = pieceColumns * 8

  /// The chunks, filled up to a multiple of three with empty ones.
  var chunkCount: Int {
    let items = Self.chunkItems * Self.halfChunks
    return (itemCount + items - 1) / items * Self.halfChunks
  }
  var rowCount: Int { stride * levelCount }
  var columnCount: Int { stride / 16 * levelCount }

  /// About how many elementary steps the counting takes.
  var steps: Int { chunkCount * rowCount * columnCount / 8 }

  /// How many pieces of work there are.
  var pieces: Int { (columnCount + Self.pieceColumns - 1) / Self.pieceColumns }

  /// How many counts there are: a triangle of pairs for each two levels.
  var resultCount: Int { levelCount * levelCount * pairCount }

  var pairCount: Int { actorCount * (actorCount + 1) / 2 }

  /// The pattern of each portfolio at each level: chunk after chunk, level after level.
  ///
  /// `tell` is called every few milliseconds and stops the work by throwing.
  func patterns<Failure: Error>(
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Cells<UInt8> {
    let result = Cells<UInt8>(uninitialised: chunkCount * rowCount)
    let share = 64
    try crew.each((chunkCount + share - 1) / share, tell) { piece in
      for chunk in (piece * share)..<min(chunkCount, (piece + 1) * share) {
        let items = items(of: chunk)
        for start in Swift.stride(from: 0, to: stride, by: 16) {
          for level in 0..<levelCount {
            var pattern = Column.zero
            var bit: UInt8 = 1
            for item in items {
              let found = column(item, start, level)
              pattern.replace(with: pattern | Column(repeating: bit), where: found)
              bit &<<= 1
            }
            result.store(pattern, at: chunk &* rowCount &+ level &* stride &+ start)
          }
        }
      }
    }
    return result
  }

  func items(of chunk: Int) -> Range<Int> {
    min(itemCount, chunk * Self.chunkItems)..<min(itemCount, (chunk + 1) * Self.chunkItems)
  }

  /// Which of sixteen portfolios have a level on an item.
  @inline(__always)
  func column(_ item: Int, _ start: Int, _ level: Int) -> SIMDMask<SIMD16<Int8>> {
    codes.vector(at: item &* stride &+ start, as: Column.self)
      .== Column(repeating: UInt8(truncatingIfNeeded: level &+ 1))
  }
}
