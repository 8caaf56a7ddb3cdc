/// How long to search for the frustration index; no option changes a proved value.
public struct FrustrationOptions: Hashable, Sendable, Codable {
  /// How many times the search for a good split starts anew, 1 or more.
  public var starts: Int
  /// How many times to go on with twice the starts while no proof is found, 0 or more.
  public var rounds: Int
  /// The most nodes an exhaustive search of one component may visit; 0 leaves it out.
  public var nodes: Int
  /// The most that proofs of one component may do, in slots that routing looks at and numbers that
  /// linear programmes change; it is what a graph near half-random signs would cost without end.
  public var looks: Int
  /// The seed of the search; the same seed gives the same answer.
  public var seed: UInt64

  /// Creates options.
  public init(
    starts: Int = 20,
    rounds: Int = 3,
    nodes: Int = 2_000_000,
    looks: Int = 200_000_000,
    seed: UInt64 = 1
  ) {
    self.starts = starts
    self.rounds = rounds
    self.nodes = nodes
    self.looks = looks
    self.seed = seed
  }
}

/// The least number (or weight) of ties that contradict a split into two sides.
///
/// A tie is frustrated by a split if it is positive between the sides or negative within one. The
/// upper bound is what the split in `sides` costs. Every cycle in `cycles` has an odd number of
/// negative ties, so that any split frustrates one of its ties: together they cost at least the sum
/// of their multipliers. The lower bound is that, or more if an exhaustive search showed more.
public struct Frustration: Hashable, Sendable, Codable {
  /// The cost of the split: the index is at most this.
  public var upperBound: Double
  /// The index is at least this.
  public var lowerBound: Double
  /// How the index was proved, if it was.
  public var proof: Proof
  /// +1 or -1 a vertex; the vertex of most ties in each component is on +1.
  public var sides: [Int8]
  /// The ties that the split frustrates: the slot with from < to, or of a loop; ascending.
  public var frustrated: [Int]
  /// Cycles with an odd number of negative ties that together use no tie beyond its weight.
  public var cycles: [Cycle]
  /// The number of ties with a sign, loops among them, or the sum of their weights.
  public var total: Double
}

extension Frustration {
  /// Why no split costs less.
  public enum Proof: Hashable, Sendable, Codable {
    /// The cycles cost as much as the split.
    case packing
    /// All splits of some components, each named by its least vertex, were searched to their end, in
    /// so many nodes together; the others have cycles.
    case exhaustive(components: [Vertex], nodes: Int)
    /// There is no proof: the index lies between the bounds.
    case none
  }

  /// A cycle with an odd number of negative ties.
  public struct Cycle: Hashable, Sendable, Codable {
    /// Its ties in order, the frustrated one first, each by its slot with from < to.
    ///
    /// Of parallel ties of one sign the first stands for all.
    public var slots: [Int]
    /// How much of each of its ties it uses, above 0.
    public var multiplier: Double

    /// Creates a cycle.
    public init(slots: [Int], multiplier: Double) {
      self.slots = slots
      self.multiplier = multiplier
    }
  }

  /// Whether no split costs less.
  public var isProved: Bool { proof != .none }

  /// The frustration index, right to 1e-9 of each component's part in it if weights are not whole (see
  /// ``Adjacency/frustration(of:weighted:options:)``); nil if it is not proved.
  public var value: Double? { isProved ? upperBound : nil }

  /// 1 - 2 L / m, 1 if balanced; nil if L is not proved or there are no signed ties.
  ///
  /// In 0...1 without negative loops. Each of these counts in L whatever the split, so that with them
  /// it is in -1...1: -1 if there is nothing else.
  public var index: Double? {
    isProved && total > 0 ? 1 - 2 * upperBound / total : nil
  }
}
