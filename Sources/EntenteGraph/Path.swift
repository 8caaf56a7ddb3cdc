/// A way through a graph that meets no vertex twice.
public struct Path: Hashable, Sendable, Codable {
  /// The vertices in the order they are met, both ends included; one if the ends are the same.
  public var vertices: [Vertex]
  /// The ties between them: one slot fewer than vertices.
  public var slots: [Int]
  /// The sum of the lengths of the ties.
  public var length: Double

  /// Creates a path.
  public init(vertices: [Vertex], slots: [Int], length: Double) {
    self.vertices = vertices
    self.slots = slots
    self.length = length
  }
}

extension Adjacency {
  /// The path along some vertices that takes the first of the shortest parallel ties.
  func path(along vertices: [Vertex], lengths: [Double]?) -> Path {
    var path = Path(vertices: vertices, slots: [], length: 0)
    path.slots.reserveCapacity(max(0, vertices.count - 1))
    for step in vertices.indices.dropFirst() {
      guard let first = slot(from: vertices[step - 1], to: vertices[step]) else {
        preconditionFailure("A path follows ties")
      }
      var best = first
      if let lengths {
        var slot = first + 1
        while slot < row(of: vertices[step - 1]).upperBound && targets[slot] == vertices[step] {
          if lengths[slot] < lengths[best] { best = slot }
          slot += 1
        }
      }
      path.slots.append(best)
      path.length += lengths.map { $0[best] } ?? 1
    }
    return path
  }
}
