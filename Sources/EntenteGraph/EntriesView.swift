/// Rows with an entry beside each slot, opened for reading.
///
/// Valid only inside the closure that hands it out.
struct EntriesView<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>: Sendable {
  /// The rows.
  let rows: RowsView
  /// One entry a slot; empty if each is 1.
  let values: View<Scalar>
}

extension EntriesView {
  /// What arrives at a vertex when each vertex sends its number along its ties.
  ///
  /// Four sums side by side do not wait for each other. Long rows are summed in blocks whose sums
  /// are added in `Double`, so that small numbers do not drown in a large sum of few digits.
  @inline(__always)
  func arriving(at vertex: Int, from numbers: Cells<Scalar>) -> Scalar {
    let end = rows.end(vertex)
    var slot = rows.start(vertex)
    var total = 0.0
    let isWeighted = values.count > 0
    while end &- slot > 512 {
      total += Double(
        isWeighted
          ? weighted(slot, slot &+ 512, numbers) : plain(slot, slot &+ 512, numbers)
      )
      slot &+= 512
    }
    return Scalar(
      total + Double(isWeighted ? weighted(slot, end, numbers) : plain(slot, end, numbers))
    )
  }

  @inline(__always)
  private func plain(_ start: Int, _ end: Int, _ numbers: Cells<Scalar>) -> Scalar {
    let targets = rows.targets
    var slot = start
    var (one, two, three, four): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
    while slot &+ 4 <= end {
      one += numbers[Int(targets[slot])]
      two += numbers[Int(targets[slot &+ 1])]
      three += numbers[Int(targets[slot &+ 2])]
      four += numbers[Int(targets[slot &+ 3])]
      slot &+= 4
    }
    while slot < end {
      one += numbers[Int(targets[slot])]
      slot &+= 1
    }
    return (one + two) + (three + four)
  }

  @inline(__always)
  private func weighted(_ start: Int, _ end: Int, _ numbers: Cells<Scalar>) -> Scalar {
    let targets = rows.targets
    var slot = start
    var (one, two): (Scalar, Scalar) = (0, 0)
    while slot &+ 2 <= end {
      one += values[slot] * numbers[Int(targets[slot])]
      two += values[slot &+ 1] * numbers[Int(targets[slot &+ 1])]
      slot &+= 2
    }
    if slot < end { one += values[slot] * numbers[Int(targets[slot])] }
    return one + two
  }
}
