/// How a list differs from an earlier one, by positions in the earlier one.
package struct ListDelta: Hashable {
  /// The positions of the entries that are gone, ascending.
  package var removed: [UInt32]

  /// For each new entry, in order, the position that it stands before; ascending, at most the count.
  package var inserted: [UInt32]

  /// A delta; without arguments, one that changes nothing.
  package init(removed: [UInt32] = [], inserted: [UInt32] = []) {
    self.removed = removed
    self.inserted = inserted
  }
}

extension ListDelta {
  /// The delta that leads to a list.
  ///
  /// - Parameters:
  ///   - places: Where each entry of the earlier list is now, ascending; nil for one that is gone.
  ///   - count: How many entries there are now.
  package init(places: [UInt32?], count: Int) {
    self.init()
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
  package var insertedPlaces: [UInt32] {
    var gone = 0
    return inserted.enumerated().map { index, before in
      while gone < removed.count, removed[gone] < before { gone += 1 }
      return before &+ UInt32(index) &- UInt32(gone)
    }
  }
}
