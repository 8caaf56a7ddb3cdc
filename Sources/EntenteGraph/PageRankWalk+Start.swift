extension PageRankWalk {
  /// Where the steps that follow no tie go.
  var alike: Cells<Double> {
    homes.map { Cells($0) } ?? Cells(inflow.count, repeating: 1 / Double(inflow.count))
  }

  /// Scores to start from.
  ///
  /// Between components nothing flows, so that a wrong share of a component mends slowest of all, by
  /// the damping a round. Of a walk that looks the same backwards each component gets its right
  /// share, dealt by the lengths of the rows as if the damping were near 1.
  func start(_ crew: Crew) -> Cells<Double> {
    let scores = alike
    guard isReversible && !inflow.sources.isEmpty else { return scores }
    // Renumbered rows need not ascend, as those of a graph must.
    let components = Adjacency.withRows(inflow.offsets, inflow.sources) { rows in
      JoinedVertices(rows, nil, threads: crew.count).components()
    }
    let label = components.label
    let homes = Cells<Double>(components.count, repeating: 0)
    let ties = Cells<Double>(components.count, repeating: 0)
    var alone = 0.0
    for vertex in 0..<inflow.count {
      let length = inflow.row(vertex).count
      homes[Int(label[vertex])] += scores[vertex]
      ties[Int(label[vertex])] += Double(length)
      if length == 0 { alone += scores[vertex] }
    }
    // What comes to all vertices by no tie: x = 1 - d + d · alone · x.
    let spread = (1 - damping) / (1 - damping * alone)
    for component in 0..<components.count where ties[component] > 0 {
      ties[component] = damping / (1 - damping * alone) * homes[component] / ties[component]
    }
    for vertex in 0..<inflow.count {
      let length = Double(inflow.row(vertex).count)
      scores[vertex] = spread * scores[vertex] + length * ties[Int(label[vertex])]
    }
    return scores
  }
}
