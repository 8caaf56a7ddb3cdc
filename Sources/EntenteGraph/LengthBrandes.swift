/// Brandes' sums from one start after another, ties having lengths.
///
/// When a vertex is settled, one look at its ties both shortens the ways to those beyond and finds
/// those before it that stand on its shortest paths: settled before, and as far away as the tie is
/// long, lengths being equal within 1e-10 relative. The way back passes these few ties alone.
struct LengthBrandes {
  let rows: RowsView
  let inRows: RowsView
  /// One a slot.
  let lengths: View<Double>
  /// One an arriving arc; none if both ways of a tie are of one length.
  let inLengths: View<Double>
  /// The slot of each arriving arc.
  let inSlots: View<UInt32>
  /// How many vertices each stands for.
  let weights: View<Double>
  /// The distance of each.
  let distances: Cells<Double>
  /// The place of each in the order from 1 on; 0 if it is not settled.
  let places: Cells<UInt32>
  /// How many shortest paths lead to each.
  let paths: Cells<Double>
  /// The shares collected so far.
  let shares: Cells<Double>
  /// The vertices settled, nearest first.
  let order: Cells<Vertex>
  /// Where the ties before each of them end.
  let ends: Cells<UInt32>
  /// The vertices before, those of the first settled first.
  let before: Cells<Vertex>
  /// The slot that leads from each to the one behind it, or back.
  let slots: Cells<UInt32>
  var queue: DistanceQueue
}

extension LengthBrandes {
  init(
    _ rows: RowsView,
    _ inRows: RowsView,
    _ lengths: View<Double>,
    _ inLengths: View<Double>,
    inSlots: View<UInt32>,
    weights: View<Double>
  ) {
    self.rows = rows
    self.inRows = inRows
    self.lengths = lengths
    self.inLengths = inLengths
    self.inSlots = inSlots
    self.weights = weights
    let count = rows.vertexCount
    distances = Cells(count, repeating: .infinity)
    places = Cells(count, repeating: 0)
    paths = Cells(count, repeating: 0)
    shares = Cells(count, repeating: 0)
    order = Cells(uninitialised: count)
    ends = Cells(uninitialised: count)
    before = Cells(uninitialised: rows.targets.count)
    slots = Cells(uninitialised: rows.targets.count)
    queue = DistanceQueue(vertexCount: count, lengths)
  }

  /// Adds the shares of one start.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - range: The vertices of its component.
  ///   - sums: Where to add, the first element belonging to the first vertex of the range.
  ///   - slotSums: Where to add those of slots, the first belonging to the first slot of the range;
  ///     nil if they are not wanted.
  ///   - isStopped: Asked now and then.
  /// - Returns: What came of it.
  mutating func add(
    _ start: Int,
    in range: Range<Int>,
    to sums: Cells<Double>,
    slots slotSums: Cells<Double>?,
    isStopped: () -> Bool
  ) -> BrandesOutcome {
    let met = settle(from: start, isStopped).flatMap { isStopped() ? nil : $0 }
    let fault = met.map { collect(start, $0, range, sums, slotSums) }
    for slot in 0..<(met ?? 0) {
      let vertex = Int(order[slot])
      distances[vertex] = .infinity
      places[vertex] = 0
      paths[vertex] = 0
      shares[vertex] = 0
    }
    guard let fault else { return .stopped }
    return fault.map { .overflowed($0) } ?? .done
  }

  /// Orders the vertices by distance from a start, finds the ties of shortest paths, counts these,
  /// and returns how many vertices were met; nil if stopped.
  private mutating func settle(from start: Int, _ isStopped: () -> Bool) -> Int? {
    var met = 0
    var found = 0
    distances[start] = 0
    paths[start] = 1
    queue.push(Vertex(truncatingIfNeeded: start), 0)
    while let vertex = queue.pop(distances) {
      if met & 255 == 255 && isStopped() { return nil }
      if inLengths.count == 0 {
        reach(Int(vertex), &found)
      } else {
        lookBack(Int(vertex), &found)
        reachOnwards(Int(vertex))
      }
      order[met] = vertex
      ends[met] = UInt32(truncatingIfNeeded: found)
      met &+= 1
      places[Int(vertex)] = UInt32(truncatingIfNeeded: met)
    }
    return met
  }

  /// Shortens the ways beyond a vertex, and finds the ties before it, both ways being equally long.
  @inline(__always)
  private mutating func reach(_ vertex: Int, _ found: inout Int) {
    let (targets, lengths, distances) = (rows.targets, lengths, distances)
    let distance = distances[vertex]
    let limit = distance * (1 + 0x1p-32)
    let end = rows.end(vertex)
    var slot = rows.start(vertex)
    while slot < end {
      let target = targets[slot]
      let length = lengths[slot]
      let theirs = distances[Int(target)]
      if distance + length < theirs {
        distances[Int(target)] = distance + length
        queue.push(target, distance + length)
      } else if theirs + length <= limit {
        enter(target, slot, theirs + length, vertex, &found)
      }
      slot &+= 1
    }
  }

  @inline(__always)
  private mutating func reachOnwards(_ vertex: Int) {
    let distance = distances[vertex]
    let end = rows.end(vertex)
    var slot = rows.start(vertex)
    while slot < end {
      let target = rows.targets[slot]
      let next = distance + lengths[slot]
      if next < distances[Int(target)] {
        distances[Int(target)] = next
        queue.push(target, next)
      }
      slot &+= 1
    }
  }

  @inline(__always)
  private func lookBack(_ vertex: Int, _ found: inout Int) {
    let limit = distances[vertex] * (1 + 0x1p-32)
    let end = inRows.end(vertex)
    var place = inRows.start(vertex)
    while place < end {
      let source = inRows.targets[place]
      let length = distances[Int(source)] + inLengths[place]
      if length <= limit { enter(source, Int(inSlots[place]), length, vertex, &found) }
      place &+= 1
    }
  }

  /// Notes a tie of shortest paths, if it is one.
  @inline(__always)
  private func enter(
    _ other: Vertex,
    _ slot: Int,
    _ length: Double,
    _ vertex: Int,
    _ found: inout Int
  ) {
    guard places[Int(other)] != 0, isSameLength(length, distances[vertex]) else { return }
    before[found] = other
    slots[found] = UInt32(truncatingIfNeeded: slot)
    found &+= 1
    paths[vertex] += paths[Int(other)]
  }

  /// Adds up the shares, and returns a vertex with too many paths if there is one.
  private func collect(
    _ start: Int,
    _ met: Int,
    _ range: Range<Int>,
    _ sums: Cells<Double>,
    _ slotSums: Cells<Double>?
  ) -> Int? {
    let factor = weights[start]
    let firstSlot = rows.start(range.lowerBound)
    var place = met
    while place > 1 {
      place &-= 1
      let vertex = Int(order[place])
      guard paths[vertex] < .infinity else { return vertex }
      sums[vertex &- range.lowerBound] += factor * shares[vertex]
      let beyond = weights[vertex] + shares[vertex]
      for tie in Int(ends[place &- 1])..<Int(ends[place]) {
        let other = Int(before[tie])
        let part = paths[other] / paths[vertex] * beyond
        shares[other] += part
        if let slotSums { slotSums[Int(slots[tie]) &- firstSlot] += factor * part }
      }
    }
    return nil
  }
}
