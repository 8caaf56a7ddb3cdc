/// How far rounds have come, and when to tell of it.
struct Pace {
  /// How many rounds suffice for sure.
  let expected: Int
  /// The change at which to end.
  let tolerance: Double
  /// How many rounds are done.
  private(set) var rounds = 0
  /// What the last round changed.
  private(set) var change = Double.infinity
  private var share = 0.0
  private var last = ContinuousClock.now

  /// Starts before the first round.
  init(expected: Int, tolerance: Double) {
    self.expected = expected
    self.tolerance = tolerance
  }
}

extension Pace {
  /// The share of the whole that is done when a share of the round is; nil if it was told less than
  /// a hundredth of a second ago.
  mutating func due(_ done: Double) -> Double? {
    let now = ContinuousClock.now
    guard now - last >= .milliseconds(10) else { return nil }
    last = now
    return min(share + step * done, 0.999)
  }

  /// Ends a round, which changed so much.
  mutating func end(change: Double) {
    share += step
    rounds += 1
    self.change = change
    if tolerance < 1 && change < 1 {
      share = max(share, min(change.naturalLogarithm / max(tolerance, 1e-17).naturalLogarithm, 1))
    }
  }

  private var step: Double { (1 - share) / Double(max(1, expected - rounds)) }
}
