/// How the bytes of a delta write a position in a list; without one of these, it is one in the base.
enum DeltaCode {
  /// Marks the label of a new entry.
  static let newEntry: UInt32 = 1 << 31

  /// Stands for a text that the base has not, and that follows.
  static let newText = UInt32.max

  /// Labels for new entries: hashes of their identifiers, so that an entry keeps its label whatever
  /// else comes in, unless two hashes meet.
  static func labels(_ ids: [String]) -> [UInt32] {
    var taken: Set<UInt32> = []
    return ids.map { id in
      var bits = stableHash(id.utf8)
      while !taken.insert(UInt32(truncatingIfNeeded: bits >> 32) & ~newEntry).inserted {
        bits = bits &* 0x5851_F42D_4C95_7F2D &+ 1
      }
      return UInt32(truncatingIfNeeded: bits >> 32) & ~newEntry
    }
  }

  /// A number as bytes, the lowest first.
  static func bytes(_ number: Int, width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
