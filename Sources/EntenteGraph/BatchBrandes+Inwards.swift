extension BatchBrandes {
  /// Adds up the shares from the farthest vertices back to the starts, and whether it came there.
  mutating func collect(
    _ starts: Range<Int>,
    _ sums: Cells<Double>,
    _ slotSums: Cells<Double>?,
    _ isStopped: () -> Bool
  ) -> Bool {
    var factors = Lanes.zero
    for start in starts { factors[start &- starts.lowerBound] = weights[start] }
    let first = range.lowerBound
    // The front is 0 but where the last step stands.
    var step = steps.count - 2
    let end = steps[steps.count - 1]
    for place in steps[step]..<end {
      let vertex = Int(order[place])
      let here = vertex &- first
      front[here] = only(Lanes(repeating: weights[vertex]) / paths[here], bits[place])
    }
    while step > 0 {
      step -= 1
      let own = steps[step]..<steps[step + 1]
      for part in Self.parts(of: own) {
        if isStopped() { return false }
        if let slotSums { addSlots(part, factors, to: slotSums) }
        for place in part where step > 0 {
          let vertex = Int(order[place])
          let here = vertex &- first
          let beyond = total(rows.start(vertex), rows.end(vertex), rows.targets)
          let count = paths[here]
          let share = only(count * beyond, bits[place])
          sums[here] += Self.sum(share * factors)
          other[here] = only((share + weights[vertex]) / count, bits[place])
        }
      }
      for place in own.upperBound..<steps[step + 2] {
        front[Int(order[place]) &- first] = .zero
      }
      swap(&front, &other)
    }
    for place in 0..<steps[1] { front[Int(order[place]) &- first] = .zero }
    return true
  }

  /// Adds what the ties of some vertices lead on to.
  private func addSlots(_ part: Range<Int>, _ factors: Lanes, to sums: Cells<Double>) {
    let first = range.lowerBound
    let firstSlot = rows.start(first)
    for place in part {
      let vertex = Int(order[place])
      let own = only(paths[vertex &- first], bits[place])
      for slot in rows.start(vertex)..<rows.end(vertex) {
        let shares = own * front[Int(rows.targets[slot]) &- first]
        sums[slot &- firstSlot] += Self.sum(shares * factors)
      }
    }
  }

  @inline(__always)
  private static func sum(_ lanes: Lanes) -> Double {
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
