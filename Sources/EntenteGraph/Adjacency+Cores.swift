extension Adjacency {
  /// Finds the core number of each vertex.
  ///
  /// The greatest k such that the vertex lies in a part of the graph where every vertex has at least
  /// k neighbours. Direction and weights are ignored, loops dropped, parallel ties counted once.
  ///
  /// - Returns: One a vertex, in vertex order; 0 for a vertex without neighbours.
  /// - Complexity: O(V + E) time and space.
  /// - SeeAlso: Seidman, Network structure and minimum degree (1983), Social Networks 5:269;
  ///   Batagelj and Zaversnik (2003) and Dhulipala, Blelloch and Shun (2017), SPAA, for the order of
  ///   removal.
  public func coreNumbers() -> [Int] {
    simple().withRows { rows in
      var peeling = Peeling(rows)
      peeling.run()
      let degrees = peeling.degrees
      return filledArray(vertexCount) { cores in
        for vertex in 0..<vertexCount { cores[vertex] = Int(degrees[vertex]) }
      }
    }
  }

  /// The same graph without directions, loops and repetitions.
  func simple() -> Adjacency {
    if isSimple { return self }
    return Adjacency(
      vertexCount: vertexCount,
      from: slotSources(),
      to: targets,
      parallels: .least,
      loops: .dropped
    )
  }

  /// Whether it is undirected and has neither loops nor parallel ties.
  private var isSimple: Bool {
    guard !isDirected else { return false }
    return withRows { rows in
      for vertex in 0..<vertexCount {
        var last = Vertex(truncatingIfNeeded: vertex)
        var isPlain = true
        for slot in rows.start(vertex)..<rows.end(vertex) {
          let target = rows.targets[slot]
          // Rows ascend, so what is repeated follows at once.
          isPlain = isPlain && target != last && Int(target) != vertex
          last = target
        }
        guard isPlain else { return false }
      }
      return true
    }
  }
}
