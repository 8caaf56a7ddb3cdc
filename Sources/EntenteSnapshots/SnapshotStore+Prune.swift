public import EntenteModel
internal import Foundation
internal import GRDB

/// Which snapshots are kept, namely those that some rule keeps; everything else goes.
public struct KeepingRules: Hashable, Sendable {
  /// How many of the latest are kept.
  public var last: Int

  /// The names of those that are kept.
  public var names: [String]

  /// Since when those that were saved are kept, in seconds since 1970 UTC; nil for no such rule.
  public var since: Int64?

  /// Makes rules.
  public init(last: Int = 0, names: [String] = [], since: Int64? = nil) {
    self.last = last
    self.names = names
    self.since = since
  }
}

/// What went, or would go, when a store was pruned.
public struct Pruning: Hashable, Sendable, Codable {
  /// The snapshots that go, oldest first.
  public let deleted: [SnapshotRecord]

  /// How many snapshots stay.
  public let kept: Int

  /// How many graphs go, which no snapshot that stays has.
  public let graphs: Int

  /// How many chunks go, which no graph that stays has.
  public let chunks: Int

  /// How many bytes these chunks have.
  public let bytes: Int

  /// How many bytes the file has, afterwards.
  public let fileSize: Int
}

extension SnapshotStore {
  /// Deletes the snapshots that no rule keeps, and everything that only they pointed to.
  ///
  /// All of it happens or nothing; then the file is rewritten without the room that became free,
  /// which needs as much room again for a moment (where there is none, the file stays as long).
  ///
  /// - Parameters:
  ///   - rules: What is kept.
  ///   - isDry: Whether nothing is deleted, and only said what would be.
  ///   - progress: Told the share that is done, 0...1; what it throws ends the work.
  /// - Returns: What went, or would go.
  /// - Throws: ``EntenteError`` of code `unknownSnapshot` for a name, or those of `save`.
  /// - Precondition: `mode == .create`, and `rules.last >= 0`.
  public func prune(keeping rules: KeepingRules, isDry: Bool, progress: Progress? = nil)
    throws(EntenteError) -> Pruning
  {
    precondition(mode == .create, "A store that is read only is not pruned")
    precondition(rules.last >= 0, "A count is not negative")
    guard try fileExists() else { throw .noStore(path) }
    try progress?(0)
    let work = try changing { queue in
      try queue.inDatabase { db in
        // Rows that point nowhere are looked for at the end, all at once.
        try db.execute(sql: "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")
        do {
          try Schema.update(db, path: path)
          let work = try prune(rules, db, progress)
          try db.execute(sql: isDry ? "ROLLBACK" : "COMMIT")
          if !isDry, !work.deleted.isEmpty { try? db.execute(sql: "VACUUM") }
          return work
        } catch {
          try? db.execute(sql: "ROLLBACK")
          throw error
        }
      }
    }
    try progress?(1)
    return Pruning(
      deleted: work.deleted,
      kept: work.kept,
      graphs: work.graphs,
      chunks: work.chunks,
      bytes: work.bytes,
      fileSize: fileSize()
    )
  }

  private func prune(_ rules: KeepingRules, _ db: Database, _ progress: Progress?) throws -> Pruning
  {
    let all = try records(db)
    let kept = Set(try rules.names.map { try find($0, db).name })
    let latest = Set(all.suffix(rules.last).map(\.name))
    let deleted = all.filter { record in
      let isRecent = rules.since.map { record.createdAt >= $0 } ?? false
      return !isRecent && !kept.contains(record.name) && !latest.contains(record.name)
    }
    for record in deleted {
      try db.execute(
        cachedSQL: "DELETE FROM snapshot WHERE name = ?",
        arguments: [record.name]
      )
    }
    try progress?(0.2)
    let graphs = try delete("graph", "number NOT IN (SELECT graph FROM snapshot)", db)
    _ = try delete("graph_part", "graph NOT IN (SELECT number FROM graph)", db)
    _ = try delete("part", "number NOT IN (SELECT part FROM graph_part)", db)
    _ = try delete("part_chunk", "part NOT IN (SELECT number FROM part)", db)
    _ = try delete("part_listing", "part NOT IN (SELECT number FROM part)", db)
    try progress?(0.5)
    let used = "SELECT chunk FROM part_chunk UNION ALL SELECT chunk FROM part_listing"
    let unused = "number NOT IN (\(used))"
    let sum = "SELECT coalesce(sum(length(bytes)), 0) FROM chunk WHERE \(unused)"
    let bytes = try Int.fetchOne(db, sql: sum) ?? 0
    let chunks = try delete("chunk", unused, db)
    guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil else {
      throw EntenteError.damagedStore(path, because: "a row points to one that is not there")
    }
    try progress?(0.9)
    return Pruning(
      deleted: deleted,
      kept: all.count - deleted.count,
      graphs: graphs,
      chunks: chunks,
      bytes: bytes,
      fileSize: 0
    )
  }

  private func delete(_ table: String, _ condition: String, _ db: Database) throws -> Int {
    try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)")
    return db.changesCount
  }
}

extension Database {
  fileprivate func execute(cachedSQL sql: String, arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
