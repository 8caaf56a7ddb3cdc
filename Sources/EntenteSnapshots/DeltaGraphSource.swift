internal import EntenteModel

/// The parts of a graph that a store keeps as a delta: its own lists, and its base's claims with
/// the delta applied to one column after the other.
struct DeltaGraphSource: CanonicalPartSource {
  private typealias Place = StoredParts.Place

  private var parts: StoredParts
  private let delta: ClaimDelta
  private var splice: ClaimSplice
  private var index = -1

  /// The bytes of the base's part, as far as `baseLength` goes; the room is used again.
  private var base: [UInt8] = []
  private var baseLength = 0

  /// The bytes of a part that is not one of the columns.
  private var ready: [UInt8] = []

  init(_ parts: StoredParts) throws(EntenteError) {
    self.parts = parts
    guard parts.count > Place.delta else {
      throw .damagedGraph(in: "delta", because: "a part is missing")
    }
    // Before memory is taken for it.
    let base = parts.length(of: Place.texts..<Place.delta)
    guard try parts.length(Place.delta) <= base + parts.length(of: 0..<Place.texts) else {
      throw .damagedGraph(in: "delta", because: "it is longer than its base")
    }
    delta = try ClaimDelta(try self.parts.bytes(Place.delta))
    splice = ClaimSplice(delta)
  }

  var isAtEnd: Bool { index + 1 == CanonicalPart.names.count }

  mutating func next() throws(EntenteError) -> Int? {
    index += 1
    guard index < CanonicalPart.names.count else { return nil }
    guard index >= Place.texts else { return try parts.length(index) }
    baseLength = try parts.length(index)
    if base.count < baseLength { base = [UInt8](repeating: 0, count: baseLength) }
    try parts.copy(index, to: &base)
    guard let length = base.withUnsafeBytes({ length(of: $0) }) else {
      let reason = "its delta does not fit its base"
      throw .damagedGraph(in: CanonicalPart.names[index], because: reason)
    }
    return length
  }

  mutating func copy(to target: UnsafeMutableRawBufferPointer) throws(EntenteError) {
    guard index >= Place.texts else { return try parts.copy(index, to: target) }
    // The texts may be most of a graph: their room is not kept while they are read.
    defer { if index == Place.texts { (base, ready) = ([], []) } }
    base.withUnsafeBytes { room in
      let base = UnsafeRawBufferPointer(rebasing: room[..<baseLength])
      switch index {
      case Place.texts, Place.claims: target.copyBytes(from: ready)
      case Place.regarding: splice.copyRegarding(to: target)
      case Place.regarded: splice.copyRegarded(base, to: target)
      default: splice.copyColumn(index - Place.columns.lowerBound, base, to: target)
      }
    }
  }

  /// How long the part is now, given that of the base; nil when it is not what the delta needs.
  private mutating func length(of room: UnsafeRawBufferPointer) -> Int? {
    let base = UnsafeRawBufferPointer(rebasing: room[..<baseLength])
    switch index {
    case Place.texts:
      guard let texts = delta.merged(texts: base) else { return nil }
      ready = texts
      return ready.count
    case Place.claims:
      guard base.count == 8, splice.start(count: base.loadUnaligned(as: UInt64.self).littleEndian)
      else { return nil }
      ready = DeltaCode.bytes(splice.count, width: 8)
      return ready.count
    case Place.regarding: return splice.startRegarding(base) ? 4 * (splice.count + 1) : nil
    case Place.regarded: return splice.regardedCount(base).map { 4 * $0 }
    default:
      let width = ClaimColumn.all[index - Place.columns.lowerBound].width
      return base.count == width * splice.baseCount ? width * splice.count : nil
    }
  }
}
