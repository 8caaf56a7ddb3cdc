/// Ties sorted into rows, each slot with what its tie carries.
///
/// The rows are cut into blocks of neighbouring vertices. The ties are first dealt out to the blocks,
/// piece by piece and in the order given, straight into the memory of the answer; then each block is
/// sorted by itself, in cache. Both steps keep the order of equals, so parallel ties stay in the
/// order given whatever the number of threads.
///
/// Beyond the answer this takes the scratch memory of a block for each thread, and 4 bytes a slot if
/// there are more than two million vertices.
struct Rows<Load: BitwiseCopyable & Sendable>: Sendable {
  /// Where each row starts, and at last where all end.
  var offsets: [UInt32]
  /// The other end of each slot.
  var targets: [Vertex]
  /// What the tie of each slot carries; empty if ties carry nothing.
  var loads: [Load]
  /// How many slots are loops.
  var loopCount: Int
}

extension Rows {
  /// Sorts ties into rows.
  ///
  /// - Parameters:
  ///   - ties: The ties.
  ///   - loads: What each tie carries; nil if nothing.
  ///   - loops: What to do with ties from a vertex to itself.
  ///   - threads: The most threads to use.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    _ ties: TieList,
    loads: [Load]?,
    loops: Adjacency.Loops = .kept,
    threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let expected = ties.isDirected ? ties.from.count : 2 * ties.from.count
    precondition(ties.from.count == ties.to.count, "Every tie must have two ends")
    precondition(ties.vertexCount >= 0 && ties.vertexCount < Int(UInt32.max), "Too many vertices")
    precondition(expected < Int(UInt32.max), "Too many ties")
    let blocks = VertexBlocks(ties.vertexCount, slotCount: expected)
    let crew = Crew(threads: threads, steps: 4 * expected + ties.vertexCount)
    self = try withView(of: ties.from) { from throws(Failure) in
      try withView(of: ties.to) { to throws(Failure) in
        try withView(of: loads ?? []) { column throws(Failure) in
          let dealer = TieDealer(
            blocks: blocks,
            from: from,
            to: to,
            loads: loads == nil ? nil : column,
            isDirected: ties.isDirected,
            dropsLoops: loops == .dropped
          )
          return try Rows(dealer, isSorted: ties.isSorted, crew, tell)
        }
      }
    }
  }

  /// Sorts ties into rows, told to nobody.
  init(_ ties: TieList, loads: [Load]?, loops: Adjacency.Loops = .kept, threads: Int?) {
    self.init(ties, loads: loads, loops: loops, threads: threads) {}
  }

  /// Deals the ties out to the blocks and sorts each block.
  private init<Failure: Error>(
    _ dealer: TieDealer<Load>,
    isSorted: Bool,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let blocks = dealer.blocks
    try dealer.count(crew, tell)
    let starts = dealer.starts()
    let slotCount = starts[blocks.count]
    let largest = (0..<blocks.count).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) }
    let locals = blocks.isWide ? Cells<UInt32>(uninitialised: slotCount) : nil
    var offsets: [UInt32] = []
    var targets: [Vertex] = []
    loads = try filledArray(dealer.loads == nil ? 0 : slotCount) { loads throws(Failure) in
      targets = try filledArray(slotCount) { targets throws(Failure) in
        try tell()
        try dealer.deal(to: targets, locals, loads, crew, tell)
        try tell()
        offsets = try filledArray(blocks.vertexCount + 1) { offsets throws(Failure) in
          let sheet = RowsSheet(
            blocks: blocks,
            offsets: offsets,
            targets: targets,
            locals: locals,
            loads: loads,
            starts: starts,
            largest: largest,
            isSorted: isSorted
          )
          if blocks.isWide {
            try sheet.sort(keys: UInt64.self, crew, tell)
          } else {
            try sheet.sort(keys: UInt32.self, crew, tell)
          }
          offsets[blocks.vertexCount] = UInt32(truncatingIfNeeded: slotCount)
        }
      }
    }
    self.offsets = offsets
    self.targets = targets
    loopCount = dealer.loopCount
  }
}
