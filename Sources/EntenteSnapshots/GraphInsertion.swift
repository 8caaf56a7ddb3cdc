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
    // Before its own row is there, which would be found.
    let latest = try latestDigest(db)
    var delta: Delta?
    if let latest { delta = try self.delta(from: latest, db) }
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
    let start = latest == nil ? 0 : GraphInsertion.half
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
    let before = plan.parts.prefix(position).reduce(0) { $0 + $1.content.count }
    var told = before
    try part.content.withBytes { bytes in
      for (index, chunk) in part.chunks.enumerated() {
        let digest = Data(chunk.digest.bytes)
        var row = try Int64.fetchOne(find, arguments: [digest])
        if row == nil {
          try lend(bytes, chunk.range) { try add.execute(arguments: [digest, $0]) }
          row = db.lastInsertedRowID
        }
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

  func number(of digest: Digest, in table: String, _ db: Database) throws -> Int64? {
    let sql = "SELECT number FROM \(table) WHERE digest = ?"
    return try Int64.fetchOne(
      db.cachedStatement(sql: sql),
      arguments: [Data(digest.bytes)]
    )
  }
}
