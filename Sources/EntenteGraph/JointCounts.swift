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
  fileprivate typealias Column = SIMD16<UInt8>
  /// Eight sums of two bytes.
  private typealias Words = SIMD8<UInt16>

  /// The items of a pattern.
  private static let chunkItems = 5
  private static let patternCount = 1 << chunkItems
  /// The chunks after which half a byte may be full: 3 times 5 is 15.
  private static let halfChunks = 3
  /// The chunks after which a byte may be full: 51 times 5 is 255.
  private static let groupChunks = 51
  /// The chunks after which two bytes may be full: 13 107 times 5 is 65 535.
  private static let spanChunks = 257 * groupChunks
  /// The columns that a piece counts.
  private static let pieceColumns = 8
  /// The bytes of a row of a table, two columns in each sixteen.
  private static let width = pieceColumns * 8

  /// The chunks, filled up to a multiple of three with empty ones.
  private var chunkCount: Int {
    let items = Self.chunkItems * Self.halfChunks
    return (itemCount + items - 1) / items * Self.halfChunks
  }
  private var rowCount: Int { stride * levelCount }
  private var columnCount: Int { stride / 16 * levelCount }

  /// About how many elementary steps the counting takes.
  var steps: Int { chunkCount * rowCount * columnCount / 8 }

  /// How many pieces of work there are.
  var pieces: Int { (columnCount + Self.pieceColumns - 1) / Self.pieceColumns }

  /// How many counts there are: a triangle of pairs for each two levels.
  var resultCount: Int { levelCount * levelCount * pairCount }

  private var pairCount: Int { actorCount * (actorCount + 1) / 2 }

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

  private func items(of chunk: Int) -> Range<Int> {
    min(itemCount, chunk * Self.chunkItems)..<min(itemCount, (chunk + 1) * Self.chunkItems)
  }

  /// Which of sixteen portfolios have a level on an item.
  @inline(__always)
  private func column(_ item: Int, _ start: Int, _ level: Int) -> SIMDMask<SIMD16<Int8>> {
    codes.vector(at: item &* stride &+ start, as: Column.self)
      .== Column(repeating: UInt8(truncatingIfNeeded: level &+ 1))
  }
}

extension JointCounts {
  /// What one thread needs beside.
  struct Scratch {
    fileprivate let tables: Cells<UInt8>
    fileprivate let sums: Cells<UInt16>
  }

  /// Takes what one thread needs beside.
  func scratch() -> Scratch {
    Scratch(
      tables: Cells(uninitialised: (Self.groupChunks * Self.patternCount + 2) * Self.width),
      sums: Cells(uninitialised: rowCount * Self.pieceColumns * 16)
    )
  }

  /// Counts a piece: some columns with all portfolios that do not come after them.
  ///
  /// The pieces of a greater number are the longer ones.
  ///
  /// - Parameters:
  ///   - piece: The number of the piece.
  ///   - patterns: Those of all portfolios.
  ///   - scratch: Memory of the thread.
  ///   - worker: The thread, asked whether to stop; the counts are then of no use.
  ///   - result: Receives the counts, of first and second level, then of first and second portfolio.
  func count(
    _ piece: Int,
    patterns: Cells<UInt8>,
    _ scratch: Scratch,
    _ worker: Worker,
    to result: Cells<UInt32>
  ) {
    let first = piece * Self.pieceColumns
    let columns = first..<min(columnCount, first + Self.pieceColumns)
    let rows = min(actorCount, ((columns.upperBound - 1) / levelCount + 1) * 16)
    for span in Swift.stride(from: 0, to: max(1, chunkCount), by: Self.spanChunks) {
      scratch.sums.fill(with: 0)
      let end = min(chunkCount, span + Self.spanChunks)
      for group in Swift.stride(from: span, to: end, by: Self.groupChunks) {
        guard !worker.isStopped() else { return }
        let chunks = group..<min(end, group + Self.groupChunks)
        build(scratch.tables, chunks, columns)
        add(chunks, rows, patterns, scratch)
      }
      put(scratch.sums, columns, rows, isFirst: span == 0, to: result)
    }
  }

  /// Fills the tables of some chunks: the row of a pattern is that of its last bit and of the rest.
  private func build(_ tables: Cells<UInt8>, _ chunks: Range<Int>, _ columns: Range<Int>) {
    for chunk in chunks {
      let base = (chunk &- chunks.lowerBound) &* Self.patternCount &* Self.width
      tables.fill(base..<(base &+ Self.width), with: 0)
      let items = items(of: chunk)
      for place in 0..<Self.chunkItems {
        let last = base &+ Self.width &<< place
        for part in 0..<(Self.width / 16) {
          let column = columns.lowerBound &+ 2 &* part
          var ones = Column.zero
          if place < items.count, column < columns.upperBound {
            ones = one(items.lowerBound &+ place, column, 1)
            if column &+ 1 < columns.upperBound {
              ones |= one(items.lowerBound &+ place, column &+ 1, 16)
            }
          }
          for rest in 0..<(1 &<< place) {
            let at = rest &* Self.width &+ 16 &* part
            tables.store(ones &+ tables.vector(at: base &+ at, as: Column.self), at: last &+ at)
          }
        }
      }
    }
  }

