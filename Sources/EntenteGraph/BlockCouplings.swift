/// What each pair of vertices gains by being in one block: positive less negative ties.
struct BlockCouplings {
  /// The pairs of each vertex.
  var rows: [[(other: Int, gain: Double)]]
  /// What every division costs.
  var constant = 0.0
  /// The sum of the magnitudes of the gains.
  var total = 0.0
}

extension BlockCouplings {
  /// Adds up the ties of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - values: One a slot.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  ///   - refuse: What to throw for an error of the kernel: for a value, or a sum, that is not finite.
  /// - Throws: What `tell` throws, and what `refuse` makes.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ values: [Double],
    weighted: Bool,
    _ tell: () throws(Failure) -> Void,
    _ refuse: (KernelError) -> Failure
  ) throws(Failure) {
    try tell()
    precondition(values.count == graph.slotCount, "There must be one value per slot")
    rows = Array(repeating: [], count: graph.vertexCount)
    let sources = try graph.slotSources(tell)
    var all = 0.0
    var from: [Vertex] = []
    var to: [Vertex] = []
    var column: [Double] = []
    for slot in 0..<values.count {
      if slot & 0xffff == 0 { try tell() }
      guard values[slot].isFinite else { throw refuse(.notANumber(edge: slot)) }
      let isTwin = !graph.isDirected && sources[slot] > graph.targets[slot]
      guard values[slot] != 0, !isTwin else { continue }
      let value = weighted ? values[slot] : values[slot] > 0 ? 1 : -1
      all += value.magnitude
      guard all.isFinite else { throw refuse(.notANumber(edge: slot)) }
      if sources[slot] == graph.targets[slot] {
        if value < 0 { constant -= value }
        continue
      }
      from.append(sources[slot])
      to.append(graph.targets[slot])
      column.append(value)
    }
    let vertices = graph.vertexCount
    let ties = TieList(vertexCount: vertices, from: from, to: to, isDirected: false)
    var pairs = try Rows(ties, loads: column, threads: nil, tell)
    try pairs.merge(by: .summed, nil, tell)
    for vertex in 0..<vertices {
      if vertex & 0x3ff == 0 { try tell() }
      for slot in Int(pairs.offsets[vertex])..<Int(pairs.offsets[vertex + 1])
      where pairs.loads[slot] != 0 {
        rows[vertex].append((Int(pairs.targets[slot]), pairs.loads[slot]))
        if pairs.targets[slot] > vertex { total += pairs.loads[slot].magnitude }
      }
    }
    // Ties that contradict each other cost the lesser side, whatever the division.
    var rest = 0.0
    for value in column { rest += value.magnitude }
    constant += max(0, rest - total) / 2
  }

  /// What a division costs; `tell` is called every few milliseconds and stops the work by throwing.
  func cost<Failure: Error>(
    of label: [Int],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Double {
    var cost = constant
    for vertex in 0..<rows.count {
      if vertex & 0xfff == 0xfff { try tell() }
      for (other, gain) in rows[vertex] where other > vertex {
        if (gain > 0) != (label[vertex] == label[other]) { cost += gain.magnitude }
      }
    }
    return cost
  }
}
