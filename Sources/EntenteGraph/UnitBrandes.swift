/// Brandes' sums from one start after another, every tie of length 1.
///
/// Both ways look at the ties of a step from the side that has fewer: outwards the vertices met last
/// tell their neighbours, or those not met yet look at theirs; inwards the vertices of a step look
/// at the next, or are told by it.
struct UnitBrandes<Level: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
  let rows: RowsView
  let inRows: RowsView
  /// How many vertices each stands for; nil for 1 each.
  let weights: View<Double>?
  /// How many steps each is from the start; the greatest number if it has not been met.
  let levels: Cells<Level>
  /// How many shortest paths lead to each that was met.
  let paths: Cells<Double>
  /// What each hands to those before it, for a path: (weight + share) / paths.
  let parts: Cells<Double>
  /// The vertices met, nearest first.
  let order: Cells<Vertex>
  /// The steps taken.
  var steps: [Step] = []

  /// The vertices of one step.
  struct Step {
    /// Where it begins in the order.
    var begin: Int
    /// How many ties leave its vertices.
    var leaving = 0
    /// How many arrive at them.
    var arriving = 0
  }
}

extension UnitBrandes {
  init(_ rows: RowsView, _ inRows: RowsView, weights: View<Double>?) {
    self.rows = rows
    self.inRows = inRows
    self.weights = weights
    let count = rows.vertexCount
    levels = Cells(count, repeating: .max)
    paths = Cells(uninitialised: count)
    parts = Cells(uninitialised: count)
    order = Cells(uninitialised: count)
  }

  /// Adds the shares of one start.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - range: The vertices of its component.
  ///   - sums: Where to add, the first element belonging to the first vertex of the range.
  ///   - slotSums: Where to add those of slots, the first belonging to the first slot of the range;
  ///     nil if they are not wanted.
  ///   - isStopped: Asked now and then.
  /// - Returns: What came of it.
  mutating func add(
    _ start: Int,
    in range: Range<Int>,
    to sums: Cells<Double>,
    slots slotSums: Cells<Double>?,
    isStopped: () -> Bool
  ) -> BrandesOutcome {
    steps.removeAll(keepingCapacity: true)
    guard let met = spread(from: start, range, isStopped) else { return .tooDeep }
    defer { for place in 0..<met { levels[Int(order[place])] = .max } }
    guard !isStopped() else { return .stopped }
    let factor = weights?[start] ?? 1
    var step = steps.count - 1
    while step >= 0 {
      defer { step -= 1 }
      let begin = steps[step].begin
      let end = step + 1 < steps.count ? steps[step + 1].begin : met
      gather(step, begin..<end, met, isPulled: slotSums != nil, isStopped)
      if isStopped() { return .stopped }
      for place in begin..<end {
        let vertex = Int(order[place])
        let count = paths[vertex]
        guard count < .infinity else { return .overflowed(vertex) }
        let share = count * parts[vertex]
        if let slotSums { addSlots(of: vertex, count, factor, range, to: slotSums) }
        parts[vertex] = ((weights?[vertex] ?? 1) + share) / count
        if step > 0 { sums[vertex &- range.lowerBound] += factor * share }
      }
    }
    return .done
  }

  private func addSlots(
    of vertex: Int,
    _ count: Double,
    _ factor: Double,
    _ range: Range<Int>,
    to sums: Cells<Double>
  ) {
    let first = rows.start(range.lowerBound)
    let next = levels[vertex] &+ 1
    for slot in rows.start(vertex)..<rows.end(vertex) {
      let target = Int(rows.targets[slot])
      // Many paths times many starts may be beyond the range of the numbers.
      if levels[target] == next { sums[slot &- first] += factor * (count * parts[target]) }
    }
  }
}
