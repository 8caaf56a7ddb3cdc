/// A run of digits, read eight at a time.
struct DigitRun {
  /// The number; right for up to sixteen digits.
  let value: UInt64
  /// How many digits there are; 16 if there are more.
  let length: Int
}

extension DigitRun {
  /// Reads the digits from a place on.
  ///
  /// - Precondition: Sixteen bytes stand there.
  @inline(__always)
  init(_ bytes: View<UInt8>, at place: Int) {
    let (first, count) = Self.eight(bytes.word(at: place))
    if count < 8 {
      (value, length) = (first, count)
      return
    }
    let (second, more) = Self.eight(bytes.word(at: place &+ 8))
    value = first &* Self.power(more) &+ second
    length = 8 &+ more
  }

  /// The first digits of eight bytes, the lowest one first.
  ///
  /// A byte that is no digit, less "0", is 10 or more: its top bit, or that of the sum with 118,
  /// shows it. The digits are shifted to the end and joined by pairs, then fours, then eights.
  @inline(__always)
  private static func eight(_ word: UInt64) -> (value: UInt64, count: Int) {
    let digits = word ^ 0x3030_3030_3030_3030
    let others = (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
    let bits = others.trailingZeroBitCount & ~7
    guard bits > 0 else { return (0, 0) }
    var value = digits &<< UInt64(truncatingIfNeeded: 64 &- bits)
    value = (value &* 10 &+ value &>> 8) & 0x00FF_00FF_00FF_00FF
    value = (value &* 100 &+ value &>> 16) & 0x0000_FFFF_0000_FFFF
    value = (value &* 10_000 &+ value &>> 32) & 0xFFFF_FFFF
    return (value, bits &>> 3)
  }

  /// A power of ten.
  @inline(__always)
  static func power(_ exponent: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<exponent { power &*= 10 }
    return power
  }
}
