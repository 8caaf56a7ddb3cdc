/// Distances in lengths from one vertex after another.
struct LengthSearch {
  let rows: RowsView
  let lengths: View<Double>
  /// The distance of each vertex from the last start; infinity if it was not reached.
  let distances: Cells<Double>
  private var queue: DistanceQueue
}

extension LengthSearch {
  init(_ rows: RowsView, _ lengths: View<Double>) {
    self.rows = rows
    self.lengths = lengths
    distances = Cells(uninitialised: rows.vertexCount)
    queue = DistanceQueue(vertexCount: rows.vertexCount, lengths)
  }

  /// Measures the distance of every vertex from a start.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - isStopped: Asked now and then; if so, nothing that was measured counts.
  mutating func run(from start: Int, isStopped: () -> Bool) {
    let (offsets, targets, lengths, distances) = (rows.offsets, rows.targets, lengths, distances)
    distances.fill(with: .infinity)
    distances[start] = 0
    queue.push(Vertex(truncatingIfNeeded: start), 0)
    var settled = 0
    while let vertex = queue.pop(distances) {
      settled &+= 1
      if settled & 4095 == 0 && isStopped() { return }
      let distance = distances[Int(vertex)]
      for slot in Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) &+ 1]) {
        let next = distance + lengths[slot]
        guard next < distances[Int(targets[slot])] else { continue }
        distances[Int(targets[slot])] = next
        queue.push(targets[slot], next)
      }
    }
  }
}
