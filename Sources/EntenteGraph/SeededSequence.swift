/// Numbers that look random and are the same for the same seed on every machine (SplitMix64).
struct SeededSequence {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }
}

extension SeededSequence {
  /// A sequence for one piece of a work, unlike those of the other pieces.
  init(seed: UInt64, piece: Int) {
    var seeds = SeededSequence(seed: seed ^ UInt64(piece) &* 0xD134_2543_DE82_EF95)
    state = seeds.nextBits()
  }

  /// The next 64 bits.
  mutating func nextBits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// The next number, from 0 up to a bound above 0.
  mutating func next(below bound: Int) -> Int {
    Int(truncatingIfNeeded: nextBits() >> 32) % bound
  }

  /// The next number in 0..<1, of 53 random bits.
  mutating func nextUnit() -> Double {
    Double(nextBits() >> 11) * 0x1p-53
  }

  /// Puts an array in a random order.
  mutating func shuffle(_ array: inout [Int]) {
    var place = array.count - 1
    while place > 0 {
      array.swapAt(place, next(below: place + 1))
      place -= 1
    }
  }
}
