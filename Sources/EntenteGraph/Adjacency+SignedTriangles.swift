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
  /// Loops and ties of value 0 (or not a number) are ignored.
  ///
  /// - Parameter values: One a slot, the same in both slots of an edge; only the sign matters.
  /// - Returns: Four counts.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(E^1.5) time, O(V + E) space.
  /// - SeeAlso: Cartwright and Harary, Structural balance (1956), Psychological Review 63:277; Davis
  ///   (1967), Human Relations 20:181, for the weak form.
  public func signedTriangles(of values: [Double]) -> SignedTriangles {
    let list = triangles(of: values, listing: false)
    return SignedTriangles(
      noNegative: list.counts[0],
      oneNegative: list.counts[1],
      twoNegative: list.counts[2],
      threeNegative: list.counts[3]
    )
  }

  /// Lists the triangles with their number of negative ties.
  ///
  /// As ``signedTriangles(of:)``.
  ///
  /// - Parameter values: One a slot, the same in both slots of an edge; only the sign matters.
  /// - Returns: One a triangle, ascending by a, b and c.
  /// - Precondition: The graph is undirected and has no parallel ties; there is one value a slot.
  /// - Complexity: O(E^1.5 + T log T) time, O(V + E + T) space, T the number of triangles.
  /// - SeeAlso: Cartwright and Harary, Structural balance (1956), Psychological Review 63:277.
  public func signedTriangleList(of values: [Double]) -> [SignedTriangle] {
    triangles(of: values, listing: true).list.sorted {
      ($0.a, $0.b, $0.c) < ($1.a, $1.b, $1.c)
    }
  }

  /// Goes from vertices of more ties to those of fewer, so that no row walked is longer than the
  /// square root of 2 E.
  private func triangles(
    of values: [Double],
    listing: Bool
  ) -> (counts: [Int], list: [SignedTriangle]) {
    precondition(!isDirected, "Triangles are counted in undirected graphs")
    precondition(values.count == slotCount, "There must be one value per slot")
    let order = (0..<vertexCount).sorted {
      let (left, right) = (row(of: Vertex($0)).count, row(of: Vertex($1)).count)
      return left != right ? left < right : $0 < $1
    }
    var rank = [Int](repeating: 0, count: vertexCount)
    for place in 0..<vertexCount { rank[order[place]] = place }
    var counts = [0, 0, 0, 0]
    var list: [SignedTriangle] = []
    var mark = [Double](repeating: 0, count: vertexCount)
    for first in order {
      let row = row(of: Vertex(first))
      for slot in row where rank[Int(targets[slot])] > rank[first] {
        precondition(
          slot == row.lowerBound || targets[slot - 1] != targets[slot],
          "Triangles are counted in graphs without parallel ties"
        )
        mark[Int(targets[slot])] = values[slot]
      }
      for slot in row {
        let second = Int(targets[slot])
        let value = mark[second]
        guard rank[second] > rank[first] && (value > 0 || value < 0) else { continue }
        for other in self.row(of: Vertex(second)) {
          let third = Int(targets[other])
          guard rank[third] > rank[second] else { continue }
          let across = mark[third]
          let closing = values[other]
          guard (across > 0 || across < 0) && (closing > 0 || closing < 0) else { continue }
          let negatives = (value < 0 ? 1 : 0) + (across < 0 ? 1 : 0) + (closing < 0 ? 1 : 0)
          counts[negatives] &+= 1
          guard listing else { continue }
          let ends = [first, second, third].sorted().map { Vertex($0) }
          list.append(SignedTriangle(a: ends[0], b: ends[1], c: ends[2], negatives: negatives))
        }
      }
      for slot in row { mark[Int(targets[slot])] = 0 }
    }
    return (counts, list)
  }
}
