extension BatchBrandes {
  /// Counts shortest paths outwards.
  ///
  /// - Returns: Nil, or the vertex whose count left the range of the numbers, or -1 if stopped.
  mutating func spread(_ starts: Range<Int>, _ isStopped: () -> Bool) -> Int? {
    let all = UInt8(truncatingIfNeeded: (1 << starts.count) - 1)
    var met = 0
    var open = Int(inRows.offsets[range.upperBound]) - inRows.start(range.lowerBound)
    for start in starts {
      let here = start &- range.lowerBound
      let bit = UInt8(1) << UInt8(truncatingIfNeeded: start &- starts.lowerBound)
      (seen[here], fresh[here]) = (bit, bit)
      front[here] = masks[Int(bit)]
      paths[here] = front[here]
      order[met] = Vertex(truncatingIfNeeded: start)
      bits[met] = bit
      met &+= 1
      if bit == all { open &-= inRows.end(start) &- inRows.start(start) }
    }
    steps.append(0)
    while met > steps[steps.count - 1] && !isStopped() {
      let last = steps[steps.count - 1]..<met
      steps.append(met)
      guard open > 0 else {
        for place in last { fresh[Int(order[place]) &- range.lowerBound] = 0 }
        break
      }
      var leaving = 0
      for place in last {
        let vertex = Int(order[place])
        leaving &+= rows.end(vertex) &- rows.start(vertex)
      }
      if 2 &* leaving < open &+ range.count {
        for part in Self.parts(of: last) where !isStopped() { push(part, &met) }
        enter(last.upperBound..<met)
      } else {
        for part in Self.parts(of: range) where !isStopped() { pull(part, all, &met) }
      }
      for place in last {
        let here = Int(order[place]) &- range.lowerBound
        front[here] = .zero
        fresh[here] = 0
      }
      for place in last.upperBound..<met {
        let vertex = Int(order[place])
        let here = vertex &- range.lowerBound
        fresh[here] = bits[place]
        if seen[here] == all { open &-= inRows.end(vertex) &- inRows.start(vertex) }
        guard other[here].sum() < .infinity else {
          if let fault = overflow(here) { return fault }
          continue
        }
      }
      swap(&front, &other)
    }
    if met > steps[steps.count - 1] { return -1 }
    return nil
  }

  /// Every vertex that some start has not met looks at its neighbours.
  private func pull(_ part: Range<Int>, _ all: UInt8, _ met: inout Int) {
    let first = range.lowerBound
    let (offsets, sources) = (inRows.offsets, inRows.targets)
    for vertex in part {
      let here = vertex &- first
      let before = seen[here]
      if before == all { continue }
      let row = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      var found: UInt8 = 0
      var slot = row
      while slot < end {
        found |= fresh[Int(sources[slot]) &- first]
        slot &+= 1
      }
      found &= ~before
      if found == 0 { continue }
      let sum = only(total(row, end, sources), found)
      other[here] = sum
      paths[here] += sum
      seen[here] = before | found
      order[met] = Vertex(truncatingIfNeeded: vertex)
      bits[met] = found
      met &+= 1
    }
  }

  /// The sum of the front over the neighbours in some slots.
  @inline(__always)
  func total(_ row: Int, _ end: Int, _ targets: View<Vertex>) -> Lanes {
    let first = range.lowerBound
    // Two sums, so that an addition need not wait for the one before.
    var (even, odd) = (Lanes.zero, Lanes.zero)
    var slot = row
    while slot &+ 1 < end {
      even += front[Int(targets[slot]) &- first]
      odd += front[Int(targets[slot &+ 1]) &- first]
      slot &+= 2
    }
    if slot < end { even += front[Int(targets[slot]) &- first] }
    return even + odd
  }

  /// Every vertex met at the last step tells its neighbours.
  private func push(_ last: Range<Int>, _ met: inout Int) {
    let first = range.lowerBound
    let (offsets, targets) = (rows.offsets, rows.targets)
    for place in last {
      let vertex = Int(order[place])
      let set = bits[place]
      let own = front[vertex &- first]
      var slot = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while slot < end {
        let there = Int(targets[slot]) &- first
        slot &+= 1
        let found = set & ~seen[there]
        if found == 0 { continue }
        if coming[there] == 0 {
          order[met] = targets[slot &- 1]
          met &+= 1
        }
        coming[there] |= found
        other[there] += only(own, found)
      }
    }
  }

  /// Settles what the pushed vertices met.
  private func enter(_ met: Range<Int>) {
    for place in met {
      let there = Int(order[place]) &- range.lowerBound
      bits[place] = coming[there]
      seen[there] |= coming[there]
      coming[there] = 0
      paths[there] += other[there]
    }
  }

  /// Parts short enough to be asked between them whether to stop; the first vertices have most ties.
  static func parts(of range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: 1 << 8).map {
      $0..<min($0 + (1 << 8), range.upperBound)
    }
  }

  /// The vertex, if one of its eight counts is beyond the range of the numbers.
  private func overflow(_ here: Int) -> Int? {
    for lane in 0..<8 where !(paths[here][lane] < .infinity) { return here &+ range.lowerBound }
    return nil
  }
}
