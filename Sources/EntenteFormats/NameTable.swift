/// Numbers the distinct names of a table in the order in which they appear, without making a String
/// of each occurrence.
struct NameTable {
  /// Each distinct name.
  private(set) var names: [String] = []

  /// The line on which each first stood, and its column.
  private(set) var places: [(line: Int, column: Int)] = []

  private var pool: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Positions in `names` plus one, by hash; 0 where free.
  private var slots = [UInt32](repeating: 0, count: 1_024)
}

extension NameTable {
  /// The number of the name in a range of bytes, with a new number for a new name.
  ///
  /// The range is not empty; `place` is asked for once for each name. On average this takes time in
  /// the length of the name.
  mutating func position(
    of range: Range<Int>,
    in bytes: [UInt8],
    place: () -> (line: Int, column: Int)
  ) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if hashes[known] == hash, isEqual(known, range, bytes) { return known }
      slot = (slot + 1) & mask
    }
    let position = names.count
    names.append(String(decoding: bytes[range], as: UTF8.self))
    places.append(place())
    pool.append(contentsOf: bytes[range])
    ends.append(pool.count)
    hashes.append(hash)
    slots[slot] = UInt32(position + 1)
    if names.count * 2 > slots.count { grow() }
    return position
  }

  private func isEqual(_ known: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let start = known == 0 ? 0 : ends[known - 1]
    guard ends[known] - start == range.count else { return false }
    var offset = start
    for index in range {
      if pool[offset] != bytes[index] { return false }
      offset += 1
    }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (position, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(position + 1)
    }
  }
}
