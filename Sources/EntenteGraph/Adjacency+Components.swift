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
  /// - Parameter strong: Whether arcs must lead both ways; without meaning in an undirected graph.
  /// - Returns: A label a vertex, numbered by the least vertex of each component.
  /// - Complexity: O(V + E) time, O(V) space; no recursion.
  /// - SeeAlso: Tarjan, Depth-first search and linear graph algorithms (1972), SIAM J. Computing 1:146.
  public func components(strong: Bool = false) -> Components {
    Components(raw: strong && isDirected ? strongLabels() : weakLabels())
  }

  private func weakLabels() -> [UInt32] {
    let unseen = UInt32.max
    var label = [UInt32](repeating: unseen, count: vertexCount)
    var queue: [Vertex] = []
    for root in 0..<vertexCount where label[root] == unseen {
      label[root] = UInt32(truncatingIfNeeded: root)
      queue.append(Vertex(root))
      while let vertex = queue.popLast() {
        for slot in row(of: vertex) where label[Int(targets[slot])] == unseen {
          label[Int(targets[slot])] = UInt32(truncatingIfNeeded: root)
          queue.append(targets[slot])
        }
        guard isDirected else { continue }
        for place in inRow(of: vertex) where label[Int(inSources[place])] == unseen {
          label[Int(inSources[place])] = UInt32(truncatingIfNeeded: root)
          queue.append(inSources[place])
        }
      }
    }
    return label
  }

  /// Tarjan's search with the call stack in an array.
  private func strongLabels() -> [UInt32] {
    let unseen = UInt32.max
    var label = [UInt32](repeating: unseen, count: vertexCount)
    var order = label
    var low = label
    var next = Array(offsets.dropLast())
    var calls: [Vertex] = []
    var open: [Vertex] = []
    var clock: UInt32 = 0
    for root in 0..<vertexCount where order[root] == unseen {
      calls.append(Vertex(root))
      while let vertex = calls.last {
        let here = Int(vertex)
        if order[here] == unseen {
          order[here] = clock
          low[here] = clock
          clock &+= 1
          open.append(vertex)
        }
        var child: Vertex?
        while next[here] < offsets[here &+ 1] {
          let target = Int(targets[Int(next[here])])
          if order[target] == unseen {
            child = Vertex(target)
            break
          }
          if label[target] == unseen { low[here] = min(low[here], low[target]) }
          next[here] &+= 1
        }
        if let child {
          calls.append(child)
          continue
        }
        calls.removeLast()
        guard low[here] == order[here] else { continue }
        while let member = open.popLast() {
          label[Int(member)] = UInt32(truncatingIfNeeded: here)
          if member == vertex { break }
        }
      }
    }
    return label
  }
}
