/// The ties of a graph as they stand in a file: two vertices each, and perhaps a weight.
public struct EdgeList: Hashable, Sendable {
  /// How many vertices there are: one more than the greatest number met.
  public let vertexCount: Int
  /// The first vertex of each tie, in the order of the lines.
  public let from: [Vertex]
  /// The second vertex of each tie.
  public let to: [Vertex]
  /// The weight of each tie; nil if the lines have none.
  public let weights: [Double]?
}

extension Adjacency {
  /// Creates a graph from the ties of a list, its weights forgotten.
  ///
  /// - Parameters:
  ///   - list: The ties.
  ///   - directed: Whether a tie runs from its first vertex to its second only.
  ///   - parallels: What to do with several ties between the same vertices.
  ///   - loops: What to do with ties from a vertex to itself.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Precondition: As for ``init(vertexCount:from:to:directed:parallels:loops:threads:)``.
  /// - Complexity: O(V + E) time and space.
  public init(
    _ list: EdgeList,
    directed: Bool = false,
    parallels: Parallels = .kept,
    loops: Loops = .kept,
    threads: Int? = nil
  ) {
    self.init(
      vertexCount: list.vertexCount,
      from: list.from,
      to: list.to,
      directed: directed,
      parallels: parallels,
      loops: loops,
      threads: threads
    )
  }

  /// Creates a graph and its column of weights from the ties of a list.
  ///
  /// - Parameters:
  ///   - list: The ties.
  ///   - directed: Whether a tie runs from its first vertex to its second only.
  ///   - parallels: What to do with several ties between the same vertices.
  ///   - loops: What to do with ties from a vertex to itself.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The graph, and one weight a slot, or nil if the list has no weights.
  /// - Precondition: As for ``init(vertexCount:from:to:directed:parallels:loops:threads:)``.
  /// - Complexity: O(V + E) time and space.
  public static func build(
    _ list: EdgeList,
    directed: Bool = false,
    parallels: Parallels = .kept,
    loops: Loops = .kept,
    threads: Int? = nil
  ) -> (adjacency: Adjacency, weights: [Double]?) {
    guard let weights = list.weights else {
      let adjacency = Adjacency(
        list,
        directed: directed,
        parallels: parallels,
        loops: loops,
        threads: threads
      )
      return (adjacency, nil)
    }
    let (adjacency, column) = build(
      vertexCount: list.vertexCount,
      from: list.from,
      to: list.to,
      weights: weights,
      directed: directed,
      parallels: parallels,
      loops: loops,
      threads: threads
    )
    return (adjacency, column)
  }
}
