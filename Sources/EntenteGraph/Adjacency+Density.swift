extension Adjacency {
  /// Returns the share of possible ties that exist.
  ///
  /// m / (n (n - 1)) in a directed graph, 2 m / (n (n - 1)) in an undirected one, loops left out.
  /// Parallel ties count each, so the result can pass 1 with them.
  ///
  /// - Returns: 0 or more, at most 1 in a simple graph; nil with fewer than two vertices.
  /// - Complexity: O(V + E) time, O(1) space.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 4.1.
  public func density() -> Double? {
    guard vertexCount > 1 else { return nil }
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    return Double(edgeCount - loopCount) * (isDirected ? 1 : 2) / pairs
  }

  /// Returns the share of arcs that are returned.
  ///
  /// The arcs u to v with an arc v to u, divided by all arcs, loops left out.
  ///
  /// - Returns: In 0...1, 1 in an undirected graph; nil without ties between different vertices.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 13.
  public func reciprocity() -> Double? {
    let ties = edgeCount - loopCount
    guard ties > 0 else { return nil }
    guard isDirected else { return 1 }
    var seen = [UInt32](repeating: .max, count: vertexCount)
    var returned = 0
    for vertex in 0..<vertexCount {
      let mark = UInt32(truncatingIfNeeded: vertex)
      for place in inRow(of: Vertex(vertex)) { seen[Int(inSources[place])] = mark }
      for slot in row(of: Vertex(vertex)) {
        let target = Int(targets[slot])
        if target != vertex && seen[target] == mark { returned &+= 1 }
      }
    }
    return Double(returned) / Double(ties)
  }

  /// How many ties join a vertex to itself.
  private var loopCount: Int {
    var loops = 0
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) where Int(targets[slot]) == vertex { loops &+= 1 }
    }
    return loops
  }
}
