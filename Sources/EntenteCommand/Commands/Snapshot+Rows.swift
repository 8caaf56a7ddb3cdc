internal import EntenteModel
internal import EntenteReport
internal import EntenteSnapshots

extension SnapshotRow {
  /// A record of the store as an answer names it.
  init(_ record: SnapshotRecord) {
    self.init(
      name: record.name,
      digest: record.digest,
      createdAt: record.createdAt,
      parent: record.parent,
      message: record.message,
      author: record.author,
      title: record.graphTitle,
      asOf: record.asOf,
      actors: record.actors,
      sources: record.sources,
      claims: record.claims
    )
  }
}
