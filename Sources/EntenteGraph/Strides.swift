/// How far to go on in each round of x = M x + b, where M has real eigenvalues (Chebyshev's
/// semi-iteration).
///
/// Where plain rounds shrink the fault by r, these shrink it by r / (1 + sqrt(1 - r^2)). The greatest
/// eigenvalue that matters is taken from how the changes shrink, and taken greater when they shrink
/// too slowly.
///
/// - SeeAlso: Golub and Varga, Chebyshev semi-iterative methods (1961), Numer. Math. 3:147; Hageman
///   and Young, Applied iterative methods (1981), chapter 5, for the estimate.
struct Strides {
  /// The next stride; 1 is a plain round.
  private(set) var next = 1.0
  /// A bound of all eigenvalues; 0 for plain rounds alone.
  let bound: Double
  private var reach = 0.0
  private var run = 0
  private var changes: (Double, Double, Double) = (.infinity, .infinity, .infinity)
}

extension Strides {
  /// Starts with plain rounds.
  init(bound: Double) { self.bound = bound }

  /// Starts anew on another b; the eigenvalues, and so what is known of them, stay.
  mutating func restart() {
    (next, run) = (1, 0)
    changes = (.infinity, .infinity, .infinity)
  }

  /// Chooses the next stride after a round.
  mutating func end(change: Double) {
    guard bound > 0 else { return }
    run += 1
    changes = (changes.1, changes.2, change)
    let shrunk = (change / changes.0).squareRoot()
    let wanted = reach / (1 + (1 - reach * reach).squareRoot())
    if run >= (reach == 0 ? 3 : 5) && shrunk > 1.1 * wanted && reach < bound {
      // The eigenvalue that shrinks so slowly at this reach.
      let excess = reach == 0 ? 1 : shrunk / wanted
      let found = reach == 0 ? shrunk : reach * (excess + 1 / excess) / 2
      reach = min(bound, max(found, reach * 1.05))
      (next, run) = (1, 0)
      return
    }
    next = run == 1 ? 2 / (2 - reach * reach) : 1 / (1 - reach * reach * next / 4)
  }
}
