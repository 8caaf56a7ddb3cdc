extension Brandes {
  /// Adds the shares of one start, every tie of its length.
  ///
  /// Distances are exact minima; which ties are on shortest paths is decided afterwards, lengths
  /// being equal within 1e-10 relative, from vertices settled before to those settled after.
  mutating func add(from start: Vertex, _ lengths: [Double], _ scratch: inout Scratch) -> Int? {
    let met = Self.settle(from: start, lengths, graph, &scratch)
    let weight = Double(trees.sizes[Int(start)])
    let wantsSlots = !slotSums.isEmpty
    scratch.paths[Int(start)] = 1
    for place in 0..<met {
      let vertex = Int(scratch.order[place])
      let own = scratch.paths[vertex]
      var slot = Int(graph.offsets[vertex])
      let end = Int(graph.offsets[vertex &+ 1])
      while slot < end {
        let step = step(from: vertex, &slot, end, lengths, scratch)
        if step >= 0 { scratch.paths[Int(graph.targets[step])] += own }
      }
    }
    var total = 0
    for place in (0..<met).reversed() {
      let here = Int(scratch.order[place])
      total &+= trees.sizes[here]
      let own = scratch.paths[here]
      var share = 0.0
      var slot = Int(graph.offsets[here])
      let end = Int(graph.offsets[here &+ 1])
      while slot < end {
        let step = step(from: here, &slot, end, lengths, scratch)
        guard step >= 0 else { continue }
        let target = Int(graph.targets[step])
        guard scratch.paths[target] < .infinity else { return step }
        let beyond = Double(trees.sizes[target]) + scratch.shares[target]
        let part = own / scratch.paths[target] * beyond
        share += part
        if wantsSlots { slotSums[step] += weight * part }
      }
      scratch.shares[here] = share
      if here != Int(start) { vertexSums[here] += weight * share }
    }
    for place in 0..<met {
      let vertex = Int(scratch.order[place])
      scratch.levels[vertex] = 0
      scratch.paths[vertex] = 0
      scratch.distances[vertex] = .infinity
    }
    reached[Int(start)] = total
    return nil
  }

  /// Orders the core by distance from a start and returns how many vertices were met.
  private static func settle(
    from start: Vertex,
    _ lengths: [Double],
    _ graph: Adjacency,
    _ scratch: inout Scratch
  ) -> Int {
    let offsets = graph.offsets
    let targets = graph.targets
    var met = 0
    scratch.distances[Int(start)] = 0
    scratch.queue.push(start, 0)
    while let vertex = scratch.queue.pop() {
      let here = Int(vertex)
      scratch.order[met] = vertex
      met &+= 1
      scratch.levels[here] = Int32(truncatingIfNeeded: met)
      let distance = scratch.distances[here]
      for slot in Int(offsets[here])..<Int(offsets[here &+ 1]) {
        let target = Int(targets[slot])
        let next = distance + lengths[slot]
        if next < scratch.distances[target] && scratch.levels[target] == 0 {
          scratch.distances[target] = next
          scratch.queue.push(targets[slot], next)
        }
      }
    }
    return met
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
    guard lengths[best] < .infinity else { return -1 }
    guard scratch.levels[Int(target)] > scratch.levels[vertex] else { return -1 }
    let next = scratch.distances[vertex] + lengths[best]
    return isSameLength(next, scratch.distances[Int(target)]) ? best : -1
  }
}
