/// Large memory piece by piece.
///
/// The system clears a page when it is first written to, which takes longer than most kernels then do
/// with it: a hundred megabytes can keep silent for a tenth of a second.
extension Cells {
  /// Takes memory and fills it; `tell` is called every few milliseconds and stops the work by
  /// throwing.
  init<Failure: Error>(
    _ count: Int,
    repeating element: Element,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    self.init(uninitialised: count)
    try fill(with: element, tell)
  }

  /// Takes memory and copies an array into it; `tell` is called every few milliseconds and stops the
  /// work by throwing.
  init<Failure: Error>(
    _ array: [Element],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    self.init(uninitialised: array.count)
    try withView(of: array) { view throws(Failure) in
      try pieces(tell) { piece in
        for place in piece { self[place] = view[place] }
      }
    }
  }

  /// Takes memory and copies other cells into it; `tell` is called every few milliseconds and stops
  /// the work by throwing.
  init<Failure: Error>(
    _ other: Cells,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    self.init(uninitialised: other.count)
    try pieces(tell) { copy($0, of: other, to: $0.lowerBound) }
  }

  /// Writes one element to every place; `tell` is called every few milliseconds and stops the work
  /// by throwing.
  func fill<Failure: Error>(
    with element: Element,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try pieces(tell) { fill($0, with: element) }
  }

  /// Writes to every page of fresh memory that is about to be written here and there: the first
  /// piece of such a work would otherwise wait for nearly all of the pages.
  ///
  /// - Parameters:
  ///   - element: What to write, to be written over.
  ///   - crew: Who does it.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  func touch<Failure: Error>(
    with element: Element,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) where Element: Sendable {
    let pieces = (count + Self.pieceLength - 1) / Self.pieceLength
    guard pieces > 1 else { return }
    let page = max(1, 4096 / MemoryLayout<Element>.stride)
    try crew.each(pieces, tell) { piece in
      var place = piece &* Self.pieceLength
      let end = min(count, place &+ Self.pieceLength)
      while place < end {
        self[place] = element
        place &+= page
      }
    }
  }

  private func pieces<Failure: Error>(
    _ tell: () throws(Failure) -> Void,
    _ body: (Range<Int>) -> Void
  ) throws(Failure) {
    for start in Swift.stride(from: 0, to: count, by: Self.pieceLength) {
      if start > 0 { try tell() }
      body(start..<min(count, start &+ Self.pieceLength))
    }
  }

  /// How many elements the system clears the pages of in some milliseconds.
  private static var pieceLength: Int { max(1, (2 << 20) / MemoryLayout<Element>.stride) }
}

/// Makes an array of one element again and again; `tell` is called every few milliseconds and stops
/// the work by throwing.
func filledArray<Element: BitwiseCopyable, Failure: Error>(
  _ count: Int,
  repeating element: Element,
  _ tell: () throws(Failure) -> Void
) throws(Failure) -> [Element] {
  try filledArray(count) { cells throws(Failure) in try cells.fill(with: element, tell) }
}

/// Makes an array of what stands at each place; `tell` is called every few milliseconds and stops the
/// work by throwing.
@inline(__always)
func filledArray<Element: BitwiseCopyable, Failure: Error>(
  _ count: Int,
  _ tell: () throws(Failure) -> Void,
  _ element: (Int) -> Element
) throws(Failure) -> [Element] {
  try filledArray(count) { cells throws(Failure) in
    for place in 0..<count {
      if place & 0x1_ffff == 0x1_ffff { try tell() }
      cells[place] = element(place)
    }
  }
}
