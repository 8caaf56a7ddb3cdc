internal import Crypto
public import EntenteModel

extension ActorGraph {
  /// The SHA-256 of the canonical bytes in hexadecimal: the name of the content itself.
  ///
  /// - Returns: 64 characters of `0...9` and `a...f`, the same on every platform.
  /// - Complexity: O(N) for N bytes, at each call.
  public var digest: String { Digest(of: canonicalParts()).description }
}

/// A SHA-256.
struct Digest: Hashable, CustomStringConvertible {
  let bytes: [UInt8]

  init(of content: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: content)
    bytes = Array(hash.finalize())
  }

  init(of content: [UInt8]) { self = content.withUnsafeBytes(Digest.init(of:)) }

  /// The digest of canonical bytes, given as their parts.
  init(of parts: [CanonicalPart]) {
    var hash = GraphHash()
    for part in parts {
      hash.begin(part: part.count)
      part.withBytes { hash.add($0) }
    }
    self = hash.digest
  }

  /// The digest of a part at a position, given those of its chunks.
  ///
  /// It counts the name in, so that what is listed of a part never depends on another.
  init(ofPart position: Int, chunks: [UInt8]) {
    self.init(of: Array(StoredParts.names[position].utf8) + [0] + chunks)
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  var description: String { hexText(bytes) }
}

/// The digest of canonical bytes while they pass by.
struct GraphHash {
  private var hash = SHA256()

  init() { hash.update(data: CanonicalPart.header) }

  mutating func begin(part length: Int) {
    withUnsafeBytes(of: UInt64(length).littleEndian) { hash.update(bufferPointer: $0) }
  }

  mutating func add(_ content: UnsafeRawBufferPointer) { hash.update(bufferPointer: content) }

  var digest: Digest { Digest(bytes: Array(hash.finalize())) }
}

/// Bytes as hexadecimal digits.
func hexText(_ bytes: some Collection<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 48 : 87) }
  return String(unsafeUninitializedCapacity: bytes.count * 2) { room in
    for (index, byte) in bytes.enumerated() {
      room[index * 2] = digit(byte >> 4)
      room[index * 2 + 1] = digit(byte & 15)
    }
    return bytes.count * 2
  }
}

/// The bytes that hexadecimal digits write; nil when they are not that.
func hexBytes(_ text: String) -> [UInt8]? {
  let digits = text.utf8.map { character in
    Character(UnicodeScalar(character)).hexDigitValue.map(UInt8.init)
  }
  guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
  let values = digits.compactMap { $0 }
  return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}
