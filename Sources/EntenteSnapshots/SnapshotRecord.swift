public import EntenteModel

/// What a store says about a snapshot without reading its graph.
public struct SnapshotRecord: Hashable, Sendable, Codable {
  /// The name, unique in its store.
  public let name: String

  /// The SHA-256 of the canonical bytes of the graph, in hexadecimal.
  public let digest: String

  /// Why it was saved.
  public let message: String

  /// Who saved it.
  public let author: String

  /// When it was saved, in seconds since 1970 UTC.
  public let createdAt: Int64

  /// The digest of the graph that it was made from; nil when none was given.
  public let parent: String?

  /// The version of Entente that saved it.
  public let engine: String

  /// The identifier of the graph.
  public let graphName: String

  /// The title of the graph.
  public let graphTitle: String

  /// The reference date of the graph.
  public let asOf: Day?

  /// How many actors the graph has.
  public let actors: Int

  /// How many layers the graph has.
  public let layers: Int

  /// How many sources the graph has.
  public let sources: Int

  /// How many claims the graph has.
  public let claims: Int
}

extension SnapshotRecord {
  /// The SHA-256 of everything that a snapshot says by itself, so that a change of it is seen.
  ///
  /// `Store.md` specifies the bytes.
  var seal: Digest {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    bytes += "entente snapshot 1\n".utf8
    for text in [name, digest, parent ?? "", message, author, engine] {
      withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes += text.utf8
    }
    withUnsafeBytes(of: createdAt.littleEndian) { bytes.append(contentsOf: $0) }
    return Digest(of: bytes)
  }
}
