extension Crew {
  /// Goes through the numbers below a count, a range of them at a time.
  func ranges(_ count: Int, _ work: @Sendable (Range<Int>) -> Void) {
    each(Self.rangeCount(count)) { work(Self.range($0, count)) }
  }

  /// The same, `tell` being called between those of the caller's thread; it stops the work by
  /// throwing.
  func ranges<Failure: Error>(
    _ count: Int,
    _ tell: () throws(Failure) -> Void,
    _ work: @Sendable (Range<Int>) -> Void
  ) throws(Failure) {
    try each(Self.rangeCount(count), tell) { work(Self.range($0, count)) }
  }

  /// Adds up what ranges of the numbers below a count give, in their order.
  func sum(_ count: Int, _ work: @Sendable (Range<Int>) -> Double) -> Double {
    let pieces = Self.rangeCount(count)
    let sums = Cells<Double>(uninitialised: pieces)
    each(pieces) { sums[$0] = work(Self.range($0, count)) }
    var sum = CompensatedSum()
    for piece in 0..<pieces { sum.add(sums[piece]) }
    return sum.total
  }

  /// Neither so short that to take one costs as much as its work, nor so long that few threads have
  /// any.
  private static var length: Int { 1 << 14 }

  private static func rangeCount(_ count: Int) -> Int { (count + length - 1) / length }

  private static func range(_ piece: Int, _ count: Int) -> Range<Int> {
    piece * length..<min(count, (piece + 1) * length)
  }
}
