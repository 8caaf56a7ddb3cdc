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
    let graph = simple()
    let crew = Crew(threads: threads, steps: graph.slotCount + vertexCount)
    let triangles = TriangleRows(graph, nil, crew)
      .perVertex(Crew(threads: threads, steps: 8 * graph.slotCount))
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
    let (graph, column) = try contacts(weights)
    let greatest = column.max() ?? 0
    var sums = [Double](repeating: 0, count: vertexCount)
    guard greatest > 0 else { return sums }
    let roots = column.map { ($0 / greatest).cubeRoot }
    graph.visitTriangles { first, second, third in
      let strength = roots[first] * roots[second] * roots[third]
      for slot in [first, second, third] { sums[Int(graph.targets[slot])] += strength }
    }
    return (0..<vertexCount).map { vertex in
      let count = graph.row(of: Vertex(vertex)).count
      return count > 1 ? 2 * sums[vertex] / (Double(count) * Double(count - 1)) : 0
    }
  }

  /// Visits each triangle of a simple undirected graph once, by three slots that go round it.
  private func visitTriangles(_ visit: (Int, Int, Int) -> Void) {
    var slots = [Int](repeating: -1, count: vertexCount)
    for vertex in 0..<vertexCount {
      let own = Vertex(vertex)
      for slot in row(of: own) { slots[Int(targets[slot])] = slot }
      for slot in row(of: own) where targets[slot] > own {
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
