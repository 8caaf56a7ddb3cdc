internal import Crypto
public import EntenteModel

extension ActorGraph {
  /// The SHA-256 of the canonical bytes in hexadecimal: the name of the content itself.
  ///
  /// - Returns: 64 characters of `0...9` and `a...f`, the same on every platform.
  /// - Complexity: O(N) for N bytes, at each call.
  public var digest: String { Digest(of: canonicalBytes()).description }
}

/// A SHA-256.
struct Digest: Hashable, CustomStringConvertible {
  let bytes: [UInt8]

  init(of content: [UInt8]) { self.init(of: content, in: content.indices) }

  init(of content: [UInt8], in range: Range<Int>) {
    var hash = SHA256()
    content.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[range])) }
    bytes = Array(hash.finalize())
  }

  var description: String { bytes.map(Digest.pair).joined() }

  private static func pair(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
