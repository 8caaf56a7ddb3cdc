extension PageRankWalk {
  /// Where the steps that follow no tie go.
  var alike: Cells<Double> {
    homes.map { Cells($0) } ?? Cells(inflow.count, repeating: 1 / Double(inflow.count))
  }

  /// Scores to start from.
  ///
  /// Between components nothing flows, so that a wrong share of a component mends slowest of all, by
  /// the damping a round. Of a walk that looks the same backwards each component gets its right
  /// share, dealt by the lengths of the rows as if the damping were near 1; so a vertex without ties
  /// has its right score.
  func start() -> Cells<Double> {
    let scores = alike
    guard isReversible && !inflow.sources.isEmpty else { return scores }
    return Adjacency.withRows(inflow.offsets, inflow.sources) { rows in
      let parts = WalkParts(rows, crew)
      let alone = crew.sum(inflow.count) { range in
        var sum = CompensatedSum()
        for vertex in range where rows.start(vertex) == rows.end(vertex) { sum.add(scores[vertex]) }
        return sum.total
      }
      // What comes to all vertices by no tie: x = 1 - d + d · alone · x.
      let spread = (1 - damping) / (1 - damping * alone)
      let rate = damping / (1 - damping * alone)
      let shares = homes.map { parts.sums(of: $0) }
      let count = Double(inflow.count)
      @Sendable func share(_ root: Int) -> Double {
        guard parts.length(root) > 0 else { return 0 }
        let home = shares.map { $0[root] } ?? Double(parts.size(root)) / count
        return rate * home / Double(parts.length(root))
      }
      let most = share(parts.most)
      crew.ranges(inflow.count) { range in
        for vertex in range {
          let length = Double(rows.end(vertex) &- rows.start(vertex))
          let root = Int(parts.roots[vertex])
          let share = root == parts.most ? most : share(root)
          scores[vertex] = spread * scores[vertex] + length * share
        }
      }
      return scores
    }
  }
}

/// The components of the graph of a walk, each known by its least vertex.
private struct WalkParts: Sendable {
  /// The least vertex of the component of each vertex.
  let roots: Cells<UInt32>
  /// That of the component that most vertices are of, as far as a sample tells.
  let most: Int
  /// Of each least vertex how long the rows of its component are together, and in the lower half how
  /// many vertices it has; nobody asks where there are no ties.
  private let tallies: AtomicLongCells
}

extension WalkParts {
  init(_ rows: RowsView, _ crew: Crew) {
    let count = rows.vertexCount
    let joined = JoinedVertices(rows, nil, threads: crew.count)
    let (roots, most) = (Cells<UInt32>(uninitialised: count), Int(joined.most))
    let tallies = AtomicLongCells(uninitialised: count)
    crew.ranges(count) { for vertex in $0 { tallies[vertex] = 0 } }
    crew.ranges(count) { range in
      // Most vertices are of one component, on which threads would wait for each other.
      var own: UInt64 = 0
      for vertex in range {
        let root = Int(joined.root(Vertex(truncatingIfNeeded: vertex)))
        roots[vertex] = UInt32(truncatingIfNeeded: root)
        let length = UInt64(rows.end(vertex) &- rows.start(vertex))
        if root == most {
          own &+= length << 32 | 1
        } else if length > 0 {
          _ = tallies.add(root, length << 32 | 1)
        }
      }
      _ = tallies.add(most, own)
    }
    (self.roots, self.most, self.tallies) = (roots, most, tallies)
  }

  /// How long the rows of a component are together.
  @inline(__always)
  func length(_ root: Int) -> Int { Int(truncatingIfNeeded: tallies[root] >> 32) }

  /// How many vertices a component has.
  @inline(__always)
  func size(_ root: Int) -> UInt32 { UInt32(truncatingIfNeeded: tallies[root]) }

  /// The sum of some numbers over each component.
  func sums(of numbers: [Double]) -> Cells<Double> {
    let sums = Cells<Double>(numbers.count, repeating: 0)
    for vertex in numbers.indices { sums[Int(roots[vertex])] += numbers[vertex] }
    return sums
  }
}
