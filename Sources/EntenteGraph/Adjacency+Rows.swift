extension Adjacency {
  /// Returns the slots of a vertex.
  ///
  /// - Parameter vertex: A vertex of the graph.
  /// - Returns: A range of slots, ascending by target; empty for a vertex without ties.
  /// - Precondition: The vertex is in the graph.
  /// - Complexity: O(1).
  @inlinable
  public func row(of vertex: Vertex) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }

  /// Returns the places in `inSources` of the ties that arrive at a vertex.
  ///
  /// - Parameter vertex: A vertex of the graph.
  /// - Returns: A range of indexes into `inSources` and into whatever ``inColumn(_:)`` returns.
  /// - Precondition: The vertex is in the graph.
  /// - Complexity: O(1).
  @inlinable
  public func inRow(of vertex: Vertex) -> Range<Int> {
    Int(inOffsets[Int(vertex)])..<Int(inOffsets[Int(vertex) + 1])
  }

  /// Returns a column in the order of the rows of arriving ties.
  ///
  /// - Parameter column: One element a slot.
  /// - Returns: The same elements; the one at place p belongs to the tie that arrives from
  ///   `inSources[p]`.
  /// - Precondition: The column has one element a slot.
  /// - Complexity: O(V + E) time and space.
  public func inColumn<Element>(_ column: [Element]) -> [Element] {
    precondition(column.count == slotCount, "There must be one element per slot")
    guard let first = column.first else { return [] }
    var result = [Element](repeating: first, count: column.count)
    var next = inOffsets
    for vertex in 0..<vertexCount {
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        let target = Int(targets[slot])
        result[Int(next[target])] = column[slot]
        next[target] &+= 1
      }
    }
    return result
  }

  /// Returns the slot of the tie from one vertex to another.
  ///
  /// - Parameters:
  ///   - from: The vertex in whose row to look.
  ///   - to: The other end.
  /// - Returns: The first slot of parallel ties, or nil if there is no tie.
  /// - Precondition: `from` is in the graph.
  /// - Complexity: O(log d), d the length of the row.
  public func slot(from: Vertex, to: Vertex) -> Int? {
    var range = row(of: from)
    let end = range.upperBound
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        targets[middle] < to ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound < end && targets[range.lowerBound] == to ? range.lowerBound : nil
  }
}

extension Adjacency {
  /// The row that each slot stands in.
  func slotSources() -> [Vertex] {
    var sources = [Vertex](repeating: 0, count: slotCount)
    for vertex in 0..<vertexCount {
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        sources[slot] = Vertex(truncatingIfNeeded: vertex)
      }
    }
    return sources
  }

  /// The same ties without directions, and a column carried over.
  func undirected(_ column: [Double]?) -> (adjacency: Adjacency, column: [Double]?) {
    guard isDirected else { return (self, column) }
    let (graph, arcs) = Adjacency.indexed(
      vertexCount: vertexCount,
      from: slotSources(),
      to: targets
    )
    return (graph, column.map { values in arcs.map { values[Int($0)] } })
  }
}
