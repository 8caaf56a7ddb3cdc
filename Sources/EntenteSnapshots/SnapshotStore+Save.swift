public import EntenteModel
internal import Foundation
internal import GRDB

extension SnapshotStore {
  /// Saves a graph under a name, for good.
  ///
  /// All of it happens or nothing: a save that fails leaves an old store as it was, and of a new one
  /// no file. A graph that the store holds already takes no further room.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - name: 1 to 100 letters, digits, dots, dashes and underscores of ASCII, new to the store.
  ///   - message: Why it is saved.
  ///   - author: Who saves it.
  ///   - createdAt: The time in seconds since 1970 UTC.
  ///   - parent: The digest of the graph that it was made from.
  ///   - engine: The version of the program that saves.
  /// - Returns: What ``list()`` will say about it.
  /// - Throws: ``EntenteError`` of code `badOption` for the name, `snapshotExists`,
  ///   `unwritableFile`, `busyStore`, or those of ``init(path:mode:)``.
  /// - Precondition: `mode == .create`, and `parent` is 64 hexadecimal digits.
  /// - Complexity: O(N) for N canonical bytes.
  @discardableResult
  public func save(
    _ graph: ActorGraph,
    name: String,
    message: String = "",
    author: String = "",
    createdAt: Int64,
    parent: String? = nil,
    engine: String
  ) throws(EntenteError) -> SnapshotRecord {
    precondition(mode == .create, "A store that is read only takes no snapshots")
    precondition(parent.map { hexBytes($0)?.count == 32 } ?? true, "A parent must be a digest")
    guard SnapshotStore.isName(name) else { throw .badSnapshotName(name) }
    let bytes = graph.canonicalBytes()
    let record = SnapshotRecord(
      name: name,
      digest: Digest(of: bytes).description,
      message: withoutNUL(message),
      author: withoutNUL(author),
      createdAt: createdAt,
      parent: parent?.lowercased(),
      engine: withoutNUL(engine),
      graphName: withoutNUL(graph.name),
      graphTitle: withoutNUL(graph.title),
      asOf: graph.asOf,
      actors: graph.actors.count,
      layers: graph.layers.count,
      sources: graph.sources.count,
      claims: graph.claims.count
    )
    if try !fileExists() {
      let isMade = try publishing { draft throws(EntenteError) in
        try writing(draft) { db in
          try Schema.create(db)
          try insert(record, bytes, db)
        }
      }
      if isMade { return record }
    }
    try writing(path) { db in
      try Schema.update(db, path: path)
      try insert(record, bytes, db)
    }
    return record
  }

  private static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
      }
  }

  private func insert(_ record: SnapshotRecord, _ bytes: [UInt8], _ db: Database) throws {
    let sameName = "SELECT EXISTS (SELECT * FROM snapshot WHERE name = ?)"
    if try Bool.fetchOne(db, sql: sameName, arguments: [record.name]) == true {
      throw EntenteError.snapshotExists(record.name, path)
    }
    let digest = Data(hexBytes(record.digest) ?? [])
    try db.execute(
      sql: """
        INSERT INTO graph (digest, length, name, title, as_of, actors, layers, sources, claims)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
        """,
      arguments: [
        digest, bytes.count, record.graphName, record.graphTitle, record.asOf?.description,
        record.actors, record.layers, record.sources, record.claims,
      ]
    )
    if db.changesCount > 0 { try insertChunks(of: bytes, graph: digest, db) }
    try db.execute(
      sql: """
        INSERT INTO snapshot (name, graph, parent, message, author, created_at, engine)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.name, digest, record.parent.map { Data(hexBytes($0) ?? []) }, record.message,
        record.author, record.createdAt, record.engine,
      ]
    )
  }

  private func insertChunks(of bytes: [UInt8], graph: Data, _ db: Database) throws {
    let chunk = try db.makeStatement(
      sql: "INSERT INTO chunk (digest, bytes) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING"
    )
    let place = try db.makeStatement(
      sql: "INSERT INTO graph_chunk (graph, position, chunk) VALUES (?, ?, ?)"
    )
    for (position, range) in SnapshotStore.chunks(of: bytes).enumerated() {
      let digest = Data(Digest(of: bytes, in: range).bytes)
      try chunk.execute(arguments: [digest, Data(bytes[range])])
      try place.execute(arguments: [graph, position, digest])
    }
  }

  /// Where canonical bytes are cut.
  ///
  /// Readers join whatever chunks they find, so that the cut may change.
  private static func chunks(of bytes: [UInt8]) -> [Range<Int>] {
    let size = 1 << 20
    return stride(from: 0, to: bytes.count, by: size).map { $0..<min($0 + size, bytes.count) }
  }
}

/// A text as SQLite carries it: up to the end, with U+FFFD for NUL.
private func withoutNUL(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
}
