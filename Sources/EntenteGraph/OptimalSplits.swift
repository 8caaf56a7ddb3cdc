/// How many splits into two sides frustrate the least, and what all of them have in common.
public struct OptimalSplits: Hashable, Sendable, Codable {
  /// The number of best splits, turning over a whole component not counted; exact up to 2^53.
  public var count: Double
  /// The vertices whose relation is the same in every best split, ascending; all vertices, in the
  /// order of their least ones.
  ///
  /// Two vertices of a group are on one side in all best splits, or on two sides in all, as
  /// ``Frustration/sides`` tells. Vertices of different groups are both in some best split.
  public var groups: [[Vertex]]
  /// The vertices that stand on either side of their component's vertex of most ties, ascending.
  public var free: [Vertex]
}
