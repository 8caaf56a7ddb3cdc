#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How a strength in 0...1 becomes a length: always by name, never silently.
public enum LengthRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every tie has length 1.
  case unit
  /// The strength itself is the length.
  case weight
  /// 1 / strength.
  case inverse
  /// - ln strength, for reliabilities: the shortest path has the greatest product.
  case minusLog = "minus-log"
  /// 1 - strength.
  case oneMinus = "one-minus"

  /// The length of a tie.
  ///
  /// - Parameter strength: A strength above 0; for `minusLog` and `oneMinus` at most 1.
  /// - Returns: A length of 0 or more.
  public func length(of strength: Double) -> Double {
    switch self {
    case .unit: 1
    case .weight: strength
    case .inverse: 1 / strength
    case .minusLog: max(0, -log(strength))
    case .oneMinus: max(0, 1 - strength)
    }
  }

  /// Whether it is defined for strengths in 0...1 only.
  var takesShares: Bool { self == .minusLog || self == .oneMinus }

  /// What it says in a header.
  public var words: String {
    switch self {
    case .unit: "every tie 1"
    case .weight: "the strength itself"
    case .inverse: "1 / strength"
    case .minusLog: "-ln strength"
    case .oneMinus: "1 - strength"
    }
  }
}
