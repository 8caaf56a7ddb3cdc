public import EntenteModel
internal import Foundation
internal import GRDB

extension SnapshotStore {
  /// Everything that was saved, oldest first.
  ///
  /// - Returns: One record a snapshot; none when the file does not exist yet.
  /// - Throws: ``EntenteError`` as ``init(path:mode:)`` does.
  public func list() throws(EntenteError) -> [SnapshotRecord] {
    guard try fileExists() else { return [] }
    return try reading { db in
      try Row.fetchAll(db, sql: SnapshotRecord.query + " ORDER BY snapshot.number")
        .map(SnapshotRecord.init)
    }
  }

  /// Finds a snapshot by its name, or by the digest of its graph.
  ///
  /// A name wins over a digest. Of several snapshots of one graph, its digest finds the oldest.
  ///
  /// - Parameter name: A name, or the first 4 to 64 hexadecimal digits of a digest.
  /// - Returns: What was saved with it.
  /// - Throws: ``EntenteError`` of code `unknownSnapshot`, with the nearest name, or `ambiguousName`.
  public func record(named name: String) throws(EntenteError) -> SnapshotRecord {
    guard try fileExists() else { throw .unknownSnapshot(name, path, known: []) }
    return try reading { db in try find(name, db) }
  }

  /// Gives back the graph of a snapshot, equal to what was saved.
  ///
  /// - Parameter name: What ``record(named:)`` finds it by.
  /// - Returns: The graph, whose digest was checked on the way.
  /// - Throws: ``EntenteError`` of code `unknownSnapshot`, `ambiguousName`, or `damagedStore` when
  ///   the bytes are not those that were saved.
  /// - Complexity: O(N) for N canonical bytes.
  public func restore(_ name: String) throws(EntenteError) -> ActorGraph {
    guard try fileExists() else { throw .unknownSnapshot(name, path, known: []) }
    let (record, bytes) = try reading { db in
      let record = try find(name, db)
      return (record, try content(of: record, db))
    }
    guard Digest(of: bytes).description == record.digest else {
      throw .damagedSnapshot(record.name, path, because: "its bytes do not have its digest")
    }
    do {
      return try ActorGraph(canonicalBytes: bytes)
    } catch {
      throw .damagedSnapshot(record.name, path, because: String(error.message.dropLast()))
    }
  }

  private func find(_ name: String, _ db: Database) throws -> SnapshotRecord {
    let byName = SnapshotRecord.query + " WHERE snapshot.name = ?"
    if let row = try Row.fetchOne(db, sql: byName, arguments: [name]) {
      let record = try SnapshotRecord(row)
      // An index that is damaged can point to another row.
      guard record.name == name else { throw EntenteError.damagedStore(path, because: "its index") }
      return record
    }
    let prefix = name.lowercased()
    if (4...64).contains(prefix.count),
      let first = hexBytes(prefix + String(repeating: "0", count: 64 - prefix.count)),
      let last = hexBytes(prefix + String(repeating: "f", count: 64 - prefix.count))
    {
      let byDigest =
        SnapshotRecord.query + " WHERE snapshot.graph BETWEEN ? AND ? ORDER BY snapshot.number"
      let found = try Row.fetchAll(db, sql: byDigest, arguments: [Data(first), Data(last)])
        .map(SnapshotRecord.init)
        .filter { $0.digest.hasPrefix(prefix) }
      let oldest = found.indices.filter { index in
        found[..<index].allSatisfy { $0.digest != found[index].digest }
      }
      if oldest.count > 1 {
        throw EntenteError.ambiguousDigest(name, path, candidates: oldest.map { found[$0].name })
      }
      if let only = found.first { return only }
    }
    let known = try String.fetchAll(db, sql: "SELECT name FROM snapshot ORDER BY number DESC")
    throw EntenteError.unknownSnapshot(name, path, known: known)
  }

  /// The chunks of a graph, joined.
  ///
  /// Grows as it reads, so that a false length costs nothing.
  private func content(of record: SnapshotRecord, _ db: Database) throws -> [UInt8] {
    let digest = Data(hexBytes(record.digest) ?? [])
    let declared = "SELECT length FROM graph WHERE digest = ?"
    let length = try Int.fetchOne(db, sql: declared, arguments: [digest]) ?? 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(length, 0), fileSize()))
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT chunk.bytes FROM graph_chunk LEFT JOIN chunk ON chunk.digest = graph_chunk.chunk
        WHERE graph_chunk.graph = ? ORDER BY graph_chunk.position
        """,
      arguments: [digest]
    )
    while bytes.count <= length, let row = try rows.next() {
      try row.withUnsafeData(atIndex: 0) { chunk in
        chunk?.withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }
}

extension SnapshotRecord {
  fileprivate static let query = """
    SELECT snapshot.name, hex(snapshot.graph), snapshot.message, snapshot.author,
      snapshot.created_at, nullif(hex(snapshot.parent), ''), snapshot.engine,
      graph.name, graph.title, graph.as_of, graph.actors, graph.layers, graph.sources, graph.claims
    FROM snapshot LEFT JOIN graph ON graph.digest = snapshot.graph
    """

  fileprivate init(_ row: Row) throws {
    let asOf = try row.decode(String?.self, atIndex: 9)
    self.init(
      name: try row.decode(String.self, atIndex: 0),
      digest: try row.decode(String.self, atIndex: 1).lowercased(),
      message: try row.decode(String.self, atIndex: 2),
      author: try row.decode(String.self, atIndex: 3),
      createdAt: try row.decode(Int64.self, atIndex: 4),
      parent: try row.decode(String?.self, atIndex: 5)?.lowercased(),
      engine: try row.decode(String.self, atIndex: 6),
      graphName: try row.decode(String.self, atIndex: 7),
      graphTitle: try row.decode(String.self, atIndex: 8),
      asOf: try asOf.map { text throws(EntenteError) in try Day(text) },
      actors: try row.decode(Int.self, atIndex: 10),
      layers: try row.decode(Int.self, atIndex: 11),
      sources: try row.decode(Int.self, atIndex: 12),
      claims: try row.decode(Int.self, atIndex: 13)
    )
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
