/// How good each vertex is at pointing and at being pointed at.
public struct HubsAndAuthorities: Hashable, Sendable, Codable {
  /// One a vertex, in 0...1, of sum 1.
  public var hubs: [Double]
  /// One a vertex, in 0...1, of sum 1.
  public var authorities: [Double]

  /// Creates scores.
  public init(hubs: [Double], authorities: [Double]) {
    self.hubs = hubs
    self.authorities = authorities
  }
}

extension Adjacency {
  /// Scores hubs that point at good authorities, and authorities that good hubs point at.
  ///
  /// Authorities are the principal eigenvector of A^T A and hubs that of A A^T, without negative
  /// entries, each scaled to sum 1. Both come from one vector: the principal eigenvector of the
  /// graph in which every vertex stands once as sender and once as receiver.
  ///
  /// - Parameters:
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: Two lists in vertex order; empty for an empty graph.
  /// - Throws: ``KernelError/notUnique`` if the greatest singular value is shared within 1e-9 (so on
  ///   every connected undirected graph without odd cycles) or there are no ties;
  ///   ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)`` for a weight;
  ///   ``KernelError/noConvergence(iterations:)`` as for ``eigenvectorCentrality(weights:tolerance:threads:)``.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: As for ``eigenvectorCentrality(weights:tolerance:threads:)`` on twice the vertices.
  /// - SeeAlso: Kleinberg, Authoritative sources in a hyperlinked environment (1999), JACM 46:604.
  public func hubsAndAuthorities(
    weights: [Double]? = nil,
    threads: Int? = nil
  ) throws(KernelError) -> HubsAndAuthorities {
    let inflow = try Inflow(self, weights, threads: threads)
    guard vertexCount > 0 else { return HubsAndAuthorities(hubs: [], authorities: []) }
    let silent: (Double) throws(Never) -> Void = { _ in }
    let (_, vector) = try bothLeading(inflow, threads, silent).get()
    return HubsAndAuthorities(vector[..<vertexCount], vector[vertexCount...])
  }

  /// Scores hubs and authorities as ``hubsAndAuthorities(weights:threads:)`` does, telling how far it
  /// is.
  ///
  /// - Parameters:
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: Two lists in vertex order; empty for an empty graph.
  /// - Throws: What `progress` throws, and what the other form throws.
  /// - Precondition: There is one weight a slot.
  /// - Complexity: As for the other form.
  public func hubsAndAuthorities(
    weights: [Double]? = nil,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> HubsAndAuthorities {
    let scale = try Inflow.scale(self, weights)
    var telling = Telling()
    let inflow = try Inflow(self, weights, scale, threads: threads) {
      if let share = telling.due(0) { try progress(share) }
    }
    guard vertexCount > 0 else { return HubsAndAuthorities(hubs: [], authorities: []) }
    let (_, vector) = try bothLeading(inflow, threads, progress).get()
    return HubsAndAuthorities(vector[..<vertexCount], vector[vertexCount...])
  }

  /// Both eigenvectors in one; in the doubled graph the senders receive from the receivers: entry
  /// (u, v') is the tie u to v.
  private func bothLeading<Failure: Error>(
    _ inflow: Inflow,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result<(root: Double, vector: [Double]), KernelError> {
    var telling = Telling()
    let doubled = try inflow.doubled(of: self, threads: threads) { () throws(Failure) in
      if let share = telling.due(0) { try progress(share) }
    }
    return try doubled.leading(threads: threads, progress: progress)
  }
}

extension HubsAndAuthorities {
  /// Scales both to sum 1.
  fileprivate init(_ hubs: ArraySlice<Double>, _ authorities: ArraySlice<Double>) {
    let hubSum = hubs.reduce(0, +)
    let authoritySum = authorities.reduce(0, +)
    self.init(
      hubs: hubs.map { $0 / hubSum },
      authorities: authorities.map { $0 / authoritySum }
    )
  }
}
