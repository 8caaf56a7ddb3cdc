extension Adjacency {
  /// Counts the tie ends at each vertex.
  ///
  /// Parallel ties count each. An undirected loop counts 2; a directed one counts 1 out and 1 in.
  /// `.all` on a directed graph is the sum of both.
  ///
  /// - Parameter direction: Which ties count; without meaning in an undirected graph.
  /// - Returns: One a vertex, in vertex order, 0 or more.
  /// - Complexity: O(V + E) time in an undirected graph and O(V) in a directed one, O(V) space.
  /// - SeeAlso: Freeman, Centrality in Social Networks (1979), Social Networks 1:215.
  public func degrees(_ direction: Direction = .all) -> [Int] {
    var degrees = [Int](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      let row = row(of: Vertex(vertex))
      if isDirected {
        let arriving = inRow(of: Vertex(vertex)).count
        switch direction {
        case .out: degrees[vertex] = row.count
        case .incoming: degrees[vertex] = arriving
        case .all: degrees[vertex] = row.count + arriving
        }
      } else {
        var degree = row.count
        for slot in row where Int(targets[slot]) == vertex { degree &+= 1 }
        degrees[vertex] = degree
      }
    }
    return degrees
  }
}
