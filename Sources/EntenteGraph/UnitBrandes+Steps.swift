extension UnitBrandes {
  /// Orders the vertices by steps from a start, counts shortest paths, and returns how many were
  /// met; nil if they lie too deep.
  mutating func spread(
    from start: Int,
    _ range: Range<Int>,
    _ isStopped: () -> Bool
  ) -> Int? {
    order[0] = Vertex(truncatingIfNeeded: start)
    levels[start] = 0
    paths[start] = 1
    var met = 1
    var begin = 0
    var closed = 0
    let slots = inRows.end(range.upperBound &- 1) &- inRows.start(range.lowerBound)
    var level: Level = 0
    while begin < met && !isStopped() {
      guard level < Level.max - 1 else {
        for place in 0..<met { levels[Int(order[place])] = .max }
        return nil
      }
      let end = met
      var step = Step(begin: begin)
      for place in begin..<end {
        let vertex = Int(order[place])
        step.leaving &+= rows.end(vertex) &- rows.start(vertex)
        step.arriving &+= inRows.end(vertex) &- inRows.start(vertex)
      }
      steps.append(step)
      closed &+= step.arriving
      if step.leaving <= slots &- closed &+ range.count / 4 {
        for part in cut(begin..<end) where !isStopped() { tell(part, level &+ 1, &met) }
      } else {
        for part in cut(range) where !isStopped() { look(part, level, &met) }
      }
      begin = end
      level &+= 1
    }
    return met
  }

  /// Parts short enough to be asked between them whether to stop.
  private func cut(_ range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: 1 << 11).map {
      $0..<min($0 + (1 << 11), range.upperBound)
    }
  }

  /// The vertices met last tell their neighbours.
  @inline(never)
  private func tell(_ part: Range<Int>, _ next: Level, _ met: inout Int) {
    let (offsets, targets) = (rows.offsets, rows.targets)
    var count = met
    for place in part {
      let vertex = Int(order[place])
      let own = paths[vertex]
      var last = Vertex.max
      var slot = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while slot < end {
        let target = targets[slot]
        slot &+= 1
        if target == last { continue }
        last = target
        let level = levels[Int(target)]
        if level == .max {
          levels[Int(target)] = next
          paths[Int(target)] = own
          order[count] = target
          count &+= 1
        } else if level == next {
          paths[Int(target)] += own
        }
      }
    }
    met = count
  }

  /// The vertices that have not been met look at their neighbours.
  @inline(never)
  private func look(_ part: Range<Int>, _ level: Level, _ met: inout Int) {
    let (offsets, sources) = (inRows.offsets, inRows.targets)
    var count = met
    for vertex in part where levels[vertex] == .max {
      var sum = 0.0
      var last = Vertex.max
      var slot = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while slot < end {
        let source = sources[slot]
        slot &+= 1
        if levels[Int(source)] == level && source != last { sum += paths[Int(source)] }
        last = source
      }
      guard sum > 0 else { continue }
      levels[vertex] = level &+ 1
      paths[vertex] = sum
      order[count] = Vertex(truncatingIfNeeded: vertex)
      count &+= 1
    }
    met = count
  }

  /// Adds up for each vertex of a step what the next step hands back, into `parts`.
  func gather(
    _ step: Int,
    _ own: Range<Int>,
    _ met: Int,
    isPulled: Bool,
    _ isStopped: () -> Bool
  ) {
    guard step + 1 < steps.count else {
      for place in own { parts[Int(order[place])] = 0 }
      return
    }
    let level = Level(truncatingIfNeeded: step)
    if isPulled || steps[step].leaving <= steps[step + 1].arriving {
      for part in cut(own) where !isStopped() { lookOnwards(part, level &+ 1) }
    } else {
      for place in own { parts[Int(order[place])] = 0 }
      let next = own.upperBound..<(step + 2 < steps.count ? steps[step + 2].begin : met)
      for part in cut(next) where !isStopped() { tellBack(part, level) }
    }
  }

  @inline(never)
  private func lookOnwards(_ part: Range<Int>, _ next: Level) {
    let (offsets, targets) = (rows.offsets, rows.targets)
    for place in part {
      let vertex = Int(order[place])
      var sum = 0.0
      var last = Vertex.max
      var slot = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while slot < end {
        let target = targets[slot]
        slot &+= 1
        if levels[Int(target)] == next && target != last { sum += parts[Int(target)] }
        last = target
      }
      parts[vertex] = sum
    }
  }

  @inline(never)
  private func tellBack(_ part: Range<Int>, _ level: Level) {
    let (offsets, sources) = (inRows.offsets, inRows.targets)
    for place in part {
      let vertex = Int(order[place])
      let own = parts[vertex]
      var last = Vertex.max
      var slot = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while slot < end {
        let source = sources[slot]
        slot &+= 1
        if levels[Int(source)] == level && source != last { parts[Int(source)] += own }
        last = source
      }
    }
  }
}
