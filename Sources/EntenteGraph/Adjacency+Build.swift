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
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Precondition: `from` and `to` are of one length and hold vertices of the graph; fewer than
  ///   2^32 - 1 vertices and slots; no parallel ties if they are refused.
  /// - Complexity: O(V + E) time and space. An undirected edge takes 8 bytes and a vertex 4; while it
  ///   works, little more than that: 4 bytes an arc in a directed graph, 4 a slot beyond two million
  ///   vertices, and a second copy of the rows if parallel ties are merged.
  public init(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    directed: Bool = false,
    parallels: Parallels = .kept,
    loops: Loops = .kept,
    threads: Int? = nil
  ) {
    let ties = TieList(vertexCount: vertexCount, from: from, to: to, isDirected: directed)
    var rows = Rows<Float>(ties, loads: nil, loops: loops, threads: threads)
    rows.merge(by: parallels, threads)
    self.init(ties, rows, threads: threads)
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
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The graph, and one weight a slot.
  /// - Precondition: As for ``init(vertexCount:from:to:directed:parallels:loops:threads:)``, and one
  ///   weight a tie.
  /// - Complexity: O(V + E) time and space; a weight a slot beyond what the graph takes.
  public static func build<Weight: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    weights: [Weight],
    directed: Bool = false,
    parallels: Parallels = .kept,
    loops: Loops = .kept,
    threads: Int? = nil
  ) -> (adjacency: Adjacency, weights: [Weight]) {
    precondition(weights.count == from.count, "There must be one weight per tie")
    let ties = TieList(vertexCount: vertexCount, from: from, to: to, isDirected: directed)
    // The two common kinds take the code that is compiled for them; others the general one.
    if let weights = same(weights, [Double].self) {
      let (adjacency, column) = build(ties, weights, parallels, loops, threads)
      if let column = same(column, [Weight].self) { return (adjacency, column) }
    }
    if let weights = same(weights, [Float].self) {
      let (adjacency, column) = build(ties, weights, parallels, loops, threads)
      if let column = same(column, [Weight].self) { return (adjacency, column) }
    }
    return build(ties, weights, parallels, loops, threads)
  }

  private static func build<Load: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
    _ ties: TieList,
    _ weights: [Load],
    _ parallels: Parallels,
    _ loops: Loops,
    _ threads: Int?
  ) -> (adjacency: Adjacency, weights: [Load]) {
    var rows = Rows(ties, loads: weights, loops: loops, threads: threads)
    rows.merge(by: parallels, threads)
    return (Adjacency(ties, rows, threads: threads), rows.loads)
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
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The graph, and one index into `from` and `to` a slot.
  /// - Precondition: As for ``init(vertexCount:from:to:directed:parallels:loops:threads:)``.
  /// - Complexity: O(V + E) time and space; 4 bytes a slot beyond what the graph takes, and while it
  ///   works 4 a tie.
  public static func indexed(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    directed: Bool = false,
    loops: Loops = .kept,
    threads: Int? = nil
  ) -> (adjacency: Adjacency, arcs: [UInt32]) {
    let numbers: [UInt32] = filledArray(from.count) { numbers in
      for tie in 0..<numbers.count { numbers[tie] = UInt32(truncatingIfNeeded: tie) }
    }
    let ties = TieList(vertexCount: vertexCount, from: from, to: to, isDirected: directed)
    let rows = Rows(ties, loads: numbers, loops: loops, threads: threads)
    return (Adjacency(ties, rows, threads: threads), rows.loads)
  }
}

/// A value as the type that it has, or nil if it has another; arrays are not cast one by one.
func same<Value, Other>(_ value: Value, _ type: Other.Type) -> Other? {
  Value.self == Other.self ? (value as Any) as? Other : nil
}
