extension TreelessGraph {
  /// Numbers the vertices; ties of length infinity join nothing.
  ///
  /// Without lengths, or in a directed graph, a range may hold more than a component, which does no
  /// harm.
  mutating func number<Failure: Error>(
    _ graph: Adjacency,
    _ lengths: [Double]?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let vertexCount = graph.vertexCount
    vertices.reserveCapacity(vertexCount - trees.order.count)
    components.reserveCapacity(vertexCount - trees.order.count)
    var isMet = trees.isPeeled
    let hub = Self.hub(of: graph)
    for place in -1..<vertexCount {
      let root = place < 0 ? hub : place
      guard root < vertexCount, !isMet[root] else { continue }
      let component = UInt32(truncatingIfNeeded: starts.count - 1)
      isMet[root] = true
      var head = vertices.count
      var (steps, stepEnd) = (0, head + 1)
      vertices.append(Vertex(root))
      while head < vertices.count {
        if head == stepEnd { (steps, stepEnd) = (steps + 1, vertices.count) }
        let vertex = Int(vertices[head])
        head &+= 1
        if head & 0x3ff == 0 { try tell() }
        components.append(component)
        for slot in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex &+ 1]) {
          let target = graph.targets[slot]
          guard !isMet[Int(target)] else { continue }
          if let lengths, lengths[slot] == .infinity { continue }
          isMet[Int(target)] = true
          vertices.append(target)
        }
        guard graph.isDirected else { continue }
        for place in Int(graph.inOffsets[vertex])..<Int(graph.inOffsets[vertex &+ 1]) {
          let source = graph.inSources[place]
          guard !isMet[Int(source)] else { continue }
          isMet[Int(source)] = true
          vertices.append(source)
        }
      }
      starts.append(vertices.count)
      depth = max(depth, steps)
    }
  }

  /// A vertex of the longest row.
  private static func hub(of graph: Adjacency) -> Int {
    var hub = 0
    for vertex in 0..<graph.vertexCount
    where graph.row(of: Vertex(vertex)).count > graph.row(of: Vertex(hub)).count { hub = vertex }
    return hub
  }
}
