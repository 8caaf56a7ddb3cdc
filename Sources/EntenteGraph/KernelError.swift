/// Why a kernel refuses to answer.
///
/// An `edge` is the index, in the column that was given, of the first value at fault.
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
