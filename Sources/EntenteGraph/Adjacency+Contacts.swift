extension Adjacency {
  /// Each pair of vertices with ties either way, once, with a(u, v) + a(v, u) in both slots.
  ///
  /// Loops are dropped; in an undirected graph the sum is that of the parallel ties. Weights are
  /// divided by the greatest, so that no sum leaves the range of the numbers.
  ///
  /// - Parameters:
  ///   - weights: One a slot, 0 or above; nil counts each tie as 1.
  ///   - scale: The greatest weight.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Returns: The pairs as an undirected graph, and one sum a slot.
  /// - Throws: What `tell` throws.
  func contacts<Failure: Error>(
    _ weights: [Double]?,
    _ scale: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> (graph: Adjacency, sums: [Double]) {
    try tell()
    let sources = try slotSources(tell)
    var (from, to): ([Vertex], [Vertex]) = ([], [])
    var column: [Double] = []
    from.reserveCapacity(edgeCount)
    to.reserveCapacity(edgeCount)
    column.reserveCapacity(edgeCount)
    for slot in 0..<slotCount where isDirected || sources[slot] <= targets[slot] {
      if from.count & 0xffff == 0 { try tell() }
      from.append(sources[slot])
      to.append(targets[slot])
      column.append(weights.map { $0[slot] / scale } ?? 1)
    }
    let ties = TieList(vertexCount: vertexCount, from: from, to: to, isDirected: false)
    var rows = try Rows(ties, loads: column, loops: .dropped, threads: nil, tell)
    try rows.merge(by: .summed, nil, tell)
    return (Adjacency(ties, rows, threads: nil), rows.loads)
  }
}
