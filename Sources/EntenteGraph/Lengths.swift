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
  func check(lengths: [Double]?) throws(KernelError) {
    guard let lengths else { return }
    precondition(lengths.count == slotCount, "There must be one length per slot")
    guard let slot = withView(of: lengths, { $0.firstImproper() }) else { return }
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

extension View<UInt32> {
  /// The greatest element; 0 if there is none.
  func greatest(_ crew: Crew) -> UInt32 {
    let size = 1 << 16
    let pieces = (count + size - 1) / size
    let results = Cells<UInt32>(pieces, repeating: 0)
    crew.each(pieces) { piece in
      var greatest = SIMD8<UInt32>(repeating: 0)
      var slot = piece * size
      let end = Swift.min(count, slot + size)
      while slot &+ 8 <= end {
        let next = vector(at: slot, as: SIMD8<UInt32>.self)
        greatest.replace(with: next, where: greatest .< next)
        slot &+= 8
      }
      var result = greatest.max()
      while slot < end {
        result = Swift.max(result, self[slot])
        slot &+= 1
      }
      results[piece] = result
    }
    return results.array().max() ?? 0
  }
}

extension View<Double> {
  /// The first place of a number below zero or of none; nil if there is no such place.
  fileprivate func firstImproper() -> Int? {
    var place = 0
    while place &+ 8 <= count {
      let isProper = vector(at: place, as: SIMD8<Double>.self) .>= 0
      if !all(isProper) { break }
      place &+= 8
    }
    while place < count {
      if !(self[place] >= 0) { return place }
      place &+= 1
    }
    return nil
  }
}
