extension TriangleRows {
  /// Counts the triangles by their number of negative ties.
  ///
  /// Every triangle has one vertex from which two ties lead on; its ends are marked, and the ties
  /// between them found by going through the rows of those ends.
  func census<Failure: Error>(
    _ crew: Crew,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    let sums = Cells<Int>(8 * crew.count, repeating: 0)
    try visit(crew, progress) { _, slot, own, marks, worker in
      let friends = marked(positive(target(slot)), marks)
      let enemies = marked(negative(target(slot)), marks)
      let first = 8 &* worker &+ own
      sums[first] &+= friends.positive
      sums[first &+ 1] &+= friends.negative &+ enemies.positive
      sums[first &+ 2] &+= enemies.negative
    }
    return (0..<4).map { negatives in
      (0..<crew.count).reduce(0) { $0 + sums[8 * $1 + negatives] }
    }
  }

  /// Counts the triangles at each vertex, in the order of the graph; ties have no signs.
  func perVertex<Failure: Error>(
    _ crew: Crew,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    let count = order.count
    let sums = (0..<crew.count).map { _ in Cells<Int>(count, repeating: 0) }
    try visit(crew, progress) { vertex, slot, _, marks, worker in
      let triangles = sums[worker]
      let second = target(slot)
      var found = 0
      for next in positive(second) {
        let mark = Int(marks[target(next)])
        found &+= mark
        triangles[target(next)] &+= mark
      }
      triangles[second] &+= found
      triangles[vertex] &+= found
    }
    return filledArray(count) { result in
      for place in 0..<count {
        result[Int(order[place])] = sums.reduce(0) { $0 &+ $1[place] }
      }
    }
  }

  /// The triangles, each once, in blocks, as one list would be copied whenever it outgrows its memory;
  /// `tell` is called every few milliseconds and stops the work by throwing.
  func list<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [[SignedTriangle]] {
    var blocks: [[SignedTriangle]] = []
    var block: [SignedTriangle] = []
    let marks = Cells<UInt8>(order.count, repeating: 0)
    var seen = 0
    for vertex in 0..<order.count {
      mark(vertex, marks)
      for slot in positive(vertex).lowerBound..<negative(vertex).upperBound {
        seen &+= 1
        if seen & 0x3ff == 0 { try tell() }
        let second = target(slot)
        let own = slot < positive(vertex).upperBound ? 0 : 1
        for next in positive(second).lowerBound..<negative(second).upperBound
        where marks[target(next)] > 0 {
          let across = next < positive(second).upperBound ? 0 : 1
          let closing = marks[target(next)] == 1 ? 0 : 1
          let ends = [order[vertex], order[second], order[target(next)]].sorted()
          let negatives = own + across + closing
          block.append(SignedTriangle(a: ends[0], b: ends[1], c: ends[2], negatives: negatives))
        }
        guard block.count >= 1 << 16 else { continue }
        blocks.append(block)
        block = []
        block.reserveCapacity(1 << 17)
      }
      unmark(vertex, marks)
    }
    blocks.append(block)
    return blocks
  }

  /// Visits every tie from a vertex from which two lead on, with the ends of these marked: given are
  /// the vertex, the slot of the tie, 1 if it is negative, the marks and the number of the thread.
  ///
  /// Ties of whose further end no row leads to a mark may be left out.
  @inline(__always)
  private func visit<Failure: Error>(
    _ crew: Crew,
    _ progress: (Double) throws(Failure) -> Void,
    _ visit: @Sendable (Int, Int, Int, Cells<UInt8>, Int) -> Void
  ) throws(Failure) {
    let pieces = max(1, min(4096, slotCount / 4000))
    let cuts = cuts(into: pieces)
    let isScattered = isScattered
    try crew.share(pieces, progress: progress) { worker in
      let marks = Cells<UInt8>(order.count, repeating: 0)
      let sieve = isScattered ? TriangleSieve() : nil
      while let piece = worker.next() {
        for vertex in cuts[piece]..<cuts[piece &+ 1] {
          let row = row(vertex)
          guard row.count > 1 else { continue }
          let middle = negative(vertex).lowerBound
          guard let sieve else {
            mark(vertex, marks)
            for slot in row { visit(vertex, slot, slot < middle ? 0 : 1, marks, worker.number) }
            unmark(vertex, marks)
            continue
          }
          var isMarked = false
          sieve.sift(row, self) { slot in
            if !isMarked { mark(vertex, marks) }
            isMarked = true
            visit(vertex, slot, slot < middle ? 0 : 1, marks, worker.number)
          }
          if isMarked { unmark(vertex, marks) }
        }
      }
    }
  }

  /// Cuts the vertices into ranges of about the same number of slots.
  private func cuts(into pieces: Int) -> [Int] {
    var cuts = [0]
    for vertex in 0..<order.count
    where cuts.count < pieces && negative(vertex).upperBound >= slotCount / pieces * cuts.count {
      cuts.append(vertex + 1)
    }
    while cuts.count <= pieces { cuts.append(order.count) }
    return cuts
  }
}
