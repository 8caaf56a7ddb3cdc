internal import EntenteModel
internal import Foundation
internal import GRDB

/// The parts of a graph as a store keeps them, in chunks.
///
/// Whatever the tables declare, no more memory is asked for than the file can account for.
struct StoredParts {
  /// The canonical parts, and behind them what a graph has that is kept as a delta: the delta, and
  /// the layers, actors and sources of its base, whose claims stand in place of its own.
  static let names = CanonicalPart.names + ["delta", "layers", "actors", "sources"]

  /// Where parts stand among these.
  enum Place {
    static let lists = 1..<4
    static let texts = 4
    static let claims = 5
    static let columns = 6..<23
    static let regarding = 23
    static let regarded = 24
    static let delta = 25
  }

  /// A part as its row and those of its chunks describe it.
  private struct Part {
    let position: Int
    let number: Int64
    let digest: Digest?
    let declared: Int
    let length: Int
  }

  private let store: SnapshotStore
  private let db: Database
  private var parts: [Part]
  private let progress: SnapshotStore.Progress?
  private let total: Int
  private var done = 0

  /// Whether each part is held against its digest, with all its bytes.
  private let isVerified: Bool
}

extension StoredParts {
  /// Looks up the parts of the graph that has a digest.
  init(
    ofGraph digest: String,
    in store: SnapshotStore,
    _ db: Database,
    isVerified: Bool = false,
    _ progress: SnapshotStore.Progress? = nil
  ) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT graph_part.position, graph_part.part, part.digest, part.length,
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
        position: try row.decode(Int.self, atIndex: 0),
        number: try row.decode(Int64.self, atIndex: 1),
        digest: try row.decode(Data?.self, atIndex: 2).map { Digest(bytes: Array($0)) },
        declared: try row.decode(Int?.self, atIndex: 3) ?? -1,
        length: Int(try row.decode(Double.self, atIndex: 4))
      )
    }
    self.store = store
    self.db = db
    self.progress = progress
    self.isVerified = isVerified
    total = parts.reduce(1) { $0 + $1.length }
    // Equal chunks are kept once, so that a graph may be longer than the file, but not by that much.
    guard total < store.fileSize() * 4_096 else {
      throw EntenteError.damagedStore(store.path, because: "it is too short for what it declares")
    }
  }

  /// How many there are.
  var count: Int { parts.count }

  /// Whether the graph is kept as a delta.
  var hasDelta: Bool { parts.contains { $0.position == Place.delta } }

  /// The rows of the parts.
  var numbers: [Int64] { parts.map(\.number) }

  /// The parts of the graph that deltas are made from: this one, or the base of this one (but for its
  /// names, which do not matter); nil when some are missing.
  func base() -> StoredParts? {
    let isWhole = parts.enumerated().allSatisfy { $0 == $1.position }
    guard hasDelta else { return isWhole && count == Place.delta ? self : nil }
    guard isWhole && count == StoredParts.names.count else { return nil }
    var base = self
    base.parts = Array(parts[..<Place.delta])
    for list in Place.lists { base.parts[list] = parts[Place.delta + list] }
    return base
  }

  /// How many bytes a part has, all of which are there.
  func length(_ index: Int) throws(EntenteError) -> Int {
    let part = parts[index]
    guard part.length == part.declared else {
      let lengths = "\(part.length) bytes in place of \(part.declared)"
      throw .damagedGraph(in: name(index), because: "its chunks have \(lengths)")
    }
    return part.length
  }

  /// How many bytes some parts are said to have.
  func length(of indices: Range<Int>) -> Int { parts[indices].reduce(0) { $0 + $1.length } }

  /// The bytes of a part.
  mutating func bytes(_ index: Int) throws(EntenteError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: try length(index))
    try copy(index, to: &bytes)
    return bytes
  }

  /// Copies a part to the start of some bytes, which must have room for it.
  mutating func copy(_ index: Int, to bytes: inout [UInt8]) throws(EntenteError) {
    let length = try length(index)
    var failure: EntenteError?
    bytes.withUnsafeMutableBytes { room in
      do throws(EntenteError) {
        try copy(index, to: UnsafeMutableRawBufferPointer(rebasing: room[..<length]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Copies a part; the target is as long as ``length(_:)`` said.
  mutating func copy(_ index: Int, to target: UnsafeMutableRawBufferPointer) throws(EntenteError) {
    let number = parts[index].number
    var filled = 0
    var told = done
    var digests: [UInt8] = []
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
            throw EntenteError.damagedGraph(in: name(index), because: "a chunk is too long")
          }
          chunk.withUnsafeBytes {
            if isVerified { digests += Digest(of: $0).bytes }
            UnsafeMutableRawBufferPointer(rebasing: target[filled...]).copyMemory(from: $0)
          }
          filled += chunk.count
        }
        if done + filled - told > total / 100 {
          told = done + filled
          try progress?(min(1, Double(told) / Double(total)))
        }
      }
    }
    guard filled == target.count else {
      throw .damagedGraph(in: name(index), because: "a chunk is missing")
    }
    if isVerified {
      let position = index < CanonicalPart.names.count ? index : index - Place.delta
      guard Digest(ofPart: position, chunks: digests) == parts[index].digest else {
        throw .damagedGraph(in: name(index), because: "it does not have its digest")
      }
    }
    done += filled
  }

  private func name(_ index: Int) -> String {
    index < StoredParts.names.count ? StoredParts.names[index] : "end"
  }
}
