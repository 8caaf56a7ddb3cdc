extension HopSearch {
  /// The vertices of the level look for those that were not met.
  func stepDown(
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
  func stepUp(_ depth: UInt32, _ hops: Cells<UInt32>) -> Int {
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
