/// Which vertices hang together.
public struct Components: Hashable, Sendable, Codable {
  /// The component of each vertex (shape: vertexCount), numbered by its least vertex.
  public var label: [UInt32]
  /// How many components there are.
  public var count: Int
  /// How many vertices each component has (shape: count).
  public var sizes: [Int]
}

extension Components {
  /// Renumbers any labels by least vertex and counts them.
  init(raw: [UInt32]) {
    let unseen = UInt32.max
    var number = [UInt32](repeating: unseen, count: raw.count)
    label = raw
    count = 0
    sizes = []
    for vertex in 0..<raw.count {
      let old = Int(raw[vertex])
      if number[old] == unseen {
        number[old] = UInt32(truncatingIfNeeded: count)
        count += 1
        sizes.append(0)
      }
      label[vertex] = number[old]
      sizes[Int(number[old])] += 1
    }
  }

  /// The vertices of each component, ascending, in the order of the components.
  ///
  /// - Complexity: O(V) time and space.
  public var members: [[Vertex]] {
    var members = [[Vertex]](repeating: [], count: count)
    for vertex in 0..<label.count { members[Int(label[vertex])].append(Vertex(vertex)) }
    return members
  }
}

extension Adjacency {
  /// Finds the components.
  ///
  /// Two vertices are in one component if ties lead from one to the other, direction forgotten; if
  /// `strong`, if arcs lead both ways. A vertex without ties is a component of its own; the empty
  /// graph has none.
  ///
  /// - Parameters:
  ///   - strong: Whether arcs must lead both ways; without meaning in an undirected graph.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer. Strong components take one.
  /// - Returns: A label a vertex, numbered by the least vertex of each component.
  /// - Complexity: O(V + E) time if strong, else O((V + E) log V) at worst and mostly O(V), as few
  ///   ties need to be read; O(V) space; no recursion.
  /// - SeeAlso: Tarjan, Depth-first search and linear graph algorithms (1972), SIAM J. Computing
  ///   1:146; Sutton, Ben-Nun and Barak, Optimizing Parallel Graph Connectivity Computation via
  ///   Subgraph Sampling (2018), IPDPS; Dhulipala, Hong and Shun, ConnectIt (2020), PVLDB 14:653.
  public func components(strong: Bool = false, threads: Int? = nil) -> Components {
    if strong && isDirected { return Components(raw: strongLabels()) }
    return withRows { rows in
      withInRows { inRows in
        JoinedVertices(rows, isDirected ? inRows : nil, threads: threads).components()
      }
    }
  }
}
