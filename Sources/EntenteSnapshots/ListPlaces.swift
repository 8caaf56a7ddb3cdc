/// Where the entries of a list are now, the earlier ones and the new.
struct ListPlaces {
  private let shifts: PositionShifts

  /// The place of each new entry, by its label.
  private let inserted: [UInt32: UInt32]
}

extension ListPlaces {
  /// The places of a delta whose new entries have labels, in their order.
  ///
  /// - Returns: Nil when two of them have one label.
  init?(_ delta: ListDelta, labels: [UInt32]) {
    shifts = PositionShifts(delta)
    inserted = Dictionary(zip(labels, delta.insertedPlaces)) { first, _ in first }
    guard inserted.count == labels.count else { return nil }
  }

  /// The position now; nil for a new entry that does not exist.
  func place(of code: UInt32) -> UInt32? {
    guard code & DeltaCode.newEntry != 0 else { return shifts.place(of: code) }
    return inserted[code & ~DeltaCode.newEntry]
  }
}
