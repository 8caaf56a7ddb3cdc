internal import EntenteModel
internal import GRDB

/// The tables of a store, as steps from one version to the next; `Store.md` describes them.
enum Schema {
  /// `Ente` in ASCII, in the header of the file.
  static let applicationID: Int32 = 0x456E_7465

  /// The version that the last step leads to.
  static var version: Int { steps.count }

  /// Each leads from the version of its position to the next; they are never changed, only added.
  private static let steps = [
    """
    CREATE TABLE chunk (
      number INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE part (
      number INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
      position INTEGER NOT NULL,
      length INTEGER NOT NULL,
      listing TEXT
    ) STRICT;
    CREATE TABLE part_chunk (
      part INTEGER NOT NULL REFERENCES part (number),
      position INTEGER NOT NULL,
      chunk INTEGER NOT NULL REFERENCES chunk (number),
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE graph (
      number INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
      length INTEGER NOT NULL,
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      as_of TEXT,
      actors INTEGER NOT NULL,
      layers INTEGER NOT NULL,
      sources INTEGER NOT NULL,
      claims INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE graph_part (
      graph INTEGER NOT NULL REFERENCES graph (number),
      position INTEGER NOT NULL,
      part INTEGER NOT NULL REFERENCES part (number),
      PRIMARY KEY (graph, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE snapshot (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      graph INTEGER NOT NULL REFERENCES graph (number),
      parent BLOB CHECK (length(parent) = 32),
      message TEXT NOT NULL,
      author TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      engine TEXT NOT NULL,
      seal BLOB NOT NULL CHECK (length(seal) = 32)
    ) STRICT;
    CREATE INDEX snapshot_by_graph ON snapshot (graph);
    CREATE TRIGGER snapshot_never_changes BEFORE UPDATE ON snapshot
      BEGIN SELECT raise(ABORT, 'a snapshot never changes'); END;
    """,
    SchemaViews.sql,
    SchemaListings.sql,
  ]

  /// The tables of a version.
  private static func tables(_ version: Int) -> [String] {
    ["chunk", "part", "part_chunk", "graph", "graph_part", "snapshot"]
      + (version < 3 ? [] : ["part_listing"])
  }

  /// Makes the tables in an empty database.
  static func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try run(from: 0, db)
  }

  /// Brings a store of an earlier version to this one.
  static func update(_ db: Database, path: String) throws {
    try run(from: check(db, path: path), db)
  }

  /// Checks that a database is a store, and of a version that is known.
  ///
  /// - Returns: The version.
  @discardableResult
  static func check(_ db: Database, path: String) throws -> Int {
    let identifier = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    if identifier == RelationalGraph.applicationID { throw EntenteError.oneGraphAsStore(path) }
    guard identifier == applicationID else {
      throw EntenteError.notAStore(path, because: "it is a database, but not of snapshots")
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw EntenteError.newerStore(path, found, known: version) }
    let tables = tables(found)
    let names = "'\(tables.joined(separator: "', '"))'"
    let count = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN (\(names))"
    guard found > 0, try Int.fetchOne(db, sql: count) == tables.count else {
      throw EntenteError.damagedStore(path, because: "its tables are not those of a store")
    }
    return found
  }

  private static func run(from found: Int, _ db: Database) throws {
    guard found < version else { return }
    for step in steps[found...] { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}
