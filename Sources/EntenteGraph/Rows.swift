/// Ties sorted into rows, each slot with the place of its tie in the order given.
struct Rows {
  var offsets: [UInt32]
  var targets: [Vertex]
  var arcs: [UInt32]
}

extension Rows {
  /// Sorts by counting: by target first, then by source, so that rows ascend and parallels keep
  /// their order.
  init(
    _ vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    directed: Bool,
    loops: Adjacency.Loops
  ) {
    precondition(from.count == to.count, "Every tie must have two ends")
    precondition(vertexCount >= 0 && vertexCount < Int(UInt32.max), "Too many vertices")
    precondition(from.count < Int(UInt32.max) / 2, "Too many ties")
    var bySource = [UInt32](repeating: 0, count: vertexCount + 1)
    var byTarget = bySource
    for tie in 0..<from.count {
      let source = Int(from[tie])
      let target = Int(to[tie])
      precondition(source < vertexCount && target < vertexCount, "An end is not in the graph")
      if source == target && loops == .dropped { continue }
      bySource[source &+ 1] &+= 1
      byTarget[target &+ 1] &+= 1
      if directed || source == target { continue }
      bySource[target &+ 1] &+= 1
      byTarget[source &+ 1] &+= 1
    }
    for vertex in 0..<vertexCount {
      bySource[vertex &+ 1] &+= bySource[vertex]
      byTarget[vertex &+ 1] &+= byTarget[vertex]
    }
    let slotCount = Int(bySource[vertexCount])
    var sources = [Vertex](repeating: 0, count: slotCount)
    var ties = [UInt32](repeating: 0, count: slotCount)
    var next = byTarget
    for tie in 0..<from.count {
      let source = Int(from[tie])
      let target = Int(to[tie])
      if source == target && loops == .dropped { continue }
      let place = Int(next[target])
      next[target] &+= 1
      sources[place] = from[tie]
      ties[place] = UInt32(truncatingIfNeeded: tie)
      if directed || source == target { continue }
      let other = Int(next[source])
      next[source] &+= 1
      sources[other] = to[tie]
      ties[other] = UInt32(truncatingIfNeeded: tie)
    }
    offsets = bySource
    targets = [Vertex](repeating: 0, count: slotCount)
    arcs = [UInt32](repeating: 0, count: slotCount)
    next = bySource
    for target in 0..<vertexCount {
      for place in Int(byTarget[target])..<Int(byTarget[target &+ 1]) {
        let source = Int(sources[place])
        let slot = Int(next[source])
        next[source] &+= 1
        targets[slot] = Vertex(truncatingIfNeeded: target)
        arcs[slot] = ties[place]
      }
    }
  }

  /// Leaves the first of every run of parallel ties.
  mutating func keepOne(refusing: Bool) {
    var none: [Double] = []
    compact(&none, by: refusing ? .refused : .kept)
  }

  /// Merges every run of parallel ties into one slot.
  mutating func merge<Weight: BinaryFloatingPoint>(
    _ weights: inout [Weight],
    by rule: Adjacency.Parallels
  ) {
    compact(&weights, by: rule)
  }

  private mutating func compact<Weight: BinaryFloatingPoint>(
    _ weights: inout [Weight],
    by rule: Adjacency.Parallels
  ) {
    let isWeighted = !weights.isEmpty
    var filled = 0
    for vertex in 0..<(offsets.count - 1) {
      let start = filled
      let row = Int(offsets[vertex])..<Int(offsets[vertex &+ 1])
      offsets[vertex] = UInt32(truncatingIfNeeded: start)
      for slot in row {
        if filled > start && targets[filled &- 1] == targets[slot] {
          precondition(rule != .refused, "Two ties join the same vertices")
          guard isWeighted else { continue }
          let kept = weights[filled &- 1]
          let next = weights[slot]
          switch rule {
          case .summed: weights[filled &- 1] = kept + next
          case .greatest: weights[filled &- 1] = kept < next ? next : kept
          case .least: weights[filled &- 1] = next < kept ? next : kept
          case .kept, .refused: break
          }
        } else {
          targets[filled] = targets[slot]
          arcs[filled] = arcs[slot]
          if isWeighted { weights[filled] = weights[slot] }
          filled &+= 1
        }
      }
    }
    offsets[offsets.count - 1] = UInt32(truncatingIfNeeded: filled)
    targets.removeSubrange(filled...)
    arcs.removeSubrange(filled...)
    if isWeighted { weights.removeSubrange(filled...) }
  }
}
