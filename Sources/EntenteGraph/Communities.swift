/// The best division of vertices into communities that was found.
///
/// A search finds it and proves nothing: the greatest modularity is at least ``bestFound``.
public struct Communities: Hashable, Sendable, Codable {
  /// The community of each vertex (shape: vertexCount), numbered by its least vertex.
  public var label: [Int]
  /// How many communities there are.
  public var count: Int
  /// The signed modularity of this division, a bound from below for the greatest; nil if all values
  /// are 0.
  public var bestFound: Double?
}

extension Communities {
  /// The vertices of each community, ascending, in the order of the communities.
  public var members: [[Vertex]] {
    var members = [[Vertex]](repeating: [], count: count)
    for vertex in 0..<label.count { members[label[vertex]].append(Vertex(vertex)) }
    return members
  }
}
