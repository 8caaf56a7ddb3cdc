extension Adjacency {
  /// Divides the vertices into blocks so that the fewest ties contradict it.
  ///
  /// Minimises the negative ties within blocks plus the positive ties between them over all
  /// divisions into exactly, or at most, so many blocks. At most two blocks give the frustration
  /// index. Parallel ties count each; a negative loop always counts, a positive one never; direction
  /// is ignored and a value of 0 is no tie. A search by moves finds a division; branch and bound
  /// proves it, each part bounded by its own least cost found before.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - blocks: How many blocks, 1 or more, and for `exactly` no more than vertices.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - looks: The most vertices that the proof may look at, and again the count of optima; 0
  ///     leaves both out.
  /// - Returns: The division, bounds for the least cost, and how many divisions reach it.
  /// - Throws: ``KernelError/invalidParameter(_:)`` "blocks" for a number of blocks out of its range;
  ///   ``KernelError/notANumber(edge:)`` if a value or the sum is not a finite number.
  /// - Precondition: There is one value a slot.
  /// - Complexity: Exponential at worst, bounded by O(looks · blocks) time. Beyond 200 vertices
  ///   there is no proof.
  /// - SeeAlso: Doreian and Mrvar, A partitioning approach to structural balance (1996), Social
  ///   Networks 18:149; Davis, Clustering and structural balance (1967), Human Relations 20:181.
  public func partition(
    of values: [Double],
    into blocks: BlockCount,
    weighted: Bool = false,
    looks: Int = 10_000_000
  ) throws(KernelError) -> BlockPartition {
    let (most, least) =
      switch blocks {
      case .exactly(let count): (count, count)
      case .atMost(let count): (min(count, max(vertexCount, 1)), 0)
      }
    guard most >= 1, least <= vertexCount else { throw .invalidParameter("blocks") }
    let couplings = try BlockCouplings(self, values, weighted: weighted)
    var search = BlockSearch(couplings, least: least, most: most, looks: looks)
    search.findByMoves()
    search.prove()
    if search.isProved { search.countOptima() }
    let number = Components(raw: search.best.map { UInt32($0) })
    return BlockPartition(
      label: number.label.map { Int($0) },
      count: number.count,
      upperBound: couplings.cost(of: search.best),
      lowerBound: search.isProved
        ? couplings.cost(of: search.best) : couplings.constant + search.lowerBound,
      isProved: search.isProved,
      optima: search.optima
    )
  }
}

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
  init(_ graph: Adjacency, _ values: [Double], weighted: Bool) throws(KernelError) {
    precondition(values.count == graph.slotCount, "There must be one value per slot")
    rows = Array(repeating: [], count: graph.vertexCount)
    let sources = graph.slotSources()
    var all = 0.0
    var from: [Vertex] = []
    var to: [Vertex] = []
    var column: [Double] = []
    for slot in 0..<values.count {
      guard values[slot].isFinite else { throw .notANumber(edge: slot) }
      let isTwin = !graph.isDirected && sources[slot] > graph.targets[slot]
      guard values[slot] != 0, !isTwin else { continue }
      let value = weighted ? values[slot] : values[slot] > 0 ? 1 : -1
      all += value.magnitude
      guard all.isFinite else { throw .notANumber(edge: slot) }
      if sources[slot] == graph.targets[slot] {
        if value < 0 { constant -= value }
        continue
      }
      from.append(sources[slot])
      to.append(graph.targets[slot])
      column.append(value)
    }
    let vertices = graph.vertexCount
    let (pairs, gains) = Adjacency.build(
      vertexCount: vertices,
      from: from,
      to: to,
      weights: column,
      parallels: .summed
    )
    for vertex in 0..<vertices {
      for slot in pairs.row(of: Vertex(vertex)) where gains[slot] != 0 {
        rows[vertex].append((Int(pairs.targets[slot]), gains[slot]))
        if pairs.targets[slot] > vertex { total += gains[slot].magnitude }
      }
    }
    // Ties that contradict each other cost the lesser side, whatever the division.
    var rest = 0.0
    for value in column { rest += value.magnitude }
    constant += max(0, rest - total) / 2
  }

  /// What a division costs.
  func cost(of label: [Int]) -> Double {
    var cost = constant
    for vertex in 0..<rows.count {
      for (other, gain) in rows[vertex] where other > vertex {
        if (gain > 0) != (label[vertex] == label[other]) { cost += gain.magnitude }
      }
    }
    return cost
  }
}
