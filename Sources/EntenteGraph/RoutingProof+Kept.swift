extension RoutingProof {
  /// Lessens routes, those over most crowded ties first, until no tie is overfull; keeps the best
  /// result.
  mutating func keepFeasible(_ worker: Worker) throws(Stopped) {
    try worker.check()
    let load = try Cells(use) { () throws(Stopped) in try worker.check() }
    let crowds = routes.map { route in
      route.ties.count { use[Int($0)] > capacities[Int($0)] * (1 + 1e-12) }
    }
    try worker.check()
    let order = routes.indices.filter { crowds[$0] > 0 }.sorted {
      crowds[$0] != crowds[$1] ? crowds[$0] > crowds[$1] : $0 < $1
    }
    var cuts = [Double](repeating: 0, count: routes.count)
    try worker.check()
    for route in order {
      var excess = 0.0
      for tie in routes[route].ties { excess = max(excess, load[Int(tie)] - capacities[Int(tie)]) }
      cuts[route] = min(excess, routes[route].amount)
      for tie in routes[route].ties { load[Int(tie)] -= cuts[route] }
    }
    var sum = 0.0
    for route in routes.indices where !routes[route].ties.isEmpty {
      sum += routes[route].amount - cuts[route]
    }
    try worker.check()
    guard sum > lowerBound else { return }
    lowerBound = sum
    kept = routes
    for route in routes.indices { kept[route].amount -= cuts[route] }
    kept.removeAll { $0.ties.isEmpty || $0.amount <= 0 }
  }

  /// The kept cycles by their ties in the component, the frustrated one first; equal ones together.
  func cycles(_ worker: Worker) throws(Stopped) -> [(ties: [Int], multiplier: Double)] {
    var cycles: [(ties: [Int], multiplier: Double)] = []
    var places: [[Int]: Int] = [:]
    for (number, route) in kept.enumerated() {
      if number & 0xfff == 0 { try worker.check() }
      let ties = [route.demand] + route.ties.map { Int($0) }
      if let place = places[ties] {
        cycles[place].multiplier += route.amount
      } else {
        places[ties] = cycles.count
        cycles.append((ties, route.amount))
      }
    }
    return cycles
  }
}
