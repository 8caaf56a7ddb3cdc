/// Steps between every vertex and 512 others at a time.
///
/// A vertex keeps a bit for each of the others. In every round it takes over the bits that its
/// neighbours took over in the round before; the number of the round is the distance, and the number
/// of new bits is how many lie so far. Each vertex sums its own distances, so nothing is kept for a
/// pair.
struct StepSweep {
  typealias Bits = SIMD8<UInt64>

  let rows: RowsView
  /// Which of the others have reached each vertex.
  let seen: Cells<Bits>
  /// Which reached it in the last round.
  var last: Cells<Bits>
  /// Which reach it in this.
  var fresh: Cells<Bits>
  /// The vertices that not all have reached.
  let open: Cells<Vertex>
  /// Those that all reached in this round, and in the last.
  let closed: Cells<Vertex>
}

extension StepSweep {
  /// How many others are taken at a time.
  static let width = 512
  /// The farthest that is measured: beyond, searching from one vertex after another is quicker.
  static let deepest = 512

  init(_ rows: RowsView) {
    self.rows = rows
    let count = rows.vertexCount
    seen = Cells(uninitialised: count)
    last = Cells(uninitialised: count)
    fresh = Cells(uninitialised: count)
    open = Cells(uninitialised: count)
    closed = Cells(uninitialised: count)
  }

  /// Measures the distances to some others.
  ///
  /// - Parameters:
  ///   - others: Up to 512.
  ///   - sums: Where to add how many others each vertex reaches, the sum of their distances and that
  ///     of the inverses (shape: 3 · vertices).
  ///   - farthest: Where to note the greatest distance of each.
  ///   - isStopped: Asked now and then.
  /// - Returns: Whether all was measured: false if it was stopped or some lie too far.
  mutating func add(
    _ others: Range<Int>,
    to sums: Cells<Double>,
    farthest: AtomicCells,
    isStopped: () -> Bool
  ) -> Bool {
    let count = rows.vertexCount
    seen.fill(with: .zero)
    last.fill(with: .zero)
    fresh.fill(with: .zero)
    var all = Bits.zero
    for other in others {
      let bit = other &- others.lowerBound
      var bits = Bits.zero
      bits[bit >> 6] = 1 << UInt64(bit & 63)
      (seen[other], last[other]) = (bits, bits)
      all |= bits
    }
    var opened = 0
    for vertex in 0..<count where rows.start(vertex) < rows.end(vertex) {
      open[opened] = Vertex(truncatingIfNeeded: vertex)
      opened &+= 1
    }
    var round = 0
    var isMoving = true
    var closedBefore = 0
    while isMoving {
      round += 1
      guard round <= Self.deepest else { return false }
      isMoving = false
      var (kept, closedNow) = (0, 0)
      for begin in stride(from: 0, to: opened, by: 4096) {
        if isStopped() { return false }
        let part = begin..<min(begin + 4096, opened)
        let moved = take(part, round, all, &kept, &closedNow, closedBefore, sums, farthest)
        isMoving = isMoving || moved
      }
      // A vertex that is closed hands its last bits on once, and is then silent.
      for place in 0..<(closedBefore &+ closedNow) { last[Int(closed[place])] = .zero }
      for place in 0..<closedNow { closed[place] = closed[closedBefore &+ place] }
      closedBefore = closedNow
      opened = kept
      swap(&last, &fresh)
    }
    return true
  }

  /// One round of some open vertices, and whether a bit moved.
  private func take(
    _ part: Range<Int>,
    _ round: Int,
    _ all: Bits,
    _ kept: inout Int,
    _ closedNow: inout Int,
    _ closedBefore: Int,
    _ sums: Cells<Double>,
    _ farthest: AtomicCells
  ) -> Bool {
    let (offsets, targets) = (rows.offsets, rows.targets)
    let count = rows.vertexCount
    var isMoving = false
    for place in part {
      let vertex = Int(open[place])
      var bits = Bits.zero
      var slot = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while slot < end {
        bits |= last[Int(targets[slot])]
        slot &+= 1
      }
      let before = seen[vertex]
      bits &= ~before
      fresh[vertex] = bits
      let number = bits.bitCount
      var isClosed = false
      if number > 0 {
        isMoving = true
        let after = before | bits
        seen[vertex] = after
        isClosed = after == all
        sums[vertex] += Double(number)
        sums[count &+ vertex] += Double(number &* round)
        sums[2 &* count &+ vertex] += Double(number) / Double(round)
        note(farthest, vertex, UInt32(truncatingIfNeeded: round))
      }
      if isClosed {
        closed[closedBefore &+ closedNow] = open[place]
        closedNow &+= 1
      } else {
        open[kept] = open[place]
        kept &+= 1
      }
    }
    return isMoving
  }

  /// Raises the greatest distance of a vertex, which other threads may do as well.
  @inline(__always)
  private func note(_ farthest: AtomicCells, _ vertex: Int, _ distance: UInt32) {
    var known = farthest[vertex]
    while known < distance && !farthest.exchange(vertex, if: known, with: distance) {
      known = farthest[vertex]
    }
  }
}