  /// A number where a column has its level on an item, else 0.
  @inline(__always)
  private func one(_ item: Int, _ column: Int, _ number: UInt8) -> Column {
    let (group, level) = column.quotientAndRemainder(dividingBy: levelCount)
    let found = self.column(item, group &* 16, level)
    return Column.zero.replacing(with: Column(repeating: number), where: found)
  }

  /// Adds the rows of the tables that the patterns name.
  private func add(
    _ chunks: Range<Int>,
    _ rows: Int,
    _ patterns: Cells<UInt8>,
    _ scratch: Scratch
  ) {
    let (tables, sums) = (scratch.tables, scratch.sums)
    let rowCount = rowCount
    let table = Self.patternCount &* Self.width
    // After the tables there is room for a row of sums in bytes.
    let bytes = Self.groupChunks &* table
    for level in 0..<levelCount {
      for row in (level &* stride)..<(level &* stride &+ rows) {
        var (sum0, sum1, sum2, sum3) = (Column.zero, Column.zero, Column.zero, Column.zero)
        var (high0, high1, high2, high3) = (Column.zero, Column.zero, Column.zero, Column.zero)
        var base = 0
        var place = chunks.lowerBound &* rowCount &+ row
        for _ in 0..<(chunks.count / Self.halfChunks) {
          let first = base &+ Int(patterns[place]) &* Self.width
          let second = base &+ table &+ Int(patterns[place &+ rowCount]) &* Self.width
          let third = base &+ 2 &* table &+ Int(patterns[place &+ 2 &* rowCount]) &* Self.width
          @inline(__always)
          func three(_ part: Int) -> Column {
            tables.vector(at: first &+ part, as: Column.self)
              &+ tables.vector(at: second &+ part, as: Column.self)
              &+ tables.vector(at: third &+ part, as: Column.self)
          }
          let (part0, part1, part2, part3) = (three(0), three(16), three(32), three(48))
          sum0 &+= part0
          sum1 &+= part1
          sum2 &+= part2
          sum3 &+= part3
          high0 &+= part0 &>> 4
          high1 &+= part1 &>> 4
          high2 &+= part2 &>> 4
          high3 &+= part3 &>> 4
          base &+= Self.halfChunks &* table
          place &+= Self.halfChunks &* rowCount
        }
        // A sum is that of the low halves and sixteen times that of the high ones, modulo 256.
        tables.store(sum0 &- high0 &* 16, at: bytes)
        tables.store(high0, at: bytes &+ 16)
        tables.store(sum1 &- high1 &* 16, at: bytes &+ 32)
        tables.store(high1, at: bytes &+ 48)
        tables.store(sum2 &- high2 &* 16, at: bytes &+ 64)
        tables.store(high2, at: bytes &+ 80)
        tables.store(sum3 &- high3 &* 16, at: bytes &+ 96)
        tables.store(high3, at: bytes &+ 112)
        for part in 0..<Self.pieceColumns {
          let at = (row &* Self.pieceColumns &+ part) &* 16
          let pairs = tables.words(at: bytes &+ 16 &* part, as: Words.self)
          let even = sums.vector(at: at, as: Words.self) &+ (pairs & 255)
          let odd = sums.vector(at: at &+ 8, as: Words.self) &+ (pairs &>> 8)
          sums.store(even, at: at)
          sums.store(odd, at: at &+ 8)
        }
      }
    }
  }

  /// Writes the sums to their places, or adds them to what stands there.
  private func put(
    _ sums: Cells<UInt16>,
    _ columns: Range<Int>,
    _ rows: Int,
    isFirst: Bool,
    to result: Cells<UInt32>
  ) {
    for level in 0..<levelCount {
      for column in columns {
        let (group, other) = column.quotientAndRemainder(dividingBy: levelCount)
        let plane = (level &* levelCount &+ other) &* pairCount
        for row in 0..<rows {
          let start = plane &+ row &* (2 &* actorCount &- row &- 1) / 2
          let place =
            ((level &* stride &+ row) &* Self.pieceColumns &+ column &- columns.lowerBound) &* 16
          let here = group &* 16
          for actor in max(row, here)..<max(row, min(actorCount, here &+ 16)) {
            // The sums of a column are those of its even actors, then those of its odd ones.
            let count = UInt32(sums[place &+ (actor & 1) &* 8 &+ (actor &- here) / 2])
            result[start &+ actor] = isFirst ? count : result[start &+ actor] &+ count
          }
        }
      }
    }
  }
}
