/// A part of the canonical bytes of a graph, as memory that is shared with the graph.
package struct CanonicalPart: Sendable {
  /// What the bytes of every graph begin with.
  package static let header = Array("entente graph 1\n".utf8)

  /// The parts in the order in which they stand.
  package static let names = [
    "names", "layers", "actors", "sources", "texts", "claims", "from", "to", "layer", "source",
    "value", "confidence", "credibility", "flags", "start", "end", "last observed", "recorded",
    "id", "fact", "locator", "attributed to", "note", "regarding", "regarded actors",
  ]

  private enum Content: Sendable {
    case bytes([UInt8])
    case halves([UInt16])
    case words([UInt32])
    case days([PackedDay])
    case numbers([Double])
  }

  private let content: Content

  /// How many bytes it has.
  package let count: Int

  package init(_ bytes: [UInt8]) { self.init(.bytes(bytes), bytes.count) }

  init(_ column: [UInt16]) {
    self.init(.halves(isStraight ? column : column.map { $0.littleEndian }), column.count * 2)
  }

  init(_ column: [UInt32]) {
    self.init(.words(isStraight ? column : column.map { $0.littleEndian }), column.count * 4)
  }

  init(_ column: [PackedDay]) {
    let days = isStraight ? column : column.map { PackedDay(raw: $0.raw.littleEndian) }
    self.init(.days(days), column.count * 4)
  }

  /// The bits of numbers, those of 0 for -0.
  init(_ column: [Double]) {
    let isPlain = isStraight && !column.contains { $0.bitPattern == (-0.0).bitPattern }
    let plain =
      isPlain
      ? column : column.map { Double(bitPattern: ($0 + 0).bitPattern.littleEndian) }
    self.init(.numbers(plain), column.count * 8)
  }

  private init(_ content: Content, _ count: Int) {
    self.content = content
    self.count = count
  }
}

extension CanonicalPart {
  /// Lends the bytes.
  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value
  {
    switch content {
    case .bytes(let column): try column.withUnsafeBytes(body)
    case .halves(let column): try column.withUnsafeBytes(body)
    case .words(let column): try column.withUnsafeBytes(body)
    case .days(let column): try column.withUnsafeBytes(body)
    case .numbers(let column): try column.withUnsafeBytes(body)
    }
  }

  /// What stands before the part: how many bytes it has.
  package var prefix: [UInt8] { CanonicalPart.prefix(count) }

  private static func prefix(_ count: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }
}

/// Whether memory holds integers as canonical bytes do.
private let isStraight = UInt32(littleEndian: 1) == 1

/// Where the parts of canonical bytes are read from, one after the other.
package protocol CanonicalPartSource {
  /// Goes to the next part.
  ///
  /// - Returns: How many bytes it has, all of which are there; nil when they are not.
  mutating func next() throws(EntenteError) -> Int?

  /// Copies the part; the target is as long as ``next()`` said.
  mutating func copy(to target: UnsafeMutableRawBufferPointer) throws(EntenteError)

  /// Whether nothing is left.
  var isAtEnd: Bool { get }
}

/// The parts of canonical bytes that are in memory.
struct CanonicalByteSource: CanonicalPartSource {
  private let bytes: [UInt8]
  private var part = 0..<CanonicalPart.header.count

  init(_ bytes: [UInt8]) throws(EntenteError) {
    guard bytes.starts(with: CanonicalPart.header) else {
      if bytes.starts(with: "entente graph ".utf8) { throw .newerGraph() }
      throw .damagedGraph(in: "header", because: "it is not 'entente graph 1'")
    }
    self.bytes = bytes
  }

  var isAtEnd: Bool { part.upperBound == bytes.count }

  mutating func next() -> Int? {
    let start = part.upperBound + 8
    guard start <= bytes.count else { return nil }
    let length = bytes[part.upperBound..<start].reversed().reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    guard length <= UInt64(bytes.count - start) else { return nil }
    part = start..<start + Int(length)
    return part.count
  }

  mutating func copy(to target: UnsafeMutableRawBufferPointer) {
    bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[part])) }
  }
}
