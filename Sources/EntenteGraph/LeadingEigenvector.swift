/// An eigenvector with its eigenvalue.
public struct LeadingEigenvector: Hashable, Sendable, Codable {
  /// The eigenvalue; 0 for a graph without vertices.
  public var eigenvalue: Double
  /// One entry a vertex, in vertex order.
  public var entries: [Double]

  /// Creates an eigenvector.
  public init(eigenvalue: Double, entries: [Double]) {
    self.eigenvalue = eigenvalue
    self.entries = entries
  }
}

/// Which eigenvector of a signed matrix is meant; they can disagree.
public enum EigenvalueChoice: String, Hashable, Sendable, Codable, CaseIterable {
  /// That of the eigenvalue of greatest magnitude, which may be below 0.
  case largestMagnitude = "dominant"
  /// That of the greatest eigenvalue; on a nearly balanced graph its signs are the two camps.
  case largest
}
