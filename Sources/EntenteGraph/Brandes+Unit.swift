extension Brandes {
  /// Adds the shares of one start, every tie of length 1.
  mutating func addUnit(from start: Vertex, _ scratch: inout Scratch) -> Int? {
    let met = Self.spread(from: start, graph, &scratch.order, &scratch.levels, &scratch.paths)
    let fault = Self.collect(
      met,
      graph,
      trees.sizes,
      scratch.order,
      scratch.levels,
      scratch.paths,
      &scratch.shares,
      &slotSums
    )
    let weight = Double(trees.sizes[Int(start)])
    var total = 0
    for place in 0..<met {
      let vertex = Int(scratch.order[place])
      total &+= trees.sizes[vertex]
      if place > 0 { vertexSums[vertex] += weight * scratch.shares[vertex] }
      scratch.levels[vertex] = 0
    }
    reached[Int(start)] = total
    return fault
  }

  /// Orders the core by distance from a start, counts shortest paths, and returns how many vertices
  /// were met.
  private static func spread(
    from start: Vertex,
    _ graph: Adjacency,
    _ order: inout [Vertex],
    _ levels: inout [Int32],
    _ paths: inout [Double]
  ) -> Int {
    let offsets = graph.offsets.span
    let targets = graph.targets.span
    var order = order.mutableSpan
    var levels = levels.mutableSpan
    var paths = paths.mutableSpan
    order[0] = start
    levels[Int(start)] = 1
    paths[Int(start)] = 1
    var head = 0
    var met = 1
    while head < met {
      let vertex = Int(order[head])
      head &+= 1
      let next = levels[vertex] &+ 1
      let own = paths[vertex]
      var last = Vertex.max
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        let target = targets[slot]
        if target == last { continue }
        last = target
        let level = levels[Int(target)]
        if level == 0 {
          levels[Int(target)] = next
          paths[Int(target)] = own
          order[met] = target
          met &+= 1
        } else if level == next {
          paths[Int(target)] += own
        }
      }
    }
    return met
  }

  /// Adds the shares from the farthest vertex back to the start.
  private static func collect(
    _ met: Int,
    _ graph: Adjacency,
    _ sizes: [Int],
    _ order: [Vertex],
    _ levels: [Int32],
    _ paths: [Double],
    _ shares: inout [Double],
    _ slotSums: inout [Double]
  ) -> Int? {
    let offsets = graph.offsets.span
    let targets = graph.targets.span
    let levels = levels.span
    let paths = paths.span
    let weight = Double(sizes[Int(order[0])])
    let wantsSlots = !slotSums.isEmpty
    var shares = shares.mutableSpan
    var place = met
    while place > 0 {
      place &-= 1
      let vertex = Int(order[place])
      let next = levels[vertex] &+ 1
      let own = paths[vertex]
      var share = 0.0
      var last = Vertex.max
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        let target = Int(targets[slot])
        if levels[target] != next || targets[slot] == last { continue }
        last = targets[slot]
        guard paths[target] < .infinity else { return slot }
        let part = own / paths[target] * (Double(sizes[target]) + shares[target])
        share += part
        if wantsSlots { slotSums[slot] += weight * part }
      }
      shares[vertex] = share
    }
    return nil
  }
}
