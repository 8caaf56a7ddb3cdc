/// One connected part of the merged signed ties, its vertices numbered from 0.
struct SignedComponent {
  /// The vertices in the whole graph, ascending.
  var vertices: [Int]
  /// The ends of each tie and its value in units.
  var from: [Int] = []
  var to: [Int] = []
  var couplings: [Double] = []
  /// The number of each tie in the merged ties.
  var pairs: [Int] = []
  /// Rows: where each starts, the other ends, and the ties.
  var offsets: [Int] = []
  var neighbours: [Int] = []
  var ties: [Int] = []
  /// What one counts for.
  var unit = 1.0
  /// The greatest number that divides every weight; 0 if weights are not whole.
  var divisor = 0.0
  /// The least step between the costs of two splits; 0 if weights are not whole.
  var step = 0.0
}

extension SignedComponent {
  /// Parts the merged ties of a graph; `tell` is called every few milliseconds and stops the work by
  /// throwing.
  static func all<Failure: Error>(
    of pairs: SignedPairs,
    vertexCount: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [SignedComponent] {
    let labels = try pairs.components(vertexCount: vertexCount, tell)
    try tell()
    var local = [Int](repeating: 0, count: vertexCount)
    var parts: [SignedComponent] = []
    parts.reserveCapacity(labels.count)
    for label in 0..<labels.count {
      if label & 0x3fff == 0x3fff { try tell() }
      parts.append(SignedComponent(vertices: []))
    }
    for vertex in 0..<vertexCount {
      if vertex & 0x3fff == 0 { try tell() }
      let label = Int(labels.label[vertex])
      local[vertex] = parts[label].vertices.count
      parts[label].vertices.append(vertex)
    }
    var counts = [Int](repeating: 0, count: parts.count)
    for pair in 0..<pairs.couplings.count { counts[Int(labels.label[pairs.from[pair]])] += 1 }
    for label in parts.indices where counts[label] > 0 { parts[label].reserve(counts[label]) }
    for pair in 0..<pairs.couplings.count {
      if pair & 0xffff == 0 { try tell() }
      let label = Int(labels.label[pairs.from[pair]])
      parts[label].from.append(local[pairs.from[pair]])
      parts[label].to.append(local[pairs.to[pair]])
      parts[label].couplings.append(pairs.couplings[pair])
      parts[label].pairs.append(pair)
    }
    for label in parts.indices {
      if label & 0xff == 0 { try tell() }
      try parts[label].close(tell)
      parts[label].unit = pairs.unit
      if pairs.isWhole { try parts[label].findStep(tell) } else { parts[label].scale() }
    }
    return parts
  }

  /// Makes room for ties.
  private mutating func reserve(_ count: Int) {
    from.reserveCapacity(count)
    to.reserveCapacity(count)
    couplings.reserveCapacity(count)
    pairs.reserveCapacity(count)
  }

  /// Sorts the ties into rows.
  mutating func close<Failure: Error>(_ tell: () throws(Failure) -> Void) throws(Failure) {
    offsets = [Int](repeating: 0, count: vertices.count + 1)
    for tie in couplings.indices {
      if tie & 0xffff == 0xffff { try tell() }
      offsets[from[tie] + 1] += 1
      offsets[to[tie] + 1] += 1
    }
    for vertex in vertices.indices { offsets[vertex + 1] += offsets[vertex] }
    neighbours = try filledArray(2 * couplings.count, repeating: 0, tell)
    ties = try filledArray(2 * couplings.count, repeating: 0, tell)
    var next = offsets
    for tie in couplings.indices {
      if tie & 0xffff == 0xffff { try tell() }
      for (here, there) in [(from[tie], to[tie]), (to[tie], from[tie])] {
        neighbours[next[here]] = there
        ties[next[here]] = tie
        next[here] += 1
      }
    }
  }

  /// Counts weights that are not whole in a power of 2 near the greatest of this component, so that
  /// heavy ties elsewhere do not make its own look like rounding.
  private mutating func scale() {
    let greatest = couplings.reduce(0) { max($0, $1.magnitude) }
    guard greatest > 0 else { return }
    let scale = greatest.binade
    unit *= scale
    for tie in couplings.indices { couplings[tie] /= scale }
  }

  /// Costs differ by multiples of the common divisor; by even ones if every vertex has an even sum,
  /// because moving a vertex changes the cost by that sum less twice what it frustrates.
  mutating func findStep<Failure: Error>(_ tell: () throws(Failure) -> Void) throws(Failure) {
    var common: Int64 = 0
    for (tie, coupling) in couplings.enumerated() {
      if tie & 0xffff == 0xffff { try tell() }
      var (large, small) = (common, Int64(coupling.magnitude))
      while small != 0 { (large, small) = (small, large % small) }
      common = large
    }
    let weight = couplings.reduce(0) { $0 + $1.magnitude }
    // Beyond that, rounding of a sum in a programme may come near a step.
    guard common > 0, weight <= 0x1p27 * Double(common) else {
      (divisor, step) = (0, 0)
      return
    }
    divisor = Double(common)
    step = divisor
    for vertex in vertices.indices {
      if vertex & 0xfff == 0xfff { try tell() }
      var sum: Int64 = 0
      for place in offsets[vertex]..<offsets[vertex + 1] {
        sum += Int64(couplings[ties[place]].magnitude) / common
      }
      if sum % 2 != 0 { return }
    }
    step = 2 * divisor
  }

  /// Whether a lower bound proves the cost of a split: nothing lies between, or less than 1e-9 of the
  /// cost where weights are not whole.
  func proves(_ lower: Double, _ cost: Double) -> Bool {
    step > 0
      ? lower > cost - step + max(1e-6 * step, 1e-9 * cost) : cost - lower <= 1e-9 * cost
  }

  /// The weight of the ties that a split frustrates.
  func cost(of sides: [Double]) -> Double { cost(of: sides) {} }

  /// The same; `tell` is called every few milliseconds and stops the work by throwing.
  func cost<Failure: Error>(
    of sides: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Double {
    var cost = 0.0
    for tie in couplings.indices {
      if tie & 0xf_ffff == 0xf_ffff { try tell() }
      if couplings[tie] * sides[from[tie]] * sides[to[tie]] < 0 {
        cost += couplings[tie].magnitude
      }
    }
    return cost
  }
}
