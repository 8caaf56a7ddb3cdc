/// How far all pairs of vertices agree about third parties.
public struct Concordances: Hashable, Sendable {
  /// How many vertices there are.
  public let vertexCount: Int
  /// K of each pair, in the order of ``index(of:with:)``, in -1...1; NaN where the profiles neither
  /// vary nor differ.
  public let values: [Double]
  /// How many third parties each pair is compared on; nil if all other vertices, whatever the pair.
  let thirdParties: [UInt32]?
}

extension Concordances {
  /// Returns the place of a pair in the column of values.
  ///
  /// - Parameters:
  ///   - vertex: One of the pair.
  ///   - other: The other of the pair.
  /// - Returns: A number below V (V - 1) / 2; the pairs stand in the order (0, 1), (0, 2) ... (1, 2),
  ///   (1, 3) ...
  /// - Precondition: The two differ and are in the graph.
  /// - Complexity: O(1).
  public func index(of vertex: Vertex, with other: Vertex) -> Int {
    precondition(vertex != other, "A pair has two different vertices")
    let (first, second) = (Int(min(vertex, other)), Int(max(vertex, other)))
    precondition(second < vertexCount, "The vertex is not in the graph")
    return Self.start(first, vertexCount) + second
  }

  /// The place of the pair of a vertex with number 0, if it were there; from it others are counted.
  @inline(__always)
  static func start(_ vertex: Int, _ count: Int) -> Int {
    vertex &* (2 &* count &- vertex &- 3) / 2 &- 1
  }

  /// The concordance of a pair.
  ///
  /// - Precondition: The two differ and are in the graph.
  /// - Complexity: O(1).
  public subscript(vertex: Vertex, other: Vertex) -> Concordance {
    let place = index(of: vertex, with: other)
    let value = values[place].isNaN ? nil : values[place]
    let count = thirdParties.map { Int($0[place]) } ?? vertexCount - 2
    return Concordance(value: value, thirdParties: count)
  }
}
