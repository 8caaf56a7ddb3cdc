/// What a look at every byte of a store found.
public struct StoreVerification: Hashable, Sendable, Codable {
  /// How many snapshots were looked at.
  public let snapshots: Int

  /// How many graphs.
  public let graphs: Int

  /// How many chunks.
  public let chunks: Int

  /// How many bytes the chunks have.
  public let bytes: Int

  /// What is damaged; nothing in a sound store.
  public let damage: [Damage]

  /// Something that is not as it was saved.
  public struct Damage: Hashable, Sendable, Codable {
    /// What it is.
    public let kind: Kind

    /// The name of a snapshot, the digest of a graph, part or chunk, or the path of the file.
    public let name: String

    /// What is wrong with it.
    public let reason: String

    /// The snapshots that cannot be restored for it.
    public let snapshots: [String]
  }

  /// The kinds of things that can be damaged.
  public enum Kind: String, Hashable, Sendable, Codable {
    case file, chunk, part, graph, snapshot
  }
}
