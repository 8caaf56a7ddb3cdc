/// The path whose narrowest tie is widest.
public struct WidestPath: Hashable, Sendable, Codable {
  /// The path; its length is its number of ties.
  public var path: Path
  /// The width of its narrowest tie; infinity from a vertex to itself.
  public var value: Double
}

extension Adjacency {
  /// Returns the path whose narrowest tie is widest.
  ///
  /// The value is the maximum over paths of the minimum width. Of parallel ties the widest counts.
  /// Of equal paths it is the one of fewest ties, then the first by vertices. A tie of width 0 can
  /// be walked, and gives the value 0.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - to: The end.
  ///   - widths: One a slot, 0 or more, any unit.
  /// - Returns: A path and its width, or nil if there is none.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a
  ///   width, ``KernelError/unknownVertex(_:)`` for an end.
  /// - Precondition: There is one width a slot.
  /// - Complexity: O((V + E) log V) time, O(V + E) space.
  /// - SeeAlso: Pollack, The maximum capacity through a network (1960), Operations Research 8:733.
  public func widestPath(
    from: Vertex,
    to: Vertex,
    widths: [Double]
  ) throws(KernelError) -> WidestPath? {
    try check(vertex: from)
    try check(vertex: to)
    try check(lengths: widths)
    let value = bottleneck(from: from, to: to, widths)
    guard value >= 0 else { return nil }
    let steps = widths.map { $0 >= value ? 1 : Double.infinity }
    var finder = PathFinder(self, lengths: from == to ? nil : steps, to: to)
    guard let vertices = finder.best(from: from) else { return nil }
    var path = path(along: vertices, lengths: widths.map { -$0 })
    path.length = Double(path.slots.count)
    return WidestPath(path: path, value: value)
  }

  /// The greatest width at which the end can be reached; below 0 if it cannot.
  private func bottleneck(from: Vertex, to: Vertex, _ widths: [Double]) -> Double {
    var width = [Double](repeating: -1, count: vertexCount)
    var queue = VertexQueue(vertexCount: vertexCount)
    width[Int(from)] = .infinity
    queue.push(from, -Double.infinity)
    while let vertex = queue.pop() {
      if vertex == to { break }
      for slot in row(of: vertex) {
        let target = Int(targets[slot])
        let through = min(width[Int(vertex)], widths[slot])
        if through > width[target] {
          width[target] = through
          queue.push(targets[slot], -through)
        }
      }
    }
    return width[Int(to)]
  }
}
