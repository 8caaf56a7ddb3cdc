public import EntenteModel
internal import Foundation
internal import GRDB

/// A graph as a plain relational database, one row a claim: for SQL, Datasette, pandas and others.
///
/// It has everything that the graph has and is read back equal; `Relational.md` lists the tables.
/// Unlike a ``SnapshotStore`` it holds one graph and may be changed by hand.
public enum RelationalGraph {
  /// `EntG` in ASCII, in the header of the file.
  static let applicationID: Int32 = 0x456E_7447

  /// Whether a file is such a database, by its first hundred bytes.
  ///
  /// - Parameter path: Any path.
  /// - Returns: False also when it cannot be read.
  public static func isOne(at path: String) -> Bool { identifier(of: path) == applicationID }

  /// Writes a graph to a file, which is there whole or not at all; an older one is replaced.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - path: Where; not the path of a store of snapshots.
  ///   - progress: Told the share that is done, 0...1; what it throws ends the work.
  /// - Throws: ``EntenteError`` of code `unwritableFile` or `badOption`, or what `progress` throws.
  /// - Complexity: O(N) for N rows.
  public static func write(
    _ graph: ActorGraph,
    to path: String,
    progress: SnapshotStore.Progress? = nil
  ) throws(EntenteError) {
    if identifier(of: path) == Schema.applicationID { throw .exportIntoStore(path) }
    let file = SnapshotStore(unchecked: path, mode: .create)
    _ = try file.publishing(replacing: true) { draft throws(EntenteError) in
      try file.writing(draft, pageSize: 4_096) { db in
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: RelationalSchema.tables)
        try RelationalWriter(graph: graph, db: db, progress: progress).run()
        try db.execute(sql: RelationalSchema.indexes)
      }
    }
    try progress?(1)
  }

  /// Reads a graph back.
  ///
  /// - Parameter path: What ``write(_:to:progress:)`` wrote, changed or not.
  /// - Returns: The graph, equal to the one that was written when nothing was changed.
  /// - Throws: ``EntenteError`` of code `unreadableFile`, `notAGraph` for rows that no graph has, or
  ///   `faultyDocument` with every rule that the rows break.
  /// - Complexity: O(N log N) for N rows.
  public static func read(_ path: String) throws(EntenteError) -> ActorGraph {
    let file = SnapshotStore(unchecked: path, mode: .readOnly)
    guard try file.fileExists(), isOne(at: path) else {
      throw .notRelational(path, because: "it is a database of another program")
    }
    return try file.translating {
      do {
        let queue = try file.connection(path, isReadOnly: true)
        defer { try? queue.close() }
        return try queue.read { try RelationalReader(path: path, db: $0).graph() }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        throw EntenteError.notRelational(path, because: error.message ?? "its tables are others")
      }
    }
  }

  /// The identifier of the program in the header of a database.
  ///
  /// Asked through SQLite, since closing a file takes its locks from every connection to it.
  private static func identifier(of path: String) -> Int32? {
    var status = stat()
    guard !path.isEmpty, !path.utf8.contains(0), stat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG, status.st_size >= 512
    else { return nil }
    let file = SnapshotStore(unchecked: path, mode: .readOnly)
    guard let queue = try? file.connection(path, isReadOnly: true) else { return nil }
    defer { try? queue.close() }
    return try? queue.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") }
  }
}
