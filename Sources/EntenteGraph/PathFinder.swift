/// Finds the best path to one end, again and again with other vertices closed.
///
/// Paths are compared by length (equal within 1e-10 relative), then by the number of ties, then by
/// their vertices from the first on.
struct PathFinder {
  let graph: Adjacency
  let lengths: [Double]?
  let end: Vertex
  private let back: Walk
  private var search: DistanceSearch
  private var hops: [Int]
  private var waiting: [Vertex] = []

  init(_ graph: Adjacency, lengths: [Double]?, to end: Vertex) {
    self.graph = graph
    self.lengths = lengths
    self.end = end
    back = graph.walk(.incoming, lengths: lengths)
    search = DistanceSearch(back)
    hops = [Int](repeating: -1, count: graph.vertexCount)
  }
}

extension PathFinder {
  /// The vertices of the best path from a start.
  mutating func best(from start: Vertex) -> [Vertex]? { best(from: start) {} }

  /// The vertices of the best path from a start that keeps off closed vertices and does not take
  /// one of some first steps.
  ///
  /// - Parameters:
  ///   - start: Where the path starts.
  ///   - closed: Whether each vertex is closed; empty if none is.
  ///   - firstSteps: Where the path must not go first.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Returns: The vertices from the start to the end; nil if there is no path.
  /// - Throws: What `tell` throws.
  mutating func best<Failure: Error>(
    from start: Vertex,
    closed: [Bool] = [],
    without firstSteps: Set<Vertex> = [],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Vertex]? {
    if start == end { return [start] }
    try tell()
    var closed = closed.isEmpty ? [Bool](repeating: false, count: graph.vertexCount) : closed
    closed[Int(start)] = true
    try search.run(from: end, closed: closed, tell)
    try tell()
    try countHops(closed, tell)
    guard let first = firstStep(from: start, closed: closed, without: firstSteps) else {
      return nil
    }
    var vertices = [start, first]
    var vertex = first
    while vertex != end {
      guard let next = nextStep(from: vertex) else { return nil }
      vertices.append(next)
      vertex = next
    }
    return vertices
  }

  /// Counts the least number of ties among the shortest ways to the end.
  private mutating func countHops<Failure: Error>(
    _ closed: [Bool],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let distances = search.distances
    for vertex in 0..<hops.count { hops[vertex] = -1 }
    hops[Int(end)] = 0
    waiting.removeAll(keepingCapacity: true)
    waiting.append(end)
    var head = 0
    while head < waiting.count {
      let vertex = Int(waiting[head])
      head &+= 1
      if head & 0xfff == 0 { try tell() }
      for place in Int(back.offsets[vertex])..<Int(back.offsets[vertex &+ 1]) {
        let source = Int(back.targets[place])
        guard hops[source] < 0 && !closed[source] else { continue }
        let length = back.lengths.map { $0[place] } ?? 1
        guard length < .infinity else { continue }
        guard isSameLength(length + distances[vertex], distances[source]) else { continue }
        hops[source] = hops[vertex] &+ 1
        waiting.append(back.targets[place])
      }
    }
  }

  private func firstStep(
    from start: Vertex,
    closed: [Bool],
    without firstSteps: Set<Vertex>
  ) -> Vertex? {
    let distances = search.distances
    var least = Double.infinity
    for slot in graph.row(of: start) {
      let target = graph.targets[slot]
      guard !closed[Int(target)] && !firstSteps.contains(target) else { continue }
      least = min(least, (lengths.map { $0[slot] } ?? 1) + distances[Int(target)])
    }
    guard least < .infinity else { return nil }
    var best: Vertex?
    for slot in graph.row(of: start) {
      let target = graph.targets[slot]
      guard !closed[Int(target)] && !firstSteps.contains(target) else { continue }
      let length = (lengths.map { $0[slot] } ?? 1) + distances[Int(target)]
      guard length < .infinity && isSameLength(length, least) else { continue }
      if let found = best, hops[Int(found)] <= hops[Int(target)] { continue }
      best = target
    }
    return best
  }

  private func nextStep(from vertex: Vertex) -> Vertex? {
    let distances = search.distances
    for slot in graph.row(of: vertex) {
      let target = Int(graph.targets[slot])
      guard hops[target] == hops[Int(vertex)] - 1 else { continue }
      let length = lengths.map { $0[slot] } ?? 1
      guard length < .infinity else { continue }
      if isSameLength(length + distances[target], distances[Int(vertex)]) {
        return graph.targets[slot]
      }
    }
    return nil
  }
}
