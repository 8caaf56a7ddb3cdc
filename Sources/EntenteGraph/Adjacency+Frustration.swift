extension Adjacency {
  /// Returns the frustration index with a proof, or bounds for it.
  ///
  /// L = the least number (weighted: weight) of ties that contradict a split of the vertices into
  /// two sides: positive ties between the sides and negative ties within one. Equally the least that
  /// must be deleted to make the graph balanced. A value of 0 is no tie. Parallel ties count each;
  /// a negative loop always counts, a positive one never. Components are solved alone.
  ///
  /// A tabu search finds a split; cycles with an odd number of negative ties that share no tie, one
  /// for each frustrated tie, prove it; where they cannot, an exhaustive search tries. If all fail
  /// within the options, only the bounds are known and ``Frustration/value`` is nil. A proof by
  /// cycles is checked with ``verify(_:of:weighted:)`` before it is called one.
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
  ///   O(rounds · L · E log V) to prove; milliseconds for some hundred states.
  /// - SeeAlso: Aref and Wilson, Measuring partial balance in signed networks (2018), J. Complex
  ///   Networks 6:566; Harary (1959) for the index; McMurchie and Ebeling, PathFinder (1995), for
  ///   the routing.
  public func frustration(
    of values: [Double],
    weighted: Bool = false,
    options: FrustrationOptions = FrustrationOptions()
  ) throws(KernelError) -> Frustration {
    guard options.starts > 0 else { throw .invalidParameter("starts") }
    guard options.rounds >= 0 else { throw .invalidParameter("rounds") }
    guard options.nodes >= 0 else { throw .invalidParameter("nodes") }
    guard options.looks > 0 else { throw .invalidParameter("looks") }
    let pairs = try SignedPairs(self, values, weighted: weighted)
    var split = [Double](repeating: 1, count: vertexCount)
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
    var isExhaustive = false
    var isOpen = false
    for component in SignedComponent.all(of: pairs, vertexCount: vertexCount)
    where !component.couplings.isEmpty {
      let solution = ComponentSolution(component, pairs, options)
      for place in component.vertices.indices {
        split[component.vertices[place]] = solution.sides[place]
      }
      lower += solution.lowerBound * pairs.unit
      result.cycles += solution.cycles
      nodes += solution.nodes
      isExhaustive = isExhaustive || solution.isExhaustive
      isOpen = isOpen || !solution.isProved
    }
    settle(&result, split, values, weighted)
    result.lowerBound = min(lower, result.upperBound)
    if isOpen {
      result.proof = .none
    } else {
      result.proof = isExhaustive ? .exhaustive(nodes: nodes) : .packing
      if verify(result, of: values, weighted: weighted) {
        result.lowerBound = result.upperBound
      } else {
        result.proof = .none
      }
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
    result.sides = (0..<vertexCount).map { vertex in
      split[vertex] == split[heads[Int(components.label[vertex])]] ? 1 : -1
    }
    for slot in values.indices where signed[slot] <= targets[slot] && values[slot] != 0 {
      let isTogether = result.sides[Int(signed[slot])] == result.sides[Int(targets[slot])]
      guard (values[slot] > 0) != isTogether else { continue }
      result.frustrated.append(slot)
      result.upperBound += weighted ? values[slot].magnitude : 1
    }
  }
}

/// The best split of one component and what is known about it.
private struct ComponentSolution {
  var sides: [Double]
  var lowerBound = 0.0
  var cycles: [Frustration.Cycle] = []
  var nodes = 0
  var looks = 0
  var isExhaustive = false
  var isProved = false
}

extension ComponentSolution {
  /// Searches and proves in stages.
  ///
  /// A quarter of the starts and an attempt to route, all of them and an attempt, an exhaustive
  /// search, and then rounds of twice as many starts and an attempt. Weights that are not whole
  /// cannot be routed to the last digit: there routes give bounds only, and come last.
  init(_ component: SignedComponent, _ pairs: SignedPairs, _ options: FrustrationOptions) {
    let count = component.vertices.count
    var search = TabuSearch(component, seed: options.seed)
    if let sides = component.balancedSides() { search.offer(sides, cost: 0) }
    sides = search.best
    if search.cost == 0 {
      isProved = true
      return
    }
    let isWhole = component.step > 0
    let starts = count > 500 ? max(1, options.starts * 500 / count) : options.starts
    var stages = isWhole ? [(starts + 3) / 4, starts] : [starts]
    let last = stages.count - 1
    for round in 0..<options.rounds { stages.append(starts << (round + 1)) }
    for stage in stages.indices where looks < options.looks {
      search.run(starts: stages[stage])
      sides = search.best
      if isWhole {
        prove(component, pairs, search.cost, options, seed: options.seed &+ UInt64(stage))
      }
      if isProved { return }
      if stage == last && count <= 200 && options.nodes > 0 {
        exhaust(component, search.cost, options.nodes)
        if isProved { return }
      }
    }
    if !isWhole { prove(component, pairs, search.cost, options, seed: options.seed) }
  }

  private mutating func prove(
    _ component: SignedComponent,
    _ pairs: SignedPairs,
    _ cost: Double,
    _ options: FrustrationOptions,
    seed: UInt64
  ) {
    for (attempt, fold) in [1, 1, 2].enumerated() where looks < options.looks {
      let seed = seed &* 0x1_0001 &+ UInt64(attempt)
      var routing = RoutingProof(component, sides, fold: fold, seed: seed)
      routing.run(rounds: 60, looks: options.looks - looks)
      looks += routing.looks
      if routing.lowerBound > lowerBound {
        lowerBound = routing.lowerBound
        cycles = routing.cycles(pairs)
      }
      if component.proves(lowerBound, cost) {
        isProved = true
        return
      }
    }
  }

  private mutating func exhaust(_ component: SignedComponent, _ cost: Double, _ limit: Int) {
    var doll = DollSearch(component)
    doll.run(from: sides, limit: limit)
    nodes = doll.nodes
    lowerBound = max(lowerBound, doll.lowerBound)
    guard doll.isComplete else { return }
    isExhaustive = true
    isProved = true
    if doll.lowerBound < cost { sides = doll.split }
  }
}

extension SignedComponent {
  /// The split that frustrates nothing, if there is one.
  fileprivate func balancedSides() -> [Double]? {
    var sides = [Double](repeating: 0, count: vertices.count)
    var waiting = [0]
    sides[0] = 1
    while let vertex = waiting.popLast() {
      for slot in offsets[vertex]..<offsets[vertex + 1] {
        let side = couplings[ties[slot]] > 0 ? sides[vertex] : -sides[vertex]
        let other = neighbours[slot]
        if sides[other] == 0 {
          sides[other] = side
          waiting.append(other)
        } else if sides[other] != side {
          return nil
        }
      }
    }
    return sides
  }
}
