internal import EntenteModel
internal import Foundation
internal import GRDB

/// A graph as its delta from one that a store has.
struct PlannedDelta {
  /// The digest of the graph that the base was found by.
  let digest: String

  /// The rows of the base's parts, in their order.
  let base: [Int64]

  let part: GraphPlan.Part
}

extension GraphInsertion {
  /// The shares of the work when the base has been read, and when the delta has been read back.
  static let (isCompared, isReadBack) = (0.5, 0.9)

  /// The delta from the graph that this one was made from, else from the latest of its name.
  ///
  /// It only reads, so that nobody waits for it; whether the base is still there is seen later.
  ///
  /// - Returns: Nil when there is no such graph, when it cannot be read, or when the delta takes no
  ///   less room than the parts that are new.
  func plannedDelta(_ db: Database) throws -> PlannedDelta? {
    guard try number(of: plan.digest, in: "graph", db) == nil else { return nil }
    let whole = try room(for: plan.parts, db)
    // A delta has a chunk of its own at least.
    guard whole > 1_000, let digest = try baseDigest(db), var base = try base(digest, db) else {
      return nil
    }
    let bytes = try ClaimDelta.bytes(from: &base, to: graph, limit: plan.length / 4) {
      try progress?(GraphInsertion.isCompared)
    }
    guard let bytes else { return nil }
    let part = GraphPlan.Part(position: StoredParts.Place.delta, CanonicalPart(bytes))
    let lists = Array(plan.parts[..<StoredParts.Place.texts])
    guard try room(for: lists + [part], db) < whole else { return nil }
    return PlannedDelta(digest: digest, base: base.rows, part: part)
  }

  /// Inserts a graph as a delta, and reads it back.
  ///
  /// - Returns: Whether what was read is the graph; if not, nothing was inserted.
  func insert(_ delta: PlannedDelta, of number: Int64, _ db: Database) throws -> Bool {
    let now = try unlessDamaged { try StoredParts(ofGraph: delta.digest, in: store, db).base() }
    guard now??.numbers == delta.base else { return false }
    var isRight = false
    try db.inSavepoint {
      for (position, part) in plan.parts[..<StoredParts.Place.texts].enumerated() {
        try place(row(of: part, at: position, from: nil, db), at: position, of: number, db)
      }
      for position in StoredParts.Place.texts..<StoredParts.Place.delta {
        try place(delta.base[position], at: position, of: number, db)
      }
      let position = StoredParts.Place.delta
      try place(row(of: delta.part, at: position, from: nil, db), at: position, of: number, db)
      for list in StoredParts.Place.lists {
        try place(delta.base[list], at: position + list, of: number, db)
      }
      isRight = try digestReadBack(db) == plan.digest
      return isRight ? .commit : .rollback
    }
    return isRight
  }

  /// About how many bytes parts add to the file: their rows, and their chunks as far as both are new.
  private func room(for parts: [GraphPlan.Part], _ db: Database) throws -> Int {
    var room = 0
    for part in parts where try number(of: part.digest, in: "part", db) == nil {
      room += 100
      for chunk in part.chunks {
        let isKnown = try number(of: chunk.digest, in: "chunk", db) != nil
        room += isKnown ? 10 : 100 + chunk.range.count
      }
    }
    return room
  }

  private func baseDigest(_ db: Database) throws -> String? {
    let parent = Data(record.parent.flatMap { hexBytes($0) } ?? [])
    let sql = """
      SELECT digest FROM graph WHERE digest = ?
      UNION ALL SELECT * FROM (
        SELECT digest FROM snapshot JOIN graph ON graph.number = snapshot.graph
        WHERE graph.name = ? ORDER BY snapshot.number DESC LIMIT 1
      )
      """
    return try Data.fetchOne(db, sql: sql, arguments: [parent, record.graphName])
      .map { hexText($0) }
  }

  /// A graph, or what it is a delta of, to be a base; nil when a part of it is not as it was saved.
  private func base(_ digest: String, _ db: Database) throws -> DeltaBase? {
    let share = telling(0, GraphInsertion.isCompared)
    return try unlessDamaged {
      let parts = try StoredParts(ofGraph: digest, in: store, db, isVerified: true, share).base()
      guard let parts else { return nil }
      let source = StoredGraphSource(parts)
      return DeltaBase(try UncheckedGraph(reading: source).checked(), rows: parts.numbers)
    } ?? nil
  }

  /// The digest of the graph as it is stored now; nil when it cannot be read.
  private func digestReadBack(_ db: Database) throws -> Digest? {
    let share = telling(GraphInsertion.isCompared, GraphInsertion.isReadBack)
    let digest = plan.digest.description
    return try unlessDamaged {
      var source = try StoredParts(ofGraph: digest, in: store, db, share).source()
      var hash = GraphHash()
      while let length = try source.next() {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 8)
        defer { bytes.deallocate() }
        try source.copy(to: bytes)
        hash.begin(part: length)
        hash.add(UnsafeRawBufferPointer(bytes))
      }
      return hash.digest
    }
  }

  /// Tells the progress of a part of the work, from one share of it to another.
  private func telling(_ start: Double, _ end: Double) -> SnapshotStore.Progress {
    { share throws(EntenteError) in try progress?(start + (end - start) * share) }
  }

  /// What some work gives; nil when it meets what is damaged.
  private func unlessDamaged<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try store.translating(body)
    } catch  where error.code == .damagedStore {
      return nil
    }
  }
}
