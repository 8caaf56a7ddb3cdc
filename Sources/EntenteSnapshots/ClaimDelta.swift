/// How the claims of a graph, and the lists in which their positions count, differ from those of an
/// earlier graph, its base.
///
/// Positions in the base stay what they are from one delta to the next, so that two deltas from one
/// base share most of their bytes. `Store.md` specifies them.
struct ClaimDelta {
  /// A claim that is new.
  struct Claim {
    /// What it has in each ``ClaimColumn``, positions being those of now.
    var numbers: [UInt64]

    /// The actors that it regards, by their positions now.
    var regarded: [UInt32]
  }

  /// What happened at a position of the base's claims.
  struct Step {
    var position: UInt32

    /// The index of the new claim that was put before the one there; nil where that one is gone.
    var claim: Int?
  }

  /// What is other in the lists in which positions count.
  private var lists: [ClaimColumn.List: ListDelta] = [:]

  /// The new texts in order, each as its bytes.
  var newTexts: [[UInt8]] = []

  /// The new claims in order.
  var claims: [Claim] = []

  /// What happened, by ascending positions.
  var steps: [Step] = []
}

extension ClaimDelta {
  /// What is other in a list.
  subscript(list: ClaimColumn.List) -> ListDelta {
    get { lists[list] ?? ListDelta() }
    set { lists[list] = newValue }
  }
}
