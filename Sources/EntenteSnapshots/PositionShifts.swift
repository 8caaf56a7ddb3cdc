/// Where the entries of an earlier list are now: each moved by what came and went before it.
package struct PositionShifts: Sendable {
  /// From which position on the shift of the same index holds; the first is 0.
  private var starts: [UInt32] = [0]
  private var shifts: [UInt32] = [0]
}

extension PositionShifts {
  /// The shifts of a delta.
  ///
  /// - Complexity: O(D) for D entries of the delta.
  package init(_ delta: ListDelta) {
    self.init()
    let (removed, inserted) = (delta.removed, delta.inserted)
    var (gone, new) = (0, 0)
    while gone < removed.count || new < inserted.count {
      // What is gone moves those after it.
      let start = min(
        gone < removed.count ? removed[gone] &+ 1 : .max,
        new < inserted.count ? inserted[new] : .max
      )
      while gone < removed.count, removed[gone] &+ 1 == start { gone += 1 }
      while new < inserted.count, inserted[new] == start { new += 1 }
      let shift = UInt32(truncatingIfNeeded: new &- gone)
      if start == 0 {
        shifts[0] = shift
      } else if shift != shifts[shifts.count - 1] {
        starts.append(start)
        shifts.append(shift)
      }
    }
  }

  /// Whether every entry is where it was.
  package var isNone: Bool { shifts == [0] }

  /// Where an entry is now; some position for one that is gone.
  ///
  /// - Complexity: O(log D).
  package func place(of position: UInt32) -> UInt32 {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return position &+ shifts[low]
  }
}
