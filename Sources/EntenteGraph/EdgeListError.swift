/// Why a text is not a list of ties, and where.
public struct EdgeListError: Error, Hashable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// How many bytes stand before the place.
  public let offset: Int
  /// The number of the line, from 1.
  public let line: Int
  /// The number of the byte within the line, from 1.
  public let column: Int
}

extension EdgeListError {
  /// What is wrong at a place.
  public enum Reason: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// A line starts with something else than the number of a vertex, or the second one is missing.
    case noVertex
    /// The number of a vertex is greater than 4,294,967,293.
    case vertexTooGreat
    /// A number is not followed by a space, a tab, a comma or the end of the line.
    case noSeparator
    /// What stands in the place of a weight is no decimal number, or one beyond the range.
    case noWeight
    /// The line has no weight, unlike the first one.
    case weightMissing
    /// Something stands where the line should end.
    case noLineEnd
  }
}

extension EdgeListError: CustomStringConvertible {
  /// Where it is and what is wrong, in a sentence.
  public var description: String { "Line \(line), byte \(column): \(reason)." }
}

extension EdgeListError.Reason: CustomStringConvertible {
  /// What is wrong, in some words.
  public var description: String {
    switch self {
    case .noVertex: "the number of a vertex is missing"
    case .vertexTooGreat: "the number of a vertex is greater than 4294967293"
    case .noSeparator: "a number is not followed by a space, a tab, a comma or the end of the line"
    case .noWeight: "the weight is not a decimal number within the range"
    case .weightMissing: "the weight is missing, which the first line has"
    case .noLineEnd: "something stands where the line should end"
    }
  }
}
