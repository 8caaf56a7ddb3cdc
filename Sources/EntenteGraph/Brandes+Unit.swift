extension Brandes {
  /// Orders the core by distance from a start and counts shortest paths, every tie of length 1.
  func order(from start: Vertex, _ scratch: inout Scratch) {
    scratch.reset()
    let offsets = graph.offsets
    let targets = graph.targets
    let isPeeled = trees.isPeeled
    scratch.order.append(start)
    scratch.distances[Int(start)] = 0
    scratch.paths[Int(start)] = 1
    var head = 0
    while head < scratch.order.count {
      let vertex = Int(scratch.order[head])
      head &+= 1
      let next = scratch.distances[vertex] + 1
      let paths = scratch.paths[vertex]
      var last = Vertex.max
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        let target = targets[slot]
        if target == last || isPeeled[Int(target)] { continue }
        last = target
        if scratch.distances[Int(target)] == .infinity {
          scratch.distances[Int(target)] = next
          scratch.order.append(target)
        }
        if scratch.distances[Int(target)] == next { scratch.paths[Int(target)] += paths }
      }
    }
  }

  /// Adds the shares of one start, every tie of length 1.
  mutating func collect(from start: Vertex, _ scratch: inout Scratch) -> Int? {
    let offsets = graph.offsets
    let targets = graph.targets
    let isPeeled = trees.isPeeled
    let sizes = trees.sizes
    let weight = Double(sizes[Int(start)])
    let wantsSlots = !slotSums.isEmpty
    var total = 0
    for vertex in scratch.order.reversed() {
      let here = Int(vertex)
      total &+= sizes[here]
      let next = scratch.distances[here] + 1
      let paths = scratch.paths[here]
      var share = 0.0
      var last = Vertex.max
      for slot in Int(offsets[here])..<Int(offsets[here &+ 1]) {
        let target = Int(targets[slot])
        if targets[slot] == last || isPeeled[target] { continue }
        last = targets[slot]
        guard scratch.distances[target] == next else { continue }
        guard scratch.paths[target] < .infinity else { return slot }
        let part = paths / scratch.paths[target] * (Double(sizes[target]) + scratch.shares[target])
        share += part
        if wantsSlots { slotSums[slot] += weight * part }
      }
      scratch.shares[here] = share
      if vertex != start { vertexSums[here] += weight * share }
    }
    reached[Int(start)] = total
    return nil
  }
}
