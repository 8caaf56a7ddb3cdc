/// A graph whose vertices are communities of a finer one, as the search for communities sees it.
///
/// Two vertices gain by being together their ties both ways less what chance would give; of chance
/// only sums over communities are needed.
struct CommunityLevel: Sendable {
  /// How many vertices there are.
  let count: Int
  /// Where each row starts, the other ends, and the ties both ways together.
  let offsets: [Int]
  let targets: Cells<UInt32>
  let ties: Cells<Double>
  /// Of each vertex the strengths out and in, positive and then negative.
  let strengths: Cells<SIMD4<Double>>
  /// What each strength of another costs each vertex by chance.
  let chances: Cells<SIMD4<Double>>
  /// Whether there are negative values, which bring vertices together without a tie.
  let isSigned: Bool
  /// Gains below this are rounding.
  let least: Double
}

extension CommunityLevel {
  /// The graph itself, each vertex a community.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - goal: The values of its ties, and what chance counts.
  ///   - scale: What the values are divided by.
  ///   - threads: The most threads to use; nil for as many as there are processors.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ goal: CommunityGoal,
    _ scale: Double,
    _ threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    count = graph.vertexCount
    try tell()
    strengths = try Cells(count, repeating: .zero, tell)
    chances = try Cells(count, repeating: .zero, tell)
    let sources = try graph.slotSources(tell)
    var (from, to, column): ([Vertex], [Vertex], [Double]) = ([], [], [])
    from.reserveCapacity(graph.slotCount)
    to.reserveCapacity(graph.slotCount)
    column.reserveCapacity(graph.slotCount)
    var totals = SIMD2<Double>.zero
    for slot in goal.values.indices {
      if slot & 0xffff == 0 { try tell() }
      let scaled = goal.values[slot] / scale
      guard scaled != 0 else { continue }
      let (source, target) = (Int(sources[slot]), Int(graph.targets[slot]))
      let isLoop = source == target
      // An undirected loop has one slot and counts at both ends.
      let value = scaled * (isLoop && !graph.isDirected ? 2 : 1)
      let sign = value > 0 ? 0 : 1
      totals[sign] += value.magnitude
      strengths[source][2 * sign] += value.magnitude
      strengths[target][2 * sign + 1] += value.magnitude
      guard !isLoop else { continue }
      from.append(sources[slot])
      to.append(graph.targets[slot])
      column.append(value)
    }
    try tell()
    let list = TieList(vertexCount: count, from: from, to: to, isDirected: false)
    var rows = try Rows(list, loads: column, threads: threads, tell)
    try tell()
    try rows.merge(by: .summed, threads, tell)
    try tell()
    offsets = (0...count).map { Int(rows.offsets[$0]) }
    targets = try Cells(rows.targets, tell)
    try tell()
    ties = try Cells(rows.loads, tell)
    isSigned = totals[1] > 0
    least = 1e-12 * max(totals[0] + totals[1], 1e-300)
    let friendly = totals[0] > 0 ? goal.positive / totals[0] : 0
    let hostile = totals[1] > 0 ? goal.negative / totals[1] : 0
    for vertex in 0..<count {
      let own = strengths[vertex]
      chances[vertex] = SIMD4(
        -friendly * own[1],
        -friendly * own[0],
        hostile * own[3],
        hostile * own[2]
      )
    }
  }

  /// The graph whose vertices are groups of this one, numbered from 0.
  func joined(
    _ labels: [Int],
    count groups: Int,
    _ worker: Worker
  ) throws(Stopped) -> CommunityLevel {
    try CommunityLevel(joining: self, labels, groups, worker)
  }

  private init(
    joining old: CommunityLevel,
    _ labels: [Int],
    _ groups: Int,
    _ worker: Worker
  ) throws(Stopped) {
    let tell: () throws(Stopped) -> Void = { () throws(Stopped) in try worker.check() }
    try tell()
    count = groups
    isSigned = old.isSigned
    least = old.least
    strengths = try Cells(groups, repeating: .zero, tell)
    chances = try Cells(groups, repeating: .zero, tell)
    var members = [[Int]](repeating: [], count: groups)
    for vertex in 0..<old.count {
      if vertex & 0xffff == 0xffff { try tell() }
      members[labels[vertex]].append(vertex)
      strengths[labels[vertex]] += old.strengths[vertex]
      chances[labels[vertex]] += old.chances[vertex]
    }
    var offsets = [0]
    var (ends, sums): ([UInt32], [Double]) = ([], [])
    ends.reserveCapacity(old.targets.count)
    sums.reserveCapacity(old.targets.count)
    let links = Cells<Double>(groups, repeating: 0)
    let isTouched = Cells<Bool>(groups, repeating: false)
    var seen = 0
    for group in 0..<groups {
      var touched: [Int] = []
      for vertex in members[group] {
        seen &+= 1
        if seen & 0xff == 0 { try tell() }
        for place in old.offsets[vertex]..<old.offsets[vertex + 1] {
          let other = labels[Int(old.targets[place])]
          guard other != group else { continue }
          if !isTouched[other] {
            isTouched[other] = true
            touched.append(other)
          }
          links[other] += old.ties[place]
        }
      }
      for other in touched {
        ends.append(UInt32(other))
        sums.append(links[other])
        links[other] = 0
        isTouched[other] = false
      }
      offsets.append(ends.count)
    }
    self.offsets = offsets
    targets = try Cells(ends, tell)
    try tell()
    ties = try Cells(sums, tell)
  }

  /// What a vertex gains by chance from a community of some strengths.
  @inline(__always)
  func chance(_ vertex: Int, _ sums: SIMD4<Double>) -> Double { (chances[vertex] * sums).sum() }
}
