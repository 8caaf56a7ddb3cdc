/// What a look at every byte of a store found.
public struct VerifyReport: Hashable, Sendable, Codable, Reportable {
  /// The store.
  public let store: String
  /// How many snapshots.
  public let snapshots: Int
  /// How many graphs.
  public let graphs: Int
  /// How many chunks.
  public let chunks: Int
  /// How many bytes the chunks have.
  public let bytes: Int
  /// What is damaged.
  public let damage: [Damage]

  /// Something that is not as it was saved.
  public struct Damage: Hashable, Sendable, Codable {
    /// What it is: file, chunk, part, graph or snapshot.
    public let kind: String
    /// Its name or digest.
    public let name: String
    /// What is wrong with it.
    public let reason: String
    /// The snapshots that cannot be restored for it.
    public let snapshots: [String]

    /// Makes one.
    public init(kind: String, name: String, reason: String, snapshots: [String]) {
      self.kind = kind
      self.name = name
      self.reason = reason
      self.snapshots = snapshots
    }
  }

  /// Makes a report.
  public init(
    store: String,
    snapshots: Int,
    graphs: Int,
    chunks: Int,
    bytes: Int,
    damage: [Damage]
  ) {
    self.store = store
    self.snapshots = snapshots
    self.graphs = graphs
    self.chunks = chunks
    self.bytes = bytes
    self.damage = damage
  }

  /// What was looked at, and a line for everything that is damaged.
  public func page() -> Page {
    let counts = [
      counted(snapshots, "snapshot"), counted(graphs, "graph"), counted(chunks, "chunk"),
      counted(bytes, "byte"),
    ]
    var page = Page([
      .title(store, aside: damage.isEmpty ? "sound" : "damaged"),
      .text("  " + counts.joined(separator: ", ") + ", all hashed again"),
    ])
    guard !damage.isEmpty else { return page }
    let rows = damage.map { item in
      [
        Table.Cell(item.kind), Table.Cell(short(item), raw: item.name), Table.Cell(item.reason),
        Table.Cell(listed(item.snapshots), raw: item.snapshots.joined(separator: " ")),
      ]
    }
    let columns: [Table.Column] = [
      .text("DAMAGED"), .text("NAME"), .text("HOW", flexible: true),
      .text("SNAPSHOTS", flexible: true),
    ]
    page.blocks.append(.table(Table(columns, rows: rows)))
    return page
  }

  private func short(_ item: Damage) -> String {
    item.name.count == 64 && item.kind != "snapshot" ? String(item.name.prefix(12)) : item.name
  }
}
