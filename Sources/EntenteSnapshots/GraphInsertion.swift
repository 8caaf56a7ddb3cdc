internal import EntenteModel
internal import Foundation
internal import GRDB

/// A save: the rows of a snapshot, and of its graph as far as they are new.
struct GraphInsertion {
  let store: SnapshotStore
  let graph: ActorGraph
  let plan: GraphPlan
  let record: SnapshotRecord
  let progress: SnapshotStore.Progress?

  /// The graph as a delta, where that takes less room.
  var delta: PlannedDelta?

  /// The share of the work that is done before a row is inserted.
  var start = 0.0
}

extension GraphInsertion {
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
        INSERT INTO graph (digest, length, name, title, as_of, actors, layers, sources, claims,
          layer_counts, source_counts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Data(plan.digest.bytes), plan.length, record.graphName, record.graphTitle,
        record.asOf?.description, record.actors, record.layers, record.sources, record.claims,
        graph.layerCounts, graph.sourceCounts,
      ]
    )
    let number = db.lastInsertedRowID
    if let delta, try insert(delta, of: number, db) { return number }
    let start = delta == nil ? start : GraphInsertion.isReadBack
    for (position, part) in plan.parts.enumerated() {
      try place(row(of: part, at: position, from: start, db), at: position, of: number, db)
    }
    return number
  }

  /// Puts a part into its place in a graph.
  func place(_ part: Int64, at position: Int, of graph: Int64, _ db: Database) throws {
    let place = try db.cachedStatement(
      sql: "INSERT INTO graph_part (graph, position, part) VALUES (?, ?, ?)"
    )
    try place.execute(arguments: [graph, position, part])
  }

  /// The row of a part, which is inserted when it is new; told of are the shares of the work from
  /// `start` on, if any.
  func row(
    of part: GraphPlan.Part,
    at position: Int,
    from start: Double?,
    _ db: Database
  ) throws -> Int64 {
    if let known = try number(of: part.digest, in: "part", db) { return known }
    try db.execute(
      sql: "INSERT INTO part (digest, position, length) VALUES (?, ?, ?)",
      arguments: [Data(part.digest.bytes), position, part.content.count]
    )
    let number = db.lastInsertedRowID
    try insert(graph.listing(ofPart: position) ?? [], of: number, db)
    let place = try db.cachedStatement(
      sql: "INSERT INTO part_chunk (part, position, chunk) VALUES (?, ?, ?)"
    )
    let before = plan.parts.prefix(position).reduce(0) { $0 + $1.content.count }
    var told = before
    try part.content.withBytes { bytes in
      for (index, chunk) in part.chunks.enumerated() {
        let content = UnsafeRawBufferPointer(rebasing: bytes[chunk.range])
        let row = try insert(chunk: content, chunk.digest, db)
        try place.execute(arguments: [number, index, row])
        let done = before + chunk.range.upperBound
        if let start, done - told > plan.length / 100 {
          told = done
          try progress?(min(1, start + (1 - start) * Double(told) / Double(plan.length)))
        }
      }
    }
    return number
  }

  /// Inserts what the views show of a part.
  private func insert(_ listing: [String], of part: Int64, _ db: Database) throws {
    for (index, piece) in listing.enumerated() {
      let row = try Array(piece.utf8).withUnsafeBytes {
        try insert(chunk: $0, Digest(of: $0), db)
      }
      try db.cachedStatement(
        sql: "INSERT INTO part_listing (part, position, chunk) VALUES (?, ?, ?)"
      ).execute(arguments: [part, index, row])
    }
  }

  /// The row of a chunk, which is inserted when it is new.
  private func insert(chunk bytes: UnsafeRawBufferPointer, _ digest: Digest, _ db: Database) throws
    -> Int64
  {
    if let known = try number(of: digest, in: "chunk", db) { return known }
    guard let base = bytes.baseAddress else { preconditionFailure("A chunk has bytes") }
    // Nothing reads the data once the row is inserted.
    let content = Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: base),
      count: bytes.count,
      deallocator: .none
    )
    try db.cachedStatement(sql: "INSERT INTO chunk (digest, bytes) VALUES (?, ?)")
      .execute(arguments: [Data(digest.bytes), content])
    return db.lastInsertedRowID
  }

  func number(of digest: Digest, in table: String, _ db: Database) throws -> Int64? {
    let sql = "SELECT number FROM \(table) WHERE digest = ?"
    return try Int64.fetchOne(
      db.cachedStatement(sql: sql),
      arguments: [Data(digest.bytes)]
    )
  }
}
