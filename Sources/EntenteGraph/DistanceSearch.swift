/// Searches from one vertex after another that share their scratch space.
struct DistanceSearch {
  private let walk: Walk
  private var search: HeapSearch<RealSum>
  private var waiting: [Vertex]
  /// The distance of each vertex from the last start; infinity if it was not reached.
  private(set) var distances: [Double]

  init(_ walk: Walk) {
    self.walk = walk
    let vertexCount = walk.offsets.count - 1
    search = HeapSearch(vertexCount: walk.lengths == nil ? 0 : vertexCount)
    waiting = [Vertex](repeating: 0, count: walk.lengths == nil ? vertexCount : 0)
    distances = [Double](repeating: .infinity, count: vertexCount)
  }
}

extension DistanceSearch {
  /// Measures the distance of every vertex from a start.
  mutating func run(from start: Vertex) { run(from: start, closed: []) {} }

  /// Measures the distance of every vertex from a start, around the vertices that are closed; `tell`
  /// is called every few milliseconds and stops the work by throwing.
  mutating func run<Failure: Error>(
    from start: Vertex,
    closed: [Bool],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    if let lengths = walk.lengths {
      try settle(from: start, lengths, closed, tell)
    } else {
      for vertex in 0..<distances.count { distances[vertex] = .infinity }
      distances[Int(start)] = 0
      try Self.spread(from: start, walk, closed, &waiting, &distances, tell)
    }
  }

  private static func spread<Failure: Error>(
    from start: Vertex,
    _ walk: Walk,
    _ closed: [Bool],
    _ waiting: inout [Vertex],
    _ distances: inout [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let offsets = walk.offsets.span
    let targets = walk.targets.span
    var waiting = waiting.mutableSpan
    var distances = distances.mutableSpan
    let isOpen = closed.isEmpty
    waiting[0] = start
    var head = 0
    var met = 1
    while head < met {
      let vertex = Int(waiting[head])
      head &+= 1
      if head & 0xfff == 0 { try tell() }
      let next = distances[vertex] + 1
      for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
        let target = Int(targets[slot])
        if distances[target] == .infinity && (isOpen || !closed[target]) {
          distances[target] = next
          waiting[met] = targets[slot]
          met &+= 1
        }
      }
    }
  }

  private mutating func settle<Failure: Error>(
    from start: Vertex,
    _ lengths: [Double],
    _ closed: [Bool],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try Adjacency.withRows(walk.offsets, walk.targets) { rows throws(Failure) in
      try withView(of: lengths) { lengths throws(Failure) in
        _ = try search.run(from: Int(start), rows, lengths, closed: closed, tell)
      }
    }
    let labels = search.labels
    for vertex in 0..<distances.count { distances[vertex] = RealSum.value(labels[vertex]) }
  }
}
