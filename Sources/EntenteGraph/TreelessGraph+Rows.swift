extension TreelessGraph {
  /// Fills the rows, of parallel ties with the first of the shortest.
  mutating func fillRows<Failure: Error>(
    of graph: Adjacency,
    _ lengths: [Double]?,
    _ numbers: [Vertex],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    offsets.reserveCapacity(count + 1)
    targets.reserveCapacity(graph.slotCount)
    slots.reserveCapacity(graph.slotCount)
    for (place, vertex) in vertices.enumerated() {
      if place & 0x3ff == 0 { try tell() }
      var last = vertex
      for slot in Int(graph.offsets[Int(vertex)])..<Int(graph.offsets[Int(vertex) &+ 1]) {
        let target = graph.targets[slot]
        let number = numbers[Int(target)]
        if target == vertex || number == .max { continue }
        if let lengths, lengths[slot] == .infinity { continue }
        if target != last {
          last = target
          targets.append(number)
          slots.append(UInt32(truncatingIfNeeded: slot))
        } else if let lengths, lengths[slot] < lengths[Int(slots[slots.count &- 1])] {
          slots[slots.count &- 1] = UInt32(truncatingIfNeeded: slot)
        }
      }
      offsets.append(UInt32(truncatingIfNeeded: targets.count))
    }
  }

  /// Sorts the arcs by where they arrive.
  mutating func turnRows<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    inOffsets = [UInt32](repeating: 0, count: count + 1)
    for target in targets { inOffsets[Int(target) &+ 1] &+= 1 }
    for place in 0..<count { inOffsets[place &+ 1] &+= inOffsets[place] }
    var next = inOffsets
    inSources = [Vertex](repeating: 0, count: targets.count)
    inSlots = [UInt32](repeating: 0, count: targets.count)
    for vertex in 0..<count {
      if vertex & 0x3ff == 0 { try tell() }
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        let target = Int(targets[slot])
        inSources[Int(next[target])] = Vertex(truncatingIfNeeded: vertex)
        inSlots[Int(next[target])] = UInt32(truncatingIfNeeded: slot)
        next[target] &+= 1
      }
    }
  }
}
