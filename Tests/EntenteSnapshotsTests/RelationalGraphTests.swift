import EntenteModel
import EntenteSnapshots
import Foundation
import GRDB
import Testing

@Suite struct RelationalGraphTests {
  @Test(arguments: 0..<20) func `a graph comes back from its tables`(seed: Int) throws {
    let folder = try Folder()
    let graph = try randomParts(seed: seed).graph()
    let path = folder.file("a.sqlite")
    try RelationalGraph.write(graph, to: path)
    #expect(RelationalGraph.isOne(at: path))
    let back = try RelationalGraph.read(path)
    #expect(back == graph)
    #expect(back.digest == graph.digest)
    #expect(try folder.names() == ["a.sqlite"])
    let damage = try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check")
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description)
    }
    #expect(damage == ["ok"])
  }

  @Test func `an older export is replaced, a store never`() throws {
    let folder = try Folder()
    let path = folder.file("a.sqlite")
    try RelationalGraph.write(tinyGraph(), to: path)
    try RelationalGraph.write(tinyGraph("other"), to: path)
    #expect(try RelationalGraph.read(path).name == "other")
    let store = folder.file("store.sqlite")
    try SnapshotStore(path: store, mode: .create).save(tinyGraph(), as: "a")
    expect(
      .badOption,
      "'\(store)' is a store of snapshots, which an export would replace.",
      "Name another file."
    ) { try RelationalGraph.write(tinyGraph(), to: store) }
    #expect(!RelationalGraph.isOne(at: store))
    #expect(!RelationalGraph.isOne(at: folder.file("none")))
  }

  @Test func `rows that are no graph are named`() throws {
    let remedy = "Write it anew, or mend the row."
    for (change, reason) in [
      ("DELETE FROM graph", "the table 'graph' is empty"),
      ("DROP TABLE claim_regarding", "no such table: claim_regarding"),
      ("UPDATE graph SET as_of = '2025-13'", "'2025-13' is no date"),
      ("UPDATE code SET scheme = 'iso9'", "'iso9' is not one of the words it may be"),
    ] {
      let folder = try Folder()
      let path = try changed(folder, change)
      expect(
        .notAGraph,
        "'\(path)' is not a graph that 'entente export sqlite' wrote: \(reason).",
        remedy
      ) { try RelationalGraph.read(path) }
    }
    let folder = try Folder()
    let path = folder.file("x.sqlite")
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    expect(
      .notAGraph,
      "'\(path)' is not a graph that 'entente export sqlite' wrote: "
        + "it is a database of another program.",
      remedy
    ) { try RelationalGraph.read(path) }
  }

  @Test func `rules that a change breaks are faults`() throws {
    let folder = try Folder()
    let path = try changed(folder, "UPDATE claim SET value = 1.5")
    let error = #expect(throws: EntenteError.self) { try RelationalGraph.read(path) }
    #expect(
      error?.description
        == "tiny:1:1: value 1.5 is outside -1…1.\n1 fault in 1 claim; nothing was loaded."
    )
  }

  @Test func `a corrupted export gives a graph or an error`() throws {
    let folder = try Folder()
    let sound = folder.file("a.sqlite")
    try RelationalGraph.write(randomParts(seed: 2).graph(), to: sound)
    let bytes = try Folder.bytes(sound)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<tries(100, soak: 1_000) {
      var broken = bytes
      if Bool.random(using: &random) {
        broken.removeLast(Int.random(in: 1...bytes.count, using: &random))
      } else {
        broken[Int.random(in: bytes.indices, using: &random)] ^= 1 << 2
      }
      let path = try folder.write(broken, to: "x.sqlite")
      _ = try? RelationalGraph.read(path)
    }
  }

  private func changed(_ folder: Folder, _ sql: String) throws -> String {
    let path = folder.file("x.sqlite")
    try RelationalGraph.write(tinyGraph(), to: path)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA ignore_check_constraints = ON;" + sql)
    }
    try queue.close()
    return path
  }

  private func expect<Value>(
    _ code: EntenteError.Code,
    _ message: String,
    _ remedy: String,
    _ location: SourceLocation = #_sourceLocation,
    _ body: () throws -> Value
  ) {
    do {
      _ = try body()
      Issue.record("nothing was thrown", sourceLocation: location)
    } catch {
      let expected = EntenteError(code, message, remedy: remedy)
      #expect(error as? EntenteError == expected, sourceLocation: location)
    }
  }
}
