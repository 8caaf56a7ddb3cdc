extension Brandes {
  /// Orders the core by distance from a start, every tie of its length.
  func order(from start: Vertex, _ lengths: [Double], _ scratch: inout Scratch) {
    scratch.reset()
    let offsets = graph.offsets
    let targets = graph.targets
    let isPeeled = trees.isPeeled
    scratch.distances[Int(start)] = 0
    scratch.queue.push(start, 0)
    while let vertex = scratch.queue.pop() {
      let here = Int(vertex)
      scratch.ranks[here] = Int32(truncatingIfNeeded: scratch.order.count)
      scratch.order.append(vertex)
      let distance = scratch.distances[here]
      for slot in Int(offsets[here])..<Int(offsets[here &+ 1]) {
        let target = Int(targets[slot])
        let next = distance + lengths[slot]
        if next < scratch.distances[target] && !isPeeled[target] {
          scratch.distances[target] = next
          scratch.queue.push(targets[slot], next)
        }
      }
    }
  }

  /// Counts shortest paths (equal within 1e-10 relative) and adds the shares of one start.
  mutating func collect(from start: Vertex, _ lengths: [Double], _ scratch: inout Scratch) -> Int? {
    let sizes = trees.sizes
    let weight = Double(sizes[Int(start)])
    let wantsSlots = !slotSums.isEmpty
    scratch.paths[Int(start)] = 1
    for vertex in scratch.order {
      let paths = scratch.paths[Int(vertex)]
      var slot = Int(graph.offsets[Int(vertex)])
      let end = Int(graph.offsets[Int(vertex) &+ 1])
      while slot < end {
        let step = step(from: Int(vertex), &slot, end, lengths, scratch)
        if step >= 0 { scratch.paths[Int(graph.targets[step])] += paths }
      }
    }
    var total = 0
    for vertex in scratch.order.reversed() {
      let here = Int(vertex)
      total &+= sizes[here]
      let paths = scratch.paths[here]
      var share = 0.0
      var slot = Int(graph.offsets[here])
      let end = Int(graph.offsets[here &+ 1])
      while slot < end {
        let step = step(from: here, &slot, end, lengths, scratch)
        guard step >= 0 else { continue }
        let target = Int(graph.targets[step])
        guard scratch.paths[target] < .infinity else { return step }
        let part = paths / scratch.paths[target] * (Double(sizes[target]) + scratch.shares[target])
        share += part
        if wantsSlots { slotSums[step] += weight * part }
      }
      scratch.shares[here] = share
      if vertex != start { vertexSums[here] += weight * share }
    }
    reached[Int(start)] = total
    return nil
  }

  /// Passes a run of parallel ties; returns the first of the shortest if a shortest path takes it,
  /// else -1.
  @inline(__always)
  private func step(
    from vertex: Int,
    _ slot: inout Int,
    _ end: Int,
    _ lengths: [Double],
    _ scratch: borrowing Scratch
  ) -> Int {
    var best = slot
    let target = graph.targets[slot]
    slot &+= 1
    while slot < end && graph.targets[slot] == target {
      if lengths[slot] < lengths[best] { best = slot }
      slot &+= 1
    }
    guard lengths[best] < .infinity && !trees.isPeeled[Int(target)] else { return -1 }
    guard scratch.ranks[Int(target)] > scratch.ranks[vertex] else { return -1 }
    let next = scratch.distances[vertex] + lengths[best]
    return isSameLength(next, scratch.distances[Int(target)]) ? best : -1
  }
}
