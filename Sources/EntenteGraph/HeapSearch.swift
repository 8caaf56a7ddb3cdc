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
  /// - Returns: Whether all is labelled; false if a sum could have left the range of the labels.
  mutating func run(from start: Int, _ rows: RowsView, _ lengths: View<Sum.Length>) -> Bool {
    run(from: start, rows, lengths, closed: []) {}
  }

  /// Labels every vertex around those that are closed.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - rows: The rows to walk along.
  ///   - lengths: One a slot of them.
  ///   - closed: The vertices to keep off; empty if there are none.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Returns: Whether all is labelled; false if a sum could have left the range of the labels.
  /// - Throws: What `tell` throws.
  mutating func run<Failure: Error>(
    from start: Int,
    _ rows: RowsView,
    _ lengths: View<Sum.Length>,
    closed: [Bool],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    heap.removeAll()
    for vertex in 0..<rows.vertexCount { labels[vertex] = Sum.unreached }
    labels[start] = 0
    heap.push(Vertex(truncatingIfNeeded: start), 0)
    let isOpen = closed.isEmpty
    var popped = 0
    while let (waiting, label) = heap.pop() {
      popped &+= 1
      if popped & 0xfff == 0 { try tell() }
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
