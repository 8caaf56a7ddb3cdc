import EntenteModel
import EntenteSnapshots
import Foundation
import Testing

@Suite struct PruneTests {
  @Test func `what no rule keeps goes, with what only it had`() throws {
    let folder = try Folder()
    let store = try tenSnapshots(folder)
    let before = try Folder.bytes(store.path)
    let rules = KeepingRules(last: 2, names: ["n1"], since: 7)
    let plan = try store.prune(keeping: rules, isDry: true)
    #expect(try Folder.bytes(store.path) == before)
    let done = try store.prune(keeping: rules, isDry: false)
    #expect(done.deleted == plan.deleted)
    #expect(done.deleted.map(\.name) == ["n0", "n2", "n3", "n4", "n5", "n6"])
    #expect(try store.list().map(\.name) == ["n1", "n7", "n8", "n9"])
    let counts1 = [done.kept, done.graphs]
    #expect(counts1 == [4, 6])
    let counts2 = [plan.chunks, plan.bytes]
    #expect(counts2 == [done.chunks, done.bytes])
    #expect(done.fileSize <= before.count)
    #expect(try store.verify().damage == [])
    for number in [1, 7, 8, 9] {
      #expect(try store.restore("n\(number)") == notedGraph(claims: 400, seed: number))
    }
  }

  @Test func `the room that becomes free is given back`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    try store.save(notedGraph(claims: 200, noteLength: 10_000), as: "large")
    try store.save(tinyGraph(), as: "small")
    let before = try Folder.bytes(store.path).count
    let done = try store.prune(keeping: KeepingRules(names: ["small"]), isDry: false)
    #expect(done.fileSize < before / 2 && done.bytes > 2_000_000)
    #expect(try Folder.bytes(store.path).count == done.fileSize)
    #expect(try folder.names() == ["a.sqlite"])
  }

  @Test func `a graph that another snapshot has stays`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    try store.save(tinyGraph(), as: "one")
    try store.save(tinyGraph(), as: "two")
    let done = try store.prune(keeping: KeepingRules(names: ["two"]), isDry: false)
    let counts3 = [done.graphs, done.chunks, done.bytes]
    #expect(counts3 == [0, 0, 0])
    #expect(try store.restore("two") == tinyGraph())
  }

  @Test func `everything may go`() throws {
    let folder = try Folder()
    let store = try tenSnapshots(folder)
    let done = try store.prune(keeping: KeepingRules(), isDry: false)
    let counts4 = [done.deleted.count, done.kept]
    #expect(counts4 == [10, 0])
    let found = try store.verify()
    let counts5 = [found.snapshots, found.graphs, found.chunks]
    #expect(counts5 == [0, 0, 0])
    try store.save(tinyGraph(), as: "n0")
    #expect(try store.restore("n0") == tinyGraph())
  }

  @Test func `a name to keep must be known`() throws {
    let folder = try Folder()
    let store = try tenSnapshots(folder)
    let error = #expect(throws: EntenteError.self) {
      try store.prune(keeping: KeepingRules(names: ["n11"]), isDry: false)
    }
    #expect(
      error?.description
        == "no snapshot is called 'n11' in '\(store.path)'. Did you mean 'n1'?"
    )
    #expect(try store.list().count == 10)
  }

  @Test func `a progress that stops it changes nothing`() throws {
    let folder = try Folder()
    let store = try tenSnapshots(folder)
    let stop = EntenteError(.cancelled, "stopped.")
    #expect(throws: stop) {
      _ = try store.prune(keeping: KeepingRules(), isDry: false) { share throws(EntenteError) in
        if share > 0.8 { throw stop }
      }
    }
    #expect(try store.list().count == 10)
    #expect(try store.verify().damage == [])
  }

  @Test func `snapshots of a graph that changes little share most of it`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let parts = randomParts(seed: 3, claimCount: 2_000)
    try store.save(parts.graph(), as: "n0")
    let first = try store.verify().bytes
    for number in 1...20 {
      var other = parts
      other.claims[number * 90].note = "changed \(number)"
      try store.save(other.graph(), as: "n\(number)")
    }
    let each = (try store.verify().bytes - first) / 20
    #expect(each * 5 < first, "\(each) bytes each after \(first)")
  }

  private func tenSnapshots(_ folder: Folder) throws -> SnapshotStore {
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    for number in 0..<10 {
      try store.save(
        notedGraph(claims: 400, seed: number),
        name: "n\(number)",
        createdAt: Int64(number),
        engine: "1"
      )
    }
    return store
  }
}
