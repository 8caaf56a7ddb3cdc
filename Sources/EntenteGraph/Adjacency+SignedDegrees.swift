/// How many positive and negative ties a vertex has.
public struct SignedDegree: Hashable, Sendable, Codable {
  /// Ties with a value above zero.
  public var positive: Int
  /// Ties with a value below zero.
  public var negative: Int

  /// Creates a pair of counts.
  public init(positive: Int = 0, negative: Int = 0) {
    self.positive = positive
    self.negative = negative
  }
}

extension SignedDegree {
  /// Positive less negative ties.
  public var net: Int { positive - negative }

  /// The share of positive ties, in 0...1; nil for a vertex without signed ties.
  public var ratio: Double? {
    let total = positive + negative
    return total == 0 ? nil : Double(positive) / Double(total)
  }
}

extension Adjacency {
  /// Counts the positive and the negative tie ends at each vertex.
  ///
  /// A value of zero counts in neither. Parallel ties count each; an undirected
  /// loop counts 2, a directed one 1 out and 1 in.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters.
  ///   - direction: Which ties count; without meaning in an undirected graph.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - SeeAlso: Everett and Borgatti, Networks containing negative ties (2014), Social Networks 38:111.
  public func signedDegrees(
    of values: [Double],
    _ direction: Direction = .all
  ) throws(KernelError) -> [SignedDegree] {
    try check(signs: values)
    var counts = [SignedDegree](repeating: SignedDegree(), count: vertexCount)
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) {
        let positive = values[slot] > 0 ? 1 : 0
        let negative = values[slot] < 0 ? 1 : 0
        let target = Int(targets[slot])
        let here = !isDirected ? (target == vertex ? 2 : 1) : (direction == .incoming ? 0 : 1)
        counts[vertex].positive &+= here &* positive
        counts[vertex].negative &+= here &* negative
        if isDirected && direction != .out {
          counts[target].positive &+= positive
          counts[target].negative &+= negative
        }
      }
    }
    return counts
  }
}
