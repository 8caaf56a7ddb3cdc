/// The rows of a graph, opened for reading.
///
/// Valid only inside the closure of ``Adjacency/withRows(_:)`` that hands it out.
package struct RowsView: Sendable {
  /// How many vertices there are.
  package let vertexCount: Int
  /// Where each row starts, and at last where all end.
  package let offsets: View<UInt32>
  /// The other end of each slot.
  package let targets: View<Vertex>

  /// The first slot of a row.
  @inline(__always)
  package func start(_ vertex: Int) -> Int { Int(offsets[vertex]) }

  /// The slot after the last of a row.
  @inline(__always)
  package func end(_ vertex: Int) -> Int { Int(offsets[vertex &+ 1]) }
}

extension Adjacency {
  /// Opens the rows of leaving ties.
  @inline(__always)
  package func withRows<Result, Failure: Error>(
    _ body: (RowsView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Self.withRows(offsets, targets, body)
  }

  /// Opens the rows of arriving ties; in an undirected graph the same.
  @inline(__always)
  package func withInRows<Result, Failure: Error>(
    _ body: (RowsView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Self.withRows(inOffsets, inSources, body)
  }

  /// Opens any rows.
  @inline(__always)
  static func withRows<Result, Failure: Error>(
    _ offsets: [UInt32],
    _ targets: [Vertex],
    _ body: (RowsView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withView(of: offsets) { offsets throws(Failure) in
      try withView(of: targets) { targets throws(Failure) in
        try body(RowsView(vertexCount: offsets.count - 1, offsets: offsets, targets: targets))
      }
    }
  }
}

extension RowsView {
  /// Cuts the vertices into ranges of about the same work, a slot or a vertex being a step.
  ///
  /// The cuts depend on the graph and the number of ranges alone.
  ///
  /// - Parameter pieces: How many ranges, 1 or more.
  /// - Returns: Where each range starts, and at last the number of vertices (shape: pieces + 1).
  /// - Complexity: O(pieces log V).
  package func cuts(into pieces: Int) -> [Int] {
    let steps = Int(offsets[vertexCount]) + vertexCount
    var cuts = [0]
    for piece in 1..<max(2, pieces) where piece < pieces {
      let wanted = steps / pieces * piece
      var (low, high) = (cuts[piece - 1], vertexCount)
      while low < high {
        let middle = (low + high) / 2
        if Int(offsets[middle]) + middle < wanted { low = middle + 1 } else { high = middle }
      }
      cuts.append(low)
    }
    cuts.append(vertexCount)
    return cuts
  }
}
