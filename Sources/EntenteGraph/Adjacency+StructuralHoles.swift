/// How far the contacts of a vertex are strangers to each other.
public struct StructuralHoles: Hashable, Sendable, Codable {
  /// How far contacts are tied to each other and so hold the vertex, above 0.
  public var constraint: Double
  /// The contacts less their redundancy.
  public var effectiveSize: Double
  /// The effective size over the number of contacts.
  public var efficiency: Double
  /// How unevenly the constraint comes from the contacts, in 0...1; 0 for one contact.
  public var hierarchy: Double
}

extension Adjacency {
  /// Measures the holes between the contacts of each vertex.
  ///
  /// With z(u, v) = a(u, v) + a(v, u), p(u, v) = z(u, v) / sum of z(u, ·) and m(u, v) = z(u, v) /
  /// greatest of z(u, ·), and j over the direct contacts of i, q over those other than i and j:
  /// constraint = sum of c(j), c(j) = (p(i, j) + sum of p(i, q) p(q, j))^2; effective size = sum of
  /// 1 - sum of p(i, q) m(j, q); hierarchy = sum of r ln r / (N ln N), r = c(j) N / constraint.
  /// Loops are ignored, parallel ties add.
  ///
  /// - Parameter weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  /// - Returns: One a vertex, in vertex order; nil for a vertex without contacts or whose ties all
  ///   weigh 0.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: O(sum over ties u to v of the length of v's row) time, O(V + E) space.
  /// - SeeAlso: Burt, Structural Holes (1992), chapter 2; Borgatti (1997), Connections 20:35.
  public func structuralHoles(
    weights: [Double]? = nil
  ) throws(KernelError) -> [StructuralHoles?] {
    let scale = try Inflow.scale(self, weights)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return holes(weights, scale, silent)
  }

  /// Measures how far the contacts of each vertex are strangers to each other, telling how far it is.
  ///
  /// As ``structuralHoles(weights:)``.
  ///
  /// - Parameters:
  ///   - weights: One a slot, as in the other form.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order; nil for a vertex without contacts.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: As the other form.
  public func structuralHoles(
    weights: [Double]? = nil,
    progress: (Double) throws -> Void
  ) throws -> [StructuralHoles?] {
    try holes(weights, Inflow.scale(self, weights), progress)
  }

  private func holes<Failure: Error>(
    _ weights: [Double]?,
    _ scale: Double,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [StructuralHoles?] {
    var telling = Telling()
    let (graph, sums) = try contacts(weights, scale) { () throws(Failure) in
      if let share = telling.due(0) { try progress(share) }
    }
    var totals = [Double](repeating: 0, count: vertexCount)
    var greatest = totals
    for vertex in 0..<vertexCount {
      if vertex & 0xfff == 0, let share = telling.due(0) { try progress(share) }
      for slot in graph.row(of: Vertex(vertex)) {
        totals[vertex] += sums[slot]
        greatest[vertex] = max(greatest[vertex], sums[slot])
      }
    }
    var shares = [Double](repeating: 0, count: vertexCount)
    var result: [StructuralHoles?] = []
    for vertex in 0..<vertexCount {
      let row = graph.row(of: Vertex(vertex))
      guard totals[vertex] > 0 else {
        result.append(nil)
        continue
      }
      for slot in row { shares[Int(graph.targets[slot])] = sums[slot] / totals[vertex] }
      var size = 0.0
      var parts: [Double] = []
      for slot in row {
        if slot & 7 == 0, let share = telling.due(Double(vertex) / Double(vertexCount)) {
          try progress(share)
        }
        let contact = Int(graph.targets[slot])
        var held = shares[contact]
        var redundancy = 0.0
        for place in graph.row(of: Vertex(contact)) where sums[place] > 0 {
          let other = Int(graph.targets[place])
          held += shares[other] * sums[place] / totals[other]
          redundancy += shares[other] * sums[place] / greatest[contact]
        }
        parts.append(held * held)
        size += 1 - redundancy
      }
      result.append(StructuralHoles(parts: parts, effectiveSize: size))
      for slot in row { shares[Int(graph.targets[slot])] = 0 }
    }
    return result
  }
}

extension StructuralHoles {
  /// Sums up what each contact contributes.
  fileprivate init(parts: [Double], effectiveSize: Double) {
    let count = Double(parts.count)
    constraint = parts.reduce(0, +)
    self.effectiveSize = effectiveSize
    efficiency = effectiveSize / count
    hierarchy = 0
    guard parts.count > 1 else { return }
    for part in parts where part > 0 {
      let share = part * count / constraint
      hierarchy += share * share.naturalLogarithm
    }
    hierarchy = max(0, hierarchy / (count * count.naturalLogarithm))
  }
}
