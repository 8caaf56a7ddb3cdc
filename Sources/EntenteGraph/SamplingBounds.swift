/// How far shares of samples may be from what they estimate.
///
/// The bounds of Borassi and Natale hold at whatever moment up to a horizon sampling stops, for the
/// failures that were given to each vertex before.
struct SamplingBounds {
  /// The number of samples up to which they hold, in whole batches.
  let horizon: Double
  /// ln(1 / failure) of each vertex, the same above and below.
  private let logs: [Double]
}

extension SamplingBounds {
  /// Shares out the failure so that, by a guess, all bounds reach the error with the fewest samples.
  ///
  /// At the horizon h the greater bound is within e if h >= ln(1 / failure) (2 b + 8 e / 3) / e^2.
  init(_ guesses: [Double], _ trial: Int, error: Double, failure: Double) {
    // A little more than was seen, as the share may be greater, and much more where that is cheap:
    // beside the greatest share, small ones take next to nothing of the failure.
    let shares = guesses.map { $0 + 3 * ($0 / Double(trial)).squareRoot() + 3 / Double(trial) }
    let least = (shares.max() ?? 0) / 3
    let needs = shares.map { (2 * max($0, least) + 8 * error / 3) / (error * error) }
    // Most vertices were seen as often as many others.
    var kinds: [(need: Double, count: Double)] = []
    for need in needs.sorted() {
      if need != kinds.last?.need { kinds.append((need, 0)) }
      kinds[kinds.count - 1].count += 1
    }
    func total(_ horizon: Double) -> Double {
      var total = 0.0
      for kind in kinds { total += 2 * kind.count * (-horizon / kind.need).exponential }
      return total
    }
    var (low, high) = (0.0, 1.0)
    while total(high) > failure { high *= 2 }
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if total(middle) > failure { low = middle } else { high = middle }
    }
    let batch = Double(PathSampling.batch)
    horizon = ((high / batch).rounded(.up) + 1) * batch
    logs = needs.map { high / $0 }
  }

  /// How far the share of a vertex among some samples may be from what it estimates.
  func halfWidth(of vertex: Int, _ share: Double, _ samples: Int) -> Double {
    let log = logs[vertex]
    let rest = horizon / Double(samples)
    let spread = 2 * share * horizon / log
    let below = 1.0 / 3 - rest
    let above = 1.0 / 3 + rest
    let lower = below + (below * below + spread).squareRoot()
    let upper = above + (above * above + spread).squareRoot()
    return log / Double(samples) * max(lower, upper)
  }
}
