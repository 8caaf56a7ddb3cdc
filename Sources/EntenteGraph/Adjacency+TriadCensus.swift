/// How many threes of vertices are tied in each of the sixteen ways.
///
/// A name tells mutual, one-way and absent pairs, then Up, Down, Transitive or Cyclic.
public struct TriadCensus: Hashable, Sendable, Codable {
  /// The counts, in the order of ``names``.
  public var counts: [Int]

  /// The sixteen names.
  public static let names = [
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D",
    "120U", "120C", "210", "300",
  ]
}

extension TriadCensus {
  /// The count of one type, or nil if there is no such type.
  public subscript(name: String) -> Int? {
    Self.names.firstIndex(of: name).map { counts[$0] }
  }

  /// The type of each of the 64 ways to place arcs among three vertices a, b, c, whose bits are
  /// ab, ba, ac, ca, bc, cb.
  static let types: [Int] = (0..<64).map { code in
    let arcs = (0..<6).map { (code >> $0) & 1 == 1 }
    let pairs = [(arcs[0], arcs[1]), (arcs[2], arcs[3]), (arcs[4], arcs[5])]
    let mutual = pairs.count { $0.0 && $0.1 }
    let absent = pairs.count { !$0.0 && !$0.1 }
    let out = (0..<3).map { vertex in [[0, 2], [1, 4], [3, 5]][vertex].count { arcs[$0] } }
    let into = (0..<3).map { vertex in [[1, 3], [0, 5], [2, 4]][vertex].count { arcs[$0] } }
    let name: String
    switch (mutual, absent) {
    case (0, 3): name = "003"
    case (0, 2): name = "012"
    case (1, 2): name = "102"
    case (0, 1): name = out.contains(2) ? "021D" : into.contains(2) ? "021U" : "021C"
    case (1, 1): name = out.contains(2) ? "111U" : "111D"
    case (0, 0): name = out.contains(2) ? "030T" : "030C"
    case (2, 1): name = "201"
    case (1, 0):
      // The vertex outside the mutual pair sends both, receives both, or one each.
      let third = [2, 1, 0][pairs.firstIndex { $0.0 && $0.1 } ?? 0]
      name = out[third] == 2 ? "120D" : into[third] == 2 ? "120U" : "120C"
    case (2, 0): name = "210"
    default: name = "300"
    }
    return names.firstIndex(of: name) ?? 0
  }
}

extension Adjacency {
  /// Counts the threes of vertices by how they are tied.
  ///
  /// All n (n - 1)(n - 2) / 6 threes fall under one of sixteen types. Loops are ignored and parallel
  /// arcs count once.
  ///
  /// - Returns: Sixteen counts; all 0 with fewer than three vertices.
  /// - Throws: ``KernelError/notDirected`` for an undirected graph.
  /// - Complexity: O(sum over ties of the lengths of both rows) time, O(V + E) space.
  /// - SeeAlso: Holland and Leinhardt, A method for detecting structure in sociometric data (1970),
  ///   Am. J. Sociology 76:492; Batagelj and Mrvar (2001), Social Networks 23:237, for the search.
  public func triadCensus() throws(KernelError) -> TriadCensus {
    guard isDirected else { throw .notDirected }
    return triads { _ in }
  }

  /// Counts the threes of vertices by how they are tied, telling how far it is.
  ///
  /// As ``triadCensus()``.
  ///
  /// - Parameter progress: Receives the share done, in 0..<1, about a hundred times a second at most;
  ///   stops the work by throwing.
  /// - Returns: Sixteen counts.
  /// - Throws: What `progress` throws; ``KernelError/notDirected``.
  /// - Complexity: As the other form.
  public func triadCensus(progress: (Double) throws -> Void) throws -> TriadCensus {
    guard isDirected else { throw KernelError.notDirected }
    return try triads(progress)
  }

  private func triads<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> TriadCensus {
    var telling = Telling()
    let graph = try simple { () throws(Failure) in
      if let share = telling.due(0) { try progress(share) }
    }
    var counts = [Int](repeating: 0, count: 16)
    var stamp = [Int](repeating: -1, count: vertexCount)
    var looks = 0
    for vertex in 0..<vertexCount {
      let own = Vertex(vertex)
      for slot in graph.row(of: own) where graph.targets[slot] > own {
        if looks >= 1 << 13 {
          looks = 0
          let share = telling.due(Double(vertex) / Double(vertexCount))
          if let share { try progress(share) }
        }
        let other = graph.targets[slot]
        let both = code(own, other)
        var union: [Vertex] = []
        for end in [own, other] {
          for place in graph.row(of: end) {
            let third = graph.targets[place]
            guard third != own, third != other, stamp[Int(third)] != slot else { continue }
            stamp[Int(third)] = slot
            union.append(third)
          }
        }
        looks &+= 8 &+ union.count
        // Threes in which only this pair is tied.
        counts[both == 3 ? 2 : 1] &+= vertexCount &- union.count &- 2
        for third in union {
          let isFirst = third > other || (third > own && graph.slot(from: own, to: third) == nil)
          guard isFirst else { continue }
          counts[TriadCensus.types[both | code(own, third) << 2 | code(other, third) << 4]] &+= 1
        }
      }
    }
    let all = vertexCount * (vertexCount - 1) * (vertexCount - 2) / 6
    counts[0] = max(0, all) - counts.reduce(0, +)
    return TriadCensus(counts: counts)
  }

  /// 1 for an arc there, 2 for one back.
  private func code(_ from: Vertex, _ to: Vertex) -> Int {
    (slot(from: from, to: to) == nil ? 0 : 1) | (slot(from: to, to: from) == nil ? 0 : 2)
  }
}
