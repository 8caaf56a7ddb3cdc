internal import EntenteModel
internal import Foundation
internal import GRDB

/// A save: the rows of a snapshot, and of its graph as far as they are new.
struct GraphInsertion {
  let graph: ActorGraph
  let plan: GraphPlan
  let record: SnapshotRecord
  let progress: SnapshotStore.Progress?

  /// Inserts the rows.
  func run(_ db: Database) throws {
    let number = try number(of: plan.digest, in: "graph", db) ?? insertGraph(db)
    try db.execute(
      sql: """
        INSERT INTO snapshot (name, graph, parent, message, author, created_at, engine, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.name, number, record.parent.map { Data(hexBytes($0) ?? []) }, record.message,
        record.author, record.createdAt, record.engine, Data(record.seal.bytes),
      ]
    )
    try progress?(1)
  }

  private func insertGraph(_ db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO graph (digest, length, name, title, as_of, actors, layers, sources, claims)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Data(plan.digest.bytes), plan.length, record.graphName, record.graphTitle,
        record.asOf?.description, record.actors, record.layers, record.sources, record.claims,
      ]
    )
    let number = db.lastInsertedRowID
    let place = try db.makeStatement(
      sql: "INSERT INTO graph_part (graph, position, part) VALUES (?, ?, ?)"
    )
    var done = 0
    for (position, part) in plan.parts.enumerated() {
      let known = try self.number(of: part.digest, in: "part", db)
      let row = try known ?? insert(part, at: position, after: done, db)
      try place.execute(arguments: [number, position, row])
      done += part.content.count
    }
    return number
  }

  private func insert(_ part: GraphPlan.Part, at position: Int, after done: Int, _ db: Database)
    throws -> Int64
  {
    try db.execute(
      sql: "INSERT INTO part (digest, position, length, listing) VALUES (?, ?, ?, ?)",
      arguments: [
        Data(part.digest.bytes), position, part.content.count,
        graph.listing(ofPart: position),
      ]
    )
    let number = db.lastInsertedRowID
    let find = try db.cachedStatement(sql: "SELECT number FROM chunk WHERE digest = ?")
    let add = try db.cachedStatement(sql: "INSERT INTO chunk (digest, bytes) VALUES (?, ?)")
    let place = try db.cachedStatement(
      sql: "INSERT INTO part_chunk (part, position, chunk) VALUES (?, ?, ?)"
    )
    var told = done
    try part.content.withBytes { bytes in
      for (index, chunk) in part.chunks.enumerated() {
        let digest = Data(chunk.digest.bytes)
        var row = try Int64.fetchOne(find, arguments: [digest])
        if row == nil {
          try lend(bytes, chunk.range) { try add.execute(arguments: [digest, $0]) }
          row = db.lastInsertedRowID
        }
        try place.execute(arguments: [number, index, row])
        if done + chunk.range.upperBound - told > plan.length / 100 {
          told = done + chunk.range.upperBound
          try progress?(Double(told) / Double(plan.length))
        }
      }
    }
    return number
  }

  /// Lends some bytes as data, which does not outlive the call.
  private func lend(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ body: (Data) throws -> Void
  ) throws {
    guard let base = bytes.baseAddress else { return }
    let start = UnsafeMutableRawPointer(mutating: base + range.lowerBound)
    try body(Data(bytesNoCopy: start, count: range.count, deallocator: .none))
  }

  private func number(of digest: Digest, in table: String, _ db: Database) throws -> Int64? {
    let sql = "SELECT number FROM \(table) WHERE digest = ?"
    return try Int64.fetchOne(
      db.cachedStatement(sql: sql),
      arguments: [Data(digest.bytes)]
    )
  }
}
