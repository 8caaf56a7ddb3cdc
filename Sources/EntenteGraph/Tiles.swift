/// A matrix cut into tiles, for numbers that come from anywhere in a large table.
///
/// To read the number of a source far from the last one waits for the cache that all processors
/// share. In a tile, the entries between a range of rows and a range of sources, the numbers read
/// and the sums added to stay in a processor's own caches.
///
/// - SeeAlso: Nishtala, Vuduc, Demmel and Yelick, When cache blocking of sparse matrix vector
///   multiply works and why (2007), AAECC 18:297.
struct Tiles {
  /// How many vertices there are.
  let vertexCount: Int
  /// How many bits of a source's number tell it from others of its range.
  let sourceBits: Int
  /// Where each tile starts, those of the same rows side by side, and at last where all end.
  let starts: [UInt32]
  /// Row and source of each entry within their ranges, in the upper and the lower half.
  let places: [UInt32]
  /// One entry a place; empty if each is 1.
  let values: [Double]
}

extension Tiles {
  /// How many bits of a row's number tell it from others of its range.
  static var rowBits: Int { 15 }

  /// Cuts a matrix, each range of rows by one thread; `progress` is told 0 and stops the work by
  /// throwing.
  ///
  /// - Precondition: Rows are not split.
  init<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ crew: Crew,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(entries.splits.count == 0, "Rows that are split cannot be cut into tiles")
    let (vertexCount, count) = (entries.vertexCount, entries.count)
    // Of eight entries a row or more, tiles have thousands up to some millions of vertices.
    let bits = min(16, max(13, Int.bitWidth - (vertexCount >> 7).leadingZeroBitCount))
    let (blocks, ranges) = (vertexCount.ranges(of: Self.rowBits), vertexCount.ranges(of: bits))
    var (starts, values): ([UInt32], [Double]) = ([], [])
    places = try filledArray(count) { places throws(Failure) in
      values = try filledArray(entries.values.count) { values throws(Failure) in
        starts = try filledArray(blocks * ranges + 1) { starts throws(Failure) in
          let dealer = TileDealer(entries: entries, bits: bits, places: places, values: values)
          try crew.share(blocks) { _ throws(Failure) in
            try progress(0)
          } _: { worker in
            let next = Cells<UInt32>(uninitialised: ranges + 1)
            while let block = worker.next() {
              let rows = block << Self.rowBits..<min(vertexCount, (block + 1) << Self.rowBits)
              dealer.count(rows, next)
              for range in 0..<ranges { starts[block &* ranges &+ range] = next[range] }
              dealer.deal(rows, next)
            }
          }
          starts[blocks * ranges] = UInt32(truncatingIfNeeded: count)
        }
      }
    }
    self.vertexCount = vertexCount
    sourceBits = bits
    self.starts = starts
    self.values = values
  }
}

extension Int {
  /// How many ranges of 2^bits numbers hold so many.
  func ranges(of bits: Int) -> Int { (self + (1 << bits) - 1) >> bits }
}

/// Puts the entries of rows into tiles.
private struct TileDealer: Sendable {
  let entries: EntriesView<Double>
  let bits: Int
  let places: Cells<UInt32>
  let values: Cells<Double>
}

extension TileDealer {
  /// Finds where each tile of some rows starts.
  func count(_ rows: Range<Int>, _ next: Cells<UInt32>) {
    let shift = UInt32(truncatingIfNeeded: bits)
    let slots = Int(entries.offsets[rows.lowerBound])..<Int(entries.offsets[rows.upperBound])
    next.fill(with: 0)
    for slot in slots { next[Int(entries.sources[slot] >> shift) &+ 1] &+= 1 }
    next[0] = entries.offsets[rows.lowerBound]
    for range in 1..<next.count { next[range] &+= next[range &- 1] }
  }

  /// Writes the entries of some rows to their tiles.
  func deal(_ rows: Range<Int>, _ next: Cells<UInt32>) {
    let shift = UInt32(truncatingIfNeeded: bits)
    let below = (UInt32(1) << shift) &- 1
    for row in rows {
      let own = UInt32(truncatingIfNeeded: row &- rows.lowerBound) << 16
      for slot in Int(entries.offsets[row])..<Int(entries.offsets[row &+ 1]) {
        let source = entries.sources[slot]
        let range = Int(source >> shift)
        let place = Int(next[range])
        next[range] = UInt32(truncatingIfNeeded: place &+ 1)
        places[place] = own | (source & below)
        if values.count > 0 { values[place] = entries.values[slot] }
      }
    }
  }
}

extension Tiles {
  /// Opens the tiles for reading.
  func withView<Result, Failure: Error>(
    _ body: (TilesView<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try EntenteGraph.withView(of: starts) { starts throws(Failure) in
      try EntenteGraph.withView(of: places) { places throws(Failure) in
        try EntenteGraph.withView(of: values) { values throws(Failure) in
          try body(
            TilesView(
              vertexCount: vertexCount,
              sourceBits: sourceBits,
              starts: starts,
              places: places,
              values: values
            )
          )
        }
      }
    }
  }
}
