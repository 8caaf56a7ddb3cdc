/// The signed ties of an undirected graph, merged to one a pair of vertices.
///
/// Opposite parts of parallel ties cancel, whatever the split; so do negative loops. Both are cycles
/// of their own. If the weights are decimals of few places they are counted in the last place, so
/// that sums are exact.
struct SignedPairs {
  /// One end of each merged tie, below the other.
  var from: [Int] = []
  /// The other end.
  var to: [Int] = []
  /// The merged value in units of `unit`; never 0.
  var couplings: [Double] = []
  /// The first slot with the sign of the merged value.
  var slots: [Int] = []
  /// What every split pays, as cycles of one or two ties.
  var constants: [Frustration.Cycle] = []
  /// The number of ties with a sign, or the sum of their weights, as given.
  var total = 0.0
  /// What one counts for.
  var unit = 1.0
  /// Whether all merged values are whole numbers of units.
  var isWhole = true
}

extension SignedPairs {
  /// Merges the ties of a graph.
  ///
  /// - Parameters:
  ///   - graph: An undirected graph.
  ///   - values: One a slot, all of them finite.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ values: [Double],
    weighted: Bool,
    tell: () throws(Failure) -> Void
  ) throws(Failure) {
    precondition(!graph.isDirected, "Frustration is defined on undirected graphs")
    precondition(values.count == graph.slotCount, "There must be one value per slot")
    if weighted { try chooseUnit(values, tell) }
    from.reserveCapacity(graph.edgeCount)
    to.reserveCapacity(graph.edgeCount)
    couplings.reserveCapacity(graph.edgeCount)
    slots.reserveCapacity(graph.edgeCount)
    for vertex in 0..<graph.vertexCount {
      if vertex & 0xfff == 0 { try tell() }
      let row = graph.row(of: Vertex(vertex))
      var slot = row.lowerBound
      while slot < row.upperBound {
        var end = slot + 1
        while end < row.upperBound && graph.targets[end] == graph.targets[slot] { end += 1 }
        let target = Int(graph.targets[slot])
        if target >= vertex { add(vertex, target, slot..<end, values, weighted) }
        slot = end
      }
    }
  }

  /// The same, told to nobody.
  init(_ graph: Adjacency, _ values: [Double], weighted: Bool) throws(KernelError) {
    try Self.check(values)
    self.init(graph, values, weighted: weighted) {}
    try checkTotal()
  }

  /// Refuses a value that is not finite.
  static func check(_ values: [Double]) throws(KernelError) {
    guard let slot = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notANumber(edge: slot)
  }

  /// Refuses values whose sum leaves the range of the numbers.
  func checkTotal() throws(KernelError) {
    guard (total / unit).isFinite else { throw .notANumber(edge: 0) }
  }

  private mutating func chooseUnit<Failure: Error>(
    _ values: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    for places in [1.0, 2, 4, 10, 100, 1000, 10_000] {
      try tell()
      let isWhole = values.allSatisfy { value in
        let scaled = value.magnitude * places
        return scaled < 0x1p40 && (scaled - scaled.rounded()).magnitude <= 1e-9
      }
      // A value that rounds to nothing is not counted in these places.
      if isWhole && values.allSatisfy({ $0 == 0 || ($0.magnitude * places).rounded() > 0 }) {
        unit = 1 / places
        return
      }
    }
    isWhole = false
    unit = values.reduce(1e-300) { max($0, $1.magnitude) }.binade
  }

  /// A value in units.
  private func inUnits(_ value: Double, _ weighted: Bool) -> Double {
    guard weighted else { return value > 0 ? 1 : value < 0 ? -1 : 0 }
    return isWhole ? (value / unit).rounded() : value / unit
  }

  private mutating func add(
    _ vertex: Int,
    _ target: Int,
    _ run: Range<Int>,
    _ values: [Double],
    _ weighted: Bool
  ) {
    var positive = (weight: 0.0, slot: -1)
    var negative = (weight: 0.0, slot: -1)
    for slot in run {
      let value = inUnits(values[slot], weighted)
      if value > 0 {
        positive.weight += value
        if positive.slot < 0 { positive.slot = slot }
      } else if value < 0 {
        negative.weight -= value
        if negative.slot < 0 { negative.slot = slot }
      }
      total += weighted ? values[slot].magnitude : value.magnitude
    }
    if vertex == target {
      guard negative.weight > 0 else { return }
      constants.append(.init(slots: [negative.slot], multiplier: negative.weight * unit))
      return
    }
    let both = min(positive.weight, negative.weight)
    if both > 0 {
      let slots = [negative.slot, positive.slot]
      constants.append(.init(slots: slots, multiplier: both * unit))
    }
    let coupling = positive.weight - negative.weight
    guard coupling != 0 else { return }
    from.append(vertex)
    to.append(target)
    couplings.append(coupling)
    slots.append(coupling > 0 ? positive.slot : negative.slot)
  }

  /// The component of every vertex by merged ties; `tell` is called every few milliseconds and stops
  /// the work by throwing.
  func components<Failure: Error>(
    vertexCount: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Components {
    var sets = VertexSets(count: vertexCount)
    for pair in couplings.indices {
      if pair & 0xffff == 0 { try tell() }
      sets.join(from[pair], to[pair])
    }
    try tell()
    let labels = sets.labels.label
    try tell()
    return Components(raw: labels.map { UInt32($0) })
  }
}
