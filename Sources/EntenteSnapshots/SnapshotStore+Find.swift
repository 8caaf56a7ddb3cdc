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
    return try reading { db in try records(db) }
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

  /// The latest snapshot of a graph of some name.
  ///
  /// - Parameter name: The identifier of a graph.
  /// - Returns: What was saved with it; nil when there is none.
  /// - Throws: ``EntenteError`` as ``init(path:mode:)`` does.
  public func latest(ofGraph name: String) throws(EntenteError) -> SnapshotRecord? {
    guard try fileExists() else { return nil }
    return try reading { db in
      let byGraph =
        SnapshotRecord.query + " WHERE graph.name = ? ORDER BY snapshot.number DESC LIMIT 1"
      return try Row.fetchOne(db, sql: byGraph, arguments: [withoutNUL(name)])
        .map { try SnapshotRecord($0, in: self) }
    }
  }

  /// Every record, oldest first.
  func records(_ db: Database) throws -> [SnapshotRecord] {
    let rows = try Row.fetchCursor(db, sql: SnapshotRecord.query + " ORDER BY snapshot.number")
    var records: [SnapshotRecord] = []
    var days: [String: Day] = [:]
    while let row = try rows.next() { records.append(try SnapshotRecord(row, in: self, &days)) }
    return records
  }

  func find(_ name: String, _ db: Database) throws -> SnapshotRecord {
    let byName = SnapshotRecord.query + " WHERE snapshot.name = ?"
    if let row = try Row.fetchOne(db, sql: byName, arguments: [name]) {
      let record = try SnapshotRecord(row, in: self)
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
        SnapshotRecord.query + " WHERE graph.digest BETWEEN ? AND ? ORDER BY snapshot.number"
      let found = try Row.fetchAll(db, sql: byDigest, arguments: [Data(first), Data(last)])
        .map { try SnapshotRecord($0, in: self) }
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
}

extension SnapshotRecord {
  fileprivate static let query = """
    SELECT snapshot.name, graph.digest, snapshot.message, snapshot.author,
      snapshot.created_at, snapshot.parent, snapshot.engine,
      graph.name, graph.title, graph.as_of, graph.actors, graph.layers, graph.sources, graph.claims,
      snapshot.seal
    FROM snapshot LEFT JOIN graph ON graph.number = snapshot.graph
    """

  /// Reads a row, which must have its seal.
  fileprivate init(_ row: Row, in store: SnapshotStore) throws {
    var days: [String: Day] = [:]
    try self.init(row, in: store, &days)
  }

  /// Reads a row, which must have its seal; days that were read before are in `days`.
  fileprivate init(_ row: Row, in store: SnapshotStore, _ days: inout [String: Day]) throws {
    func text(_ index: Int) throws -> String { try row.decode(String.self, atIndex: index) }
    var asOf: Day?
    if let text = try row.decode(String?.self, atIndex: 9) {
      asOf = try days[text] ?? Day(text)
      days[text] = asOf
    }
    let digest = try row.withUnsafeData(atIndex: 1) { hexText(Array($0 ?? Data())) }
    let parent = try row.withUnsafeData(atIndex: 5) { $0.map { hexText(Array($0)) } }
    self.init(
      name: try text(0),
      digest: digest,
      message: try text(2),
      author: try text(3),
      createdAt: try row.decode(Int64.self, atIndex: 4),
      parent: parent,
      engine: try text(6),
      graphName: try text(7),
      graphTitle: try text(8),
      asOf: asOf,
      actors: try row.decode(Int.self, atIndex: 10),
      layers: try row.decode(Int.self, atIndex: 11),
      sources: try row.decode(Int.self, atIndex: 12),
      claims: try row.decode(Int.self, atIndex: 13)
    )
    let seal = seal
    let isSealed = try row.withUnsafeData(atIndex: 14) { $0.map { Array($0) == seal.bytes } }
    guard isSealed == true else {
      throw EntenteError.damagedSnapshot(
        name,
        store.path,
        because: "its record does not have its seal"
      )
    }
  }
}
