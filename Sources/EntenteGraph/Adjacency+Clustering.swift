/// How often the neighbours of a vertex are neighbours of each other.
public struct Clustering: Hashable, Sendable, Codable {
  /// The share of pairs of neighbours that are tied, one a vertex; 0 with fewer than two.
  public var local: [Double]
  /// The triangles at each vertex.
  public var triangles: [Int]
  /// The mean of `local`; nil for an empty graph.
  public var average: Double?
  /// Three times the triangles over the paths of two ties; nil if there are none.
  public var transitivity: Double?
}

extension Adjacency {
  /// Measures how far neighbours are tied to each other.
  ///
  /// C(v) = 2 t(v) / (k(v) (k(v) - 1)), t triangles and k neighbours; 0 where k < 2. Direction and
  /// weights are ignored, loops dropped, parallel ties counted once.
  ///
  /// - Parameter threads: The most threads to use; nil for as many as there are processors. It does
  ///   not change the answer.
  /// - Returns: Shares in 0...1 and counts, in vertex order.
  /// - Complexity: O(E^1.5) time, O(V · threads + E) space.
  /// - SeeAlso: Watts and Strogatz, Collective dynamics of small-world networks (1998), Nature
  ///   393:440; Newman, Strogatz and Watts (2001) for the transitivity.
  public func clustering(threads: Int? = nil) -> Clustering {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return clustered(threads, silent)
  }

  /// Counts how often the neighbours of each vertex are neighbours of each other, telling how far it
  /// is.
  ///
  /// As ``clustering(threads:)``.
  ///
  /// - Parameters:
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: Local and whole coefficients.
  /// - Throws: What `progress` throws.
  /// - Complexity: O(E^1.5) time, O(V · threads + E) space.
  public func clustering(
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> Clustering {
    try clustered(threads, progress)
  }

  private func clustered<Failure: Error>(
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Clustering {
    try progress(0)
    let graph = simple()
    let crew = Crew(threads: threads, steps: graph.slotCount + vertexCount)
    let rows = try TriangleRows(graph, nil, crew) { done throws(Failure) in
      try progress(done / 4)
    }
    let triangles = try rows.perVertex(Crew(threads: threads, steps: 8 * graph.slotCount)) {
      done throws(Failure) in
      try progress(0.25 + 0.75 * done)
    }
    var result = Clustering(local: [], triangles: triangles, average: nil, transitivity: nil)
    var paths = 0
    var total = 0.0
    result.local.reserveCapacity(vertexCount)
    for vertex in 0..<vertexCount {
      let count = graph.row(of: Vertex(vertex)).count
      let pairs = count &* (count &- 1) / 2
      paths &+= pairs
      let share = pairs > 0 ? Double(triangles[vertex]) / Double(pairs) : 0
      total += share
      result.local.append(share)
    }
    if vertexCount > 0 { result.average = total / Double(vertexCount) }
    if paths > 0 { result.transitivity = Double(triangles.reduce(0, +)) / Double(paths) }
    return result
  }

  /// Measures how strong the triangles at each vertex are.
  ///
  /// C(v) = 2 / (k (k - 1)) · sum over triangles of the cube root of the product of its three
  /// weights, each divided by the greatest weight of the graph. Direction is ignored, loops are
  /// dropped and parallel ties added, before the greatest is taken.
  ///
  /// - Parameter weights: One a slot, 0 or above, no unit.
  /// - Returns: One a vertex, in vertex order, in 0...1; 0 with fewer than two neighbours.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(sum over ties of the lengths of both rows) time, O(V + E) space.
  /// - SeeAlso: Onnela et al., Intensity and coherence of motifs in weighted complex networks
  ///   (2005), Phys. Rev. E 71:065103.
  public func clustering(weights: [Double]) throws(KernelError) -> [Double] {
    let scale = try Inflow.scale(self, weights)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return clustered(weights, scale, silent)
  }

  /// Measures how strongly the neighbours of each vertex are tied to each other, telling how far it is.
  ///
  /// As ``clustering(weights:)``.
  ///
  /// - Parameters:
  ///   - weights: One a slot, as in the other form.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: As the other form.
  public func clustering(
    weights: [Double],
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try clustered(weights, Inflow.scale(self, weights), progress)
  }

  private func clustered<Failure: Error>(
    _ weights: [Double],
    _ scale: Double,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    let (graph, column) = try contacts(weights, scale) { () throws(Failure) in try tell(0) }
    let greatest = column.max() ?? 0
    var sums = [Double](repeating: 0, count: vertexCount)
    guard greatest > 0 else { return sums }
    try tell(0)
    let roots = try filledArray(column.count, { () throws(Failure) in try tell(0) }) { slot in
      (column[slot] / greatest).cubeRoot
    }
    try graph.visitTriangles(tell) { first, second, third in
      let strength = roots[first] * roots[second] * roots[third]
      for slot in [first, second, third] { sums[Int(graph.targets[slot])] += strength }
    }
    return (0..<vertexCount).map { vertex in
      let count = graph.row(of: Vertex(vertex)).count
      return count > 1 ? 2 * sums[vertex] / (Double(count) * Double(count - 1)) : 0
    }
  }

  /// Visits each triangle of a simple undirected graph once, by three slots that go round it.
  private func visitTriangles<Failure: Error>(
    _ tell: (Double) throws(Failure) -> Void,
    _ visit: (Int, Int, Int) -> Void
  ) throws(Failure) {
    var slots = [Int](repeating: -1, count: vertexCount)
    for vertex in 0..<vertexCount {
      let own = Vertex(vertex)
      for slot in row(of: own) { slots[Int(targets[slot])] = slot }
      for slot in row(of: own) where targets[slot] > own {
        if slot & 7 == 0 { try tell(Double(vertex) / Double(vertexCount)) }
        for next in row(of: targets[slot]) where targets[next] > targets[slot] {
          let back = slots[Int(targets[next])]
          guard back >= 0 else { continue }
          // Vertex to second, second to third, and the way back by its twin's weight.
          if let home = self.slot(from: targets[next], to: own) { visit(slot, next, home) }
        }
      }
      for slot in row(of: own) { slots[Int(targets[slot])] = -1 }
    }
  }
}
