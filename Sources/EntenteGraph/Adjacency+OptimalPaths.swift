/// All shortest paths between two vertices.
public struct OptimalPaths: Hashable, Sendable, Codable {
  /// The length they share; nil if there is no path.
  public var length: Double?
  /// How many there are, at most `Int.max`; nil if ties of no length make them too many to count.
  public var count: Int?
  /// The first of them, by their vertices.
  public var paths: [Path]
}

extension Adjacency {
  /// Counts the shortest paths between two vertices and lists the first of them.
  ///
  /// Lengths are equal within 1e-10 relative. Paths that differ only in which of several parallel
  /// ties they take are one. Ties of length 0 between equally distant vertices allow detours; then
  /// the paths are counted by listing, and `count` is nil if there are more than `limit`.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - to: The end.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - limit: How many paths to list at most.
  /// - Returns: The length, the count and the listed paths, in order of their vertices.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/unknownVertex(_:)`` for an end.
  /// - Precondition: There is one length a slot.
  /// - Complexity: One search, O(V + E) to count and O(limit · L) to list, L the ties of a path;
  ///   exponential at worst if ties have no length.
  /// - SeeAlso: Brandes, A faster algorithm for betweenness centrality (2001), J. Math. Sociology 25:163.
  public func optimalPaths(
    from: Vertex,
    to: Vertex,
    lengths: [Double]? = nil,
    limit: Int = 1000
  ) throws(KernelError) -> OptimalPaths {
    try check(vertex: from)
    try check(vertex: to)
    try check(lengths: lengths)
    var search = DistanceSearch(walk(.incoming, lengths: lengths))
    search.run(from: to)
    let distances = search.distances
    guard distances[Int(from)] < .infinity else {
      return OptimalPaths(length: nil, count: 0, paths: [])
    }
    let steps = tightSteps(to: to, distances, lengths)
    let counted = steps.count(from: from, to: to)
    let listed = steps.list(from: from, to: to, limit: counted == nil ? limit + 1 : limit)
    return OptimalPaths(
      length: distances[Int(from)],
      count: counted ?? (listed.count > limit ? nil : listed.count),
      paths: listed.prefix(limit).map { path(along: $0, lengths: lengths) }
    )
  }

  /// The ties on which a shortest way to the end goes on, parallel ones once.
  private func tightSteps(
    to end: Vertex,
    _ distances: [Double],
    _ lengths: [Double]?
  ) -> TightSteps {
    var steps = TightSteps(offsets: [0], targets: [])
    for vertex in 0..<vertexCount {
      let start = steps.targets.count
      for slot in row(of: Vertex(vertex)) where vertex != Int(end) {
        let target = targets[slot]
        let length = lengths.map { $0[slot] } ?? 1
        let rest = distances[Int(target)]
        guard Int(target) != vertex && length < .infinity && rest < .infinity else { continue }
        guard isSameLength(length + rest, distances[vertex]) else { continue }
        if steps.targets.count > start && steps.targets.last == target { continue }
        steps.targets.append(target)
      }
      steps.offsets.append(steps.targets.count)
    }
    return steps
  }
}

/// The ties of all shortest ways to one end.
private struct TightSteps {
  var offsets: [Int]
  var targets: [Vertex]
}

extension TightSteps {
  /// How many paths there are, or nil if ties of no length close a circle.
  func count(from start: Vertex, to end: Vertex) -> Int? {
    var next = offsets
    var paths = [Int](repeating: -1, count: offsets.count - 1)
    var isOpen = [Bool](repeating: false, count: offsets.count - 1)
    var calls = [start]
    while let vertex = calls.last {
      let here = Int(vertex)
      isOpen[here] = true
      if paths[here] < 0 {
        paths[here] = vertex == end ? 1 : 0
      }
      if next[here] < offsets[here + 1] {
        let target = targets[next[here]]
        if isOpen[Int(target)] { return nil }
        if paths[Int(target)] < 0 {
          calls.append(target)
        } else {
          let (sum, overflow) = paths[here].addingReportingOverflow(paths[Int(target)])
          paths[here] = overflow ? Int.max : sum
          next[here] += 1
        }
      } else {
        isOpen[here] = false
        calls.removeLast()
      }
    }
    return paths[Int(start)]
  }

  /// The first paths that meet no vertex twice.
  func list(from start: Vertex, to end: Vertex, limit: Int) -> [[Vertex]] {
    var result: [[Vertex]] = []
    var next = offsets
    var isMet = [Bool](repeating: false, count: offsets.count - 1)
    var path = [start]
    isMet[Int(start)] = true
    while let vertex = path.last, result.count < limit {
      let here = Int(vertex)
      if vertex != end && next[here] < offsets[here + 1] {
        let target = targets[next[here]]
        next[here] += 1
        if isMet[Int(target)] { continue }
        isMet[Int(target)] = true
        path.append(target)
        continue
      }
      if vertex == end { result.append(path) }
      next[here] = offsets[here]
      isMet[here] = false
      path.removeLast()
    }
    return result
  }
}
