import EntenteModel
import EntenteSnapshots
import Foundation
import Testing

/// Programs that die, fill the disk or come all at once, each really in a process of its own.
@Suite(.serialized, .enabled(if: Child.program != nil)) struct CrashTests {
  @Test func `a save that is killed is there whole or not at all`() throws {
    let folder = try Folder()
    let path = folder.file("entente.sqlite")
    let store = try SnapshotStore(path: path, mode: .create)
    try store.save(notedGraph(claims: 10), as: "first")
    try RelationalGraph.write(
      notedGraph(claims: 4_000, noteLength: 256, seed: 1),
      to: folder.file("large.sqlite")
    )
    let whole = try seconds { try save("whole", folder).waitUntilExit() }
    var random = SeededGenerator(seed: 1)
    var outcomes: [String: Int] = [:]
    let large = try RelationalGraph.read(folder.file("large.sqlite"))
    for number in 0..<tries(20, soak: 200) {
      // Half of them inside the save itself, which is the last part of the program's time.
      let earliest = number.isMultiple(of: 2) ? 0.5 : 0
      let process = try save("n\(number)", folder)
      usleep(UInt32(Double.random(in: earliest...1.3, using: &random) * whole * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let hasJournal = try folder.names().contains("entente.sqlite-journal")
      let found = try store.verify()
      #expect(found.damage.isEmpty)
      let names = try store.list().map(\.name)
      #expect(names.contains("first"))
      let isThere = names.contains("n\(number)")
      if isThere { #expect(try store.restore("n\(number)") == large) }
      outcomes[
        "\(isThere ? "whole" : "absent")\(hasJournal ? ", journal left" : "")",
        default: 0
      ] += 1
      _ = try store.prune(keeping: KeepingRules(names: ["first"]), isDry: false)
    }
    print("kill -9 in save: \(outcomes.sorted { $0.key < $1.key })")
    #expect(try store.restore("first") == notedGraph(claims: 10))
  }

  @Test func `two writers and ten readers lose nothing`() throws {
    let folder = try Folder()
    let path = folder.file("entente.sqlite")
    let rounds = tries(2, soak: 20)
    let store = try SnapshotStore(path: path, mode: .create)
    try store.save(notedGraph(claims: 10), as: "first")
    for writer in 0..<2 {
      for round in 0..<rounds {
        try RelationalGraph.write(
          notedGraph(claims: 200, seed: writer * 100 + round),
          to: folder.file("\(writer)-\(round).sqlite")
        )
      }
    }
    for round in 0..<rounds {
      let writers = try (0..<2).map { writer in
        try Child.start(
          ["snapshot", "save", "w\(writer)-\(round)", "-g", "\(writer)-\(round).sqlite"],
          in: folder,
          says: "writer-\(writer)"
        )
      }
      let readers = try (0..<10).map { reader in
        try Child.start(["snapshot", "verify"], in: folder, says: "reader-\(reader)")
      }
      for process in writers + readers {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
    }
    #expect(try store.list().count == 1 + 2 * rounds)
    #expect(try store.verify().damage.isEmpty)
    for writer in 0..<2 {
      for round in 0..<rounds {
        #expect(
          try store.restore("w\(writer)-\(round)")
            == notedGraph(claims: 200, seed: writer * 100 + round)
        )
      }
    }
  }

  @Test func `the program names a bit that was flipped, and gives no wrong graph`() throws {
    let folder = try Folder()
    let path = folder.file("entente.sqlite")
    let store = try SnapshotStore(path: path, mode: .create)
    try store.save(notedGraph(claims: 300), as: "base")
    try store.save(tinyGraph(), as: "other")
    var bytes = try Folder.bytes(path)
    let digits = Array("c299".utf8)
    let place = try #require(bytes.indices.last { bytes[$0...].starts(with: digits) })
    bytes[place] ^= 4
    _ = try folder.write(bytes, to: "entente.sqlite")
    let (status, said) = try Child.run(["snapshot", "verify"], in: folder)
    #expect(status == 1)
    #expect(said.contains("its bytes do not have its digest"))
    #expect(said.contains("base") && !said.contains("other"))
    let restored = try Child.run(["snapshot", "restore", "base"], in: folder)
    #expect(restored.status == 1)
    #expect(try Child.run(["snapshot", "restore", "other"], in: folder).status == 0)
  }

  private func save(_ name: String, _ folder: Folder) throws -> Process {
    try Child.start(
      ["snapshot", "save", name, "-g", "large.sqlite"],
      in: folder,
      says: "said"
    )
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let time = (ContinuousClock.now - start).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}
