internal import EntenteModel
internal import Foundation
internal import GRDB

/// A verification while it goes on.
struct StoreCheck {
  let store: SnapshotStore
  let db: Database
  let progress: SnapshotStore.Progress?
  var damage: [StoreVerification.Damage] = []
  private var bytes = 0
  var work = 0
  var total = 1

  init(store: SnapshotStore, db: Database, progress: SnapshotStore.Progress?) {
    self.store = store
    self.db = db
    self.progress = progress
  }

  mutating func run() throws -> StoreVerification {
    try attempt(.file, store.path, weight: 0) { check in try check.checkFile() }
    let chunks = try numbers(of: "chunk")
    let parts = try numbers(of: "part")
    let graphs = try numbers(of: "graph")
    let snapshots = try numbers(of: "snapshot")
    total = chunks.count + parts.count + graphs.count * 10 + snapshots.count + 1
    for chunk in chunks {
      try attempt(.chunk, "#\(chunk)", snapshots: Self.ofChunk(chunk)) {
        try $0.check(chunk: chunk)
      }
    }
    for part in parts {
      try attempt(.part, "#\(part)", snapshots: Self.ofPart(part)) { try $0.check(part: part) }
    }
    for graph in graphs {
      try attempt(.graph, "#\(graph)", snapshots: Self.ofGraph(graph), weight: 10) {
        try $0.check(graph: graph)
      }
    }
    for snapshot in snapshots {
      try attempt(.snapshot, "#\(snapshot)") { try $0.check(snapshot: snapshot) }
    }
    try progress?(1)
    return StoreVerification(
      snapshots: snapshots.count,
      graphs: graphs.count,
      chunks: chunks.count,
      bytes: bytes,
      damage: damage
    )
  }

  /// What SQLite itself finds: its trees, and rows that point nowhere.
  private mutating func checkFile() throws {
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
      report(.file, store.path, line)
    }
    let lost = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20)
    for row in lost {
      let (table, target) = (try row.decode(String.self, atIndex: 0), row[2] as String? ?? "")
      report(.file, store.path, "a row of '\(table)' points to a row that '\(target)' has not")
    }
  }

  private mutating func check(chunk number: Int64) throws {
    let sql = "SELECT digest, bytes FROM chunk WHERE number = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
      throw Broken("it is in no row")
    }
    let name = try row.withUnsafeData(atIndex: 0) { hexText($0 ?? Data()) }
    let found = try row.withUnsafeData(atIndex: 1) { content in
      bytes += content?.count ?? 0
      return (content ?? Data()).withUnsafeBytes { Digest(of: $0) }
    }
    if name != found.description {
      throw Broken("its bytes do not have its digest", name: name)
    }
  }

  private mutating func check(part number: Int64) throws {
    let sql = "SELECT digest, length, position FROM part WHERE number = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
      throw Broken("it is in no row")
    }
    let name = try row.withUnsafeData(atIndex: 0) { hexText($0 ?? Data()) }
    let length = try row.decode(Int.self, atIndex: 1)
    let chunks = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT chunk.digest, length(chunk.bytes) FROM part_chunk
          LEFT JOIN chunk ON chunk.number = part_chunk.chunk WHERE part = ? ORDER BY position
          """
      ),
      arguments: [number]
    )
    let digests = try chunks.flatMap { try $0.decode(Data?.self, atIndex: 0) ?? Data() }
    let position = try row.decode(Int.self, atIndex: 2)
    guard StoredParts.names.indices.contains(position),
      Digest(ofPart: position, chunks: digests).description == name
    else {
      throw Broken("its chunks are not those of its digest", name: name)
    }
    let found = try chunks.reduce(0) { $0 + (try $1.decode(Int?.self, atIndex: 1) ?? 0) }
    guard found == length else {
      throw Broken("its chunks have \(found) bytes in place of \(length)", name: name)
    }
  }

  private mutating func check(graph number: Int64) throws {
    let sql = """
      SELECT digest, length, name, title, as_of, actors, layers, sources, claims, \(try claimCounts)
      FROM graph WHERE number = ?
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
      throw Broken("it is in no row")
    }
    let name = try row.withUnsafeData(atIndex: 0) { hexText($0 ?? Data()) }
    do throws(EntenteError) {
      let source = try store.translating {
        try StoredParts(ofGraph: name, in: store, db).source()
      }
      let hash = BackgroundHash()
      let unchecked = try UncheckedGraph(reading: source, noting: hash.add)
      guard hash.digest.description == name else {
        throw .damagedStore(store.path, because: "its bytes do not have its digest")
      }
      let graph = try unchecked.checked()
      let length = graph.canonicalParts().reduce(CanonicalPart.header.count) { $0 + 8 + $1.count }
      let listings = try store.translating { try self.listings(number) }
      let said = try store.translating { try GraphRow(row) }
      guard said == GraphRow(graph, length: length),
        listings == StoredParts.Place.lists.map({ joined(graph.listing(ofPart: $0) ?? []) })
      else { throw .damagedStore(store.path, because: "its lists are not those of its content") }
    } catch {
      throw Broken(StoreCheck.reason(error, store.path), name: name)
    }
  }

  /// Whether the store is of a version in which parts had all that views show.
  private var hasPartListings: Bool {
    get throws { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < 3 }
  }

  /// The counts of claims in a query for graphs.
  private var claimCounts: String {
    get throws {
      guard try hasPartListings else { return "layer_counts, source_counts" }
      return [8, 9].map { position in
        """
        (SELECT listing FROM graph_part JOIN part ON part.number = graph_part.part
        WHERE graph_part.graph = graph.number AND graph_part.position = \(position))
        """
      }.joined(separator: ", ")
    }
  }

  /// What is listed of the layers, actors and sources of a graph.
  private func listings(_ graph: Int64) throws -> [String] {
    try StoredParts.Place.lists.map { position in
      let sql = """
        SELECT part.number, part.listing FROM graph_part JOIN part ON part.number = graph_part.part
        WHERE graph_part.graph = ? AND graph_part.position = ?
        """
      let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [graph, position])
      guard let row else { return "" }
      if let listing = try row.decode(String?.self, atIndex: 1) { return joined([listing]) }
      guard try !hasPartListings else { return "" }
      let pieces = """
        SELECT CAST(chunk.bytes AS TEXT) FROM part_listing
        JOIN chunk ON chunk.number = part_listing.chunk
        WHERE part_listing.part = ? ORDER BY part_listing.position
        """
      let part = try row.decode(Int64.self, atIndex: 0)
      return joined(try String.fetchAll(db.cachedStatement(sql: pieces), arguments: [part]))
    }
  }

  /// Pieces of a list as one, without the brackets around it.
  private func joined(_ pieces: [String]) -> String {
    pieces.map { $0.dropFirst().dropLast() }.filter { !$0.isEmpty }.joined(separator: ",")
  }

  private mutating func check(snapshot number: Int64) throws {
    let sql = "SELECT name FROM snapshot WHERE number = ?"
    guard let name = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else {
      throw Broken("it is in no row")
    }
    do {
      _ = try store.find(name, db)
    } catch let error as EntenteError {
      throw Broken(StoreCheck.reason(error, store.path), name: name, snapshots: [name])
    }
  }
}
