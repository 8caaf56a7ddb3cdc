import EntenteModel
import EntenteSnapshots
import Foundation
import GRDB
import Testing

@Suite struct SnapshotStoreTests {
  @Test func `a snapshot comes back as it was saved`() throws {
    let folder = try Folder()
    for seed in 0..<20 {
      let graph = try randomParts(seed: seed).graph()
      let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
      let saved = try store.save(graph, as: "s\(seed)")
      #expect(try store.restore("s\(seed)") == graph)
      #expect(saved.digest == graph.digest)
    }
    #expect(try folder.names() == ["a.sqlite"])
  }

  @Test func `a record says what was saved`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let graph = try tinyGraph()
    let saved = try store.save(
      graph,
      name: "baseline",
      message: "it's \"after\" the pact; 🕊️",
      author: "'); DROP TABLE snapshot; --",
      createdAt: 1_753_000_000,
      parent: String(repeating: "aB", count: 32),
      engine: "1.2.3"
    )
    #expect(saved.name == "baseline")
    #expect(saved.digest == graph.digest)
    #expect(saved.message == "it's \"after\" the pact; 🕊️")
    #expect(saved.author == "'); DROP TABLE snapshot; --")
    #expect(saved.createdAt == 1_753_000_000)
    #expect(saved.parent == String(repeating: "ab", count: 32))
    #expect(saved.engine == "1.2.3")
    #expect([saved.graphName, saved.graphTitle] == ["tiny", "Tiny"])
    #expect(saved.asOf == Day(year: 2025, month: 7))
    let counts = [saved.actors, saved.layers, saved.sources, saved.claims]
    #expect(counts == [2, 1, 1, 1])
    let reader = try SnapshotStore(path: store.path, mode: .readOnly)
    #expect(try reader.list() == [saved])
    #expect(try reader.record(named: "baseline") == saved)
    let again = try store.save(
      graph,
      name: "again",
      createdAt: 0,
      parent: saved.digest,
      engine: "1"
    )
    #expect(again.parent == nil)
  }

  @Test(arguments: oddTexts) func `odd texts come back, NUL as U+FFFD`(text: String) throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let graph = try tinyGraph(text, note: text)
    let saved = try store.save(
      graph,
      name: "a",
      message: text,
      author: text,
      createdAt: -1,
      engine: "1"
    )
    #expect(saved.message == text.replacing("\0", with: "\u{FFFD}"))
    #expect(try store.list() == [saved])
    #expect(try store.restore("a").name == text)
  }

  @Test func `a message and a note of a megabyte come back`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let long = String(repeating: "é ", count: 500_000)
    let graph = try tinyGraph(note: long)
    let saved = try store.save(graph, name: "a", message: long, createdAt: 0, engine: "1")
    #expect(try store.record(named: "a") == saved)
    #expect(try store.restore("a") == graph)
  }

  @Test func `snapshots are listed in the order in which they were saved`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    #expect(try store.list() == [])
    for name in ["z", "a", "m"] { try store.save(tinyGraph(), as: name) }
    #expect(try store.list().map(\.name) == ["z", "a", "m"])
  }

  @Test func `two names of one graph keep its bytes once`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    var random = SeededGenerator(seed: 1)
    let parts = randomParts(seed: 1)
    try store.save(parts.graph(), as: "one")
    let before = try counts(store.path)
    try store.save(parts.shuffled(using: &random).graph(), as: "two")
    #expect(try counts(store.path) == before)
    #expect(before[0] == 1)
    try store.save(tinyGraph(), as: "three")
    #expect(try counts(store.path)[0] == 2)
  }

  @Test func `a digest finds its oldest snapshot by four digits or more`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let graph = try tinyGraph()
    let first = try store.save(graph, as: "first")
    try store.save(graph, as: "second")
    try store.save(tinyGraph("other"), as: "third")
    for count in [4, 5, 12, 63, 64] {
      #expect(try store.record(named: String(graph.digest.prefix(count))) == first)
    }
    #expect(try store.restore(graph.digest.uppercased()) == graph)
    let name = String(graph.digest.prefix(8))
    try store.save(tinyGraph("named"), as: name)
    #expect(try store.restore(name).name == "named")
  }

  @Test func `the file is a database of ours with chunks of up to a page`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let graph = try tinyGraph(note: String(repeating: "x", count: 3 << 20))
    try store.save(graph, as: "a")
    let queue = try DatabaseQueue(path: store.path)
    try queue.read { db in
      #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x456E_7465)
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 3)
      #expect(try Int.fetchOne(db, sql: "PRAGMA page_size") == 65_536)
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete")
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      let sizes = try Int.fetchAll(
        db,
        sql: """
          SELECT length(bytes) FROM graph_part JOIN part_chunk ON part_chunk.part = graph_part.part
            JOIN chunk ON chunk.number = part_chunk.chunk
          """
      )
      #expect(sizes.allSatisfy { $0 <= 65_440 })
      #expect(sizes.reduce(16 + 25 * 8, +) == graph.canonicalBytes().count)
    }
    #expect(throws: DatabaseError.self) {
      try queue.write { try $0.execute(sql: "UPDATE snapshot SET message = 'other'") }
    }
  }

  @Test func `names that look like something else to SQLite are files`() throws {
    let folder = try Folder()
    for name in [":memory:", "file:x?mode=memory", "a b'c\"d.sqlite", "наказ.sqlite"] {
      let store = try SnapshotStore(path: folder.file(name), mode: .create)
      try store.save(tinyGraph(), as: "a")
      #expect(try store.list().count == 1)
    }
    #expect(try folder.names().count == 4)
  }

  @Test func `many writers and readers at once lose nothing`() async throws {
    let folder = try Folder()
    let path = folder.file("a.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let store = try SnapshotStore(path: path, mode: .create)
          try store.save(tinyGraph("g\(number)"), as: "n\(number)")
          #expect(try store.restore("n\(number)").name == "g\(number)")
        }
      }
      try await group.waitForAll()
    }
    #expect(try SnapshotStore(path: path, mode: .readOnly).list().count == 8)
    #expect(try folder.names() == ["a.sqlite"])
  }

  /// How many graphs, parts and chunks a store has.
  private func counts(_ path: String) throws -> [Int] {
    try DatabaseQueue(path: path).read { db in
      try ["graph", "part", "chunk"].map { table in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? -1
      }
    }
  }
}
