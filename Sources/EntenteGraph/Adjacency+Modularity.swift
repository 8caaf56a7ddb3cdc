extension Adjacency {
  /// Measures how far ties lie within groups rather than between them.
  ///
  /// Undirected: Q = sum over groups of L / m - r (d / 2m)^2, L the weight of ties inside, d the
  /// strength of the members, m the weight of all ties. Directed: L / m - r · out · in / m^2 with
  /// the outgoing and incoming strength. Parallel ties add; a loop lies inside, and counts twice in
  /// the strength of an undirected graph.
  ///
  /// - Parameters:
  ///   - groups: The group of each vertex, any numbers.
  ///   - weights: One a slot, 0 or above, no unit; nil counts each tie as 1.
  ///   - resolution: r, 0 or above; above 1 favours small groups.
  /// - Returns: A number in -1...1 at resolution 1; nil if nothing has weight.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``;
  ///   ``KernelError/invalidParameter(_:)`` for the resolution.
  /// - Precondition: There is one group a vertex and one weight a slot.
  /// - Complexity: O(V + E) time and space.
  /// - SeeAlso: Newman and Girvan, Finding and evaluating community structure in networks (2004),
  ///   Phys. Rev. E 69:026113; Leicht and Newman (2008), Phys. Rev. Lett. 100:118703, for arcs.
  public func modularity(
    groups: [Int],
    weights: [Double]? = nil,
    resolution: Double = 1
  ) throws(KernelError) -> Double? {
    guard resolution >= 0 && resolution.isFinite else { throw .invalidParameter("resolution") }
    let scale = try Inflow.scale(self, weights)
    let sums = GroupSums(self, groups, {}) { slot in weights.map { $0[slot] / scale } ?? 1 }
    guard sums.total > 0 else { return nil }
    return (sums.inside - resolution * sums.expected) / sums.total
  }

  /// Measures how far positive ties lie within groups and negative ones between them.
  ///
  /// Q = 1 / (2w+ + 2w-) · sum over pairs in one group of a - (k+ k+ / 2w+ - k- k- / 2w-), a the
  /// value of their tie, k+ and k- the strength in positive and negative ties, 2w+ and 2w- their
  /// sums; for arcs, outgoing times incoming strength. Parallel ties add; an undirected loop counts
  /// twice.
  ///
  /// - Parameters:
  ///   - groups: The group of each vertex, any numbers.
  ///   - values: One a slot, any finite number, no unit.
  ///   - positiveResolution: What the chance of positive ties counts for, 0 or above.
  ///   - negativeResolution: What the chance of negative ties counts for, 0 or above.
  /// - Returns: A number in -1...1 at resolutions 1; nil if all values are 0.
  /// - Throws: ``KernelError/notANumber(edge:)``; ``KernelError/invalidParameter(_:)`` for a
  ///   resolution.
  /// - Precondition: There is one group a vertex and one value a slot.
  /// - Complexity: O(V + E) time and space.
  /// - SeeAlso: Gomez, Jensen and Arenas, Analysis of community structure in networks of correlated
  ///   data (2009), Phys. Rev. E 80:016114.
  public func signedModularity(
    groups: [Int],
    of values: [Double],
    positiveResolution: Double = 1,
    negativeResolution: Double = 1
  ) throws(KernelError) -> Double? {
    for (name, resolution) in [
      ("positiveResolution", positiveResolution), ("negativeResolution", negativeResolution),
    ] {
      guard resolution >= 0 && resolution.isFinite else { throw .invalidParameter(name) }
    }
    let scale = try Inflow.scale(self, values.map(\.magnitude))
    let goal = CommunityGoal(
      values: values,
      positive: positiveResolution,
      negative: negativeResolution
    )
    return signedModularity(groups, goal, scale) {}
  }

  /// The same with what is known of the values, `tell` being called every few milliseconds; it stops
  /// the work by throwing.
  func signedModularity<Failure: Error>(
    _ groups: [Int],
    _ goal: CommunityGoal,
    _ scale: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Double? {
    let values = goal.values
    let positive = try GroupSums(self, groups, tell) { max(values[$0], 0) / scale }
    let negative = try GroupSums(self, groups, tell) { max(-values[$0], 0) / scale }
    let total = positive.total + negative.total
    guard total > 0 else { return nil }
    let inside = positive.inside - negative.inside
    let chance = goal.positive * positive.expected - goal.negative * negative.expected
    return (inside - chance) / total
  }
}

/// What lies inside groups, and what would by chance; undirected ties counted from both ends.
private struct GroupSums {
  /// The sum of all weights.
  var total = 0.0
  /// The sum of those inside groups.
  var inside = 0.0
  /// What chance would put inside.
  var expected = 0.0

  init<Failure: Error>(
    _ graph: Adjacency,
    _ groups: [Int],
    _ tell: () throws(Failure) -> Void,
    _ weight: (Int) -> Double
  ) throws(Failure) {
    try tell()
    precondition(groups.count == graph.vertexCount, "There must be one group per vertex")
    var numbers: [Int: Int] = [:]
    let labels = groups.map { group in
      let number = numbers[group] ?? numbers.count
      numbers[group] = number
      return number
    }
    var leaving = [Double](repeating: 0, count: numbers.count)
    var arriving = leaving
    for vertex in 0..<graph.vertexCount {
      if vertex & 0xfff == 0 { try tell() }
      for slot in graph.row(of: Vertex(vertex)) {
        let target = Int(graph.targets[slot])
        let value = weight(slot) * (!graph.isDirected && target == vertex ? 2 : 1)
        total += value
        leaving[labels[vertex]] += value
        arriving[labels[target]] += value
        if labels[vertex] == labels[target] { inside += value }
      }
    }
    guard total > 0 else { return }
    for label in 0..<leaving.count { expected += leaving[label] * (arriving[label] / total) }
  }
}
