/// How far each part of a signed graph is from balance, by the eigenvalues of its Laplacian.
public struct SignedSpectrum: Hashable, Sendable, Codable {
  /// All eigenvalues, ascending.
  public var eigenvalues: [Double]
  /// The least eigenvalue of each component, in the order of the components; 0 if it is balanced.
  public var conflicts: [Double]
}

extension SignedSpectrum {
  /// The least eigenvalue: 0 if some component is balanced; nil for an empty graph.
  public var smallest: Double? { eigenvalues.first }
}

extension Adjacency {
  /// Finds the eigenvalues of the signed Laplacian.
  ///
  /// L = D - A, A the values, D on its diagonal the sum of their magnitudes at each vertex. A part is
  /// balanced if and only if its least eigenvalue is 0. Parallel ties add in A and each counts in D;
  /// a loop counts once in both, so that a positive one leaves no trace.
  ///
  /// - Parameter values: One a slot, any finite number, no unit; pass signs to ignore weights.
  /// - Returns: One eigenvalue a vertex, 0 or above, right to about 1e-14 of the greatest.
  /// - Throws: ``KernelError/notANumber(edge:)`` for a value.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: O(n^3) for the largest component, O(V^2) space.
  /// - SeeAlso: Kunegis et al., Spectral analysis of signed graphs for clustering, prediction and
  ///   visualization (2010), SIAM Data Mining.
  public func signedSpectrum(of values: [Double]) throws(KernelError) -> SignedSpectrum {
    let scale = try Inflow.scale(self, values.map(\.magnitude))
    return try spectrum(values, scale, { (_) throws(KernelError) in }, { $0 })
  }

  /// Finds the eigenvalues of the signed Laplacian, telling how far it is.
  ///
  /// As ``signedSpectrum(of:)``.
  ///
  /// - Parameters:
  ///   - values: One a slot, any finite number, no unit; pass signs to ignore weights.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How long the eigenvalues take is not known before, so it is 0 throughout.
  /// - Returns: One eigenvalue a vertex, 0 or above.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: O(n^3) for the largest component, O(V^2) space.
  public func signedSpectrum(
    of values: [Double],
    progress: (Double) throws -> Void
  ) throws -> SignedSpectrum {
    try spectrum(values, Inflow.scale(self, values.map(\.magnitude)), progress, { $0 })
  }

  private func spectrum<Failure: Error>(
    _ values: [Double],
    _ scale: Double,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> SignedSpectrum {
    precondition(!isDirected, "The graph must be undirected")
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let matrix = try SquareMatrix(self, values.map { $0 / scale }, tell, refuse)
    var laplacian = try matrix.mapCells(tell) { -$0 }
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) {
        laplacian[vertex, vertex] += values[slot].magnitude / scale
      }
    }
    var result = SignedSpectrum(eigenvalues: [], conflicts: [])
    for members in components().members {
      let part = try laplacian.part(members, tell)
      let own = try SymmetricEigen(part, vectors: false, tell, refuse)
      let scaled = own.values.map { max(0, $0) * scale }
      result.eigenvalues += scaled
      result.conflicts.append(scaled.first ?? 0)
    }
    result.eigenvalues.sort()
    return result
  }

  /// Finds the leading eigenvector of the values of ties.
  ///
  /// A x = λ x with the λ chosen, x scaled so that the greatest magnitude is 1 and the first entry
  /// beyond 1e-9 is positive. Parallel ties add, a loop counts once.
  ///
  /// - Parameters:
  ///   - values: One a slot, any finite number, no unit; pass signs to ignore weights.
  ///   - choice: Which eigenvalue leads.
  /// - Returns: Entries in -1...1 in vertex order, and λ; no entries for an empty graph.
  /// - Throws: ``KernelError/notUnique`` if another eigenvalue comes within 1e-9 of λ (in magnitude,
  ///   if that is the choice, so that -λ counts) or all are 0; ``KernelError/notANumber(edge:)``.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  /// - SeeAlso: Bonacich and Lloyd, Calculating status with negative relations (2004), Social Networks
  ///   26:331.
  public func signedEigenvector(
    of values: [Double],
    _ choice: EigenvalueChoice = .largestMagnitude
  ) throws(KernelError) -> LeadingEigenvector {
    let scale = try Inflow.scale(self, values.map(\.magnitude))
    return try leading(values, scale, choice, { (_) throws(KernelError) in }, { $0 })
  }

  /// Finds the leading eigenvector of the values of ties, telling how far it is.
  ///
  /// As ``signedEigenvector(of:_:)``.
  ///
  /// - Parameters:
  ///   - values: One a slot, any finite number, no unit; pass signs to ignore weights.
  ///   - choice: Which eigenvalue leads.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How long the eigenvalues take is not known before, so it is 0 throughout.
  /// - Returns: Entries in -1...1 in vertex order, and λ; no entries for an empty graph.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  public func signedEigenvector(
    of values: [Double],
    _ choice: EigenvalueChoice = .largestMagnitude,
    progress: (Double) throws -> Void
  ) throws -> LeadingEigenvector {
    try leading(values, Inflow.scale(self, values.map(\.magnitude)), choice, progress, { $0 })
  }

  private func leading<Failure: Error>(
    _ values: [Double],
    _ scale: Double,
    _ choice: EigenvalueChoice,
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> LeadingEigenvector {
    precondition(!isDirected, "The graph must be undirected")
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let matrix = try SquareMatrix(self, values.map { $0 / scale }, tell, refuse)
    guard vertexCount > 0 else { return LeadingEigenvector(eigenvalue: 0, entries: []) }
    let eigen = try SymmetricEigen(matrix, tell, refuse)
    func rank(_ place: Int) -> Double {
      choice == .largest ? eigen.values[place] : eigen.values[place].magnitude
    }
    let order = eigen.values.indices.sorted { rank($0) > rank($1) }
    let size = max(eigen.values[0].magnitude, eigen.values[vertexCount - 1].magnitude)
    guard size > 0 else { throw refuse(.notUnique) }
    if order.count > 1 && rank(order[0]) - rank(order[1]) <= 1e-9 * size {
      throw refuse(.notUnique)
    }
    var entries = eigen.vectors[order[0]]
    let greatest = entries.reduce(0) { max($0, $1.magnitude) }
    let first = entries.first { $0.magnitude > 1e-9 * greatest } ?? 1
    let factor = first < 0 ? -greatest : greatest
    entries = entries.map { $0 / factor }
    return LeadingEigenvector(eigenvalue: eigen.values[order[0]] * scale, entries: entries)
  }
}
