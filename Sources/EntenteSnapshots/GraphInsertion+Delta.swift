internal import EntenteModel
internal import Foundation
internal import GRDB

extension GraphInsertion {
  /// A graph as its delta from another.
  struct Delta {
    let part: GraphPlan.Part

    /// The rows of the base's parts, in the order of its canonical parts.
    let base: [Int64]
  }

  /// The share of the work when the base has been read.
  static let half = 0.5

  /// The latest graph of the same name; nil when there is none.
  func latestDigest(_ db: Database) throws -> String? {
    let sql = "SELECT digest FROM graph WHERE name = ? ORDER BY number DESC LIMIT 1"
    return try Data.fetchOne(db, sql: sql, arguments: [record.graphName]).map { hexText($0) }
  }

  /// The delta from a graph, or from the base that this has itself.
  ///
  /// - Returns: Nil when the graph cannot be read, or when the delta takes no less room than the
  ///   parts that are new.
  func delta(from latest: String, _ db: Database) throws -> Delta? {
    let whole = try room(for: plan.parts, db)
    // A delta has a chunk of its own at least.
    guard whole > 1_000, var base = try base(latest, db) else { return nil }
    guard let bytes = ClaimDelta.bytes(from: &base, to: graph, limit: plan.length / 4) else {
      return nil
    }
    let part = GraphPlan.Part(position: StoredParts.Place.delta, CanonicalPart(bytes))
    let lists = Array(plan.parts[..<StoredParts.Place.texts])
    return try room(for: lists + [part], db) < whole ? Delta(part: part, base: base.rows) : nil
  }

  /// Inserts a graph as a delta, and reads it back.
  ///
  /// - Returns: Whether what was read is the graph; if not, nothing was inserted.
  func insert(_ delta: Delta, of number: Int64, _ db: Database) throws -> Bool {
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

  /// The graph to tell the difference from; nil when it cannot be read.
  private func base(_ latest: String, _ db: Database) throws -> DeltaBase? {
    let share = telling(0, GraphInsertion.half)
    return try unlessDamaged {
      let parts = try StoredParts(ofGraph: latest, in: store, db, progress: share).base()
      let source = StoredGraphSource(parts)
      return DeltaBase(try UncheckedGraph(reading: source).checked(), rows: parts.numbers)
    }
  }

  /// The digest of the graph as it is stored now; nil when it cannot be read.
  private func digestReadBack(_ db: Database) throws -> Digest? {
    let share = telling(GraphInsertion.half, 1)
    let digest = plan.digest.description
    return try unlessDamaged {
      var source = try StoredParts(ofGraph: digest, in: store, db, progress: share).source()
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

  private func unlessDamaged<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try store.translating(body)
    } catch  where error.code == .damagedStore {
      return nil
    }
  }
}
