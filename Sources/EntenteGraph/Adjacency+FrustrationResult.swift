extension Adjacency {
  /// Puts the splits of the components together and checks what they prove; `tell` is called every
  /// few milliseconds and stops the work by throwing.
  func assemble<Failure: Error>(
    _ pairs: SignedPairs,
    _ parts: [(component: SignedComponent, split: ComponentSplit)],
    _ values: [Double],
    _ weighted: Bool,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Frustration {
    var sides = [Double](repeating: 1, count: vertexCount)
    var lower = 0.0
    for cycle in pairs.constants { lower += cycle.multiplier }
    var result = Frustration(
      upperBound: 0,
      lowerBound: 0,
      proof: .packing,
      sides: [],
      frustrated: [],
      cycles: pairs.constants,
      total: pairs.total
    )
    var nodes = 0
    for (component, split) in parts {
      try tell()
      for place in component.vertices.indices {
        sides[component.vertices[place]] = split.sides[place]
      }
      lower += split.lowerBound * component.unit
      for (number, cycle) in split.cycles.enumerated() {
        if number & 0xfff == 0xfff { try tell() }
        let slots = cycle.ties.map { pairs.slots[component.pairs[$0]] }
        result.cycles.append(.init(slots: slots, multiplier: cycle.multiplier * component.unit))
      }
      nodes += split.nodes
    }
    try settle(&result, sides, values, weighted, tell)
    result.lowerBound = min(lower, result.upperBound)
    guard parts.allSatisfy(\.split.isProved) else {
      result.proof = .none
      return result
    }
    let searched = parts.filter(\.split.isExhaustive).compactMap { $0.component.vertices.first }
    if !searched.isEmpty {
      result.proof = .exhaustive(components: searched.map { Vertex($0) }, nodes: nodes)
    }
    // To within 1e-9 of the cost if weights are not decimals of few places.
    result.lowerBound = result.upperBound
    if try !verify(result, pairs, values, weighted, tell) {
      result.lowerBound = min(lower, result.upperBound)
      result.proof = .none
    }
    return result
  }

  /// Turns the sides, lists the frustrated ties and adds up their cost.
  private func settle<Failure: Error>(
    _ result: inout Frustration,
    _ split: [Double],
    _ values: [Double],
    _ weighted: Bool,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let heads = try heads(of: values, tell)
    result.sides = (0..<vertexCount).map { vertex in
      split[vertex] == split[heads[vertex]] ? 1 : -1
    }
    try tell()
    let signed = try slotSources(tell)
    for slot in values.indices where signed[slot] <= targets[slot] && values[slot] != 0 {
      if slot & 0xfff == 0 { try tell() }
      let isTogether = result.sides[Int(signed[slot])] == result.sides[Int(targets[slot])]
      guard (values[slot] > 0) != isTogether else { continue }
      result.frustrated.append(slot)
      result.upperBound += weighted ? values[slot].magnitude : 1
    }
  }

  /// The vertex of most ties in the component of each vertex, of several the least.
  func heads<Failure: Error>(
    of values: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    var sets = VertexSets(count: vertexCount)
    var degrees = [Int](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      if vertex & 0xfff == 0 { try tell() }
      for slot in row(of: Vertex(vertex)) where values[slot] != 0 {
        let target = Int(targets[slot])
        guard target != vertex else { continue }
        degrees[vertex] += 1
        if vertex < target { sets.join(vertex, target) }
      }
    }
    try tell()
    let components = sets.labels
    var heads = [Int](repeating: -1, count: components.count)
    for vertex in 0..<vertexCount {
      let label = components.label[vertex]
      if heads[label] < 0 || degrees[vertex] > degrees[heads[label]] { heads[label] = vertex }
    }
    return components.label.map { heads[$0] }
  }
}
