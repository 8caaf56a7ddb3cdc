/// Routes for every frustrated tie chains of satisfied ties between its ends, no tie beyond its weight.
///
/// A frustrated tie and such a chain are a cycle with an odd number of negative ties, and of cycles
/// that share no weight every split pays for each. Routes may first overfill ties; the price of a
/// full tie rises until they part (negotiated congestion). A route carries what its narrowest tie has
/// left, so that weights need not be whole; whole ones stay whole.
struct RoutingProof {
  let component: SignedComponent
  /// What each satisfied tie carries; 0 for a frustrated one.
  let capacities: Cells<Double>
  /// What the routes ask of each tie.
  let use: Cells<Double>
  private let history: Cells<Double>
  private let distances: Cells<Double>
  private let arrivals: Cells<UInt32>
  private var heap = LabelHeap()
  private var pressure = 0.5
  private var random: SeededSequence
  /// What is routed.
  var routes: [Route] = []
  /// The most routes there may be before they are no longer parted.
  private let most: Int
  /// What every split costs at least, by the routes kept.
  var lowerBound = 0.0
  /// The routes that show it.
  var kept: [Route] = []
  /// How many slots were looked at.
  private(set) var looks = 0
}

/// A chain of satisfied ties between the ends of a frustrated tie; without ties if none was found.
struct Route {
  let demand: Int
  var amount: Double
  var ties: [UInt32] = []
}

extension RoutingProof {
  /// Prepares to route what a split frustrates.
  init(
    _ component: SignedComponent,
    _ sides: [Double],
    seed: UInt64,
    _ worker: Worker
  ) throws(Stopped) {
    let tell: () throws(Stopped) -> Void = { () throws(Stopped) in try worker.check() }
    try tell()
    self.component = component
    let count = component.couplings.count
    capacities = try Cells(count, repeating: 0, tell)
    use = try Cells(count, repeating: 0, tell)
    history = try Cells(count, repeating: 0, tell)
    for tie in 0..<count {
      if tie & 0xffff == 0 { try worker.check() }
      let coupling = component.couplings[tie]
      if coupling * sides[component.from[tie]] * sides[component.to[tie]] > 0 {
        capacities[tie] = coupling.magnitude
      } else {
        routes.append(Route(demand: tie, amount: coupling.magnitude))
      }
    }
    most = 64 + 4 * routes.count
    random = SeededSequence(seed: seed)
    distances = Cells(component.vertices.count, repeating: .infinity)
    arrivals = Cells(component.vertices.count, repeating: 0)
  }

  /// Negotiates for some rounds, until the cost is proved, so many slots were looked at, or several
  /// rounds have brought nothing.
  mutating func run(
    rounds: Int,
    cost: Double,
    looks limit: Int,
    _ worker: Worker
  ) throws(Stopped) {
    var last = 0
    for round in 0..<rounds where looks < limit && round - last < 8 {
      try worker.check()
      let before = lowerBound
      var order = Array(routes.indices)
      random.shuffle(&order)
      for route in order where looks < limit {
        guard routes[route].ties.isEmpty || isCrowded(routes[route].ties) else { continue }
        try part(route, worker)
      }
      try keepFeasible(worker)
      if component.proves(lowerBound, cost) { return }
      if lowerBound > before { last = round }
      var isShared = false
      for tie in 0..<use.count where use[tie] > capacities[tie] * (1 + 1e-12) {
        isShared = true
        history[tie] += 0.3 * (use[tie] - capacities[tie]) / capacities[tie]
      }
      pressure = min(pressure * 1.15, 1000)
      if !isShared && routes.allSatisfy({ !$0.ties.isEmpty }) { return }
    }
  }

  private func isCrowded(_ ties: [UInt32]) -> Bool {
    for tie in ties where use[Int(tie)] > capacities[Int(tie)] * (1 + 1e-12) { return true }
    return false
  }

  /// Takes a route back and looks for cheaper ones for what it carried.
  private mutating func part(_ place: Int, _ worker: Worker) throws(Stopped) {
    for tie in routes[place].ties { use[Int(tie)] -= routes[place].amount }
    let demand = routes[place].demand
    var remaining = routes[place].amount
    var isFirst = true
    while remaining > 0 {
      let ties = try route(from: component.from[demand], to: component.to[demand], worker)
      var amount = remaining
      if routes.count < most {
        for tie in ties {
          let room = capacities[Int(tie)] - use[Int(tie)]
          if room > 1e-12 * capacities[Int(tie)] { amount = min(amount, room) }
        }
      }
      for tie in ties { use[Int(tie)] += amount }
      let next = Route(demand: demand, amount: amount, ties: ties)
      if isFirst { routes[place] = next } else { routes.append(next) }
      isFirst = false
      remaining -= amount
    }
  }

  /// The cheapest chain of satisfied ties, by Dijkstra; empty if there is none.
  private mutating func route(
    from start: Int,
    to end: Int,
    _ worker: Worker
  ) throws(Stopped) -> [UInt32] {
    try worker.check()
    var asked = looks
    distances.fill(with: .infinity)
    heap.removeAll()
    distances[start] = 0
    heap.push(Vertex(truncatingIfNeeded: start), 0)
    while let (vertex, label) = heap.pop() {
      let here = Int(vertex)
      if here == end { break }
      if distances[here].bitPattern != label { continue }
      let row = component.offsets[here]..<component.offsets[here &+ 1]
      looks &+= row.count
      if looks &- asked > 100_000 {
        asked = looks
        try worker.check()
      }
      for slot in row {
        let tie = component.ties[slot]
        let capacity = capacities[tie]
        guard capacity > 0 else { continue }
        let excess = use[tie] - capacity
        let price = 1 + history[tie]
        let isFull = excess > -1e-12 * capacity
        let next =
          distances[here] + (isFull ? price * (1 + pressure * (1 + excess / capacity)) : price)
        let other = component.neighbours[slot]
        // What is no nearer than the end cannot lie on the way to it.
        if next < distances[other] && next < distances[end] {
          distances[other] = next
          arrivals[other] = UInt32(truncatingIfNeeded: tie)
          heap.push(Vertex(truncatingIfNeeded: other), next.bitPattern)
        }
      }
    }
    guard distances[end] < .infinity else { return [] }
    var chain: [UInt32] = []
    var vertex = end
    while vertex != start {
      let tie = Int(arrivals[vertex])
      chain.append(arrivals[vertex])
      vertex = component.from[tie] == vertex ? component.to[tie] : component.from[tie]
    }
    return chain
  }
}
