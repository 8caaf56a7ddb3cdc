/// Several works one after another told of as one: never less than before, and about a hundred times
/// a second at most.
struct Telling {
  private var reached = 0.0
  private var last: ContinuousClock.Instant?
}

extension Telling {
  /// The share of the whole that is done; nil if it was told less than a hundredth of a second ago.
  mutating func due(_ done: Double) -> Double? {
    let now = ContinuousClock.now
    reached = max(reached, done)
    if let last, now - last < .milliseconds(10) { return nil }
    last = now
    return reached
  }
}
