/// What room is left on ties while a flow is built up level by level.
struct FlowSearch {
  /// Where the arcs of each vertex start, and at last where all end.
  private var starts: [Int]
  /// The arcs of each vertex; the way back of arc a is a ^ 1.
  private var arcs: [Int] = []
  private var ends: [Int] = []
  private var room: [Double] = []
  /// The most room an arc ever had: what is left within 1e-12 of it is rounding.
  private var peak: [Double] = []
  private var slots: [Int] = []
  /// The slot of each tie in the row of its other end.
  private var twins: [Int] = []
  private let isDirected: Bool
}

extension FlowSearch {
  /// Prepares a search without any flow yet.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - capacities: One a slot; nil for 1 each.
  ///   - tell: Called every few milliseconds; stops the work by throwing, as in all that follows.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ capacities: [Double]?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    starts = [Int](repeating: 0, count: graph.vertexCount + 1)
    isDirected = graph.isDirected
    // To grow is to copy all that there is.
    let ties = graph.edgeCount
    ends.reserveCapacity(2 * ties)
    room.reserveCapacity(2 * ties)
    peak.reserveCapacity(2 * ties)
    slots.reserveCapacity(ties)
    if !isDirected { twins.reserveCapacity(ties) }
    for vertex in 0..<graph.vertexCount {
      if vertex & 0xff == 0 { try tell() }
      for slot in graph.row(of: Vertex(vertex)) {
        if slot & 0x3fff == 0 { try tell() }
        let target = Int(graph.targets[slot])
        let capacity = capacities?[slot] ?? 1
        guard target != vertex, capacity > 0, isDirected || vertex < target else { continue }
        starts[vertex + 1] += 1
        starts[target + 1] += 1
        ends += [target, vertex]
        room += [capacity, isDirected ? 0 : capacity]
        peak += [capacity, isDirected ? 0 : capacity]
        slots.append(slot)
        guard !isDirected else { continue }
        // Parallel ties stand in the same order in both rows.
        let first = graph.slot(from: Vertex(vertex), to: Vertex(target)) ?? slot
        let back = graph.slot(from: Vertex(target), to: Vertex(vertex)) ?? slot
        twins.append(back + slot - first)
      }
    }
    for vertex in 0..<graph.vertexCount { starts[vertex + 1] += starts[vertex] }
    arcs = try filledArray(ends.count, repeating: 0, tell)
    var next = starts
    for arc in ends.indices {
      if arc & 0xffff == 0 { try tell() }
      let vertex = ends[arc ^ 1]
      arcs[next[vertex]] = arc
      next[vertex] += 1
    }
  }

  private var vertexCount: Int { starts.count - 1 }

  private func row(_ vertex: Int) -> Range<Int> { starts[vertex]..<starts[vertex + 1] }

  private func isOpen(_ arc: Int) -> Bool { room[arc] > 1e-12 * peak[arc] }

  /// The steps from a vertex along arcs with room; -1 where none lead.
  func reached<Failure: Error>(
    from source: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    var levels = [Int](repeating: -1, count: vertexCount)
    levels[source] = 0
    var queue = [source]
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      if next & 0xff == 0 { try tell() }
      for place in row(vertex) {
        let arc = arcs[place]
        guard levels[ends[arc]] < 0 && isOpen(arc) else { continue }
        levels[ends[arc]] = levels[vertex] + 1
        queue.append(ends[arc])
      }
    }
    return levels
  }

  /// Fills all shortest ways at once, again and again, until none is left.
  mutating func fill<Failure: Error>(
    from source: Int,
    to target: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    while true {
      try tell()
      let levels = try reached(from: source, tell)
      guard levels[target] >= 0 else { return }
      var next = starts
      var way: [Int] = []
      var vertex = source
      var looks = 0
      while true {
        looks &+= 1
        if looks & 0xfff == 0 { try tell() }
        if vertex == target {
          push(along: way)
          // Back to the first arc that is full now.
          let full = way.firstIndex { !isOpen($0) } ?? 0
          vertex = ends[way[full] ^ 1]
          way.removeSubrange(full...)
          continue
        }
        let end = starts[vertex + 1]
        while next[vertex] < end {
          let arc = arcs[next[vertex]]
          if levels[ends[arc]] == levels[vertex] + 1 && isOpen(arc) { break }
          next[vertex] += 1
        }
        if next[vertex] < end {
          let arc = arcs[next[vertex]]
          way.append(arc)
          vertex = ends[arc]
        } else {
          guard let last = way.popLast() else { break }
          vertex = ends[last ^ 1]
          next[vertex] += 1
        }
      }
    }
  }

  private mutating func push(along way: [Int]) {
    var amount = Double.infinity
    for arc in way { amount = min(amount, room[arc]) }
    for arc in way {
      room[arc] -= amount
      room[arc ^ 1] += amount
      peak[arc ^ 1] = max(peak[arc ^ 1], room[arc ^ 1])
    }
  }

  /// What flows along each slot of the graph.
  func flows<Failure: Error>(
    _ count: Int,
    _ scale: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    var flows = try filledArray(count, repeating: 0.0, tell)
    for place in 0..<slots.count {
      if place & 0xffff == 0 { try tell() }
      let arc = 2 * place
      let flow = isDirected ? room[arc + 1] : (room[arc + 1] - room[arc]) / 2
      if flow > 1e-12 * peak[arc] { flows[slots[place]] = flow * scale }
      if flow < -1e-12 * peak[arc] { flows[twins[place]] = -flow * scale }
    }
    return flows
  }
}
