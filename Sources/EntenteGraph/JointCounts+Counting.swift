extension JointCounts {
  /// Eight sums of two bytes.
  private typealias Words = SIMD8<UInt16>

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
