internal import EntenteModel
internal import Foundation

/// The digest of a graph whose parts come one after the other, hashed on a thread of its own.
///
/// Its identity is the work under way. Only its queue touches the hash.
final class BackgroundHash: @unchecked Sendable {
  private let queue = DispatchQueue(label: "entente.hash")
  private var hash = GraphHash()

  /// Hashes a part after those before it.
  func add(_ part: CanonicalPart) {
    queue.async { [self] in
      hash.begin(part: part.count)
      part.withBytes { hash.add($0) }
    }
  }

  /// The digest of all parts so far.
  var digest: Digest { queue.sync { hash.digest } }
}
