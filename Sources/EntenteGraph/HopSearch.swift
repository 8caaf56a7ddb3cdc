/// Breadth-first searches from one vertex after another that share their scratch space.
///
/// A search spreads level by level. While a level is small its vertices look for those that were not
/// met (down); when it is large those that were not met look for one of the level (up), and stop at
/// the first they find. Who was met and who is of the level are sets of bits, small enough to stay
/// near the processor.
struct HopSearch {
  let forward: RowsView
  let backward: RowsView
  let crew: Crew
  let met: AtomicCells
  private(set) var level: Cells<UInt32>
  private(set) var nextLevel: Cells<UInt32>
  private(set) var queue: Cells<Vertex>
  private(set) var nextQueue: Cells<Vertex>
  /// The vertices of the next level so far, and the slots of their rows.
  let counts: AtomicCells

  /// Takes the memory for searches along some rows.
  ///
  /// - Parameters:
  ///   - forward: The rows to walk along.
  ///   - backward: The same ties from the other end.
  ///   - crew: Who works on one search.
  init(_ forward: RowsView, backward: RowsView, crew: Crew) {
    self.forward = forward
    self.backward = backward
    self.crew = crew
    let words = (forward.vertexCount + 31) / 32
    met = AtomicCells(uninitialised: words)
    level = Cells(uninitialised: words)
    nextLevel = Cells(uninitialised: words)
    queue = Cells(uninitialised: forward.vertexCount)
    nextQueue = Cells(uninitialised: forward.vertexCount)
    counts = AtomicCells(2, repeating: 0)
  }
}

extension HopSearch {
  /// Counts the fewest ties from a start to every vertex.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - hops: Receives one number a vertex; ``Adjacency/unreached`` where there is no way.
  mutating func run(from start: Int, into hops: Cells<UInt32>) {
    let vertexCount = forward.vertexCount
    clear(hops)
    hops[start] = 0
    met[start >> 5] |= bit(start)
    queue[0] = Vertex(truncatingIfNeeded: start)
    var count = 1
    var depth: UInt32 = 0
    var slots = forward.end(start) &- forward.start(start)
    var slotsLeft = Int(forward.offsets[vertexCount])
    while count > 0 {
      depth &+= 1
      // Beamer's rule: up while the level has a fair share of the slots that are left.
      guard slots > slotsLeft / 15 else {
        slotsLeft -= slots
        (count, slots) = stepDown(count, slots, depth, hops)
        swap(&queue, &nextQueue)
        continue
      }
      level.fill(with: 0)
      for place in 0..<count { level[Int(queue[place] >> 5)] |= bit(Int(queue[place])) }
      var before = 0
      repeat {
        before = count
        count = stepUp(depth, hops)
        swap(&level, &nextLevel)
        depth &+= 1
      } while count >= before || count > vertexCount / 18
      depth &-= 1
      (count, slots) = listLevel()
      slotsLeft = max(slotsLeft, 15 &* slots)
    }
  }

  @inline(__always)
  func bit(_ vertex: Int) -> UInt32 { 1 &<< UInt32(truncatingIfNeeded: vertex & 31) }

  /// Marks nothing as met but the places after the last vertex.
  private func clear(_ hops: Cells<UInt32>) {
    let vertexCount = forward.vertexCount
    let met = met
    let size = 1 << 16
    crew.each((vertexCount + size - 1) / size) { piece in
      let end = min(vertexCount, (piece + 1) * size)
      hops.fill(piece * size..<end, with: Adjacency.unreached)
      for word in piece * size / 32..<(end + 31) / 32 { met[word] = 0 }
    }
    if vertexCount & 31 != 0 { met[vertexCount >> 5] = ~0 &<< UInt32(vertexCount & 31) }
  }

  /// The level as a queue, and how many slots its rows have.
  private func listLevel() -> (count: Int, slots: Int) {
    var count = 0
    var slots = 0
    for word in 0..<level.count {
      var bits = level[word]
      while bits != 0 {
        let vertex = word &<< 5 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        queue[count] = Vertex(truncatingIfNeeded: vertex)
        count &+= 1
        slots &+= forward.end(vertex) &- forward.start(vertex)
      }
    }
    return (count, slots)
  }
}
