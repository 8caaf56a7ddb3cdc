internal import Synchronization

/// The vertex with too many paths that the first of the pieces of a work found.
final class Faults: Sendable {
  private let least = Mutex<(piece: Int, vertex: Int)?>(nil)
}

extension Faults {
  /// Tells of a vertex that a piece found.
  func note(_ piece: Int, _ vertex: Int) {
    least.withLock { if piece < $0?.piece ?? .max { $0 = (piece, vertex) } }
  }

  /// Whether a piece before one has found some, so that this one need not be done.
  func isFound(before piece: Int) -> Bool {
    least.withLock { $0.map { $0.piece < piece } ?? false }
  }

  /// The vertex; nil if all went well.
  var first: Int? { least.withLock { $0?.vertex } }
}
