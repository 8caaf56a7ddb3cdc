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
    shares = []
    _ = try store.restore("a") { shares.append($0) }
    #expect(shares.last == 1 && shares == shares.sorted() && shares.count < 150)
    shares = []
    _ = try store.verify { shares.append($0) }
    #expect(shares.last == 1 && shares == shares.sorted() && shares.count < 150)
  }

  @Test func `a store of the first version is read, and gets its views when it is written`() throws
  {
    let folder = try Folder()
    let views = [
      "source_counts", "claim_counts", "sources", "actors", "layers", "listings", "snapshots",
    ]
    let drop = views.map { "DROP VIEW \($0);" }.joined()
    let path = try changed(folder, drop + "PRAGMA user_version = 1")
    #expect(try SnapshotStore(path: path, mode: .readOnly).restore("a") == tinyGraph())
    try SnapshotStore(path: path, mode: .create).save(tinyGraph("b"), as: "b")
    let queue = try DatabaseQueue(path: path)
    let names = try queue.read { db in
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 2)
      return try String.fetchAll(db, sql: "SELECT name FROM snapshots")
    }
    #expect(names == ["a", "b"])
  }

  @Test func `views show what is in a store`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let graph = try randomParts(seed: 4).graph()
    try store.save(graph, as: "a")
    try DatabaseQueue(path: store.path).read { db in
      func column(_ sql: String) throws -> [String] { try String.fetchAll(db, sql: sql) }
      #expect(try column("SELECT id FROM actors") == graph.actors.map(\.id))
      #expect(try column("SELECT id FROM layers") == graph.layers.map(\.id))
      #expect(try column("SELECT id FROM sources") == graph.sources.map(\.id))
      #expect(try column("SELECT digest FROM snapshots") == [graph.digest])
      for (index, layer) in graph.layers.enumerated() {
        let sql = "SELECT claims FROM claim_counts WHERE layer = '\(layer.id)'"
        #expect(try Int.fetchOne(db, sql: sql) == graph.claims.layer.count { $0 == index })
      }
      let sum = try Int.fetchOne(db, sql: "SELECT sum(claims) FROM source_counts")
      #expect(sum == graph.claims.count)
    }
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
