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
}
