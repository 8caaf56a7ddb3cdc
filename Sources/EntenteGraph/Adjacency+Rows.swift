extension Adjacency {
  /// Returns the slots of a vertex.
  ///
  /// - Parameter vertex: A vertex of the graph.
  /// - Returns: A range of slots, ascending by target; empty for a vertex without ties.
  /// - Precondition: The vertex is in the graph.
  /// - Complexity: O(1).
  @inlinable
  public func row(of vertex: Vertex) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }

  /// Returns the places in `inSources` of the ties that arrive at a vertex.
  ///
  /// - Parameter vertex: A vertex of the graph.
  /// - Returns: A range of indexes into `inSources` and into whatever ``inColumn(_:)`` returns.
  /// - Precondition: The vertex is in the graph.
  /// - Complexity: O(1).
  @inlinable
  public func inRow(of vertex: Vertex) -> Range<Int> {
    Int(inOffsets[Int(vertex)])..<Int(inOffsets[Int(vertex) + 1])
  }

  /// Returns a column in the order of the rows of arriving ties.
  ///
  /// - Parameters:
  ///   - column: One element a slot.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The same elements; the one at place p belongs to the tie that arrives from
  ///   `inSources[p]`.
  /// - Precondition: The column has one element a slot.
  /// - Complexity: O(V + E) time and space.
  public func inColumn<Element>(_ column: [Element], threads: Int? = nil) -> [Element] {
    precondition(column.count == slotCount, "There must be one element per slot")
    if let numbers = same(column, [Double].self),
      let result = same(carriedIn(numbers, threads), [Element].self)
    {
      return result
    }
    return inSlots(threads: threads).map { column[Int($0)] }
  }

  /// The slot of each arriving tie, in the order of the rows of arriving ties.
  func inSlots(threads: Int? = nil) -> [UInt32] {
    let slots: [UInt32] = filledArray(slotCount) { slots in
      for slot in 0..<slots.count { slots[slot] = UInt32(truncatingIfNeeded: slot) }
    }
    return carriedIn(slots, threads)
  }

  private func carriedIn<Load: BitwiseCopyable & Sendable>(
    _ column: [Load],
    _ threads: Int?
  ) -> [Load] {
    let ties = TieList(turning: offsets, targets, threads: threads)
    return Rows(ties, loads: column, threads: threads).loads
  }

  /// Returns the slot of the tie from one vertex to another.
  ///
  /// - Parameters:
  ///   - from: The vertex in whose row to look.
  ///   - to: The other end.
  /// - Returns: The first slot of parallel ties, or nil if there is no tie.
  /// - Precondition: `from` is in the graph.
  /// - Complexity: O(log d), d the length of the row.
  public func slot(from: Vertex, to: Vertex) -> Int? {
    var range = row(of: from)
    let end = range.upperBound
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        targets[middle] < to ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound < end && targets[range.lowerBound] == to ? range.lowerBound : nil
  }
}

extension Adjacency {
  /// Returns the two vertices of a tie.
  ///
  /// - Parameter slot: A slot, such as a kernel's error or the cycles of a ``Frustration`` name.
  /// - Returns: The vertex in whose row the slot stands, and the other end.
  /// - Precondition: The slot is in the graph.
  /// - Complexity: O(log V).
  public func ends(of slot: Int) -> (from: Vertex, to: Vertex) {
    precondition(targets.indices.contains(slot), "A slot is below the number of slots")
    var (low, high) = (0, vertexCount)
    // The last row that starts at or before the slot; empty rows before it start there too.
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(offsets[middle]) <= slot { low = middle } else { high = middle }
    }
    return (Vertex(low), targets[slot])
  }

  /// The row that each slot stands in.
  func slotSources(threads: Int? = nil) -> [Vertex] { slotSources(threads: threads) {} }

  /// The same; `tell` is called every few milliseconds and stops the work by throwing.
  func slotSources<Failure: Error>(
    threads: Int? = nil,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Vertex] {
    try withRows { rows throws(Failure) in try rows.slotSources(threads: threads, tell) }
  }

  /// The same ties without directions, and a column carried over.
  func undirected(
    _ column: [Double]?,
    threads: Int? = nil
  ) -> (adjacency: Adjacency, column: [Double]?) {
    guard isDirected else { return (self, column) }
    let ties = TieList(
      vertexCount: vertexCount,
      from: slotSources(threads: threads),
      to: targets,
      isDirected: false
    )
    let rows = Rows(ties, loads: column, threads: threads)
    return (Adjacency(ties, rows, threads: threads), column.map { _ in rows.loads })
  }
}

extension RowsView {
  /// The row that each slot stands in; `tell` is called every few milliseconds and stops the work by
  /// throwing.
  func slotSources<Failure: Error>(
    threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Vertex] {
    try filledArray(targets.count) { sources throws(Failure) in
      let pieces = max(1, min(64, targets.count / 32_768))
      let cuts = cuts(into: pieces)
      try Crew(threads: threads, steps: targets.count + vertexCount).each(pieces, tell) { piece in
        for vertex in cuts[piece]..<cuts[piece + 1] {
          sources.fill(start(vertex)..<end(vertex), with: Vertex(truncatingIfNeeded: vertex))
        }
      }
    }
  }
}
