/// How far closed walks keep friends friends.
public struct WalkBalance: Hashable, Sendable, Codable {
  /// K: the trace of e^A over that of e^|A|, in 0...1 and 1 if balanced.
  public var value: Double

  /// Creates a degree of balance.
  public init(value: Double) {
    self.value = value
  }

  /// (1 - K) / (1 + K), in 0...1 and 0 if balanced.
  public var unbalance: Double { (1 - value) / (1 + value) }
}

extension Adjacency {
  /// Measures balance over closed walks of every length, long ones counting less.
  ///
  /// K = tr e^A / tr e^|A|, A the signs of the ties: the closed walks with an even number of negative
  /// ties less those with an odd one, over all, those of k steps divided by k!. Weights are ignored,
  /// signs of parallel ties add, an undirected loop counts once. It falls fast with density: compare
  /// like graphs only.
  ///
  /// - Parameter values: One a slot; only the sign matters, 0 is no tie.
  /// - Returns: K in 0...1, 1 exactly for a balanced graph; nil for a graph without vertices.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a value is not a number, or the walks of a
  ///   directed graph leave the range of the numbers.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(n^3) for the largest component, O(n^2) space.
  /// - SeeAlso: Estrada and Benzi, Walk-based measure of balance in signed networks (2014), Phys.
  ///   Rev. E 90:042802.
  public func walkBalance(of values: [Double]) throws(KernelError) -> WalkBalance? {
    try balance(values, { (_) throws(KernelError) in }, { $0 })
  }

  /// Measures balance over all closed walks as ``walkBalance(of:)`` does, telling how far it is.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters, 0 is no tie.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How long the eigenvalues take is not known before, so it is 0 throughout.
  /// - Returns: K in 0...1, 1 exactly for a balanced graph; nil for a graph without vertices.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(n^3) for the largest component, O(n^2) space.
  public func walkBalance(
    of values: [Double],
    progress: (Double) throws -> Void
  ) throws -> WalkBalance? {
    try balance(values, progress, { $0 })
  }

  /// Measures balance over the closed walks at each vertex.
  ///
  /// K(v) = (e^A)(v, v) / (e^|A|)(v, v), A the signs of the ties as in ``walkBalance(of:)``.
  ///
  /// - Parameter values: One a slot; only the sign matters, 0 is no tie.
  /// - Returns: One a vertex, in vertex order, in -1...1 and at least 0 if undirected; 1 for a vertex
  ///   without ties.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a value is not a number, or the walks leave the
  ///   range of the numbers.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  /// - SeeAlso: Estrada, Rethinking structural balance in signed social networks (2019), Discrete
  ///   Applied Mathematics 268:70.
  public func localWalkBalance(of values: [Double]) throws(KernelError) -> [Double] {
    try localBalance(values, { (_) throws(KernelError) in }, { $0 })
  }

  /// Measures balance over the closed walks at each vertex as ``localWalkBalance(of:)`` does, telling
  /// how far it is.
  ///
  /// - Parameters:
  ///   - values: One a slot; only the sign matters, 0 is no tie.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most; stops the work by
  ///     throwing. How long the eigenvalues take is not known before, so it is 0 throughout.
  /// - Returns: One a vertex, in vertex order, in -1...1; 1 for a vertex without ties.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V^3) time, O(V^2) space.
  public func localWalkBalance(
    of values: [Double],
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try localBalance(values, progress, { $0 })
  }
}

extension Adjacency {
  private func balance<Failure: Error>(
    _ values: [Double],
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> WalkBalance? {
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let matrix = try SquareMatrix(signsOf: self, values, tell, refuse)
    guard vertexCount > 0 else { return nil }
    if isDirected {
      let (signed, plain) = try Self.walks(matrix, tell, refuse)
      return WalkBalance(value: signed.reduce(0, +) / plain.reduce(0, +))
    }
    // The values are numbers, of which the matrix is made.
    if (try? isBalanced(of: values)) == true { return WalkBalance(value: 1) }
    var signed: [Double] = []
    var plain: [Double] = []
    for members in components().members {
      let part = try matrix.part(members, tell)
      let own = try SymmetricEigen(part, vectors: false, tell, refuse).values
      signed += own
      try tell()
      let isFriendly = !part.cells.contains { $0 < 0 }
      let magnitudes = try part.mapCells(tell) { $0.magnitude }
      plain +=
        isFriendly ? own : try SymmetricEigen(magnitudes, vectors: false, tell, refuse).values
    }
    // Both traces are divided by e^greatest, so that neither leaves the range of the numbers.
    let greatest = plain.max() ?? 0
    let top = signed.reduce(0) { $0 + ($1 - greatest).exponential }
    let bottom = plain.reduce(0) { $0 + ($1 - greatest).exponential }
    return WalkBalance(value: min(1, top / bottom))
  }

  private func localBalance<Failure: Error>(
    _ values: [Double],
    _ progress: (Double) throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> [Double] {
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let matrix = try SquareMatrix(signsOf: self, values, tell, refuse)
    let (signed, plain) = try Self.walks(matrix, tell, refuse)
    return zip(signed, plain).map { $0 / $1 }
  }

  /// The diagonals of e^A and of e^|A|.
  private static func walks<Failure: Error>(
    _ matrix: SquareMatrix,
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) -> (signed: [Double], plain: [Double]) {
    let magnitudes = try matrix.mapCells(tell) { $0.magnitude }
    let signed = try matrix.exponential(tell, refuse)
    let plain = try magnitudes.exponential(tell, refuse)
    try tell()
    guard plain.cells.allSatisfy(\.isFinite) else { throw refuse(.notANumber(edge: 0)) }
    return (
      (0..<matrix.count).map { signed[$0, $0] }, (0..<matrix.count).map { plain[$0, $0] }
    )
  }
}
