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
public struct SignedTriangle: Hashable, Sendable, Codable, BitwiseCopyable {
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
}
