extension Adjacency {
  /// Splits the vertices into two sides such that friends are together and enemies apart, if that
  /// can be done.
  ///
  /// The graph is balanced if every cycle has an even number of negative ties; then the split
  /// exists, and it is unique but for swapping within a component. Directions are forgotten; ties
  /// of value 0 are ignored; a negative loop is a cycle of one negative tie.
  ///
  /// - Parameter values: One a slot; only the sign matters.
  /// - Returns: +1 or -1 a vertex, the least vertex of each component on +1; nil if the graph is not
  ///   balanced.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V + E) time, O(V + E) space.
  /// - SeeAlso: Harary, On the notion of balance of a signed graph (1953), Michigan Math. J. 2:143.
  public func balancedSides(of values: [Double]) throws(KernelError) -> [Int8]? {
    try check(signs: values)
    let (graph, column) = undirected(values)
    let signs = column ?? values
    var sides = [Int8](repeating: 0, count: vertexCount)
    var waiting: [Vertex] = []
    for root in 0..<vertexCount where sides[root] == 0 {
      sides[root] = 1
      waiting.append(Vertex(root))
      while let vertex = waiting.popLast() {
        for slot in graph.row(of: vertex) where signs[slot] > 0 || signs[slot] < 0 {
          let side = signs[slot] > 0 ? sides[Int(vertex)] : -sides[Int(vertex)]
          let target = Int(graph.targets[slot])
          if sides[target] == 0 {
            sides[target] = side
            waiting.append(graph.targets[slot])
          } else if sides[target] != side {
            return nil
          }
        }
      }
    }
    return sides
  }

  /// Whether every cycle has an even number of negative ties.
  ///
  /// As ``balancedSides(of:)``; a graph without ties is balanced.
  ///
  /// - Parameter values: One a slot; only the sign matters.
  /// - Returns: True if the split into two sides exists.
  /// - Throws: ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V + E) time, O(V + E) space.
  /// - SeeAlso: Harary, On the notion of balance of a signed graph (1953), Michigan Math. J. 2:143.
  public func isBalanced(of values: [Double]) throws(KernelError) -> Bool {
    try balancedSides(of: values) != nil
  }
}
