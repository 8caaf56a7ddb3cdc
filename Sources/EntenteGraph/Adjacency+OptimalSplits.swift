extension Adjacency {
  /// Counts the best splits and finds what they have in common.
  ///
  /// A split that frustrates a tie costs at least what the cycles of the proof show and what they
  /// leave of the tie; so most ties are satisfied in every best split and their ends are joined, and
  /// so are vertices that every best split keeps together. What is left is counted by eliminating
  /// one vertex after the other.
  ///
  /// With weights that are counted exactly, as told at ``frustration(of:weighted:options:)``, the best
  /// splits are those of least cost. With others, costs of parts that differ by no more than 1e-9 of
  /// the least cost of their component (or 1e-14 of its greatest weight, if that is more) are taken as
  /// equal wherever two are compared, so that splits so near the best may be counted among them. Loops
  /// change nothing: every split pays the negative ones.
  ///
  /// - Parameters:
  ///   - frustration: What ``frustration(of:weighted:options:)`` returned.
  ///   - values: The same values.
  ///   - weighted: The same choice.
  ///   - width: The most vertices that a table of the count may be over, 1...24.
  /// - Returns: The count and the groups; nil if the frustration is not proved or does not verify, or
  ///   if the graph needs a wider table or too many of them.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for the width; ``KernelError/notANumber(edge:)``
  ///   as when the frustration was found.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: O(k · 2^width) time for each of k joined vertices left, O(k · 2^width) space; a
  ///   millisecond for real systems of states.
  /// - SeeAlso: Dechter, Bucket elimination (1999), Artificial Intelligence 113:41; Aref and Wilson
  ///   (2019), J. Complex Networks 7:163, for networks with many best splits.
  public func optimalSplits(
    _ frustration: Frustration,
    of values: [Double],
    weighted: Bool = false,
    width: Int = 16
  ) throws(KernelError) -> OptimalSplits? {
    guard (1...24).contains(width) else { throw .invalidParameter("width") }
    let pairs = try SignedPairs(self, values, weighted: weighted)
    return optimalSplits(frustration, pairs, values, weighted, width) {}
  }

  /// Counts the best splits as ``optimalSplits(_:of:weighted:width:)`` does, telling how far it is.
  ///
  /// - Parameters:
  ///   - frustration: What ``frustration(of:weighted:options:)`` returned.
  ///   - values: The same values.
  ///   - weighted: The same choice.
  ///   - width: The most vertices that a table of the count may be over, 1...24.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing. How much there is to do is not known before, so it is 0 throughout.
  /// - Returns: The count and the groups, or nil, as without progress.
  /// - Throws: What `progress` throws, and ``KernelError`` as without it.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: The same.
  public func optimalSplits(
    _ frustration: Frustration,
    of values: [Double],
    weighted: Bool = false,
    width: Int = 16,
    progress: (Double) throws -> Void
  ) throws -> OptimalSplits? {
    guard (1...24).contains(width) else { throw KernelError.invalidParameter("width") }
    try SignedPairs.check(values)
    var telling = Telling()
    func tell() throws { if let share = telling.due(0) { try progress(share) } }
    let pairs = try SignedPairs(self, values, weighted: weighted, tell: tell)
    try pairs.checkTotal()
    return try optimalSplits(frustration, pairs, values, weighted, width, tell)
  }

  private func optimalSplits<Failure: Error>(
    _ frustration: Frustration,
    _ pairs: SignedPairs,
    _ values: [Double],
    _ weighted: Bool,
    _ width: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> OptimalSplits? {
    try tell()
    guard frustration.isProved, try verify(frustration, pairs, values, weighted, tell) else {
      return nil
    }
    let packings = try packings(of: frustration, pairs, tell)
    var result = OptimalSplits(count: 1, groups: [], free: [])
    var labels = [Int](repeating: 0, count: vertexCount)
    var labelCount = 0
    let parts = try SignedComponent.all(of: pairs, vertexCount: vertexCount, tell)
    for part in parts {
      let sides = part.vertices.map { Double(frustration.sides[$0]) }
      let cycles =
        packings.label.isEmpty
        ? []
        : packings.cycles[packings.label[part.vertices[0]]]
          .map { ($0.ties, $0.multiplier / part.unit) }
      guard let count = try SplitCount(part, sides, cycles, width: width, tell) else { return nil }
      result.count *= count.count
      for (vertex, label) in zip(part.vertices, count.labels) {
        labels[vertex] = labelCount + label
      }
      labelCount += count.labelCount
    }
    // Where all ties between two parts cancel, each can be turned over alone.
    let heads = try heads(of: values, tell)
    let components = Set(heads).count
    for _ in components..<max(components, parts.count) { result.count *= 2 }
    result.groups = Components(raw: labels.map { UInt32($0) }).members
    for vertex in 0..<vertexCount where labels[vertex] != labels[heads[vertex]] {
      result.free.append(Vertex(vertex))
    }
    return result
  }

  /// The cycles of each component in its own ties.
  private func packings<Failure: Error>(
    of frustration: Frustration,
    _ pairs: SignedPairs,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> (label: [Int], cycles: [[(ties: [Int], multiplier: Double)]]) {
    let components = try pairs.components(vertexCount: vertexCount, tell)
    var places = try filledArray(slotCount, repeating: -1, tell)
    var counts = [Int](repeating: 0, count: components.count)
    for pair in pairs.slots.indices {
      if pair & 0xffff == 0 { try tell() }
      let label = Int(components.label[pairs.from[pair]])
      places[pairs.slots[pair]] = counts[label]
      counts[label] += 1
    }
    var cycles = [[(ties: [Int], multiplier: Double)]](repeating: [], count: components.count)
    // Shorter cycles are ties that cancel.
    for (number, cycle) in frustration.cycles.enumerated() where cycle.slots.count > 2 {
      if number & 0xfff == 0 { try tell() }
      let label = Int(components.label[Int(targets[cycle.slots[0]])])
      let ties = cycle.slots.map { places[$0] }
      if !ties.contains(-1) { cycles[label].append((ties, cycle.multiplier)) }
    }
    return (components.label.map { Int($0) }, cycles)
  }
}
