/// Whether two lengths are equal for the purpose of counting shortest paths: within 1e-10 relative.
///
/// Two paths of 1/3 + 1/3 and 2/3 are one length, whatever binary fractions say. Infinity equals
/// itself alone.
@inline(__always)
func isSameLength(_ first: Double, _ second: Double) -> Bool {
  first == second || (first - second).magnitude <= 1e-10 * min(first, second)
}

/// The rows a search walks along, in one direction, with a length a place (nil: all are 1).
struct Walk {
  var offsets: [UInt32]
  var targets: [Vertex]
  var lengths: [Double]?
}

extension Adjacency {
  /// Refuses lengths below zero or not a number.
  func check(lengths: [Double]?, threads: Int? = 1) throws(KernelError) {
    guard let lengths else { return }
    precondition(lengths.count == slotCount, "There must be one length per slot")
    let crew = Crew(threads: threads, steps: slotCount / 2)
    guard let slot = withView(of: lengths, { $0.firstImproper(crew) }) else { return }
    throw lengths[slot].isNaN ? .notANumber(edge: slot) : .negativeWeight(edge: slot)
  }

  /// Refuses a value that is no number.
  func check(signs values: [Double]) throws(KernelError) {
    precondition(values.count == slotCount, "There must be one value per slot")
    guard let slot = values.firstIndex(where: \.isNaN) else { return }
    throw .notANumber(edge: slot)
  }

  /// Whether every tie of an undirected graph carries the same in both of its slots.
  ///
  /// As rows ascend, the slots that lead to greater vertices, gone through in their order, meet their
  /// twins at the next place of each row.
  func isSymmetric<Failure: Error>(
    _ column: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    try withRows { rows throws(Failure) in
      try withView(of: column) { column throws(Failure) in
        let next = Cells(offsets)
        for vertex in 0..<vertexCount {
          if vertex & 0xfff == 0 { try tell() }
          for slot in rows.start(vertex)..<rows.end(vertex) where rows.targets[slot] > vertex {
            let target = Int(rows.targets[slot])
            guard column[Int(next[target])] == column[slot] else { return false }
            next[target] &+= 1
          }
        }
        return true
      }
    }
  }

  /// The rows to walk along ties in a direction.
  func walk(_ direction: Direction, lengths: [Double]?, threads: Int? = nil) -> Walk {
    guard isDirected else { return Walk(offsets: offsets, targets: targets, lengths: lengths) }
    switch direction {
    case .out:
      return Walk(offsets: offsets, targets: targets, lengths: lengths)
    case .incoming:
      return Walk(
        offsets: inOffsets,
        targets: inSources,
        lengths: lengths.map { inColumn($0, threads: threads) }
      )
    case .all:
      let (graph, column) = undirected(lengths, threads: threads)
      return Walk(offsets: graph.offsets, targets: graph.targets, lengths: column)
    }
  }

  /// Opens the rows to walk along ties in a direction, and the lengths in their order.
  func withWalk<Length: BitwiseCopyable, Result>(
    _ direction: Direction,
    _ lengths: [Length],
    threads: Int?,
    _ body: (RowsView, View<Length>) -> Result
  ) -> Result {
    if isDirected && direction == .all {
      let (graph, arcs) = Adjacency.indexed(
        vertexCount: vertexCount,
        from: slotSources(threads: threads),
        to: targets,
        threads: threads
      )
      return withView(of: arcs.map { lengths[Int($0)] }) { lengths in
        graph.withRows { body($0, lengths) }
      }
    }
    if isDirected && direction == .incoming {
      return withView(of: inColumn(lengths, threads: threads)) { lengths in
        withInRows { body($0, lengths) }
      }
    }
    return withView(of: lengths) { lengths in withRows { body($0, lengths) } }
  }
}

extension View<Double> {
  /// The first place of a number below zero or of none; nil if there is no such place.
  fileprivate func firstImproper(_ crew: Crew) -> Int? {
    let size = 1 << 16
    return crew.results((count + size - 1) / size) { piece in
      firstImproper(piece * size..<Swift.min(count, (piece + 1) * size))
    }
    .lazy.compactMap { $0 }.first
  }

  private func firstImproper(_ places: Range<Int>) -> Int? {
    var place = places.lowerBound
    while place &+ 8 <= places.upperBound {
      let isProper = vector(at: place, as: SIMD8<Double>.self) .>= 0
      if !all(isProper) { break }
      place &+= 8
    }
    while place < places.upperBound {
      if !(self[place] >= 0) { return place }
      place &+= 1
    }
    return nil
  }
}
