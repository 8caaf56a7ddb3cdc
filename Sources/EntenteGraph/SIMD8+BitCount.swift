extension SIMD8<UInt64> {
  /// How many of its 512 bits are 1.
  ///
  /// By adding neighbouring bits, pairs and fours in all words at once: the baseline of x86-64 has
  /// no instruction that counts.
  @inline(__always)
  var bitCount: Int {
    let pairs = self &- ((self &>> 1) & 0x5555_5555_5555_5555)
    let fours = (pairs & 0x3333_3333_3333_3333) &+ ((pairs &>> 2) & 0x3333_3333_3333_3333)
    let half = fours.lowHalf &+ fours.highHalf
    let bytes = (half & 0x0F0F_0F0F_0F0F_0F0F) &+ ((half &>> 4) & 0x0F0F_0F0F_0F0F_0F0F)
    let quarter = bytes.lowHalf &+ bytes.highHalf
    let shorts = (quarter & 0x00FF_00FF_00FF_00FF) &+ ((quarter &>> 8) & 0x00FF_00FF_00FF_00FF)
    return Int(((shorts[0] &+ shorts[1]) &* 0x0001_0001_0001_0001) >> 48)
  }
}
