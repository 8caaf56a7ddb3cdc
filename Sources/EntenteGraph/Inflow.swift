/// A matrix without negative entries, by what arrives at each vertex.
///
/// Entries are divided by the greatest, so that no sum leaves the range of the numbers. Ties of
/// value 0 are left out; parallel ties add; an undirected tie runs both ways and a loop once.
/// Without weights the rows are those of the graph itself.
struct Inflow {
  /// How many vertices there are.
  let count: Int
  /// Where the entries of each vertex start, and at last where all end.
  let offsets: [UInt32]
  /// Where each entry comes from.
  let sources: [Vertex]
  /// The entries, in 0...1; nil if each is 1.
  let values: [Double]?
  /// What the entries were divided by.
  let scale: Double
  /// Whether the matrix equals its mirror image.
  let isSymmetric: Bool
}

extension Inflow {
  /// Checks and scales the weights of a graph.
  init(_ graph: Adjacency, _ weights: [Double]?, threads: Int?) throws(KernelError) {
    self.init(graph, weights, try Self.scale(graph, weights), threads: threads) {}
  }

  /// Scales the weights of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - weights: One a slot; nil for 1 each.
  ///   - scale: What to divide them by: the greatest.
  ///   - threads: The most threads to use; nil for as many as there are processors.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ weights: [Double]?,
    _ scale: Double,
    threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    guard let weights else {
      self.init(
        count: graph.vertexCount,
        offsets: graph.inOffsets,
        sources: graph.inSources,
        values: nil,
        scale: 1,
        isSymmetric: !graph.isDirected
      )
      return
    }
    try tell()
    let ties = try TieList(turning: graph.offsets, graph.targets, threads: threads, tell)
    let column = try Rows(ties, loads: weights, threads: threads, tell).loads
    let values: [Double] = try filledArray(column.count) { values throws(Failure) in
      for place in 0..<column.count {
        if place & 0x1_ffff == 0 { try tell() }
        values[place] = column[place] / scale
      }
    }
    try tell()
    let whole = Inflow(
      count: graph.vertexCount,
      offsets: graph.inOffsets,
      sources: graph.inSources,
      values: values,
      scale: scale,
      isSymmetric: !graph.isDirected && column == weights
    )
    try tell()
    self = values.allSatisfy { $0 > 0 } ? whole : try whole.withoutZeros(values, tell)
  }

  private func withoutZeros<Failure: Error>(
    _ values: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Inflow {
    var offsets: [UInt32] = [0]
    var sources: [Vertex] = []
    var kept: [Double] = []
    sources.reserveCapacity(values.count)
    kept.reserveCapacity(values.count)
    for vertex in 0..<count {
      if vertex & 0xfff == 0 { try tell() }
      for place in row(vertex) where values[place] > 0 {
        sources.append(self.sources[place])
        kept.append(values[place])
      }
      offsets.append(UInt32(truncatingIfNeeded: sources.count))
    }
    return Inflow(
      count: count,
      offsets: offsets,
      sources: sources,
      values: kept,
      scale: scale,
      isSymmetric: isSymmetric
    )
  }

  /// The greatest weight, or 1 if there is none above 0.
  static func scale(_ graph: Adjacency, _ weights: [Double]?) throws(KernelError) -> Double {
    guard let weights else { return 1 }
    precondition(weights.count == graph.slotCount, "There must be one weight per slot")
    var greatest = 0.0
    for slot in 0..<weights.count {
      guard weights[slot].isFinite else { throw .notANumber(edge: slot) }
      guard weights[slot] >= 0 else { throw .negativeWeight(edge: slot) }
      greatest = max(greatest, weights[slot])
    }
    return greatest > 0 ? greatest : 1
  }
}

extension Inflow {
  /// The places of what arrives at a vertex.
  @inline(__always)
  func row(_ vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) }

  /// What arrives at a vertex when each vertex sends its number along its ties.
  @inline(__always)
  func arriving(at vertex: Int, from numbers: [Double]) -> Double {
    var sum = 0.0
    if let values {
      for place in row(vertex) { sum += values[place] * numbers[Int(sources[place])] }
    } else {
      for place in row(vertex) { sum += numbers[Int(sources[place])] }
    }
    return sum
  }

  /// Opens the rows, and the entries beside them, for reading.
  func withEntries<Result, Failure: Error>(
    _ body: (EntriesView<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Adjacency.withRows(offsets, sources) { rows throws(Failure) in
      try withView(of: values ?? []) { values throws(Failure) in
        try body(EntriesView(rows, values))
      }
    }
  }
}

extension Inflow {
  /// The same ties between senders and receivers: a vertex v sends as v and receives as count + v.
  ///
  /// What arrives at a sender comes from the receivers it points at, and back.
  ///
  /// - Parameters:
  ///   - graph: The graph that this is the inflow of.
  ///   - threads: The most threads to use; nil for as many as there are processors.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Returns: Twice the vertices and entries.
  /// - Throws: What `tell` throws.
  func doubled<Failure: Error>(
    of graph: Adjacency,
    threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Inflow {
    let size = Vertex(truncatingIfNeeded: count)
    let slots = UInt32(truncatingIfNeeded: sources.count)
    // The rows here hold what arrives; turned, they hold what each vertex sends.
    var sent = (offsets: graph.offsets, targets: graph.targets, values: [Double]())
    if let values {
      try tell()
      let ties = try TieList(turning: offsets, sources, threads: threads, tell)
      let rows = try Rows(ties, loads: values, threads: threads, tell)
      sent = (rows.offsets, rows.targets, rows.loads)
    }
    try tell()
    let all: [Vertex] = try filledArray(2 * sources.count) { all throws(Failure) in
      for place in 0..<sources.count {
        if place & 0x1_ffff == 0 { try tell() }
        all[place] = sent.targets[place] + size
        all[sources.count &+ place] = sources[place]
      }
    }
    try tell()
    return Inflow(
      count: 2 * count,
      offsets: sent.offsets + offsets.dropFirst().map { $0 + slots },
      sources: all,
      values: try values.map { values throws(Failure) in
        try filledArray(2 * values.count) { all throws(Failure) in
          for place in 0..<values.count {
            if place & 0x1_ffff == 0 { try tell() }
            all[place] = sent.values[place]
            all[values.count &+ place] = values[place]
          }
        }
      },
      scale: scale,
      isSymmetric: true
    )
  }
}
