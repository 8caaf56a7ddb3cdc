/// Routes for every frustrated tie a chain of satisfied ties between its ends, no tie used twice.
///
/// A frustrated tie and such a chain are a cycle with an odd number of negative ties, and of cycles
/// that share no tie every split pays for each. Routes may first share ties; the price of a shared
/// tie rises until they part (negotiated congestion).
struct RoutingProof {
  let component: SignedComponent
  /// The weight of one unit that is routed.
  let quantum: Double
  /// How many units each satisfied tie carries; -1 for a frustrated one.
  private var capacities: [Int]
  /// The frustrated tie of each unit.
  private var demands: [Int] = []
  private var routes: [[Int]]
  private var use: [Int]
  private var history: [Double]
  private var pressure = 0.5
  private var random: SeededSequence
  private var distances: [Double]
  private var arrivals: [Int]
  private var queue: VertexQueue
  /// The most units routed at once without sharing, and their routes.
  private(set) var kept = 0
  /// How many slots were looked at.
  private(set) var looks = 0
  private(set) var keptRoutes: [[Int]] = []

  init(_ component: SignedComponent, _ sides: [Double], fold: Int, seed: UInt64) {
    self.component = component
    let couplings = component.couplings
    var isFrustrated = [Bool](repeating: false, count: couplings.count)
    var weight = 0.0
    for tie in couplings.indices {
      isFrustrated[tie] = couplings[tie] * sides[component.from[tie]] * sides[component.to[tie]] < 0
      if isFrustrated[tie] { weight += couplings[tie].magnitude }
    }
    let finest = component.divisor / Double(fold)
    quantum = component.divisor > 0 && weight / finest <= 16_384 ? finest : weight / 1024
    capacities = [Int](repeating: -1, count: couplings.count)
    for tie in couplings.indices {
      let units = Int((couplings[tie].magnitude / quantum + 1e-9).rounded(.down))
      if isFrustrated[tie] {
        demands += [Int](repeating: tie, count: units)
      } else {
        capacities[tie] = units
      }
    }
    routes = [[Int]](repeating: [], count: demands.count)
    use = [Int](repeating: 0, count: couplings.count)
    history = [Double](repeating: 0, count: couplings.count)
    random = SeededSequence(seed: seed)
    distances = [Double](repeating: .infinity, count: component.vertices.count)
    arrivals = [Int](repeating: -1, count: component.vertices.count)
    queue = VertexQueue(vertexCount: component.vertices.count)
  }
}

extension RoutingProof {
  /// What every split costs at least, by the routes kept.
  var lowerBound: Double { Double(kept) * quantum }

  /// Negotiates for some rounds, until every demand is routed or so many slots were looked at.
  mutating func run(rounds: Int, looks limit: Int) {
    for _ in 0..<rounds where looks < limit {
      var order = Array(demands.indices)
      random.shuffle(&order)
      for demand in order
      where looks < limit && (routes[demand].isEmpty || isCrowded(routes[demand])) {
        for tie in routes[demand] { use[tie] -= 1 }
        routes[demand] = route(
          from: component.from[demands[demand]],
          to: component.to[demands[demand]]
        )
        for tie in routes[demand] { use[tie] += 1 }
      }
      keepFeasible()
      var isShared = false
      for tie in use.indices where use[tie] > max(0, capacities[tie]) {
        isShared = true
        history[tie] += 0.3 * Double(use[tie] - capacities[tie]) / Double(max(1, capacities[tie]))
      }
      pressure = min(pressure * 1.15, 1000)
      if !isShared { break }
    }
  }

  private func isCrowded(_ route: [Int]) -> Bool {
    for tie in route where use[tie] > capacities[tie] { return true }
    return false
  }

  /// The cheapest chain of satisfied ties, by Dijkstra; empty if there is none.
  private mutating func route(from start: Int, to end: Int) -> [Int] {
    for vertex in distances.indices { distances[vertex] = .infinity }
    queue.removeAll()
    distances[start] = 0
    queue.push(Vertex(truncatingIfNeeded: start), 0)
    while let vertex = queue.pop() {
      let here = Int(vertex)
      if here == end { break }
      looks &+= component.offsets[here &+ 1] &- component.offsets[here]
      for slot in component.offsets[here]..<component.offsets[here &+ 1] {
        let tie = component.ties[slot]
        guard capacities[tie] > 0 else { continue }
        let excess = use[tie] &+ 1 &- capacities[tie]
        let price = (1 + history[tie]) * (excess > 0 ? 1 + pressure * Double(excess) : 1)
        let next = distances[here] + price
        let other = component.neighbours[slot]
        if next < distances[other] {
          distances[other] = next
          arrivals[other] = tie
          queue.push(Vertex(truncatingIfNeeded: other), next)
        }
      }
    }
    guard distances[end] < .infinity else { return [] }
    var chain: [Int] = []
    var vertex = end
    while vertex != start {
      let tie = arrivals[vertex]
      chain.append(tie)
      vertex = component.from[tie] == vertex ? component.to[tie] : component.from[tie]
    }
    return chain
  }

  /// Drops routes, those over most crowded ties first, until none is shared; keeps the best result.
  private mutating func keepFeasible() {
    var load = use
    let crowds = routes.map { route in route.count { use[$0] > capacities[$0] } }
    var remaining = routes
    for demand in routes.indices.sorted(by: {
      crowds[$0] != crowds[$1] ? crowds[$0] > crowds[$1] : $0 < $1
    }) {
      guard crowds[demand] > 0 else { break }
      guard routes[demand].contains(where: { load[$0] > capacities[$0] }) else { continue }
      for tie in routes[demand] { load[tie] -= 1 }
      remaining[demand] = []
    }
    let count = remaining.count { !$0.isEmpty }
    guard count > kept else { return }
    kept = count
    keptRoutes = remaining
  }

  /// The kept cycles in the slots of the graph, equal ones together.
  func cycles(_ pairs: SignedPairs) -> [Frustration.Cycle] {
    var cycles: [Frustration.Cycle] = []
    var places: [[Int]: Int] = [:]
    for demand in keptRoutes.indices where !keptRoutes[demand].isEmpty {
      let slots = ([demands[demand]] + keptRoutes[demand]).map { pairs.slots[component.pairs[$0]] }
      if let place = places[slots] {
        cycles[place].multiplier += quantum * pairs.unit
      } else {
        places[slots] = cycles.count
        cycles.append(.init(slots: slots, multiplier: quantum * pairs.unit))
      }
    }
    return cycles
  }
}
