/// What holds a graph together at a single point.
public struct Cuts: Hashable, Sendable, Codable {
  /// The vertices whose removal splits their component, ascending.
  public var vertices: [Vertex]
  /// The ties whose removal splits their component: the slot with from < to, ascending.
  public var bridges: [Int]
}

extension Adjacency {
  /// Finds the vertices and the ties whose loss splits a component.
  ///
  /// Loops are ignored. Of parallel ties none is a bridge.
  ///
  /// - Returns: The articulation points and the bridges.
  /// - Precondition: The graph is undirected.
  /// - Complexity: O(V + E) time, O(V) space; no recursion.
  /// - SeeAlso: Hopcroft and Tarjan, Algorithm 447 (1973), Communications of the ACM 16:372.
  public func cuts() -> Cuts {
    precondition(!isDirected, "Cuts are defined on undirected graphs")
    let unseen = UInt32.max
    var order = [UInt32](repeating: unseen, count: vertexCount)
    var low = order
    var next = Array(offsets.dropLast())
    var isCut = [Bool](repeating: false, count: vertexCount)
    var bridges: [Int] = []
    var calls: [Vertex] = []
    var clock: UInt32 = 0
    for root in 0..<vertexCount where order[root] == unseen {
      var branches = 0
      order[root] = clock
      low[root] = clock
      clock &+= 1
      calls.append(Vertex(root))
      while let vertex = calls.last {
        let here = Int(vertex)
        let parent = calls.count > 1 ? calls[calls.count - 2] : vertex
        if next[here] < offsets[here &+ 1] {
          let target = targets[Int(next[here])]
          next[here] &+= 1
          if order[Int(target)] == unseen {
            order[Int(target)] = clock
            low[Int(target)] = clock
            clock &+= 1
            calls.append(target)
          } else if target != parent && target != vertex {
            low[here] = min(low[here], order[Int(target)])
          }
          continue
        }
        calls.removeLast()
        guard parent != vertex else { continue }
        let above = Int(parent)
        low[above] = min(low[above], low[here])
        if above == root { branches += 1 } else if low[here] >= order[above] { isCut[above] = true }
        if low[here] > order[above], let slot = single(between: parent, and: vertex) {
          bridges.append(slot)
        }
      }
      if branches > 1 { isCut[root] = true }
    }
    let vertices = (0..<vertexCount).filter { isCut[$0] }.map { Vertex($0) }
    return Cuts(vertices: vertices, bridges: bridges.sorted())
  }

  /// The slot of the only tie between two vertices, or nil if there are several.
  private func single(between first: Vertex, and second: Vertex) -> Int? {
    let from = min(first, second)
    let to = max(first, second)
    guard let slot = slot(from: from, to: to) else { return nil }
    let isLast = slot + 1 == row(of: from).upperBound
    return isLast || targets[slot + 1] != to ? slot : nil
  }
}
