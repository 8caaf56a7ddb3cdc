/// Counts how often each two levels meet, for all pairs of portfolios at once.
///
/// Six items of one portfolio at one level are a pattern of six bits. For each of the 64 patterns a
/// table holds how many of those six items every other portfolio has at each of its levels; so one
/// addition of sixteen bytes counts six items for sixteen counts. The tables of some columns and of
/// 252 items, as many as a byte can count, stay in the cache while all portfolios read them.
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
  /// Sixteen portfolios at one level.
  fileprivate typealias Column = SIMD16<UInt8>
  /// Four columns.
  fileprivate typealias Columns = SIMD64<UInt8>
  /// Eight sums of two bytes.
  private typealias Words = SIMD8<UInt16>

  /// The items of a pattern.
  private static let chunkItems = 6
  private static let patternCount = 1 << chunkItems
  /// The chunks after which a byte may be full: 42 times 6 is 252.
  private static let groupChunks = 42
  /// The chunks after which two bytes may be full: 10 920 times 6 is 65 520.
  private static let spanChunks = 260 * groupChunks
  /// The bytes of a row of a table: two times four columns.
  private static let width = 128

  private var chunkCount: Int { (itemCount + Self.chunkItems - 1) / Self.chunkItems }
  private var rowCount: Int { stride * levelCount }
  private var columnCount: Int { stride / 16 * levelCount }

  /// About how many elementary steps the counting takes.
  var steps: Int { chunkCount * rowCount * columnCount / 8 }

  /// How many pieces of work there are.
  var pieces: Int { (columnCount * 16 + Self.width - 1) / Self.width }

  /// How many counts there are: a triangle of pairs for each two levels.
  var resultCount: Int { levelCount * levelCount * pairCount }

  private var pairCount: Int { actorCount * (actorCount + 1) / 2 }

  /// The pattern of each portfolio at each level: chunk after chunk, level after level.
  func patterns(_ crew: Crew) -> Cells<UInt8> {
    let result = Cells<UInt8>(uninitialised: chunkCount * rowCount)
    let share = 64
    crew.each((chunkCount + share - 1) / share) { piece in
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
    (chunk * Self.chunkItems)..<min(itemCount, (chunk + 1) * Self.chunkItems)
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
      tables: Cells(uninitialised: (Self.groupChunks * Self.patternCount + 1) * Self.width),
      sums: Cells(uninitialised: rowCount * Self.width)
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
    let first = piece * Self.width / 16
    let columns = first..<min(columnCount, first + Self.width / 16)
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
      tables.store(Columns.zero, at: base)
      tables.store(Columns.zero, at: base &+ 64)
      let items = items(of: chunk)
      for place in 0..<Self.chunkItems {
        let last = base &+ Self.width &<< place
        for slot in 0..<(Self.width / 16) {
          var ones = Column.zero
          let column = columns.lowerBound &+ slot
          if column < columns.upperBound, place < items.count {
            let (group, level) = column.quotientAndRemainder(dividingBy: levelCount)
            let found = self.column(items.lowerBound &+ place, group &* 16, level)
            ones.replace(with: Column(repeating: 1), where: found)
          }
          tables.store(ones, at: last &+ 16 &* slot)
        }
        let low = tables.vector(at: last, as: Columns.self)
        let high = tables.vector(at: last &+ 64, as: Columns.self)
        for rest in 1..<max(1, 1 &<< place) where place > 0 {
          let from = base &+ rest &* Self.width
          let to = last &+ rest &* Self.width
          tables.store(low &+ tables.vector(at: from, as: Columns.self), at: to)
          tables.store(high &+ tables.vector(at: from &+ 64, as: Columns.self), at: to &+ 64)
        }
      }
    }
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
    // After the tables there is room for a row of sums in bytes.
    let bytes = Self.groupChunks &* Self.patternCount &* Self.width
    for level in 0..<levelCount {
      for row in (level &* stride)..<(level &* stride &+ rows) {
        var low = Columns.zero
        var high = Columns.zero
        var base = 0
        var place = chunks.lowerBound &* rowCount &+ row
        for _ in 0..<chunks.count {
          let start = base &+ Int(patterns[place]) &* Self.width
          low &+= tables.vector(at: start, as: Columns.self)
          high &+= tables.vector(at: start &+ 64, as: Columns.self)
          base &+= Self.patternCount &* Self.width
          place &+= rowCount
        }
        tables.store(low, at: bytes)
        tables.store(high, at: bytes &+ 64)
        for part in 0..<(Self.width / 16) {
          let sum = row &* Self.width &+ 16 &* part
          let pairs = tables.words(at: bytes &+ 16 &* part, as: Words.self)
          let even = sums.vector(at: sum, as: Words.self) &+ (pairs & 255)
          let odd = sums.vector(at: sum &+ 8, as: Words.self) &+ (pairs &>> 8)
          sums.store(even, at: sum)
          sums.store(odd, at: sum &+ 8)
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
            (level &* stride &+ row) &* Self.width &+ (column &- columns.lowerBound) &* 16
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
