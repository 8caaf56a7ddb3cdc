extension Adjacency {
  /// Sums the values of the ties at each vertex.
  ///
  /// s(v) = sum over the tie ends at v of part(value). Parallel ties add; an undirected loop counts
  /// twice, a directed one once out and once in.
  ///
  /// - Parameters:
  ///   - values: One a slot, any number, no unit.
  ///   - direction: Which ties count; without meaning in an undirected graph.
  ///   - part: Which part of a value counts; the negative part is returned as a magnitude.
  /// - Returns: One a vertex, in vertex order; 0 for a vertex without ties.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a value is not a finite number or a sum leaves
  ///   the range of the numbers.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - SeeAlso: Barrat et al., The architecture of complex weighted networks (2004), PNAS 101:3747.
  public func strengths(
    of values: [Double],
    _ direction: Direction = .all,
    part: SignPart = .net
  ) throws(KernelError) -> [Double] {
    precondition(values.count == slotCount, "There must be one value per slot")
    var sums = [Double](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) {
        let value = part.of(values[slot])
        guard value.isFinite else { throw .notANumber(edge: slot) }
        let target = Int(targets[slot])
        if !isDirected {
          sums[vertex] += target == vertex ? 2 * value : value
        } else {
          if direction != .incoming { sums[vertex] += value }
          if direction != .out { sums[target] += value }
        }
        guard sums[vertex].isFinite && sums[target].isFinite else {
          throw .notANumber(edge: slot)
        }
      }
    }
    return sums
  }
}
