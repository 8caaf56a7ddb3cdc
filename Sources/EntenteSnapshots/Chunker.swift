/// Where a part of canonical bytes is cut into chunks.
///
/// A cut depends on the bytes before it and on nothing else, so that a change in one place leaves all
/// chunks but one or two as they were, also when what follows moves. But long columns are cut into
/// chunks that fill a page of the file each, which are read without being put together: a graph in
/// which they would move is kept as a delta. Readers join whatever chunks they find: the cuts may
/// change in a later version.
struct Chunker {
  /// How long a chunk is on average, a power of two; nil for chunks of a page.
  private let target: Int?

  /// A chunker for a part of some length; short ones are cut finely, for a thousand snapshots of a
  /// small graph to cost little.
  init(position: Int, length: Int) {
    let isColumn = (StoredParts.Place.texts..<StoredParts.Place.delta).contains(position)
    guard !isColumn || length < 1 << 20 else {
      target = nil
      return
    }
    var size = 512
    while size < (isColumn ? 4_096 : 16_384), size * 256 < length { size *= 2 }
    target = size
  }

  /// How many bytes of a chunk fit a page of 64 KiB beside its digest and what SQLite writes.
  static let page = 65_440

  /// The chunks of a part, in order; an empty part has none.
  ///
  /// - Complexity: O(N) for N bytes.
  func chunks(of bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
    guard let target else {
      return stride(from: 0, to: bytes.count, by: Chunker.page).map {
        $0..<min($0 + Chunker.page, bytes.count)
      }
    }
    return Chunker.gear.withUnsafeBufferPointer { gear in
      var ranges: [Range<Int>] = []
      var start = 0
      while start < bytes.count {
        let end = cut(bytes, from: start, target, gear)
        ranges.append(start..<end)
        start = end
      }
      return ranges
    }
  }

  /// The end of the chunk that begins at a place: where the upper bits of a rolling hash of the last
  /// 64 bytes are 0, else four times the average further on.
  private func cut(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    _ target: Int,
    _ gear: UnsafeBufferPointer<UInt64>
  ) -> Int {
    let last = min(start + target * 4, bytes.count)
    let first = min(start + target / 2, last)
    let mask = UInt64(target / 2 - 1) << UInt64(64 - (target / 2).trailingZeroBitCount)
    var hash: UInt64 = 0
    for place in max(start, first - 64)..<first {
      hash = hash << 1 &+ gear[Int(bytes[place])]
    }
    for place in first..<last {
      hash = hash << 1 &+ gear[Int(bytes[place])]
      if hash & mask == 0 { return place + 1 }
    }
    return last
  }

  /// A random number for each byte: SplitMix64 from 0.
  private static let gear: [UInt64] = (1...256).map { (index: UInt64) in
    var z = index &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
