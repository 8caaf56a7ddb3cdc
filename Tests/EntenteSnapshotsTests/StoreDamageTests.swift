import EntenteModel
import EntenteSnapshots
import Foundation
import GRDB
import Testing

@Suite struct StoreDamageTests {
  @Test func `corruptions of a file give the right graph or an error`() throws {
    let folder = try Folder()
    let graphs = try damagedGraphs()
    let store = try SnapshotStore(path: folder.file("sound.sqlite"), mode: .create)
    for (index, graph) in graphs.enumerated() {
      try store.save(graph, name: "n\(index)", message: "m", createdAt: 0, engine: "1")
    }
    try DatabaseQueue(path: store.path).read { db throws in
      let deltas = "SELECT count(*) FROM graph_part WHERE position = 25"
      #expect(try Int.fetchOne(db, sql: deltas) == 1)
    }
    let sound = try Folder.bytes(store.path)
    let content = sound.indices.filter { sound[$0] != 0 }
    var random = SeededGenerator(seed: 7)
    let count = tries(200, soak: 3_000)
    var refused = 0
    for _ in 0..<count {
      var bytes = sound
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      case 1: bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << 3
      default:
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = content.randomElement(using: &random) ?? 0
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      let path = try folder.write(bytes, to: "x.sqlite")
      for (index, graph) in graphs.enumerated() {
        do {
          let damaged = try SnapshotStore(path: path, mode: .readOnly)
          _ = try damaged.list()
          #expect(try damaged.restore("n\(index)") == graph)
        } catch {
          refused += 1
        }
      }
    }
    print("corruptions: \(count), restores refused \(refused), right \(count * 3 - refused)")
    #expect(refused > count / 2)
  }

  @Test func `a save into a damaged store is refused or sound`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("sound.sqlite"), mode: .create)
    try store.save(tinyGraph(), as: "a")
    let sound = try Folder.bytes(store.path)
    let content = sound.indices.filter { sound[$0] != 0 }
    var random = SeededGenerator(seed: 8)
    for _ in 0..<40 {
      var bytes = sound
      bytes[content.randomElement(using: &random) ?? 0] = UInt8.random(in: 0...255, using: &random)
      let path = try folder.write(bytes, to: "x.sqlite")
      let graph = try tinyGraph("b")
      do {
        let damaged = try SnapshotStore(path: path, mode: .create)
        try damaged.save(graph, as: "b")
        #expect(try damaged.restore("b") == graph)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test func `a store whose writer died is as it was before`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let saved = try store.save(tinyGraph(), as: "a")
    let path = folder.file("b.sqlite")
    let writer = try DatabaseQueue(path: store.path)
    try writer.inDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM snapshot")
      try db.execute(sql: "INSERT INTO chunk VALUES (99, zeroblob(32), zeroblob(5000000))")
      for end in ["", "-journal"] {
        try Child.copy(store.path + end, path + end)
      }
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try Folder.bytes(path) != Folder.bytes(store.path))
    let left = try SnapshotStore(path: path, mode: .readOnly)
    #expect(try left.list() == [saved])
    #expect(try left.restore("a") == tinyGraph())
    #expect(try folder.names() == ["a.sqlite", "b.sqlite"])
  }

  @Test func `verify never fails on a corrupted file that opens, and names what restore refuses`()
    throws
  {
    let folder = try Folder()
    let graphs = try damagedGraphs()
    let store = try SnapshotStore(path: folder.file("sound.sqlite"), mode: .create)
    for (index, graph) in graphs.enumerated() { try store.save(graph, as: "n\(index)") }
    let sound = try Folder.bytes(store.path)
    let content = sound.indices.filter { sound[$0] != 0 }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<tries(60, soak: 1_000) {
      var bytes = sound
      let bit = UInt8.random(in: 0...7, using: &random)
      bytes[content.randomElement(using: &random) ?? 0] ^= 1 << bit
      let path = try folder.write(bytes, to: "x.sqlite")
      guard let damaged = try? SnapshotStore(path: path, mode: .readOnly) else { continue }
      let isRestored = graphs.indices.allSatisfy {
        (try? damaged.restore("n\($0)")) == graphs[$0]
      }
      do {
        let found = try damaged.verify()
        #expect(isRestored || !found.damage.isEmpty)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test func `a write-ahead log that was left behind is read`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    try store.save(tinyGraph(), as: "a")
    let path = folder.file("b.sqlite")
    let writer = try DatabaseQueue(path: store.path)
    try writer.inDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM snapshot") == 1)
      try SnapshotStore(path: store.path, mode: .create).save(tinyGraph("b"), as: "b")
      for end in ["", "-wal"] {
        try Child.copy(store.path + end, path + end)
      }
    }
    let left = try SnapshotStore(path: path, mode: .readOnly)
    #expect(try left.list().map(\.name) == ["a", "b"])
    #expect(try left.restore("b") == tinyGraph("b"))
    #expect(try left.verify().damage == [])
    try FileManager.default.removeItem(atPath: path + "-wal")
    _ = try? FileManager.default.removeItem(atPath: path + "-shm")
    #expect(try left.list().map(\.name) == ["a"])
    try writer.close()
  }

  /// Three graphs, the last of which is kept as a delta from the second.
  private func damagedGraphs() throws -> [ActorGraph] {
    var parts = randomParts(seed: 1)
    let base = try parts.graph()
    parts.claims.removeFirst(2)
    parts.claims[3].note = "not what it was"
    return try [randomParts(seed: 0).graph(), base, parts.graph()]
  }
}
