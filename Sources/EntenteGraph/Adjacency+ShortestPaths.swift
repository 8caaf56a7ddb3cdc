extension Adjacency {
  /// Returns the shortest paths between two vertices, the best first.
  ///
  /// No path meets a vertex twice, and no two paths have the same vertices: of parallel ties the
  /// shortest is taken. Paths are ordered by length (equal within 1e-10 relative), then by the
  /// number of ties, then by their vertices.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - to: The end.
  ///   - count: How many paths to find at most, 0 or more.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  /// - Returns: Up to `count` paths; fewer if there are no more.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   length, ``KernelError/unknownVertex(_:)`` for an end, ``KernelError/invalidParameter(_:)``
  ///   for a count below 0.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(count · L) searches of O((V + E) log V), L the ties of a path.
  /// - SeeAlso: Yen, Finding the k shortest loopless paths (1971), Management Science 17:712; Lawler
  ///   (1972), Management Science 18:401.
  public func shortestPaths(
    from: Vertex,
    to: Vertex,
    count: Int,
    lengths: [Double]? = nil
  ) throws(KernelError) -> [Path] {
    try check(from, to, count, lengths)
    return paths(from: from, to: to, count, lengths) { (_) throws(Never) in }
  }

  /// Returns the shortest paths between two vertices, and tells how far it is.
  ///
  /// The same as ``shortestPaths(from:to:count:lengths:)``.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - to: The end.
  ///   - count: How many paths to find at most, 0 or more.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops the
  ///     work by throwing.
  /// - Returns: Up to `count` paths; fewer if there are no more.
  /// - Throws: What `progress` throws, and what the search without progress does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As without progress.
  public func shortestPaths(
    from: Vertex,
    to: Vertex,
    count: Int,
    lengths: [Double]? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Path] {
    try check(from, to, count, lengths)
    try progress(0)
    var last = ContinuousClock.now
    return try paths(from: from, to: to, count, lengths) { found in
      let now = ContinuousClock.now
      guard now - last >= .milliseconds(10) else { return }
      last = now
      try progress(Double(found) / Double(max(1, count)))
    }
  }

  private func check(
    _ from: Vertex,
    _ to: Vertex,
    _ count: Int,
    _ lengths: [Double]?
  ) throws(KernelError) {
    try check(vertex: from)
    try check(vertex: to)
    try check(lengths: lengths)
    guard count >= 0 else { throw .invalidParameter("count") }
  }

  /// Every few milliseconds `tell` receives how many paths were found.
  private func paths<Failure: Error>(
    from: Vertex,
    to: Vertex,
    _ count: Int,
    _ lengths: [Double]?,
    _ tell: (Int) throws(Failure) -> Void
  ) throws(Failure) -> [Path] {
    var finder = PathFinder(self, lengths: lengths, to: to)
    var found: [Path] = []
    var waiting: [Deviation] = []
    if count > 0, let first = try finder.best(from: from, { () throws(Failure) in try tell(0) }) {
      waiting.append(Deviation(path: path(along: first, lengths: lengths), spur: 0))
    }
    while let place = Deviation.best(of: waiting) {
      let next = waiting.remove(at: place)
      found.append(next.path)
      guard found.count < count else { break }
      waiting += try deviations(from: next, found: found, &finder, tell)
    }
    return found
  }

  /// The best path of every part of the remaining paths that a found one splits off.
  private func deviations<Failure: Error>(
    from next: Deviation,
    found: [Path],
    _ finder: inout PathFinder,
    _ tell: (Int) throws(Failure) -> Void
  ) throws(Failure) -> [Deviation] {
    let vertices = next.path.vertices
    var result: [Deviation] = []
    var closed = [Bool](repeating: false, count: vertexCount)
    for vertex in vertices.prefix(next.spur) { closed[Int(vertex)] = true }
    for spur in next.spur..<max(next.spur, vertices.count - 1) {
      let root = vertices[...spur]
      var taken: Set<Vertex> = []
      for path in found
      where path.vertices.count > spur + 1 && path.vertices[...spur] == root {
        taken.insert(path.vertices[spur + 1])
      }
      let tail = try finder.best(from: vertices[spur], closed: closed, without: taken) {
        () throws(Failure) in try tell(found.count)
      }
      if let tail {
        let path = path(along: Array(vertices[..<spur]) + tail, lengths: finder.lengths)
        result.append(Deviation(path: path, spur: spur))
      }
      closed[Int(vertices[spur])] = true
    }
    return result
  }
}

/// A path that has not been handed out, and where it leaves the paths that were.
private struct Deviation {
  var path: Path
  var spur: Int
}

extension Deviation {
  /// The place of the first by length, number of ties and vertices.
  static func best(of waiting: [Deviation]) -> Int? {
    guard let least = waiting.map(\.path.length).min() else { return nil }
    var best: Int?
    for place in waiting.indices where isSameLength(waiting[place].path.length, least) {
      if let found = best, !waiting[place].path.isShorter(than: waiting[found].path) { continue }
      best = place
    }
    return best
  }
}

extension Path {
  /// Whether a path of the same length comes first.
  fileprivate func isShorter(than other: Path) -> Bool {
    slots.count == other.slots.count
      ? vertices.lexicographicallyPrecedes(other.vertices) : slots.count < other.slots.count
  }
}
