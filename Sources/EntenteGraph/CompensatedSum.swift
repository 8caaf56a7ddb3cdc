/// A sum that keeps what rounding takes from it, so that its fault does not grow with the number of
/// what is added.
///
/// - SeeAlso: Kahan, Further remarks on reducing truncation errors (1965), CACM 8:40.
struct CompensatedSum {
  /// What was added.
  private(set) var total = 0.0
  /// How much more was added to it than was meant.
  private var excess = 0.0

  /// Starts a sum of nothing.
  init() {}
}

extension CompensatedSum {
  /// Adds a number.
  @inline(__always)
  mutating func add(_ number: Double) {
    let rest = number - excess
    let next = total + rest
    excess = (next - total) - rest
    total = next
  }
}
