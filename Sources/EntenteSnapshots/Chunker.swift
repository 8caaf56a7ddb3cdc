/// Where a part of canonical bytes is cut into chunks.
///
/// A cut depends on the bytes before it and on nothing else, so that a change in one place leaves
/// all chunks but one or two as they were, also when what follows moves. Readers join whatever
/// chunks they find: the cuts may change in a later version.
struct Chunker {
  /// How long a chunk is on average; a power of two.
  private let target: Int

  /// A chunker for a part of some length.
  ///
  /// Small parts are cut finely, for a thousand snapshots of a small graph to cost little; large
  /// parts coarsely, for the database to move them at the speed of the disk.
  init(length: Int) {
    guard length < 1 << 20 else {
      target = 1 << 18
      return
    }
    var size = 512
    while size < 4_096, size * 256 < length { size *= 2 }
    target = size
  }

  /// The longest chunk that is ever cut.
  static let longest = 1 << 20

  /// The chunks of a part, in order; an empty part has none.
  ///
  /// - Complexity: O(N) for N bytes.
  func chunks(of bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
    Chunker.gear.withUnsafeBufferPointer { gear in
      var ranges: [Range<Int>] = []
      var start = 0
      while start < bytes.count {
        let end = cut(bytes, from: start, gear)
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
