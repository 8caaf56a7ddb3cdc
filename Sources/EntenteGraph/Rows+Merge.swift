extension Rows where Load: BinaryFloatingPoint {
  /// Merges every run of parallel ties into one slot.
  ///
  /// The weights of a run are merged in their order. Rows without parallel ties stay where they are.
  ///
  /// - Parameters:
  ///   - rule: What to make of a run.
  ///   - threads: The most threads to use.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  mutating func merge<Failure: Error>(
    by rule: Adjacency.Parallels,
    _ threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    guard rule != .kept else { return }
    let crew = Crew(threads: threads, steps: 2 * targets.count + offsets.count)
    let merged = try Adjacency.withRows(offsets, targets) { rows throws(Failure) in
      try withView(of: loads) { loads throws(Failure) in
        try Rows.merged(rows, loads, by: rule, crew, tell)
      }
    }
    if let merged { self = merged }
  }

  /// Merges every run of parallel ties into one slot, told to nobody.
  mutating func merge(by rule: Adjacency.Parallels, _ threads: Int?) { merge(by: rule, threads) {} }

  /// The rows with every run of parallel ties as one slot; nil if there are no such runs.
  private static func merged<Failure: Error>(
    _ rows: RowsView,
    _ loads: View<Load>,
    by rule: Adjacency.Parallels,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Rows? {
    let pieces = max(1, min(64, rows.targets.count / 32_768))
    let cuts = rows.cuts(into: pieces)
    let counts = Cells<Int>(pieces, repeating: 0)
    let loops = Cells<Int>(pieces, repeating: 0)
    try crew.each(pieces, tell) { piece in
      (counts[piece], loops[piece]) = rows.distinct(cuts[piece]..<cuts[piece + 1])
    }
    let kept = (0..<pieces).reduce(0) { $0 + counts[$1] }
    if kept == rows.targets.count { return nil }
    precondition(rule != .refused, "Two ties join the same vertices")
    var start = 0
    for piece in 0..<pieces { (counts[piece], start) = (start, start + counts[piece]) }
    var offsets: [UInt32] = []
    var targets: [Vertex] = []
    let column: [Load] = try filledArray(loads.count == 0 ? 0 : kept) { column throws(Failure) in
      targets = try filledArray(kept) { targets throws(Failure) in
        offsets = try filledArray(rows.vertexCount + 1) { offsets throws(Failure) in
          try crew.each(pieces, tell) { piece in
            rows.merge(
              cuts[piece]..<cuts[piece + 1],
              of: loads,
              by: rule,
              to: (offsets, targets, column),
              from: counts[piece]
            )
          }
          offsets[rows.vertexCount] = UInt32(truncatingIfNeeded: kept)
        }
      }
    }
    let loopCount = (0..<pieces).reduce(0) { $0 + loops[$1] }
    return Rows(offsets: offsets, targets: targets, loads: column, loopCount: loopCount)
  }
}

extension RowsView {
  /// Counts the different targets of some rows, and those of them that are the row itself.
  fileprivate func distinct(_ vertices: Range<Int>) -> (targets: Int, loops: Int) {
    var count = 0
    var loops = 0
    for vertex in vertices {
      var last = Vertex.max
      for slot in start(vertex)..<end(vertex) {
        let target = targets[slot]
        if target == last { continue }
        last = target
        count &+= 1
        if Int(target) == vertex { loops &+= 1 }
      }
    }
    return (count, loops)
  }

  /// Writes some rows with every run of parallel ties as one slot, from a place on.
  fileprivate func merge<Load: BinaryFloatingPoint & BitwiseCopyable>(
    _ vertices: Range<Int>,
    of loads: View<Load>,
    by rule: Adjacency.Parallels,
    to new: (offsets: Cells<UInt32>, targets: Cells<Vertex>, loads: Cells<Load>),
    from first: Int
  ) {
    let isWeighted = loads.count > 0
    var place = first
    for vertex in vertices {
      new.offsets[vertex] = UInt32(truncatingIfNeeded: place)
      let start = place
      for slot in self.start(vertex)..<end(vertex) {
        let target = targets[slot]
        if place == start || new.targets[place &- 1] != target {
          new.targets[place] = target
          if isWeighted { new.loads[place] = loads[slot] }
          place &+= 1
          continue
        }
        guard isWeighted else { continue }
        let kept = new.loads[place &- 1]
        let next = loads[slot]
        switch rule {
        case .summed: new.loads[place &- 1] = kept + next
        case .greatest: new.loads[place &- 1] = kept < next ? next : kept
        case .least: new.loads[place &- 1] = next < kept ? next : kept
        case .kept, .refused: break
        }
      }
    }
  }
}
