extension Adjacency {
  /// Counts the best splits and finds what they have in common.
  ///
  /// A split that frustrates a tie costs at least what the cycles of the proof show and what they
  /// leave of the tie; so most ties are satisfied in every best split and their ends are joined, and
  /// so are vertices that every best split keeps together. What is left is counted by eliminating
  /// one vertex after the other. Costs within 1e-9 of the cost are equal if weights are not whole.
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
    guard frustration.isProved, verify(frustration, of: values, weighted: weighted) else {
      return nil
    }
    let packings = packings(of: frustration, pairs)
    var result = OptimalSplits(count: 1, groups: [], free: [])
    var labels = [Int](repeating: 0, count: vertexCount)
    var labelCount = 0
    let parts = SignedComponent.all(of: pairs, vertexCount: vertexCount)
    for part in parts {
      let sides = part.vertices.map { Double(frustration.sides[$0]) }
      let cycles =
        packings.label.isEmpty
        ? []
        : packings.cycles[packings.label[part.vertices[0]]]
          .map { ($0.ties, $0.multiplier / part.unit) }
      guard let count = SplitCount(part, sides, cycles, width: width) else { return nil }
      result.count *= count.count
      for (vertex, label) in zip(part.vertices, count.labels) {
        labels[vertex] = labelCount + label
      }
      labelCount += count.labelCount
    }
    // Where all ties between two parts cancel, each can be turned over alone.
    let heads = heads(of: values)
    let components = Set(heads).count
    for _ in components..<max(components, parts.count) { result.count *= 2 }
    result.groups = Components(raw: labels.map { UInt32($0) }).members
    for vertex in 0..<vertexCount where labels[vertex] != labels[heads[vertex]] {
      result.free.append(Vertex(vertex))
    }
    return result
  }

  /// The cycles of each component in its own ties.
  private func packings(
    of frustration: Frustration,
    _ pairs: SignedPairs
  ) -> (label: [Int], cycles: [[(ties: [Int], multiplier: Double)]]) {
    let components = pairs.components(vertexCount: vertexCount)
    var places = [Int](repeating: -1, count: slotCount)
    var counts = [Int](repeating: 0, count: components.count)
    for pair in pairs.slots.indices {
      let label = Int(components.label[pairs.from[pair]])
      places[pairs.slots[pair]] = counts[label]
      counts[label] += 1
    }
    var cycles = [[(ties: [Int], multiplier: Double)]](repeating: [], count: components.count)
    // Shorter cycles are ties that cancel.
    for cycle in frustration.cycles where cycle.slots.count > 2 {
      let label = Int(components.label[Int(targets[cycle.slots[0]])])
      let ties = cycle.slots.map { places[$0] }
      if !ties.contains(-1) { cycles[label].append((ties, cycle.multiplier)) }
    }
    return (components.label.map { Int($0) }, cycles)
  }
}

/// The best splits of one component.
struct SplitCount {
  /// How many there are, of two that are each other turned over one.
  private(set) var count = 1.0
  /// The group of each vertex, and how many groups there are.
  private(set) var labels: [Int]
  private(set) var labelCount = 1
}

extension SplitCount {
  /// Counts, given a best split and a packing of cycles; nil if it would take too much.
  init?(
    _ component: SignedComponent,
    _ sides: [Double],
    _ cycles: [(ties: [Int], multiplier: Double)],
    width: Int
  ) {
    labels = [Int](repeating: 0, count: component.vertices.count)
    guard !component.couplings.isEmpty else { return }
    let cost = component.cost(of: sides)
    let packed = cycles.reduce(0) { $0 + $1.multiplier }
    let tolerance = component.step > 0 ? component.divisor / 4 : max(1e-9 * cost, 1e-14)
    let share = component.step / Double(4 * component.vertices.count)
    var kernel = SplitKernel(component, sides)
    kernel.join(roomiest: cycles, excess: cost - packed + tolerance)
    let margin = component.step > 0 ? share : 2 * tolerance
    kernel.joinFirm(margin: margin)
    guard let all = BucketElimination(kernel.component, width: width, tolerance: tolerance) else {
      return nil
    }
    // A better split, or none so good, means that the frustration is not what it seems.
    guard (all.cost + kernel.constant - cost).magnitude <= 2 * tolerance else { return nil }
    count = all.count / 2
    guard all.work * kernel.vertexCount <= 200_000_000 else { return nil }
    let groups = kernel.groups(width: width, tolerance: tolerance)
    labels = kernel.labels.map { groups.label[$0] }
    labelCount = groups.count
  }
}

extension SplitKernel {
  /// The vertices whose relation is the same in every best split.
  ///
  /// Where two vertices may differ the kernel is solved with the two set against each other, and what
  /// its solution parts is parted.
  fileprivate func groups(width: Int, tolerance: Double) -> (label: [Int], count: Int) {
    let best = component.cost(of: [Double](repeating: 1, count: vertexCount))
    var label = [Int](repeating: 0, count: vertexCount)
    var count = 1
    for vertex in 1..<max(1, vertexCount) {
      while let first = (0..<vertex).first(where: { label[$0] == label[vertex] }) {
        var sides = [Double](repeating: 1, count: vertexCount)
        sides[vertex] = -1
        var opposed = SplitKernel(component, sides)
        opposed.join(first, vertex)
        guard
          let solved = BucketElimination(opposed.component, width: width, tolerance: tolerance),
          solved.cost + opposed.constant <= best + tolerance
        else { break }
        let split = opposed.lifted(solved.sides)
        // Each group becomes its vertices on the one side and those on the other.
        var numbers: [[Int]: Int] = [:]
        for place in 0..<vertexCount {
          let key = [label[place], split[place] > 0 ? 1 : 0]
          let number = numbers[key] ?? numbers.count
          numbers[key] = number
          label[place] = number
        }
        count = numbers.count
      }
    }
    return (label, count)
  }
}
