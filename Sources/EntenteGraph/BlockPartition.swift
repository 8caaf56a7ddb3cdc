/// How many blocks a partition shall have.
public enum BlockCount: Hashable, Sendable, Codable {
  /// So many, none of them empty.
  case exactly(Int)
  /// So many or fewer.
  case atMost(Int)
}

/// A division of vertices into blocks, with the least cost that any such division has.
///
/// The cost is the number (or weight) of ties that contradict it: negative within a block, positive
/// between two. The criterion of Doreian and Mrvar at alpha = 1/2 is half of it.
public struct BlockPartition: Hashable, Sendable, Codable {
  /// The block of each vertex (shape: vertexCount), numbered by its least vertex.
  public var label: [Int]
  /// How many blocks there are.
  public var count: Int
  /// What this division costs: the least cost is at most this.
  public var upperBound: Double
  /// The least cost is at least this.
  public var lowerBound: Double
  /// Whether it is proved that no permitted division costs less.
  public var isProved: Bool
  /// How many divisions cost as little; nil if they were not all found.
  public var optima: Int?
}

extension BlockPartition {
  /// The least cost; nil if it is not proved.
  public var value: Double? { isProved ? upperBound : nil }

  /// The vertices of each block, ascending, in the order of the blocks.
  public var members: [[Vertex]] {
    var members = [[Vertex]](repeating: [], count: count)
    for vertex in 0..<label.count { members[label[vertex]].append(Vertex(vertex)) }
    return members
  }
}
