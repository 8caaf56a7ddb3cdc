import EntenteModel
import EntenteSnapshots
import Foundation
import GRDB
import Testing

/// Graphs that are kept as what is other in them than in an earlier one.
@Suite struct DeltaTests {
  @Test func `graphs that were changed in any way come back as they were saved`() throws {
    var deltas = 0
    for seed in 0..<tries(4, soak: 500) {
      let folder = try Folder()
      let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
      var random = SeededGenerator(seed: seed)
      var parts = randomParts(seed: seed, claimCount: 200)
      var graphs: [ActorGraph] = []
      for number in 0..<8 {
        let graph = try parts.graph()
        graphs.append(graph)
        try store.save(graph, as: "n\(number)")
        for _ in 0..<Int.random(in: 1...4, using: &random) { parts.change(number, using: &random) }
      }
      for (number, graph) in graphs.enumerated() {
        #expect(try store.restore("n\(number)") == graph)
      }
      #expect(try store.verify().damage == [])
      deltas += try deltaCount(store)
      _ = try store.prune(keeping: KeepingRules(names: ["n3", "n7"]), isDry: false)
      #expect(try store.restore("n3") == graphs[3])
      #expect(try store.restore("n7") == graphs[7])
      #expect(try store.verify().damage == [])
    }
    #expect(deltas > 8)
  }

  @Test func `a claim that is added costs a fiftieth of the graph, again and again`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let first = try notedGraph(claims: 1_000)
    try store.save(first, as: "n0")
    let before = try chunkBytes(store)
    for number in 1...25 {
      try store.save(more(number), as: "n\(number)")
    }
    #expect(try store.restore("n25") == more(25))
    #expect(try store.restore("n17") == more(17))
    #expect(try deltaCount(store) == 25)
    #expect(try chunkBytes(store) - before < 25 * first.canonicalBytes().count / 50)
  }

  @Test func `a graph that is quite another is kept whole`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    try store.save(notedGraph(claims: 300), as: "a")
    try store.save(notedGraph(claims: 300, seed: 1), as: "b")
    try store.save(tinyGraph(), as: "c")
    #expect(try deltaCount(store) == 0)
    #expect(try store.restore("b") == notedGraph(claims: 300, seed: 1))
  }

  @Test(arguments: [
    "DELETE FROM part_chunk WHERE part IN (SELECT number FROM part WHERE position = 18)",
    """
    UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE number IN (
      SELECT chunk FROM part_chunk JOIN part ON part.number = part_chunk.part WHERE part.position = 10
    )
    """,
    "DELETE FROM graph_part WHERE position = 7",
  ])
  func `a base that is damaged is not taken for one`(sql: String) throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    try store.save(more(0), as: "a")
    try DatabaseQueue(path: store.path).write { try $0.execute(sql: sql) }
    // What is new has other bytes in the part that is damaged.
    try store.save(more(1, value: 0.75), as: "b")
    #expect(try deltaCount(store) == 0)
    #expect(try store.restore("b") == more(1, value: 0.75))
    #expect(throws: EntenteError.self) { try store.restore("a") }
  }

  @Test func `verify names the snapshots that need what is damaged, and no others`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    try store.save(more(0), as: "a")
    try store.save(more(1, actor: "another"), as: "b")
    #expect(try deltaCount(store) == 1)
    // The actors of the base stand behind the delta for later saves alone.
    try DatabaseQueue(path: store.path).write { db in
      try db.execute(
        sql: """
          UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE number = (
            SELECT chunk FROM graph_part JOIN part_chunk ON part_chunk.part = graph_part.part
            WHERE graph_part.graph = 1 AND graph_part.position = 2 AND part_chunk.position = 0
          )
          """
      )
    }
    #expect(throws: EntenteError.self) { try store.restore("a") }
    let isRestored = (try? store.restore("b")) != nil
    let damage = try store.verify().damage
    #expect(!damage.isEmpty)
    #expect(Set(damage.flatMap(\.snapshots)) == (isRestored ? ["a"] : ["a", "b"]))
  }

  @Test func `the graph that one was made from is its base`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    let parent = try store.save(more(0), as: "a")
    try store.save(notedGraph(claims: 1_000, seed: 1), as: "b")
    try store.save(more(1), as: "c")
    #expect(try deltaCount(store) == 0)
    try store.save(more(2), name: "d", createdAt: 0, parent: parent.digest, engine: "1")
    #expect(try deltaCount(store) == 1)
    #expect(try store.restore("d") == more(2))
  }

  @Test(arguments: [4, 10, 18, 23, 24])
  func `a base of any bytes gives the right graph or an error`(position: Int) throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    var random = SeededGenerator(seed: position)
    var parts = randomParts(seed: 5, claimCount: 120)
    try store.save(parts.graph(), as: "a")
    for index in [3, 30, 31, 60] { parts.claims[index].note += " again" }
    parts.claims.remove(at: 90)
    let graph = try parts.graph()
    try store.save(graph, as: "b")
    #expect(try deltaCount(store) == 1)
    let chunk = """
      (SELECT chunk FROM part_chunk JOIN part ON part.number = part_chunk.part
      WHERE part.position = \(position) AND part_chunk.position = 0)
      """
    let queue = try DatabaseQueue(path: store.path)
    let sound = try queue.read { db in
      try #require(try Data.fetchOne(db, sql: "SELECT bytes FROM chunk WHERE number = \(chunk)"))
    }
    for _ in 0..<tries(15, soak: 2_000) {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = [0, 1, 0x7f, 0xff].randomElement(using: &random) ?? 0
      }
      try queue.write { db in
        try db.execute(
          sql: "UPDATE chunk SET bytes = ? WHERE number = \(chunk)",
          arguments: [bytes]
        )
      }
      do throws(EntenteError) {
        #expect(try store.restore("b") == graph)
      } catch {
        #expect(error.code == .damagedStore)
      }
    }
  }

  @Test func `a delta of any bytes gives the right graph or an error`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("a.sqlite"), mode: .create)
    var random = SeededGenerator(seed: 3)
    var parts = randomParts(seed: 5, claimCount: 120)
    try store.save(parts.graph(), as: "a")
    parts.change(1, using: &random)
    parts.claims.removeFirst(3)
    parts.claims[7].note = "longer than before"
    parts.claims[9].id = "another"
    let graph = try parts.graph()
    try store.save(graph, as: "b")
    #expect(try deltaCount(store) == 1)
    let queue = try DatabaseQueue(path: store.path)
    let sql = "FROM part_chunk JOIN part ON part.number = part_chunk.part WHERE part.position = 25"
    let chunks = try queue.read { db in
      try Data.fetchAll(db, sql: "SELECT bytes FROM chunk WHERE number IN (SELECT chunk \(sql))")
    }
    try #require(chunks.count == 1)
    let sound = chunks[0]
    var right = 0
    let count = tries(100, soak: 5_000)
    for _ in 0..<count {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] &+= 1
        case 2: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      try queue.write { db in
        try db.execute(
          sql: "UPDATE chunk SET bytes = ? WHERE number = (SELECT chunk \(sql))",
          arguments: [bytes]
        )
        try db.execute(
          sql: "UPDATE part SET length = ? WHERE position = 25",
          arguments: [bytes.count]
        )
      }
      do throws(EntenteError) {
        let back = try store.restore("b")
        #expect(back == graph)
        right += 1
      } catch {
        #expect(error.code == .damagedStore)
      }
    }
    #expect(right < count / 2)
  }

  /// A graph of a thousand claims, and some, all values and an actor perhaps others.
  private func more(_ number: Int, value: Double? = nil, actor: String? = nil) throws
    -> ActorGraph
  {
    let graph = try notedGraph(claims: 1_000)
    var claims = (0..<graph.claims.count).map(graph.claim)
    for index in 0..<number {
      var claim = claims[index * 7]
      claim.id = "new-\(index)"
      claim.note = "note \(index)"
      claims.append(claim)
    }
    if let value { for index in claims.indices { claims[index].value = value } }
    return try ActorGraph(
      name: graph.name,
      layers: graph.layers,
      actors: graph.actors + (actor.map { [Actor(id: $0, name: $0)] } ?? []),
      sources: graph.sources,
      claims: claims
    )
  }

  /// How many graphs of a store are kept as deltas.
  private func deltaCount(_ store: SnapshotStore) throws -> Int {
    try DatabaseQueue(path: store.path).read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM graph_part WHERE position = 25") ?? -1
    }
  }

  private func chunkBytes(_ store: SnapshotStore) throws -> Int {
    try DatabaseQueue(path: store.path).read { db in
      try Int.fetchOne(db, sql: "SELECT sum(length(bytes)) FROM chunk") ?? -1
    }
  }
}

