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
    let matrix = try SquareMatrix(signsOf: self, values)
    guard vertexCount > 0 else { return nil }
    if isDirected {
      let (signed, plain) = try Self.walks(matrix)
      return WalkBalance(value: signed.reduce(0, +) / plain.reduce(0, +))
    }
    if try isBalanced(of: values) { return WalkBalance(value: 1) }
    var signed: [Double] = []
    var plain: [Double] = []
    for members in components().members {
      let part = matrix.part(members)
      let own = try SymmetricEigen(part, vectors: false).values
      signed += own
      let isFriendly = !part.cells.contains { $0 < 0 }
      let magnitudes = part.mapCells(\.magnitude)
      plain += isFriendly ? own : try SymmetricEigen(magnitudes, vectors: false).values
    }
    // Both traces are divided by e^greatest, so that neither leaves the range of the numbers.
    let greatest = plain.max() ?? 0
    let top = signed.reduce(0) { $0 + ($1 - greatest).exponential }
    let bottom = plain.reduce(0) { $0 + ($1 - greatest).exponential }
    return WalkBalance(value: min(1, top / bottom))
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
    let (signed, plain) = try Self.walks(SquareMatrix(signsOf: self, values))
    return zip(signed, plain).map { $0 / $1 }
  }

  /// The diagonals of e^A and of e^|A|.
  private static func walks(
    _ matrix: SquareMatrix
  ) throws(KernelError) -> (signed: [Double], plain: [Double]) {
    let signed = try matrix.exponential()
    let plain = try matrix.mapCells(\.magnitude).exponential()
    guard plain.cells.allSatisfy(\.isFinite) else { throw .notANumber(edge: 0) }
    return (
      (0..<matrix.count).map { signed[$0, $0] }, (0..<matrix.count).map { plain[$0, $0] }
    )
  }
}
