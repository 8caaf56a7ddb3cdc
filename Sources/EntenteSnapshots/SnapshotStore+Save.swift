public import EntenteModel
internal import Foundation
internal import GRDB

extension SnapshotStore {
  /// Saves a graph under a name, for good.
  ///
  /// All of it happens or nothing: a save that fails leaves an old store as it was, and of a new one
  /// no file. What the store holds already, a graph or a part of one, takes no further room; a graph
  /// that differs little from its parent, or from the latest of its name, is kept as the difference.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - name: 1 to 100 letters, digits, dots, dashes and underscores of ASCII, new to the store.
  ///   - message: Why it is saved.
  ///   - author: Who saves it.
  ///   - createdAt: The time in seconds since 1970 UTC; nil for now.
  ///   - parent: The digest of the graph that it was made from; its own counts for none.
  ///   - engine: The version of the program that saves.
  ///   - progress: Told the share that is done, 0...1; what it throws ends the save.
  /// - Returns: What ``list()`` will say about it.
  /// - Throws: ``EntenteError`` of code `badOption` for the name, `snapshotExists`,
  ///   `unwritableFile`, `busyStore`, those of ``init(path:mode:)``, or what `progress` throws.
  /// - Precondition: `mode == .create`, and `parent` is 64 hexadecimal digits.
  /// - Complexity: O(N) for N canonical bytes, also of the graph that the difference is from.
  @discardableResult
  public func save(
    _ graph: ActorGraph,
    name: String,
    message: String = "",
    author: String = "",
    createdAt: Int64? = nil,
    parent: String? = nil,
    engine: String = Entente.version,
    progress: Progress? = nil
  ) throws(EntenteError) -> SnapshotRecord {
    precondition(mode == .create, "A store that is read only takes no snapshots")
    precondition(parent.map { hexBytes($0)?.count == 32 } ?? true, "A parent must be a digest")
    guard SnapshotStore.isName(name) else { throw .badSnapshotName(name) }
    try progress?(0)
    let plan = GraphPlan(graph)
    let digest = plan.digest.description
    let record = SnapshotRecord(
      name: name,
      digest: digest,
      message: withoutNUL(message),
      author: withoutNUL(author),
      createdAt: createdAt ?? Int64(Date().timeIntervalSince1970),
      parent: parent.map { $0.lowercased() }.flatMap { $0 == digest ? nil : $0 },
      engine: withoutNUL(engine),
      graphName: withoutNUL(graph.name),
      graphTitle: withoutNUL(graph.title),
      asOf: graph.asOf,
      actors: graph.actors.count,
      layers: graph.layers.count,
      sources: graph.sources.count,
      claims: graph.claims.count
    )
    var work = GraphInsertion(
      store: self,
      graph: graph,
      plan: plan,
      record: record,
      progress: progress
    )
    if try !fileExists() {
      let isMade = try publishing { draft throws(EntenteError) in
        try writing(draft) { db in
          try Schema.create(db)
          try insert(work, db)
        }
      }
      if isMade { return record }
    }
    // Before the work as well as in the transaction that decides.
    work.delta = try reading { db in
      try checkIsNew(name, db)
      return try work.plannedDelta(db)
    }
    work.start = GraphInsertion.isCompared
    let insertion = work
    try writing(path) { db in
      try Schema.update(db, path: path)
      try insert(insertion, db)
    }
    return record
  }

  private static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
      }
  }

  private func insert(_ work: GraphInsertion, _ db: Database) throws {
    try checkIsNew(work.record.name, db)
    try work.run(db)
  }

  private func checkIsNew(_ name: String, _ db: Database) throws {
    let sameName = "SELECT EXISTS (SELECT * FROM snapshot WHERE name = ?)"
    if try Bool.fetchOne(db, sql: sameName, arguments: [name]) == true {
      throw EntenteError.snapshotExists(name, path)
    }
  }
}

/// A text as SQLite carries it: up to the end, with U+FFFD for NUL.
func withoutNUL(_ text: String) -> String {
  guard text.utf8.contains(0) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
}
