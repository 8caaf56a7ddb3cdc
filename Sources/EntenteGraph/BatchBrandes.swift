/// Eight numbers side by side, one for each start of a batch.
typealias Lanes = SIMD8<Double>

/// Brandes' sums from eight starts at a time, every tie of length 1.
///
/// The starts walk outwards together, step by step: a vertex adds up the rows of its neighbours of
/// the step before, eight counts at once, and keeps those of the starts that had not met it yet.
/// Near starts meet most vertices at the same or the next step, so a vertex is visited two or three
/// times for eight starts. The way back adds up shares in the same manner.
struct BatchBrandes {
  let rows: RowsView
  let inRows: RowsView
  let weights: View<Double>
  /// Where the vertices that a batch can meet start and end.
  var range = 0..<0
  /// How many shortest paths lead to each vertex from each start (shape: vertices of the range).
  let paths: Cells<Lanes>
  /// The counts, or the shares, of the last step and 0 elsewhere.
  var front: Cells<Lanes>
  /// Those of the next step and 0 elsewhere, between two steps 0 all over.
  var other: Cells<Lanes>
  /// Which starts have met each vertex, a bit each.
  let seen: Cells<UInt8>
  /// Which met it at the last step.
  let fresh: Cells<UInt8>
  /// Which meet it at the next step, so far.
  let coming: Cells<UInt8>
  /// The vertices met, step by step; at most once a start.
  let order: Cells<Vertex>
  /// Which starts met each of them at that step.
  let bits: Cells<UInt8>
  /// Where each step begins in that order, and at last where all end.
  var steps: [Int] = []
  /// For a set of starts 1 in its lanes and 0 in the others (shape: 256).
  let masks: Cells<Lanes>
}

extension BatchBrandes {
  /// Takes memory for batches that meet at most `most` vertices; `tell` is called every few
  /// milliseconds.
  init(
    _ rows: RowsView,
    _ inRows: RowsView,
    weights: View<Double>,
    most: Int,
    _ tell: () -> Void
  ) {
    self.rows = rows
    self.inRows = inRows
    self.weights = weights
    paths = Cells(uninitialised: most)
    paths.touch(with: .zero, Crew(threads: 1, steps: 0), tell)
    front = Cells(most, repeating: .zero, tell)
    other = Cells(most, repeating: .zero, tell)
    seen = Cells(uninitialised: most)
    fresh = Cells(most, repeating: 0)
    coming = Cells(most, repeating: 0)
    order = Cells(uninitialised: 8 * most)
    bits = Cells(uninitialised: 8 * most)
    masks = Self.masks
  }

  private static let masks: Cells<Lanes> = {
    let masks = Cells<Lanes>(256, repeating: .zero)
    for set in 0..<256 {
      var mask = Lanes.zero
      for lane in 0..<8 where (set >> lane) & 1 == 1 { mask[lane] = 1 }
      masks[set] = mask
    }
    return masks
  }()

  /// The lanes of a set of starts, 0 in the others.
  @inline(__always)
  func only(_ lanes: Lanes, _ set: UInt8) -> Lanes {
    Lanes.zero.replacing(with: lanes, where: masks[Int(set)] .> Lanes.zero)
  }

  /// Adds the shares of a batch of starts.
  ///
  /// - Parameters:
  ///   - starts: Up to eight.
  ///   - range: The vertices of their components.
  ///   - sums: Where to add, the first element belonging to the first vertex of the range.
  ///   - slotSums: Where to add those of slots, the first belonging to the first slot of the range;
  ///     nil if they are not wanted.
  ///   - isStopped: Asked now and then.
  /// - Returns: What came of it.
  mutating func add(
    _ starts: Range<Int>,
    in range: Range<Int>,
    to sums: Cells<Double>,
    slots slotSums: Cells<Double>?,
    isStopped: () -> Bool
  ) -> BrandesOutcome {
    self.range = range
    seen.fill(0..<range.count, with: 0)
    paths.fill(0..<range.count, with: .zero)
    steps.removeAll(keepingCapacity: true)
    let fault = spread(starts, isStopped)
    if let fault { return fault >= 0 ? .overflowed(fault) : .stopped }
    return collect(starts, sums, slotSums, isStopped) ? .done : .stopped
  }
}
