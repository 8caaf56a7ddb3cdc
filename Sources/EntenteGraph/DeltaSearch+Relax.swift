/// What is at hand: vertices about to relax, and whom a tie lowers to what.
struct DeltaHits<Sum: LengthSum> {
  static var size: Int { 256 }
  static var batch: Int { 32 }
  /// How far to read ahead in a row; beyond, the processor foresees it by itself.
  static var ahead: Int { 128 }
  let waiting = LabelList<Sum.Labels.Element>(uninitialised: batch)
  /// Where the rows of those start and end.
  let starts = Cells<UInt32>(uninitialised: batch)
  let ends = Cells<UInt32>(uninitialised: batch)
  /// Keeps reading ahead from being optimised away.
  let touched = Cells<UInt64>(1, repeating: 0)
  let targets = Cells<Vertex>(uninitialised: size)
  let labels = Cells<Sum.Labels.Element>(uninitialised: size)
}

extension DeltaSearch {
  /// Relaxes the vertices of a bag.
  @inline(__always)
  func drain(_ current: Int, _ share: inout DeltaShare<Sum>, _ hits: DeltaHits<Sum>) {
    var end = share.bins.take(current)
    while end != 0 {
      let places = share.bins.places(before: end)
      relax(share.bins.list, places, &share, hits)
      end = share.bins.release(places)
    }
  }

  /// Relaxes listed vertices.
  ///
  /// Their rows lie far apart. Reading a number of each line of memory of many rows before any is
  /// walked lets the memory fetch them side by side.
  @inline(__always)
  func relax(
    _ list: LabelList<Sum.Labels.Element>,
    _ places: Range<Int>,
    _ share: inout DeltaShare<Sum>,
    _ hits: DeltaHits<Sum>
  ) {
    let ahead = isLarge ? DeltaHits<Sum>.ahead : 1
    var place = places.lowerBound
    while place < places.upperBound {
      let stop = min(places.upperBound, place &+ DeltaHits<Sum>.batch)
      var count = 0
      while place < stop {
        let vertex = list.vertices[place]
        let label = list.labels[place]
        hits.waiting.vertices[count] = vertex
        hits.waiting.labels[count] = label
        count &+= label <= labels[Int(vertex)] ? 1 : 0
        place &+= 1
      }
      var touched: UInt64 = 0
      for index in 0..<count {
        let vertex = Int(hits.waiting.vertices[index])
        hits.starts[index] = rows.offsets[vertex]
        hits.ends[index] = rows.offsets[vertex &+ 1]
      }
      for index in 0..<count {
        var slot = Int(hits.starts[index])
        let stop = min(Int(hits.ends[index]), slot &+ ahead)
        while slot < stop {
          touched &+= touch(slot)
          slot &+= 64 / MemoryLayout<Sum.Length>.stride
        }
        // Rows seldom start where a line of memory does, and so end in one more.
        if isLarge && slot > stop { touched &+= touch(stop &- 1) }
      }
      hits.touched[0] = touched
      for index in 0..<count {
        let vertex = Int(hits.waiting.vertices[index])
        let row = Int(hits.starts[index])..<Int(hits.ends[index])
        relax(vertex, row, hits.waiting.labels[index], &share, hits)
      }
    }
  }

  @inline(__always)
  private func touch(_ slot: Int) -> UInt64 {
    UInt64(rows.targets[slot]) &+ UInt64(truncatingIfNeeded: Sum.sum(0, lengths[slot]))
  }

  @inline(__always)
  private func relax(
    _ vertex: Int,
    _ row: Range<Int>,
    _ label: Sum.Labels.Element,
    _ share: inout DeltaShare<Sum>,
    _ hits: DeltaHits<Sum>
  ) {
    // A lower label waits as well, or was here already.
    guard label <= labels[vertex] else { return }
    if !isAlone {
      share.notes.push(vertex, label, 0)
      share.noteCount &+= 1
    }
    share.steps &+= row.count
    var extent = label
    var slot = row.lowerBound
    while slot < row.upperBound {
      // Whom a tie lowers can be foretold by nobody: list them first without a branch.
      let stop = min(row.upperBound, slot &+ DeltaHits<Sum>.size)
      var count = 0
      while slot < stop {
        let target = rows.targets[slot]
        let length = lengths[slot]
        let next = Sum.sum(label, length)
        extent |= Sum.extent(length)
        hits.targets[count] = target
        hits.labels[count] = next
        count &+= next < labels[Int(target)] ? 1 : 0
        slot &+= 1
      }
      share.extent |= extent
      guard !share.isTooLong else { return }
      for place in 0..<count {
        let target = Int(hits.targets[place])
        let next = hits.labels[place]
        guard next < labels[target] else { continue }
        labels[target] = next
        share.bins.push(target, next, bag(of: next))
      }
    }
  }

  /// The bag of a label; whatever it is, the search is right, but a good one keeps the order.
  @inline(__always)
  private func bag(of label: Sum.Labels.Element) -> Int {
    let bag = Sum.value(label) * scale
    return bag < 1e18 ? Int(bag) : 0
  }
}
