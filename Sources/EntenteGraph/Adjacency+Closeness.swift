extension Adjacency {
  /// Returns how near each vertex is to those that reach it.
  ///
  /// With r other vertices within reach at the distances d, the closeness is r / sum of d; corrected
  /// (Wasserman and Faust) it is multiplied by r / (n - 1), so that a small component does not win.
  /// Loops are ignored; of parallel ties the shortest counts.
  ///
  /// - Parameters:
  ///   - direction: `.incoming` measures the ways to a vertex, `.out` those from it.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - corrected: Whether to weigh by the share of vertices within reach.
  /// - Returns: One a vertex, in vertex order, 0 or more (in 0...1 without lengths); 0 for a vertex
  ///   with nobody in reach, infinity for one with all in reach at distance 0.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths (less where trees hang from an undirected
  ///   graph), O(V (V + E) log V) with; O(V + E) space.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 5.2; Freeman (1979).
  public func closeness(
    direction: Direction = .incoming,
    lengths: [Double]? = nil,
    corrected: Bool = true
  ) throws(KernelError) -> [Double] {
    try check(lengths: lengths)
    let totals = lengths == nil && !isDirected ? hopTotals() : totals(direction, lengths)
    return totals.map { total in
      guard total.reached > 0 else { return 0 }
      let reached = Double(total.reached)
      let closeness = reached / total.distance
      return corrected ? closeness * reached / Double(vertexCount - 1) : closeness
    }
  }

  private func totals(_ direction: Direction, _ lengths: [Double]?) -> [DistanceTotal] {
    var search = DistanceSearch(walk(direction, lengths: lengths))
    var totals = [DistanceTotal](repeating: DistanceTotal(), count: vertexCount)
    for vertex in 0..<vertexCount {
      search.run(from: Vertex(vertex))
      for distance in search.distances where distance < .infinity {
        totals[vertex].reached &+= 1
        totals[vertex].distance += distance
      }
      totals[vertex].reached -= 1
    }
    return totals
  }

  /// The totals in an undirected graph without lengths.
  ///
  /// Searches in the core, arithmetic in the trees: one step up a tie, all that hang below it come
  /// one farther, and all others one nearer.
  private func hopTotals() -> [DistanceTotal] {
    let trees = HangingTrees(of: self, lengths: nil)
    var below = [Double](repeating: 0, count: vertexCount)
    for leaf in trees.order {
      below[Int(targets[trees.up[Int(leaf)]])] += below[Int(leaf)] + Double(trees.sizes[Int(leaf)])
    }
    var search = DistanceSearch(walk(.out, lengths: nil))
    var totals = [DistanceTotal](repeating: DistanceTotal(), count: vertexCount)
    for vertex in 0..<vertexCount where !trees.isPeeled[vertex] {
      search.run(from: Vertex(vertex), closed: trees.isPeeled)
      let distances = search.distances
      for other in 0..<vertexCount where distances[other] < .infinity {
        totals[vertex].reached &+= trees.sizes[other]
        totals[vertex].distance += Double(trees.sizes[other]) * distances[other] + below[other]
      }
      totals[vertex].reached -= 1
    }
    for leaf in trees.order.reversed() {
      let above = totals[Int(targets[trees.up[Int(leaf)]])]
      let change = above.reached + 1 - 2 * trees.sizes[Int(leaf)]
      totals[Int(leaf)].reached = above.reached
      totals[Int(leaf)].distance = above.distance + Double(change)
    }
    return totals
  }
}

/// How many others a vertex reaches and how far they are in all.
private struct DistanceTotal {
  var reached = 0
  var distance = 0.0
}
