/// Which ties of a vertex count; in an undirected graph all three are the same.
public enum Direction: String, Hashable, Sendable, Codable {
  /// Ties that leave.
  case out
  /// Ties that arrive.
  case incoming = "in"
  /// Both, direction forgotten.
  case all
}

/// Which part of a signed value counts.
public enum SignPart: String, Hashable, Sendable, Codable, CaseIterable {
  /// The value if above zero, else 0.
  case positive
  /// The magnitude if below zero, else 0.
  case negative
  /// The magnitude.
  case absolute
  /// The value itself.
  case net
}

extension SignPart {
  /// This part of a value.
  @inline(__always)
  func of(_ value: Double) -> Double {
    switch self {
    case .positive: value > 0 ? value : 0
    case .negative: value < 0 ? -value : 0
    case .absolute: value.magnitude
    case .net: value
    }
  }
}
