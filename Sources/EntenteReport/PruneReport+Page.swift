/// What went, or would go, when a store was pruned.
public struct PruneReport: Hashable, Sendable, Codable, Reportable {
  /// Whether it was done, or only said.
  public let isDone: Bool
  /// The snapshots that go.
  public let deleted: [SnapshotRow]
  /// How many stay.
  public let kept: Int
  /// How many graphs go.
  public let graphs: Int
  /// How many chunks go.
  public let chunks: Int
  /// How many bytes these have.
  public let bytes: Int

  /// Makes a report.
  public init(
    isDone: Bool,
    deleted: [SnapshotRow],
    kept: Int,
    graphs: Int,
    chunks: Int,
    bytes: Int
  ) {
    self.isDone = isDone
    self.deleted = deleted
    self.kept = kept
    self.graphs = graphs
    self.chunks = chunks
    self.bytes = bytes
  }

  /// The snapshots that go as a table, with what becomes free.
  public func page() -> Page {
    let verb = isDone ? "deleted" : "to delete"
    var page = Page([
      .title(
        "\(verb): \(counted(deleted.count, "snapshot"))",
        aside: "\(kept) \(isDone ? "kept" : "to keep")"
      )
    ])
    guard !deleted.isEmpty else { return page }
    page.blocks.append(.text("  with \(freed)"))
    page.blocks += SnapshotList(rows: deleted).page().blocks
    if !isDone { page.blocks.append(.text("Nothing was deleted. Add --yes to delete them.")) }
    return page
  }

  /// What goes with the snapshots.
  private var freed: String {
    guard graphs > 0 else { return "no graph: other snapshots have the same" }
    let number = counted(graphs, "graph")
    guard chunks > 0 else {
      return "\(number); what the store has of \(graphs == 1 ? "it" : "them") is needed for others"
    }
    let size = counted(bytes, "byte")
    return "\(number) and \(counted(chunks, "chunk")) that nothing else points to, \(size)"
  }
}
