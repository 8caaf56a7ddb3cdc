extension Adjacency {
  /// Whether a frustration index is what its split and its cycles show.
  ///
  /// The split must cost the upper bound and frustrate the ties listed. Every cycle must close, name
  /// each tie by its slot with from < to, have an odd number of negative ties, and together they may use
  /// no tie (parallel ones of one sign taken together) beyond its weight. If the index is called
  /// proved, in every component their sum must come so near the cost that no other split can lie
  /// between, but for the components that an exhaustive proof names: those are not searched again.
  /// Bounds without a proof are only checked as far as the cycles go.
  ///
  /// - Parameters:
  ///   - frustration: What ``frustration(of:weighted:options:)`` returned.
  ///   - values: The same values.
  ///   - weighted: The same choice.
  /// - Returns: True if all of it holds.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: O(V + E + C) time and space, C the ties of all cycles.
  /// - SeeAlso: Guenin, A characterization of weakly bipartite graphs (2001), J. Comb. Theory B 83:112.
  public func verify(
    _ frustration: Frustration,
    of values: [Double],
    weighted: Bool = false
  ) -> Bool {
    guard let pairs = try? SignedPairs(self, values, weighted: weighted) else { return false }
    return verify(frustration, pairs, values, weighted) {}
  }

  /// The same for ties that are merged already; `tell` is called every few milliseconds and stops the
  /// work by throwing.
  func verify<Failure: Error>(
    _ frustration: Frustration,
    _ pairs: SignedPairs,
    _ values: [Double],
    _ weighted: Bool,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard frustration.sides.count == vertexCount else { return false }
    guard frustration.sides.allSatisfy({ $0 == 1 || $0 == -1 }) else { return false }
    let components = try pairs.components(vertexCount: vertexCount, tell)
    let ties = try TieTable(self, values, weighted: weighted, tell)
    var costs = [Double](repeating: 0, count: components.count)
    var packed = costs
    var frustrated: [Int] = []
    for slot in values.indices where ties.sources[slot] <= targets[slot] && values[slot] != 0 {
      if slot & 0xfff == 0 { try tell() }
      let (from, to) = (Int(ties.sources[slot]), Int(targets[slot]))
      guard (values[slot] > 0) != (frustration.sides[from] == frustration.sides[to]) else {
        continue
      }
      frustrated.append(slot)
      costs[Int(components.label[from])] += weighted ? values[slot].magnitude : 1
    }
    guard frustrated == frustration.frustrated else { return false }
    let cost = costs.reduce(0, +)
    guard (cost - frustration.upperBound).magnitude <= 1e-9 * cost else { return false }
    guard (pairs.total - frustration.total).magnitude <= 1e-9 * pairs.total else { return false }
    let (lower, upper) = (frustration.lowerBound, frustration.upperBound)
    guard frustration.isProved ? lower == upper : lower >= 0 && lower <= upper else { return false }
    try tell()
    var loads: [Double] = try filledArray(slotCount, repeating: 0, tell)
    for (number, cycle) in frustration.cycles.enumerated() {
      if number & 0xfff == 0 { try tell() }
      guard cycle.multiplier > 0, let start = ties.start(of: cycle.slots) else { return false }
      packed[Int(components.label[Int(start)])] += cycle.multiplier
      for slot in cycle.slots { loads[ties.first[slot]] += cycle.multiplier }
    }
    // What rounding lets a tie carry too much, its component is credited less.
    var crowds = [Double](repeating: 1, count: components.count)
    try tell()
    for slot in loads.indices where loads[slot] > ties.weights[slot] {
      let crowd = loads[slot] / ties.weights[slot]
      guard crowd <= 1 + 1e-9 else { return false }
      let label = Int(components.label[Int(ties.sources[slot])])
      crowds[label] = max(crowds[label], crowd)
    }
    var searched: Set<Vertex> = []
    switch frustration.proof {
    case .none: return true
    case .packing: break
    case .exhaustive(let components, let nodes):
      guard nodes >= 0, !components.isEmpty else { return false }
      searched = Set(components)
    }
    for component in try SignedComponent.all(of: pairs, vertexCount: vertexCount, tell) {
      guard let vertex = component.vertices.first else { continue }
      let label = Int(components.label[vertex])
      if searched.remove(Vertex(vertex)) != nil { continue }
      let lower = packed[label] / crowds[label] / component.unit
      if !component.proves(lower, costs[label] / component.unit) { return false }
    }
    return searched.isEmpty
  }
}

/// Parallel ties of one sign taken together.
private struct TieTable {
  let graph: Adjacency
  let values: [Double]
  /// The row of each slot.
  let sources: [Vertex]
  /// The slot that stands for each slot.
  var first: [Int]
  /// The weight of all that a slot stands for.
  var weights: [Double]

  init<Failure: Error>(
    _ graph: Adjacency,
    _ values: [Double],
    weighted: Bool,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try tell()
    self.graph = graph
    self.values = values
    sources = try graph.slotSources(tell)
    try tell()
    first = try filledArray(values.count, tell) { $0 }
    weights = try filledArray(values.count, repeating: 0, tell)
    for slot in values.indices {
      if slot & 0xffff == 0 { try tell() }
      var place = slot
      let row = graph.row(of: sources[slot])
      while place > row.lowerBound && graph.targets[place - 1] == graph.targets[slot] {
        place -= 1
        if (values[place] > 0) == (values[slot] > 0) && values[place] != 0 { first[slot] = place }
      }
      weights[first[slot]] += values[slot] == 0 ? 0 : weighted ? values[slot].magnitude : 1
    }
  }
}

extension TieTable {
  /// A vertex of a closed walk with an odd number of negative ties; nil if it is no such walk.
  func start(of slots: [Int]) -> Vertex? {
    guard let slot = slots.first else { return nil }
    var negatives = 0
    for slot in slots {
      guard values.indices.contains(slot), values[slot] != 0 else { return nil }
      // The other slot of an undirected tie is the same tie.
      guard sources[slot] <= graph.targets[slot] else { return nil }
      if values[slot] < 0 { negatives += 1 }
    }
    guard negatives % 2 == 1 else { return nil }
    for start in [sources[slot], graph.targets[slot]] {
      var vertex: Vertex? = start
      for slot in slots {
        guard let here = vertex else { break }
        let (from, to) = (sources[slot], graph.targets[slot])
        vertex = here == from ? to : here == to ? from : nil
      }
      if vertex == start { return start }
    }
    return nil
  }
}
