extension Adjacency {
  /// Each pair of vertices with ties either way, once, with a(u, v) + a(v, u) in both slots.
  ///
  /// Loops are dropped; in an undirected graph the sum is that of the parallel ties. Weights are
  /// divided by the greatest, so that no sum leaves the range of the numbers.
  func contacts(
    _ weights: [Double]?
  ) throws(KernelError) -> (graph: Adjacency, sums: [Double]) {
    let scale = try Inflow.scale(self, weights)
    let sources = slotSources()
    var (from, to): ([Vertex], [Vertex]) = ([], [])
    var column: [Double] = []
    for slot in 0..<slotCount where isDirected || sources[slot] <= targets[slot] {
      from.append(sources[slot])
      to.append(targets[slot])
      column.append(weights.map { $0[slot] / scale } ?? 1)
    }
    let (graph, sums) = Adjacency.build(
      vertexCount: vertexCount,
      from: from,
      to: to,
      weights: column,
      parallels: .summed,
      loops: .dropped
    )
    return (graph, sums)
  }
}
