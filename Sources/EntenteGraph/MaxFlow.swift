/// The most that can flow from one vertex to another, and the narrowest cut between them.
public struct MaxFlow: Hashable, Sendable, Codable {
  /// The flow, equal to the capacity of the cut.
  public var value: Double
  /// The vertices on the source's side of the narrowest cut, ascending; of several such cuts the one
  /// with the fewest.
  public var sourceSide: [Vertex]
  /// The slots that lead from the source's side to the other, ascending.
  public var cut: [Int]
  /// What flows along each slot, 0 or above; in an undirected graph one of two slots has 0.
  public var flows: [Double]
}

extension Adjacency {
  /// Finds the most that can flow from one vertex to another.
  ///
  /// What flows along a tie is at most its capacity, an undirected tie carrying it either way, and
  /// what enters a vertex other than the two ends leaves it. Parallel ties add, loops carry nothing.
  ///
  /// - Parameters:
  ///   - from: Where the flow starts.
  ///   - to: Where it ends.
  ///   - capacities: One a slot, 0 or above, the same in both slots of an edge; nil for 1 each.
  /// - Returns: The flow and the narrowest cut; value 0 if no way leads from the one to the other.
  /// - Throws: ``KernelError/sameEndpoint``, ``KernelError/unknownVertex(_:)``;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a capacity, or
  ///   if the flow leaves the range of the numbers.
  /// - Precondition: There is one capacity a slot.
  /// - Complexity: O(V^2 E) time at worst, O(V + E) space.
  /// - SeeAlso: Dinitz, Algorithm for solution of a problem of maximum flow in networks (1970); Ford
  ///   and Fulkerson (1956), Canadian J. Mathematics 8:399, for the cut.
  public func maxFlow(
    from: Vertex,
    to: Vertex,
    capacities: [Double]? = nil
  ) throws(KernelError) -> MaxFlow {
    for end in [from, to] where Int(end) >= vertexCount { throw .unknownVertex(end) }
    guard from != to else { throw .sameEndpoint }
    let scale = try Inflow.scale(self, capacities)
    return try flowing(from, to, capacities, scale, { (_) throws(KernelError) in }, { $0 })
  }

  /// Finds the most that can flow from one vertex to another, telling how far it is.
  ///
  /// As ``maxFlow(from:to:capacities:)``.
  ///
  /// - Parameters:
  ///   - from: Where the flow starts.
  ///   - to: Where it ends.
  ///   - capacities: One a slot, as in the other form.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How much can flow is not known before, so it is 0 throughout.
  /// - Returns: The flow and a cut.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one capacity a slot.
  /// - Complexity: O(V^2 E) time at worst, O(V + E) space.
  public func maxFlow(
    from: Vertex,
    to: Vertex,
    capacities: [Double]? = nil,
    progress: (Double) throws -> Void
  ) throws -> MaxFlow {
    for end in [from, to] where Int(end) >= vertexCount { throw KernelError.unknownVertex(end) }
    guard from != to else { throw KernelError.sameEndpoint }
    let scale = try Inflow.scale(self, capacities)
    return try flowing(from, to, capacities, scale, progress, { $0 })
  }

  private func flowing<Failure: Error>(
    _ from: Vertex,
    _ to: Vertex,
    _ capacities: [Double]?,
    _ scale: Double,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> MaxFlow {
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let shares = try capacities.map { capacities throws(Failure) in
      try tell()
      return try filledArray(capacities.count, tell) { capacities[$0] / scale }
    }
    var search = try FlowSearch(self, shares, tell)
    try search.fill(from: Int(from), to: Int(to), tell)
    try tell()
    let isNear = try search.reached(from: Int(from), tell).map { $0 >= 0 }
    let flows = try search.flows(slotCount, scale, tell)
    var result = MaxFlow(value: 0, sourceSide: [], cut: [], flows: flows)
    for vertex in 0..<vertexCount where isNear[vertex] {
      result.sourceSide.append(Vertex(vertex))
      for slot in row(of: Vertex(vertex)) where !isNear[Int(targets[slot])] {
        result.cut.append(slot)
        result.value += capacities?[slot] ?? 1
        guard result.value.isFinite else { throw refuse(.notANumber(edge: slot)) }
      }
    }
    return result
  }
}