extension Parts {
  /// Changes one thing.
  fileprivate mutating func change(_ number: Int, using random: inout SeededGenerator) {
    let place = Int.random(in: claims.indices, using: &random)
    let name = "new-\(number)-\(Int.random(in: 0..<1 << 40, using: &random))"
    switch Int.random(in: 0..<9, using: &random) {
    case 0: claims[place].value = 0.125
    case 1: claims[place].note += " again"
    case 2: claims.remove(at: place)
    case 3:
      var claim = claims[place]
      claim.id = name
      claim.fact = oddTexts.randomElement(using: &random) ?? ""
      claims.append(claim)
    case 4:
      sources.append(Source(id: name, title: "new"))
      claims[place].source = name
    case 5:
      actors.append(Actor(id: name, name: "new"))
      claims[place].regarding.append(name)
    case 6:
      layers.append(Layer(id: name, scale: .strength))
    case 7:
      // An actor goes, and with it all that it has to do with.
      let gone =
        actors.indices.filter { actors[$0].kind != .bloc }.randomElement(using: &random) ?? 0
      let name = actors.remove(at: gone).id
      for index in actors.indices { actors[index].members.removeAll { $0.actor == name } }
      claims.removeAll { $0.from == name || $0.to == name || $0.regarding.contains(name) }
    default:
      claims[place].start = nil
      claims[place].end = nil
      claims[place].lastObserved = nil
      claims[place].kind = .spell
    }
  }
}
