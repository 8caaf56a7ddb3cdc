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
      let components = JoinedVertices(rows, nil, threads: crew.count).components()
      let alone = crew.sum(inflow.count) { range in
        var sum = CompensatedSum()
        for vertex in range where rows.start(vertex) == rows.end(vertex) { sum.add(scores[vertex]) }
        return sum.total
      }
      let ties = lengths(of: components, rows)
      let homes = homes(of: components)
      // What comes to all vertices by no tie: x = 1 - d + d · alone · x.
      let spread = (1 - damping) / (1 - damping * alone)
      let rate = damping / (1 - damping * alone)
      crew.ranges(components.count) { range in
        for component in range {
          let length = Double(ties[component])
          homes[component] = length > 0 ? rate * homes[component] / length : 0
        }
      }
      withView(of: components.label) { label in
        crew.ranges(inflow.count) { range in
          for vertex in range {
            let length = Double(rows.end(vertex) &- rows.start(vertex))
            scores[vertex] = spread * scores[vertex] + length * homes[Int(label[vertex])]
          }
        }
      }
      return scores
    }
  }

  /// How long the rows of each component are together.
  private func lengths(of components: Components, _ rows: RowsView) -> AtomicCells {
    let lengths = AtomicCells(components.count, repeating: 0)
    var most = 0
    for component in 0..<components.count where components.sizes[component] > components.sizes[most]
    {
      most = component
    }
    let greatest = most
    withView(of: components.label) { label in
      crew.ranges(inflow.count) { range in
        // Most vertices are of one component, on which threads would wait for each other.
        var own: UInt32 = 0
        for vertex in range {
          let length = rows.offsets[vertex &+ 1] &- rows.offsets[vertex]
          if Int(label[vertex]) == greatest {
            own &+= length
          } else if length > 0 {
            _ = lengths.add(Int(label[vertex]), length)
          }
        }
        _ = lengths.add(greatest, own)
      }
    }
    return lengths
  }

  /// The share of the steps along no tie that go to each component.
  private func homes(of components: Components) -> Cells<Double> {
    let sums = Cells<Double>(components.count, repeating: 0)
    if let homes {
      for vertex in 0..<homes.count { sums[Int(components.label[vertex])] += homes[vertex] }
    } else {
      for component in 0..<components.count {
        sums[component] = Double(components.sizes[component]) / Double(inflow.count)
      }
    }
    return sums
  }
}
