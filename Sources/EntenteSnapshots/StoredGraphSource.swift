internal import EntenteModel
internal import Foundation
internal import GRDB

/// The parts of a graph as a store keeps them, in chunks.
///
/// Whatever the tables declare, no more memory is asked for than the file can account for.
struct StoredGraphSource: CanonicalPartSource {
  /// A part as its row and those of its chunks describe it.
  private struct Part {
    let number: Int64
    let declared: Int
    let length: Int
  }

  private let store: SnapshotStore
  private let db: Database
  private let parts: [Part]
  private let progress: SnapshotStore.Progress?
  private let total: Int
  private var done = 0
  private var index = -1

  /// Looks up the parts of the graph that has a digest.
  init(
    ofGraph digest: String,
    in store: SnapshotStore,
    _ db: Database,
    progress: SnapshotStore.Progress? = nil
  ) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT graph_part.part, part.length,
          (SELECT total(length(bytes)) FROM part_chunk JOIN chunk ON number = part_chunk.chunk
          WHERE part_chunk.part = graph_part.part)
        FROM graph JOIN graph_part ON graph_part.graph = graph.number
          LEFT JOIN part ON part.number = graph_part.part
        WHERE graph.digest = ? ORDER BY graph_part.position
        """,
      arguments: [Data(hexBytes(digest) ?? [])]
    )
    parts = try rows.map { row in
      Part(
        number: try row.decode(Int64.self, atIndex: 0),
        declared: try row.decode(Int?.self, atIndex: 1) ?? -1,
        length: Int(try row.decode(Double.self, atIndex: 2))
      )
    }
    self.store = store
    self.db = db
    self.progress = progress
    total = parts.reduce(1) { $0 + $1.length }
    // Equal chunks are kept once, so that a graph may be longer than the file, but not by that much.
    guard total < store.fileSize() * 4_096 else {
      throw EntenteError.damagedStore(store.path, because: "it is too short for what it declares")
    }
  }

  var isAtEnd: Bool { index + 1 == parts.count }

  mutating func next() throws(EntenteError) -> Int? {
    index += 1
    guard index < parts.count else { return nil }
    let part = parts[index]
    guard part.length == part.declared else {
      let lengths = "\(part.length) bytes in place of \(part.declared)"
      throw .damagedGraph(in: name, because: "its chunks have \(lengths)")
    }
    return part.length
  }

  mutating func copy(to target: UnsafeMutableRawBufferPointer) throws(EntenteError) {
    let number = parts[index].number
    var filled = 0
    var told = done
    try store.translating {
      let chunks = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT chunk.bytes FROM part_chunk JOIN chunk ON chunk.number = part_chunk.chunk
            WHERE part_chunk.part = ? ORDER BY part_chunk.position
            """
        ),
        arguments: [number]
      )
      while let row = try chunks.next() {
        try row.withUnsafeData(atIndex: 0) { chunk in
          guard let chunk, chunk.count <= target.count - filled else {
            throw EntenteError.damagedGraph(in: name, because: "a chunk is too long")
          }
          chunk.withUnsafeBytes {
            UnsafeMutableRawBufferPointer(rebasing: target[filled...]).copyMemory(from: $0)
          }
          filled += chunk.count
        }
        if done + filled - told > total / 100 {
          told = done + filled
          try progress?(Double(told) / Double(total))
        }
      }
    }
    guard filled == target.count else {
      throw .damagedGraph(in: name, because: "a chunk is missing")
    }
    done += filled
  }

  private var name: String {
    index < CanonicalPart.names.count ? CanonicalPart.names[index] : "end"
  }
}
