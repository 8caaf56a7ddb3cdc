/// Breadth-first searches from one vertex after another that share their scratch space.
///
/// A search spreads level by level. While a level is small its vertices look for those that were not
/// met (down); when it is large those that were not met look for one of the level (up), and stop at
/// the first they find. Who was met and who is of the level are sets of bits, small enough to stay
/// near the processor.
struct HopSearch {
  private let forward: RowsView
  private let backward: RowsView
  private let crew: Crew
  private let met: AtomicCells
  private var level: Cells<UInt32>
  private var nextLevel: Cells<UInt32>
  private var queue: Cells<Vertex>
  private var nextQueue: Cells<Vertex>
  /// The vertices of the next level so far, and the slots of their rows.
  private let counts: AtomicCells

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
  private func bit(_ vertex: Int) -> UInt32 { 1 &<< UInt32(truncatingIfNeeded: vertex & 31) }

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

extension HopSearch {
  /// The vertices of the level look for those that were not met.
  private func stepDown(
    _ count: Int,
    _ slots: Int,
    _ depth: UInt32,
    _ hops: Cells<UInt32>
  ) -> (count: Int, slots: Int) {
    // A level of few slots is done before another thread is awake.
    guard crew.count > 1, slots >= 1 << 15, count >= 256 else {
      return spread(0..<count, depth, hops)
    }
    counts[0] = 0
    counts[1] = 0
    let search = self
    let size = max(64, min(1024, count / 64))
    crew.share((count + size - 1) / size) { worker in
      let found = Cells<Vertex>(uninitialised: 1024)
      while let piece = worker.next() {
        search.share(piece * size..<min(count, (piece + 1) * size), depth, hops, found)
      }
    }
    return (Int(counts[0]), Int(counts[1]))
  }

  /// One thread alone takes the whole level.
  private func spread(
    _ places: Range<Int>,
    _ depth: UInt32,
    _ hops: Cells<UInt32>
  ) -> (count: Int, slots: Int) {
    var count = 0
    var slots = 0
    for place in places {
      let vertex = Int(queue[place])
      for slot in forward.start(vertex)..<forward.end(vertex) {
        let target = Int(forward.targets[slot])
        let old = met[target >> 5]
        guard old & bit(target) == 0 else { continue }
        met[target >> 5] = old | bit(target)
        hops[target] = depth
        nextQueue[count] = Vertex(truncatingIfNeeded: target)
        count &+= 1
        slots &+= forward.end(target) &- forward.start(target)
      }
    }
    return (count, slots)
  }

  /// One thread of several takes a part of the level; who sets a bit has met the vertex.
  private func share(
    _ places: Range<Int>,
    _ depth: UInt32,
    _ hops: Cells<UInt32>,
    _ found: Cells<Vertex>
  ) {
    var slots = 0
    var count = 0
    for place in places {
      let vertex = Int(queue[place])
      for slot in forward.start(vertex)..<forward.end(vertex) {
        let target = Int(forward.targets[slot])
        guard met[target >> 5] & bit(target) == 0 else { continue }
        guard met.unite(target >> 5, bit(target)) & bit(target) == 0 else { continue }
        hops[target] = depth
        found[count] = Vertex(truncatingIfNeeded: target)
        count &+= 1
        slots &+= forward.end(target) &- forward.start(target)
        if count == found.count {
          append(found, count)
          count = 0
        }
      }
    }
    append(found, count)
    _ = counts.add(1, UInt32(truncatingIfNeeded: slots))
  }

  /// Hands vertices of the next level in.
  private func append(_ found: Cells<Vertex>, _ count: Int) {
    let place = Int(counts.add(0, UInt32(truncatingIfNeeded: count)))
    nextQueue.copy(0..<count, of: found, to: place)
  }

  /// Those that were not met look for one of the level.
  private func stepUp(_ depth: UInt32, _ hops: Cells<UInt32>) -> Int {
    let words = level.count
    guard crew.count > 1, words >= 1024 else { return look(0..<words, depth, hops) }
    counts[0] = 0
    let search = self
    let size = 256
    crew.each((words + size - 1) / size) { piece in
      let found = search.look(piece * size..<min(words, (piece + 1) * size), depth, hops)
      _ = search.counts.add(0, UInt32(truncatingIfNeeded: found))
    }
    return Int(counts[0])
  }

  private func look(_ words: Range<Int>, _ depth: UInt32, _ hops: Cells<UInt32>) -> Int {
    var count = 0
    for word in words {
      let old = met[word]
      var open = ~old
      var found: UInt32 = 0
      var alone: UInt32 = 0
      while open != 0 {
        let own = open & (0 &- open)
        let vertex = word &<< 5 &+ open.trailingZeroBitCount
        open ^= own
        var slot = backward.start(vertex)
        let end = backward.end(vertex)
        // A vertex without ties needs no second look.
        if slot == end { alone |= own }
        while slot < end {
          let source = Int(backward.targets[slot])
          if level[source >> 5] & bit(source) != 0 {
            found |= own
            hops[vertex] = depth
            break
          }
          slot &+= 1
        }
      }
      nextLevel[word] = found
      met[word] = old | found | alone
      count &+= found.nonzeroBitCount
    }
    return count
  }
}
