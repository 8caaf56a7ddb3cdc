/// Searches that settle one vertex after another, the nearest first (Dijkstra), and share their
/// scratch space.
struct HeapSearch<Sum: LengthSum> {
  private var heap = LabelHeap()
  /// The label of each vertex from the last start.
  let labels: Sum.Labels

  init(vertexCount: Int) { labels = Sum.Labels(uninitialised: vertexCount) }
}

extension HeapSearch {
  /// Labels every vertex.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - rows: The rows to walk along.
  ///   - lengths: One a slot of them.
  ///   - closed: The vertices to keep off; empty if there are none.
  /// - Returns: Whether all is labelled; false if a sum could have left the range of the labels.
  mutating func run(
    from start: Int,
    _ rows: RowsView,
    _ lengths: View<Sum.Length>,
    closed: [Bool] = []
  ) -> Bool {
    heap.removeAll()
    for vertex in 0..<rows.vertexCount { labels[vertex] = Sum.unreached }
    labels[start] = 0
    heap.push(Vertex(truncatingIfNeeded: start), 0)
    let isOpen = closed.isEmpty
    while let (waiting, label) = heap.pop() {
      let vertex = Int(waiting)
      let here = labels[vertex]
      guard label == UInt64(truncatingIfNeeded: here) else { continue }
      guard here <= Sum.highest else { return false }
      for slot in rows.start(vertex)..<rows.end(vertex) {
        let target = Int(rows.targets[slot])
        guard Sum.extent(lengths[slot]) <= Sum.highest else { return false }
        let next = Sum.sum(here, lengths[slot])
        guard next < labels[target], isOpen || !closed[target] else { continue }
        labels[target] = next
        heap.push(Vertex(truncatingIfNeeded: target), UInt64(truncatingIfNeeded: next))
      }
    }
    return true
  }
}
