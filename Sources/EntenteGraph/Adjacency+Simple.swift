extension Adjacency {
  /// The same graph without directions, loops and repetitions.
  func simple(threads: Int? = nil) -> Adjacency { simple(threads: threads) {} }

  /// The same; `tell` is called every few milliseconds and stops the work by throwing.
  ///
  /// Both kinds of rows ascend, so a row of the answer is the two merged.
  func simple<Failure: Error>(
    threads: Int? = nil,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Adjacency {
    try tell()
    if isSimple { return self }
    return try withRows { rows throws(Failure) in
      try withInRows { inRows throws(Failure) in
        let crew = Crew(threads: threads, steps: 4 * slotCount + vertexCount)
        let pieces = max(1, min(64, slotCount / 32_768))
        let cuts = rows.cuts(into: pieces)
        let offsets = Cells<UInt32>(vertexCount + 1, repeating: 0)
        try crew.each(pieces, tell) { piece in
          for vertex in cuts[piece]..<cuts[piece + 1] {
            let count = RowsView.union(of: rows, inRows, vertex, isDirected: isDirected) { _, _ in }
            offsets[vertex + 1] = UInt32(truncatingIfNeeded: count)
          }
        }
        var count = 0
        for vertex in 0..<vertexCount {
          count &+= Int(offsets[vertex + 1])
          offsets[vertex + 1] = UInt32(truncatingIfNeeded: count)
        }
        precondition(count < Int(UInt32.max), "There must be fewer slots than 32 bits can number")
        let targets: [Vertex] = try filledArray(count) { targets throws(Failure) in
          try crew.each(pieces, tell) { piece in
            for vertex in cuts[piece]..<cuts[piece + 1] {
              let start = Int(offsets[vertex])
              RowsView.union(of: rows, inRows, vertex, isDirected: isDirected) {
                targets[start &+ $0] = $1
              }
            }
          }
        }
        return Adjacency(
          vertexCount: vertexCount,
          isDirected: false,
          offsets: offsets.array(),
          targets: targets,
          loopCount: 0,
          threads: threads
        )
      }
    }
  }

  /// Whether it is undirected and has neither loops nor parallel ties.
  private var isSimple: Bool {
    guard !isDirected else { return false }
    return withRows { rows in
      for vertex in 0..<vertexCount {
        var last = Vertex(truncatingIfNeeded: vertex)
        var isPlain = true
        for slot in rows.start(vertex)..<rows.end(vertex) {
          let target = rows.targets[slot]
          // Rows ascend, so what is repeated follows at once.
          isPlain = isPlain && target != last && Int(target) != vertex
          last = target
        }
        guard isPlain else { return false }
      }
      return true
    }
  }
}

extension RowsView {
  /// Visits the different other ends of the ties of a vertex, ascending.
  ///
  /// - Returns: How many there are.
  @inline(__always)
  @discardableResult
  fileprivate static func union(
    of rows: RowsView,
    _ inRows: RowsView,
    _ vertex: Int,
    isDirected: Bool,
    _ visit: (Int, Vertex) -> Void
  ) -> Int {
    let end = rows.end(vertex)
    let last = isDirected ? inRows.end(vertex) : 0
    var slot = rows.start(vertex)
    var place = isDirected ? inRows.start(vertex) : 0
    var count = 0
    var latest = Vertex(truncatingIfNeeded: vertex)
    var hasMet = false
    while slot < end || place < last {
      let isOut = place == last || (slot < end && rows.targets[slot] <= inRows.targets[place])
      let target = isOut ? rows.targets[slot] : inRows.targets[place]
      if isOut { slot &+= 1 } else { place &+= 1 }
      if Int(target) == vertex || (hasMet && target == latest) { continue }
      visit(count, target)
      (latest, hasMet) = (target, true)
      count &+= 1
    }
    return count
  }
}
