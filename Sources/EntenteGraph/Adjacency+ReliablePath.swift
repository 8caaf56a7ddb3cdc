#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The path most likely to hold from end to end.
public struct ReliablePath: Hashable, Sendable, Codable {
  /// The path; its length is -ln of the reliability.
  public var path: Path
  /// The natural logarithm of the reliability, 0 or below.
  public var lnValue: Double
  /// The reliability, in 0...1; 0 if it is too small for a number, and then `lnValue` tells it.
  public var value: Double
}

extension Adjacency {
  /// Returns the path with the greatest product of reliabilities.
  ///
  /// Ties hold independently, each with its reliability r; the path maximises the product, found as
  /// the shortest path under -ln r. A tie of reliability 0 cannot be used; of parallel ties the most
  /// reliable is taken. Of equal paths it is the one of fewest ties, then the first by vertices.
  ///
  /// - Parameters:
  ///   - from: The start.
  ///   - to: The end.
  ///   - reliabilities: One a slot, a probability in 0...1.
  /// - Returns: A path, or nil if there is none; value 1 from a vertex to itself.
  /// - Throws: ``KernelError/notANumber(edge:)`` or ``KernelError/invalidWeight(edge:)`` for a
  ///   reliability, ``KernelError/unknownVertex(_:)`` for an end.
  /// - Precondition: There is one reliability a slot.
  /// - Complexity: O((V + E) log V) time, O(V + E) space.
  /// - SeeAlso: Dijkstra, A note on two problems in connexion with graphs (1959), Numer. Math. 1:269.
  public func mostReliablePath(
    from: Vertex,
    to: Vertex,
    reliabilities: [Double]
  ) throws(KernelError) -> ReliablePath? {
    precondition(reliabilities.count == slotCount, "There must be one reliability per slot")
    var lengths = reliabilities
    for slot in 0..<lengths.count {
      let reliability = reliabilities[slot]
      if reliability.isNaN { throw .notANumber(edge: slot) }
      guard reliability >= 0 && reliability <= 1 else { throw .invalidWeight(edge: slot) }
      lengths[slot] = reliability == 1 ? 0 : -log(reliability)
    }
    guard let path = try shortestPath(from: from, to: to, lengths: lengths) else { return nil }
    var value = 1.0
    for slot in path.slots { value *= reliabilities[slot] }
    return ReliablePath(path: path, lnValue: path.length == 0 ? 0 : -path.length, value: value)
  }
}
