import EntenteModel
import EntenteSnapshots
import Foundation
import GRDB
import Testing

@Suite struct VerifyTests {
  @Test func `a sound store has nothing damaged`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    for seed in 0..<4 { try store.save(randomParts(seed: seed).graph(), as: "s\(seed)") }
    try store.save(randomParts(seed: 0).graph(), as: "again")
    let found = try store.verify()
    #expect(found.damage == [])
    let counts1 = [found.snapshots, found.graphs]
    #expect(counts1 == [5, 4])
    #expect(found.chunks > 20 && found.bytes > 5_000)
  }

  @Test func `a chunk that was changed is named, with its snapshots`() throws {
    let folder = try Folder()
    let path = try changed(folder, "UPDATE chunk SET bytes = zeroblob(3) WHERE number = 1")
    let damage = try SnapshotStore(path: path, mode: .readOnly).verify().damage
    #expect(damage.map(\.kind) == [.chunk, .part, .graph])
    #expect(damage[0].reason == "its bytes do not have its digest")
    #expect(damage[0].name.count == 64)
    #expect(damage[1].reason == "its chunks have 3 bytes in place of 20")
    #expect(
      damage[2].reason
        == "the bytes of a graph are damaged in 'names': its chunks have 3 bytes in place of 20"
    )
    #expect(damage.allSatisfy { $0.snapshots == ["a"] })
    #expect(damage[2].name == (try tinyGraph().digest))
  }

  @Test func `what is only for lists is looked at too`() throws {
    for change in [
      "UPDATE graph SET title = 'other'", "UPDATE graph SET claims = 2",
      "UPDATE part SET listing = '[]' WHERE number = 3",
    ] {
      let folder = try Folder()
      let path = try changed(folder, change)
      let damage = try SnapshotStore(path: path, mode: .readOnly).verify().damage
      #expect(damage.map(\.reason) == ["its lists are not those of its content"])
    }
  }

  @Test func `a record that was changed is named`() throws {
    let folder = try Folder()
    let path = try changed(
      folder,
      "DROP TRIGGER snapshot_never_changes; UPDATE snapshot SET message = 'other'"
    )
    let damage = try SnapshotStore(path: path, mode: .readOnly).verify().damage
    #expect(damage.map(\.kind) == [.snapshot])
    #expect(damage.map(\.name) == ["a"])
    #expect(damage.map(\.reason) == ["its record does not have its seal"])
  }

  @Test func `rows that point nowhere are damage of the file`() throws {
    let folder = try Folder()
    let path = try changed(folder, "PRAGMA foreign_keys = OFF; DELETE FROM part WHERE number = 4")
    let damage = try SnapshotStore(path: path, mode: .readOnly).verify().damage
    #expect(damage.first?.kind == .file)
    #expect(
      damage.first?.reason == "a row of 'part_chunk' points to a row that 'part' has not"
    )
  }

  @Test func `progress is told, and can end the work`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let graph = try notedGraph(claims: 2_000)
    let stop = EntenteError(.cancelled, "stopped.")
    #expect(throws: stop) {
      try store.save(graph, name: "a", createdAt: 0, engine: "1") { share throws(EntenteError) in
        if share > 0.5 { throw stop }
      }
    }
    #expect(try folder.names() == [])
    var shares: [Double] = []
    try store.save(graph, name: "a", createdAt: 0, engine: "1") { shares.append($0) }
    #expect(shares.first == 0 && shares.last == 1 && shares == shares.sorted())
    #expect(shares.count > 10 && shares.count < 150)
    // Another is kept as a delta, and a third is whole again.
    for (name, further) in [("b", try more(graph)), ("c", try notedGraph(claims: 2_000, seed: 1))] {
      shares = []
      try store.save(further, name: name, createdAt: 0, engine: "1") { shares.append($0) }
      #expect(shares.first == 0 && shares.last == 1 && shares == shares.sorted())
      #expect(shares.count > 10 && shares.count < 300)
      #expect(throws: stop) {
        try store.save(further, name: "d", createdAt: 0, engine: "1") {
          share throws(EntenteError) in
          throw stop
        }
      }
    }
    shares = []
    _ = try store.restore("a") { shares.append($0) }
    #expect(shares.last == 1 && shares == shares.sorted() && shares.count < 150)
    shares = []
    _ = try store.verify { shares.append($0) }
    #expect(shares.last == 1 && shares == shares.sorted() && shares.count < 150)
  }

  @Test(arguments: [1, 2])
  func `a store of an earlier version is read, and brought to this one when it is written`(
    version: Int
  ) throws {
    let folder = try Folder()
    let views = ["source_counts", "claim_counts", "sources", "actors", "layers", "listings"]
    // In the second version the counts of claims were in the parts; in the first were no views.
    var sql = """
      UPDATE part SET listing = (SELECT layer_counts FROM graph) WHERE position = 8;
      UPDATE part SET listing = (SELECT source_counts FROM graph) WHERE position = 9;
      UPDATE part SET listing = (
        SELECT '[' || group_concat(substr(piece, 2, length(piece) - 2)) || ']' FROM (
          SELECT CAST(bytes AS TEXT) AS piece FROM part_listing
          JOIN chunk ON chunk.number = part_listing.chunk
          WHERE part_listing.part = part.number ORDER BY part_listing.position
        )
      ) WHERE position IN (1, 2, 3);
      DELETE FROM chunk WHERE number IN (SELECT chunk FROM part_listing);
      DROP TABLE part_listing;
      PRAGMA user_version = \(version);
      """
    sql += views.map { "DROP VIEW \($0);" }.joined()
    for column in ["layer_counts", "source_counts"] {
      sql += "ALTER TABLE graph DROP COLUMN \(column);"
    }
    if version == 1 { sql += "DROP VIEW snapshots;" }
    if version == 2 { sql += views.map { "CREATE VIEW \($0) AS SELECT 1;" }.joined() }
    let path = try changed(folder, sql)
    let old = try SnapshotStore(path: path, mode: .readOnly)
    #expect(try old.restore("a") == tinyGraph())
    #expect(try old.verify().damage == [])
    try SnapshotStore(path: path, mode: .create).save(tinyGraph("b"), as: "b")
    #expect(try old.verify().damage == [])
    let queue = try DatabaseQueue(path: path)
    try queue.read { db throws in
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 3)
      #expect(try String.fetchAll(db, sql: "SELECT DISTINCT snapshot FROM actors") == ["a", "b"])
      #expect(try String.fetchAll(db, sql: "SELECT id FROM actors") == ["a", "b", "a", "b"])
      #expect(try Int.fetchAll(db, sql: "SELECT claims FROM claim_counts") == [1, 1])
      #expect(try Int.fetchAll(db, sql: "SELECT claims FROM source_counts") == [1, 1])
    }
  }

  @Test func `views show what is in a store, also of graphs kept as deltas`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    var parts = randomParts(seed: 4, claimCount: 200)
    try store.save(parts.graph(), as: "a")
    parts.sources.append(Source(id: "another", title: "Another"))
    parts.claims[7].source = "another"
    parts.claims.removeLast()
    let graph = try parts.graph()
    try store.save(graph, as: "b")
    try DatabaseQueue(path: store.path).read { db throws in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM graph_part WHERE position = 25") == 1)
      func column(_ sql: String) throws -> [String] {
        try String.fetchAll(db, sql: sql + " WHERE snapshot = 'b'")
      }
      #expect(try column("SELECT id FROM actors") == graph.actors.map(\.id))
      #expect(try column("SELECT id FROM layers") == graph.layers.map(\.id))
      #expect(try column("SELECT id FROM sources") == graph.sources.map(\.id))
      #expect(try String.fetchAll(db, sql: "SELECT digest FROM snapshots").last == graph.digest)
      let layers = graph.layers.indices.map { index in graph.claims.layer.count { $0 == index } }
      #expect(try column("SELECT claims FROM claim_counts") == layers.map(String.init))
      let sources = graph.sources.indices.map { index in graph.claims.source.count { $0 == index } }
      #expect(try column("SELECT claims FROM source_counts") == sources.map(String.init))
      let sum = "SELECT sum(claims) FROM source_counts WHERE snapshot = 'a'"
      #expect(try Int.fetchOne(db, sql: sum) == 200)
    }
  }

  /// A graph with one claim more.
  private func more(_ graph: ActorGraph) throws -> ActorGraph {
    var claims = (0..<graph.claims.count).map(graph.claim)
    claims.append(claims[700])
    claims[claims.count - 1].id = "more"
    return try ActorGraph(
      name: graph.name,
      layers: graph.layers,
      actors: graph.actors,
      sources: graph.sources,
      claims: claims
    )
  }

  /// A store with a snapshot `a` of the tiny graph, changed by some SQL.
  private func changed(_ folder: Folder, _ sql: String) throws -> String {
    let path = folder.file("x.sqlite")
    try SnapshotStore(path: path, mode: .create).save(tinyGraph(), as: "a")
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    return path
  }
}
