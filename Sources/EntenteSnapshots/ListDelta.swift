/// How a list differs from an earlier one, by positions in the earlier one.
struct ListDelta: Hashable {
  /// The positions of the entries that are gone, ascending.
  var removed: [UInt32] = []

  /// For each new entry, in order, the position that it was put before; ascending.
  var inserted: [UInt32] = []
}

extension ListDelta {
  /// The delta that leads to a list.
  ///
  /// - Parameters:
  ///   - places: Where each entry of the earlier list is now, ascending; nil for one that is gone.
  ///   - count: How many entries there are now.
  init(places: [UInt32?], count: Int) {
    var next = 0
    for (position, place) in places.enumerated() {
      guard let place else {
        removed.append(UInt32(position))
        continue
      }
      inserted += repeatElement(UInt32(position), count: Int(place) - next)
      next = Int(place) + 1
    }
    inserted += repeatElement(UInt32(places.count), count: count - next)
  }

  /// Where each new entry is now.
  var insertedPlaces: [UInt32] {
    var gone = 0
    return inserted.enumerated().map { index, before in
      while gone < removed.count, removed[gone] < before { gone += 1 }
      return before &+ UInt32(index) &- UInt32(gone)
    }
  }
}

/// Where the entries of an earlier list are now: each moved by as much as those around it.
struct PositionShifts {
  /// From which position on the shift of the same index holds; the first is 0.
  private var starts: [UInt32] = [0]
  private var shifts: [UInt32] = [0]

  /// The shifts of a delta.
  ///
  /// - Complexity: O(D log D) for D entries of the delta.
  init(_ delta: ListDelta) {
    let steps =
      delta.inserted.map { (start: $0, shift: UInt32(1)) }
      + delta.removed.map { (start: $0 &+ 1, shift: UInt32.max) }
    for step in steps.sorted(by: { $0.start < $1.start }) {
      let shift = shifts[shifts.count - 1] &+ step.shift
      if starts[starts.count - 1] == step.start {
        shifts[shifts.count - 1] = shift
      } else {
        starts.append(step.start)
        shifts.append(shift)
      }
    }
  }

  /// Whether every entry is where it was.
  var isNone: Bool { shifts.allSatisfy { $0 == 0 } }

  /// Where an entry is now; some position for one that is gone.
  func place(of position: UInt32) -> UInt32 {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return position &+ shifts[low]
  }
}

/// Where the entries of a list are now, the earlier ones and the new.
struct ListPlaces {
  private let shifts: PositionShifts
  private let inserted: [UInt32]

  init(_ delta: ListDelta) {
    shifts = PositionShifts(delta)
    inserted = delta.insertedPlaces
  }

  /// The position now; nil for a new entry that does not exist.
  func place(of code: UInt32) -> UInt32? {
    guard code & newEntry != 0 else { return shifts.place(of: code) }
    let index = Int(code & ~newEntry)
    return index < inserted.count ? inserted[index] : nil
  }
}
