/// Numbers that look random and are the same for the same seed on every machine (SplitMix64).
struct SeededSequence {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }
}

extension SeededSequence {
  /// The next number, from 0 up to a bound above 0.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Int(truncatingIfNeeded: bits >> 32) % bound
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
