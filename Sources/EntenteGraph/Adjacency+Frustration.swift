internal import Synchronization

extension Adjacency {
  /// Returns the frustration index with a proof, or bounds for it.
  ///
  /// L = the least number (weighted: weight) of ties that contradict a split of the vertices into
  /// two sides: positive ties between the sides and negative ties within one. Equally the least that
  /// must be deleted to make the graph balanced. A value of 0 is no tie. Parallel ties count each;
  /// a negative loop always counts, a positive one never. Components are solved alone.
  ///
  /// A tabu search finds a split. Cycles with an odd number of negative ties that share no weight,
  /// found by routing or by a linear programme, prove it. Where they cannot, vertices that some best
  /// split keeps together are joined and the rest is searched to its end, by a search of Russian
  /// dolls or by cutting planes with branching. If all fail within the options, only the bounds are
  /// known and ``Frustration/value`` is nil. A proof by cycles is checked with
  /// ``verify(_:of:weighted:)`` before it is called one.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - options: How long to search.
  /// - Returns: Bounds, split and cycles; the value is in 0...m / 2 (or half the weight) without
  ///   loops and parallel ties.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a value, or their sum, is not a finite number;
  ///   ``KernelError/invalidParameter(_:)`` for an option out of its range.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: Exponential at worst, bounded by the options: O(starts · moves · V) to search and
  ///   O(rounds · L · E log V) to route; a few milliseconds for some hundred states, some ten with
  ///   weights that are not whole. Space O(V + E) and, for programmes, O(E · cycles).
  /// - SeeAlso: Aref and Wilson, Measuring partial balance in signed networks (2018), J. Complex
  ///   Networks 6:566; Harary (1959) for the index; McMurchie and Ebeling, PathFinder (1995), for
  ///   the routing; Guenin (2001), J. Comb. Theory B 83:112, for when cycles suffice; Grötschel and
  ///   Pulleyblank (1981), Operations Research Letters 1:23, for the cutting planes.
  public func frustration(
    of values: [Double],
    weighted: Bool = false,
    options: FrustrationOptions = FrustrationOptions()
  ) throws(KernelError) -> Frustration {
    let pairs = try pairs(values, weighted, options)
    let progress: (Double) throws(Never) -> Void = { _ in }
    return search(pairs, values, weighted, options, progress)
  }

  /// The same, for graphs whose search may be long.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - options: How long to search.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: Bounds, split and cycles.
  /// - Throws: ``KernelError`` as without progress; what `progress` throws.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: The same.
  public func frustration(
    of values: [Double],
    weighted: Bool = false,
    options: FrustrationOptions = FrustrationOptions(),
    progress: (Double) throws -> Void
  ) throws -> Frustration {
    let pairs = try pairs(values, weighted, options)
    return try search(pairs, values, weighted, options, progress)
  }

  private func pairs(
    _ values: [Double],
    _ weighted: Bool,
    _ options: FrustrationOptions
  ) throws(KernelError) -> SignedPairs {
    guard options.starts > 0 else { throw .invalidParameter("starts") }
    guard options.rounds >= 0 else { throw .invalidParameter("rounds") }
    guard options.nodes >= 0 else { throw .invalidParameter("nodes") }
    guard options.looks > 0 else { throw .invalidParameter("looks") }
    return try SignedPairs(self, values, weighted: weighted)
  }

  private func search<Failure: Error>(
    _ pairs: SignedPairs,
    _ values: [Double],
    _ weighted: Bool,
    _ options: FrustrationOptions,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Frustration {
    let components = SignedComponent.all(of: pairs, vertexCount: vertexCount)
      .filter { !$0.couplings.isEmpty }
    let found = Mutex<[ComponentSplit]>([])
    let pieces = components.count * ComponentSplit.stages(options)
    try Crew(threads: 1, steps: 0).share(pieces, progress: progress) { worker in
      for component in components where !worker.isStopped() {
        let split = ComponentSplit(component, options, worker)
        found.withLock { $0.append(split) }
      }
    }
    let splits = found.withLock { $0 }
    return assemble(pairs, Array(zip(components, splits)), values, weighted)
  }

  /// Puts the splits of the components together and checks what they prove.
  private func assemble(
    _ pairs: SignedPairs,
    _ parts: [(component: SignedComponent, split: ComponentSplit)],
    _ values: [Double],
    _ weighted: Bool
  ) -> Frustration {
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
      for place in component.vertices.indices {
        sides[component.vertices[place]] = split.sides[place]
      }
      lower += split.lowerBound * component.unit
      for cycle in split.cycles {
        let slots = cycle.ties.map { pairs.slots[component.pairs[$0]] }
        result.cycles.append(.init(slots: slots, multiplier: cycle.multiplier * component.unit))
      }
      nodes += split.nodes
    }
    settle(&result, sides, values, weighted)
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
    if !verify(result, of: values, weighted: weighted) {
      result.lowerBound = min(lower, result.upperBound)
      result.proof = .none
    }
    return result
  }

  /// Turns the sides, lists the frustrated ties and adds up their cost.
  private func settle(
    _ result: inout Frustration,
    _ split: [Double],
    _ values: [Double],
    _ weighted: Bool
  ) {
    let signed = slotSources()
    let heads = heads(of: values)
    result.sides = (0..<vertexCount).map { vertex in
      split[vertex] == split[heads[vertex]] ? 1 : -1
    }
    for slot in values.indices where signed[slot] <= targets[slot] && values[slot] != 0 {
      let isTogether = result.sides[Int(signed[slot])] == result.sides[Int(targets[slot])]
      guard (values[slot] > 0) != isTogether else { continue }
      result.frustrated.append(slot)
      result.upperBound += weighted ? values[slot].magnitude : 1
    }
  }

  /// The vertex of most ties in the component of each vertex, of several the least.
  func heads(of values: [Double]) -> [Int] {
    let signed = slotSources()
    let kept = values.indices.filter { values[$0] != 0 && signed[$0] < targets[$0] }
    let labels = Adjacency(
      vertexCount: vertexCount,
      from: kept.map { signed[$0] },
      to: kept.map { targets[$0] }
    )
    let components = labels.components()
    var heads = [Int](repeating: -1, count: components.count)
    for vertex in 0..<vertexCount {
      let label = Int(components.label[vertex])
      let degree = labels.row(of: Vertex(vertex)).count
      if heads[label] < 0 || degree > labels.row(of: Vertex(heads[label])).count {
        heads[label] = vertex
      }
    }
    return components.label.map { heads[Int($0)] }
  }
}
