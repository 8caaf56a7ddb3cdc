/// Why a kernel refuses to answer.
///
/// An `edge` is the index, in the column that was given, of the first value at fault: of a column with
/// an element a slot the slot, whose ends ``Adjacency/ends(of:)`` tells.
public enum KernelError: Error, Hashable, Sendable {
  /// A length or a width is below zero.
  case negativeWeight(edge: Int)
  /// A value is not a number, or a sum leaves the range of the numbers.
  case notANumber(edge: Int)
  /// A value lies outside the range that the measure permits.
  case invalidWeight(edge: Int)
  /// The measure is defined on connected graphs only.
  case notConnected
  /// More than one answer satisfies the definition.
  case notUnique
  /// An iteration did not settle.
  case noConvergence(iterations: Int)
  /// A parameter lies outside its range; the text is the parameter's name.
  case invalidParameter(String)
  /// Both ends are the same vertex.
  case sameEndpoint
  /// A vertex is not in the graph.
  case unknownVertex(Vertex)
  /// The measure is defined on directed graphs only.
  case notDirected
  /// An interval ends before it starts.
  case invalidDate(edge: Int)
}

extension KernelError: CustomStringConvertible {
  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .negativeWeight(let edge): "The value at index \(edge) is below 0."
    case .notANumber(let edge):
      "The value at index \(edge) is not a finite number, or sums with it leave the range of numbers."
    case .invalidWeight(let edge):
      "The value at index \(edge) lies outside the range that the measure permits."
    case .notConnected: "The measure is defined on connected graphs only."
    case .notUnique: "More than one answer satisfies the definition."
    case .noConvergence(let iterations): "The iteration did not settle in \(iterations) rounds."
    case .invalidParameter(let name): "The parameter '\(name)' lies outside its range."
    case .sameEndpoint: "Both ends are the same vertex."
    case .unknownVertex(let vertex): "There is no vertex \(vertex) in the graph."
    case .notDirected: "The measure is defined on directed graphs only."
    case .invalidDate(let edge): "The interval at index \(edge) ends before it starts."
    }
  }
}
