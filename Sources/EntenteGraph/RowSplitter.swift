/// Renumbers rows and splits them into what comes from the first 65,536 vertices and the rest.
struct RowSplitter: Sendable {
  /// The new number of each old one.
  let rank: View<Vertex>
  /// Where the new rows start.
  let offsets: View<UInt32>
  /// Where it is written what is near.
  let splits: Cells<RowSplit>
  /// Where near sources are written: those of a row from its start on.
  let near: Cells<UInt16>
  /// Where near entries are written; empty if each is 1.
  let nearValues: Cells<Double>
  /// Where far entries are written.
  let far: FarEntries
}

extension RowSplitter {
  /// Splits all rows, some pieces on each thread; `tell` is called every few milliseconds and stops the
  /// work by throwing.
  ///
  /// They are gone through as they stand: to write here and there waits for less than to read here
  /// and there.
  func split<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let cuts = entries.cuts(into: crew.pieces(entries.count))
    let most = (1..<cuts.count).reduce(0) {
      max($0, Int(entries.offsets[cuts[$1]] &- entries.offsets[cuts[$1 &- 1]]))
    }
    try near.touch(with: 0, crew, tell)
    try nearValues.touch(with: 0, crew, tell)
    try crew.share(cuts.count - 1) { _ throws(Failure) in
      try tell()
    } _: { worker in
      let sources = Cells<Vertex>(uninitialised: most)
      let values = Cells<Double>(uninitialised: nearValues.count > 0 ? most : 0)
      while let piece = worker.next() {
        split(cuts[piece]..<cuts[piece &+ 1], entries, sources, values)
      }
    }
  }

  private func split(
    _ piece: Range<Int>,
    _ entries: EntriesView<Double>,
    _ sources: Cells<Vertex>,
    _ values: Cells<Double>
  ) {
    let isWeighted = nearValues.count > 0
    var nextFar = 0
    for vertex in piece {
      let place = Int(rank[vertex])
      let (start, end) = (Int(offsets[place]), Int(offsets[place &+ 1]))
      let startFar = nextFar
      var next = start
      // Which source is near nobody can foretell: each is written to both, and counted in one. A row
      // with a far entry to come has room for one more near, and the piece for one more far.
      for slot in Int(entries.offsets[vertex])..<Int(entries.offsets[vertex &+ 1]) {
        let source = rank[Int(entries.sources[slot])]
        let isNear = source >> 16 == 0 ? 1 : 0
        near[next] = UInt16(truncatingIfNeeded: source)
        sources[nextFar] = source
        if isWeighted {
          nearValues[next] = entries.values[slot]
          values[nextFar] = entries.values[slot]
        }
        next &+= isNear
        nextFar &+= 1 &- isNear
      }
      // What stands between near entries and the next row counts for nothing, but is copied and
      // brought to fewer digits with the rest.
      for slot in next..<end {
        near[slot] = 0
        if isWeighted { nearValues[slot] = 0 }
      }
      splits[place] = RowSplit(
        nearCount: UInt32(truncatingIfNeeded: next &- start),
        farStart: UInt32(truncatingIfNeeded: startFar)
      )
    }
    let base = far.add(nextFar, sources, values)
    for vertex in piece { splits[Int(rank[vertex])].farStart &+= base }
  }
}

/// The far entries of all rows, those of each piece side by side.
struct FarEntries: Sendable {
  private let sources: Cells<Vertex>
  private let values: Cells<Double>
  private let used: AtomicCells
}

extension FarEntries {
  /// Makes room for entries.
  init(atMost count: Int, isWeighted: Bool) {
    sources = Cells(uninitialised: count)
    values = Cells(uninitialised: isWeighted ? count : 0)
    used = AtomicCells(1, repeating: 0)
  }

  /// Copies entries to where there is room, and returns where that is.
  fileprivate func add(_ count: Int, _ from: Cells<Vertex>, _ entries: Cells<Double>) -> UInt32 {
    let base = used.add(0, UInt32(truncatingIfNeeded: count))
    sources.copy(0..<count, of: from, to: Int(base))
    if values.count > 0 { values.copy(0..<count, of: entries, to: Int(base)) }
    return base
  }

  /// Puts the far entries in the order of the rows, and takes note of where each row's start then.
  ///
  /// - Parameters:
  ///   - offsets: Where the new rows start.
  ///   - splits: Where the far entries of each row were added.
  ///   - crew: Who does it.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Returns: Where the entries come from, and what they are if not each is 1.
  /// - Throws: What `tell` throws.
  func ordered<Failure: Error>(
    _ offsets: View<UInt32>,
    _ splits: Cells<RowSplit>,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> (sources: [Vertex], values: [Double]) {
    let starts = Cells<UInt32>(uninitialised: splits.count + 1)
    starts[0] = 0
    for row in 0..<splits.count {
      let farCount = offsets[row &+ 1] &- offsets[row] &- splits[row].nearCount
      starts[row &+ 1] = starts[row] &+ farCount
    }
    func ordered<Entry>(_ entries: Cells<Entry>) throws(Failure) -> [Entry] {
      guard entries.count > 0 else { return [] }
      return try filledArray(Int(starts[splits.count])) { ordered throws(Failure) in
        try crew.ranges(splits.count, tell) { rows in
          for row in rows {
            let from = Int(splits[row].farStart) &- Int(starts[row])
            for slot in Int(starts[row])..<Int(starts[row &+ 1]) {
              ordered[slot] = entries[from &+ slot]
            }
          }
        }
      }
    }
    let columns = (try ordered(sources), try ordered(values))
    crew.ranges(splits.count) { for row in $0 { splits[row].farStart = starts[row] } }
    return columns
  }
}
