/// The trees that hang from an undirected graph, peeled off leaf by leaf.
///
/// What is left is the core: every vertex of it has two other neighbours in the core, or none.
/// Between a vertex of a tree and any other there is only one way as far as the core, so whatever
/// counts shortest paths need search from the core only.
struct HangingTrees {
  /// The peeled vertices, leaves first.
  var order: [Vertex] = []
  /// Whether a vertex was peeled.
  var isPeeled: [Bool]
  /// The slot that leads from a peeled vertex towards the core (the shortest of parallel ones).
  var up: [Int]
  /// How many vertices hang at or below each vertex, itself included.
  var sizes: [Int]
}

extension HangingTrees {
  /// Leaves every vertex of a graph where it is.
  init(none graph: Adjacency) {
    isPeeled = [Bool](repeating: false, count: graph.vertexCount)
    up = [Int](repeating: -1, count: graph.vertexCount)
    sizes = [Int](repeating: 1, count: graph.vertexCount)
  }

  /// Peels a graph; ties that cannot be crossed (of length infinity) do not hold a tree.
  ///
  /// - Parameters:
  ///   - graph: The graph; a directed one has no trees.
  ///   - lengths: One a slot, the same in both slots of an edge; nil if every tie has length 1.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    of graph: Adjacency,
    lengths: [Double]?,
    tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let vertexCount = graph.vertexCount
    isPeeled = [Bool](repeating: false, count: vertexCount)
    up = [Int](repeating: -1, count: vertexCount)
    sizes = [Int](repeating: 1, count: vertexCount)
    guard !graph.isDirected else { return }
    var degrees = [Int](repeating: 0, count: vertexCount)
    var leaves: [Vertex] = []
    for vertex in 0..<vertexCount {
      if vertex & 0xfff == 0 { try tell() }
      var last = -1
      for slot in graph.row(of: Vertex(vertex)) {
        let target = Int(graph.targets[slot])
        guard target != vertex && target != last else { continue }
        if let lengths, lengths[slot] == .infinity { continue }
        degrees[vertex] += 1
        last = target
      }
      if degrees[vertex] == 1 { leaves.append(Vertex(vertex)) }
    }
    while let leaf = leaves.popLast() {
      guard degrees[Int(leaf)] == 1 else { continue }
      if order.count & 0xfff == 0 { try tell() }
      isPeeled[Int(leaf)] = true
      order.append(leaf)
      var best = -1
      for slot in graph.row(of: leaf) {
        let target = graph.targets[slot]
        guard target != leaf && !isPeeled[Int(target)] else { continue }
        let length = lengths.map { $0[slot] } ?? 1
        guard length < .infinity else { continue }
        if best < 0 || length < (lengths.map { $0[best] } ?? 1) { best = slot }
      }
      up[Int(leaf)] = best
      let above = Int(graph.targets[best])
      sizes[above] += sizes[Int(leaf)]
      degrees[above] -= 1
      if degrees[above] == 1 { leaves.append(Vertex(above)) }
    }
  }
}
