extension Adjacency {
  /// Creates a graph from the two ends of every tie.
  ///
  /// Without a column of weights every rule for parallel ties but `.kept` keeps one slot.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - from: One end of each tie; the source if the graph is directed.
  ///   - to: The other end of each tie, in the same order.
  ///   - directed: Whether a tie runs from its first end to its second only.
  ///   - parallels: What to do with several ties between the same ends.
  ///   - loops: What to do with ties from a vertex to itself.
  /// - Precondition: `from` and `to` are of one length and hold vertices of the graph; fewer than
  ///   2^32 - 1 vertices and slots; no parallel ties if they are refused.
  /// - Complexity: O(V + E) time and space, by counting twice.
  public init(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    directed: Bool = false,
    parallels: Parallels = .kept,
    loops: Loops = .kept
  ) {
    var rows = Rows(vertexCount, from: from, to: to, directed: directed, loops: loops)
    if parallels != .kept { rows.keepOne(refusing: parallels == .refused) }
    self.init(
      vertexCount: vertexCount,
      isDirected: directed,
      offsets: rows.offsets,
      targets: rows.targets
    )
  }

  /// Creates a graph and its column of weights from the two ends and the weight of every tie.
  ///
  /// Both slots of an undirected edge carry its weight. Weights of parallel ties are merged in the
  /// order given, so both slots carry the same bits.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - from: One end of each tie; the source if the graph is directed.
  ///   - to: The other end of each tie, in the same order.
  ///   - weights: The weight of each tie, in the same order; any number.
  ///   - directed: Whether a tie runs from its first end to its second only.
  ///   - parallels: What to do with several ties between the same ends.
  ///   - loops: What to do with ties from a vertex to itself.
  /// - Returns: The graph, and one weight a slot.
  /// - Precondition: As for ``init(vertexCount:from:to:directed:parallels:loops:)``, and one weight
  ///   a tie.
  /// - Complexity: O(V + E) time and space.
  public static func build<Weight: BinaryFloatingPoint & Sendable>(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    weights: [Weight],
    directed: Bool = false,
    parallels: Parallels = .kept,
    loops: Loops = .kept
  ) -> (adjacency: Adjacency, weights: [Weight]) {
    precondition(weights.count == from.count, "There must be one weight per tie")
    var rows = Rows(vertexCount, from: from, to: to, directed: directed, loops: loops)
    var column = rows.arcs.map { weights[Int($0)] }
    if parallels != .kept { rows.merge(&column, by: parallels) }
    let adjacency = Adjacency(
      vertexCount: vertexCount,
      isDirected: directed,
      offsets: rows.offsets,
      targets: rows.targets
    )
    return (adjacency, column)
  }

  /// Creates a graph and, for every slot, the place of its tie in the order given.
  ///
  /// With the second answer any other column is carried over: `arcs.map { dates[Int($0)] }`.
  /// Parallel ties are kept.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - from: One end of each tie; the source if the graph is directed.
  ///   - to: The other end of each tie, in the same order.
  ///   - directed: Whether a tie runs from its first end to its second only.
  ///   - loops: What to do with ties from a vertex to itself.
  /// - Returns: The graph, and one index into `from` and `to` a slot.
  /// - Precondition: As for ``init(vertexCount:from:to:directed:parallels:loops:)``.
  /// - Complexity: O(V + E) time and space.
  public static func indexed(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    directed: Bool = false,
    loops: Loops = .kept
  ) -> (adjacency: Adjacency, arcs: [UInt32]) {
    let rows = Rows(vertexCount, from: from, to: to, directed: directed, loops: loops)
    let adjacency = Adjacency(
      vertexCount: vertexCount,
      isDirected: directed,
      offsets: rows.offsets,
      targets: rows.targets
    )
    return (adjacency, rows.arcs)
  }
}
