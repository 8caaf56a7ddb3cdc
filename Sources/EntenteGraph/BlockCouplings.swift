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
