/// How many triangles there are, by their number of negative ties.
public struct SignedTriangles: Hashable, Sendable, Codable {
  /// Three friends: + + +.
  public var noNegative: Int
  /// Two friends of one who are enemies: + + -.
  public var oneNegative: Int
  /// Two friends with a common enemy: + - -.
  public var twoNegative: Int
  /// Three enemies: - - -.
  public var threeNegative: Int

  /// Creates counts.
  public init(
    noNegative: Int = 0,
    oneNegative: Int = 0,
    twoNegative: Int = 0,
    threeNegative: Int = 0
  ) {
    self.noNegative = noNegative
    self.oneNegative = oneNegative
    self.twoNegative = twoNegative
    self.threeNegative = threeNegative
  }
}

extension SignedTriangles {
  /// Names counts that stand in the order of negative ties.
  fileprivate init(counts: [Int]) {
    self.init(
      noNegative: counts[0],
      oneNegative: counts[1],
      twoNegative: counts[2],
      threeNegative: counts[3]
    )
  }

  /// All triangles.
  public var total: Int { noNegative + oneNegative + twoNegative + threeNegative }

  /// The share of balanced triangles, + + + and + - -, in 0...1; nil without triangles.
  public var index: Double? {
    total == 0 ? nil : Double(noNegative + twoNegative) / Double(total)
  }

  /// The share of weakly balanced triangles, all but + + -, in 0...1; nil without triangles.
  public var weakIndex: Double? {
    total == 0 ? nil : Double(total - oneNegative) / Double(total)
  }
}

/// Three vertices that are tied to each other.
public struct SignedTriangle: Hashable, Sendable, Codable {
  /// The least vertex.
  public var a: Vertex
  /// The middle vertex.
  public var b: Vertex
  /// The greatest vertex.
  public var c: Vertex
  /// How many of the three ties are negative.
  public var negatives: Int

  /// Creates a triangle of three ascending vertices.
  public init(a: Vertex, b: Vertex, c: Vertex, negatives: Int) {
    self.a = a
    self.b = b
    self.c = c
    self.negatives = negatives
  }
}

extension Adjacency {
  /// Counts the triangles by their number of negative ties.
  ///
  /// Loops and ties of value 0 are ignored.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge; only the sign matters.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: Four counts.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(E^1.5) time, O(V · threads + E) space.
  /// - SeeAlso: Cartwright and Harary, Structural balance (1956), Psychological Review 63:277; Davis
  ///   (1967), Human Relations 20:181, for the weak form.
  public func signedTriangles(
    of values: [Double],
    threads: Int? = nil
  ) throws(KernelError) -> SignedTriangles {
    try check(signs: values)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return SignedTriangles(counts: signedCensus(values, threads, silent))
  }

  /// Counts the triangles as ``signedTriangles(of:threads:)`` does, telling how far it is.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge; only the sign matters.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: Four counts.
  /// - Throws: ``KernelError/notANumber(edge:)``; what `progress` throws.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(E^1.5) time, O(V · threads + E) space.
  public func signedTriangles(
    of values: [Double],
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> SignedTriangles {
    try check(signs: values)
    return SignedTriangles(counts: try signedCensus(values, threads, progress))
  }

  private func signedCensus<Failure: Error>(
    _ values: [Double],
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    precondition(!isDirected, "Triangles are counted in undirected graphs")
    return try triangleCensus(values, threads, progress)
  }

  /// Lists the triangles with their number of negative ties.
  ///
  /// As ``signedTriangles(of:threads:)``.
  ///
  /// - Parameter values: One a slot, the same in both slots of an edge; only the sign matters.
  /// - Returns: One a triangle, ascending by a, b and c.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(E^1.5 + T log T) time, O(V + E + T) space, T the number of triangles.
  /// - SeeAlso: Cartwright and Harary, Structural balance (1956), Psychological Review 63:277.
  public func signedTriangleList(of values: [Double]) throws(KernelError) -> [SignedTriangle] {
    try check(signs: values)
    return listed(values) { _ in }
  }

  /// Lists the triangles of a signed graph, telling how far it is.
  ///
  /// As ``signedTriangleList(of:)``.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters, 0 is no tie.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How many triangles there are is not known before, so it ends far below 1.
  /// - Returns: Each once, in ascending order.
  /// - Throws: What `progress` throws; ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected, without parallel ties; there is one value a slot.
  /// - Complexity: As the other form.
  public func signedTriangleList(
    of values: [Double],
    progress: (Double) throws -> Void
  ) throws -> [SignedTriangle] {
    try check(signs: values)
    return try listed(values, progress)
  }

  private func listed<Failure: Error>(
    _ values: [Double],
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [SignedTriangle] {
    precondition(!isDirected, "Triangles are counted in undirected graphs")
    let crew = Crew(threads: 1, steps: 0)
    let rows = try TriangleRows(self, values, crew) { done throws(Failure) in
      try progress(done / 4)
    }
    var telling = Telling()
    let list = try rows.list { () throws(Failure) in
      if let share = telling.due(0.25) { try progress(share) }
    }
    return list.sorted { ($0.a, $0.b, $0.c) < ($1.a, $1.b, $1.c) }
  }
}
