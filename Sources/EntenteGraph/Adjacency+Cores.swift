extension Adjacency {
  /// Finds the core number of each vertex.
  ///
  /// The greatest k such that the vertex lies in a part of the graph where every vertex has at least
  /// k neighbours. Direction and weights are ignored, loops dropped, parallel ties counted once.
  ///
  /// - Returns: One a vertex, in vertex order; 0 for a vertex without neighbours.
  /// - Complexity: O(V + E) time and space.
  /// - SeeAlso: Seidman, Network structure and minimum degree (1983), Social Networks 5:269;
  ///   Batagelj and Zaversnik (2003) for the order of removal.
  public func coreNumbers() -> [Int] {
    let graph = simple()
    var degrees = (0..<vertexCount).map { graph.row(of: Vertex($0)).count }
    // Vertices sorted by degree, with the place where each degree starts.
    var starts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { starts[degree + 1] += 1 }
    for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
    var next = starts
    var order = [Int](repeating: 0, count: vertexCount)
    var places = order
    for vertex in 0..<vertexCount {
      places[vertex] = next[degrees[vertex]]
      order[places[vertex]] = vertex
      next[degrees[vertex]] += 1
    }
    for place in 0..<vertexCount {
      let vertex = order[place]
      for slot in graph.row(of: Vertex(vertex)) {
        let other = Int(graph.targets[slot])
        guard degrees[other] > degrees[vertex] else { continue }
        // Move the neighbour to the front of its degree, then count it one lower.
        let degree = degrees[other]
        let first = max(starts[degree], place + 1)
        order.swapAt(first, places[other])
        places[order[places[other]]] = places[other]
        places[other] = first
        starts[degree] = first + 1
        degrees[other] -= 1
      }
    }
    return degrees
  }
}
