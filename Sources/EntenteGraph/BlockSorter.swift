/// The scratch memory in which one thread sorts block after block.
struct BlockSorter<
  Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable,
  Load: BitwiseCopyable & Sendable
> {
  /// How many digits of the targets are sorted by; none if they ascend already.
  let digitCount: Int
  let digitBits: Int
  let vertexBits: Int
  let rowCount: Int
  let carries: Bool
  /// Two copies of the block, read and written by turns.
  let keys: (Cells<Key>, Cells<Key>)
  let loads: (Cells<Load>, Cells<Load>)
  /// Where the next slot of each digit goes, or of each row.
  let counts: Cells<UInt32>

  init(digitCount: Int, vertexBits: Int, rowCount: Int, slotCount: Int, loads: Cells<Load>) {
    self.digitCount = digitCount
    self.vertexBits = vertexBits
    self.rowCount = rowCount
    carries = loads.count > 0
    digitBits = digitCount == 0 ? 0 : (vertexBits + digitCount - 1) / digitCount
    let first = Cells<Key>(uninitialised: slotCount)
    keys = (first, digitCount > 1 ? Cells(uninitialised: slotCount) : first)
    let carried = carries ? Cells<Load>(uninitialised: slotCount) : loads
    self.loads = (carried, carries && digitCount > 1 ? Cells(uninitialised: slotCount) : carried)
    counts = Cells(uninitialised: max(1 << digitBits, rowCount))
  }
}

extension BlockSorter {
  /// Sorts a block and writes where its rows start.
  func sort(_ block: Int, of sheet: RowsSheet<Load>) {
    let part = sheet.starts[block]..<sheet.starts[block + 1]
    take(part, of: sheet)
    for digit in 1..<max(1, digitCount) {
      let (old, new) = digit % 2 == 1 ? (keys.0, keys.1) : (keys.1, keys.0)
      let (oldLoads, newLoads) = digit % 2 == 1 ? (loads.0, loads.1) : (loads.1, loads.0)
      move(part.count, by: digit, from: old, oldLoads, to: new, newLoads)
    }
    let isFirst = digitCount % 2 == 1 || digitCount == 0
    let (last, lastLoads) = isFirst ? (keys.0, loads.0) : (keys.1, loads.1)
    openRows(part, block, last, sheet)
    let vertices = Key(truncatingIfNeeded: (1 as UInt64) << UInt64(vertexBits) &- 1)
    for index in 0..<part.count {
      let key = last[index]
      let row = Int(truncatingIfNeeded: key &>> Key(truncatingIfNeeded: vertexBits))
      let place = Int(counts[row])
      counts[row] = UInt32(truncatingIfNeeded: place &+ 1)
      sheet.targets[place] = UInt32(truncatingIfNeeded: key & vertices)
      if carries { sheet.loads[place] = lastLoads[index] }
    }
  }

  /// Takes a block into the scratch memory, sorted by the lowest digit.
  @inline(__always)
  private func take(_ part: Range<Int>, of sheet: RowsSheet<Load>) {
    if digitCount == 0 {
      for place in part {
        let index = place &- part.lowerBound
        keys.0[index] = key(place, sheet)
        if carries { loads.0[index] = sheet.loads[place] }
      }
      return
    }
    let mask = (1 as UInt32) << UInt32(digitBits) &- 1
    counts.fill(0..<1 << digitBits, with: 0)
    for place in part {
      let digit = Int(sheet.targets[place] & mask)
      counts[digit] = counts[digit] &+ 1
    }
    sumUp()
    for place in part {
      let digit = Int(sheet.targets[place] & mask)
      let index = Int(counts[digit])
      counts[digit] = UInt32(truncatingIfNeeded: index &+ 1)
      keys.0[index] = key(place, sheet)
      if carries { loads.0[index] = sheet.loads[place] }
    }
  }

  /// The number of a row within its block above the target.
  @inline(__always)
  private func key(_ place: Int, _ sheet: RowsSheet<Load>) -> Key {
    let low = Key(truncatingIfNeeded: sheet.targets[place])
    guard let locals = sheet.locals else { return low }
    return Key(truncatingIfNeeded: locals[place]) &<< Key(truncatingIfNeeded: vertexBits) | low
  }

  /// Sorts by one digit from one copy into the other.
  @inline(__always)
  private func move(
    _ count: Int,
    by digit: Int,
    from old: Cells<Key>,
    _ oldLoads: Cells<Load>,
    to new: Cells<Key>,
    _ newLoads: Cells<Load>
  ) {
    let shift = Key(truncatingIfNeeded: digit * digitBits)
    let bits = min(digitBits, vertexBits - digit * digitBits)
    let mask = (1 as Key) << Key(truncatingIfNeeded: bits) &- 1
    counts.fill(0..<1 << digitBits, with: 0)
    for index in 0..<count {
      let digit = Int(truncatingIfNeeded: old[index] &>> shift & mask)
      counts[digit] = counts[digit] &+ 1
    }
    sumUp()
    for index in 0..<count {
      let key = old[index]
      let digit = Int(truncatingIfNeeded: key &>> shift & mask)
      let place = Int(counts[digit])
      counts[digit] = UInt32(truncatingIfNeeded: place &+ 1)
      new[place] = key
      if carries { newLoads[place] = oldLoads[index] }
    }
  }

  /// Counts the slots of each row and writes where the rows start.
  @inline(__always)
  private func openRows(
    _ part: Range<Int>,
    _ block: Int,
    _ sorted: Cells<Key>,
    _ sheet: RowsSheet<Load>
  ) {
    counts.fill(0..<rowCount, with: 0)
    for index in 0..<part.count {
      let row = Int(truncatingIfNeeded: sorted[index] &>> Key(truncatingIfNeeded: vertexBits))
      counts[row] = counts[row] &+ 1
    }
    let vertices = sheet.blocks.vertices(block)
    var start = UInt32(truncatingIfNeeded: part.lowerBound)
    for vertex in vertices {
      let row = vertex &- vertices.lowerBound
      let count = counts[row]
      sheet.offsets[vertex] = start
      counts[row] = start
      start &+= count
    }
  }

  /// Turns counts into places.
  @inline(__always)
  private func sumUp() {
    var sum: UInt32 = 0
    for index in 0..<1 << digitBits {
      let count = counts[index]
      counts[index] = sum
      sum &+= count
    }
  }
}
