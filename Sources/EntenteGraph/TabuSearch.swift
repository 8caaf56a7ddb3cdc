/// A search for a split that frustrates little: move the best vertex, and not back at once.
struct TabuSearch {
  let component: SignedComponent
  private var random: SeededSequence
  /// The best split so far, and its cost.
  private(set) var best: [Double]
  private(set) var cost = Double.infinity
}

extension TabuSearch {
  init(_ component: SignedComponent, seed: UInt64) {
    self.component = component
    random = SeededSequence(seed: seed)
    best = [Double](repeating: 1, count: component.vertices.count)
  }

  /// Starts anew some times and keeps the best split.
  mutating func run(starts: Int, _ worker: Worker) throws(Stopped) {
    for _ in 0..<starts {
      try worker.check()
      try improve(try grow(worker), worker)
    }
  }

  /// Takes over a split from elsewhere if it is better.
  mutating func offer(_ sides: [Double], cost: Double) {
    guard cost < self.cost else { return }
    self.cost = cost
    best = sides
  }

  /// Grows a split from a random vertex: next the most decided of six on the edge.
  private mutating func grow(_ worker: Worker) throws(Stopped) -> [Double] {
    let count = component.vertices.count
    var sides = [Double](repeating: 0, count: count)
    var field = sides
    var isSeen = [Bool](repeating: false, count: count)
    let root = random.next(below: count)
    var edge = [root]
    isSeen[root] = true
    var seen = 0
    while !edge.isEmpty {
      seen += 1
      if seen & 0x3ff == 0 { try worker.check() }
      var place = 0
      var decided = -1.0
      for _ in 0..<6 {
        let candidate = random.next(below: edge.count)
        if field[edge[candidate]].magnitude > decided {
          decided = field[edge[candidate]].magnitude
          place = candidate
        }
      }
      let vertex = edge[place]
      edge.swapAt(place, edge.count - 1)
      edge.removeLast()
      let isFree = field[vertex] == 0
      sides[vertex] = isFree ? (random.next(below: 2) == 0 ? 1 : -1) : field[vertex] > 0 ? 1 : -1
      for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
        let other = component.neighbours[slot]
        field[other] += component.couplings[component.ties[slot]] * sides[vertex]
        if !isSeen[other] {
          isSeen[other] = true
          edge.append(other)
        }
      }
    }
    return sides
  }

  /// Moves the vertex of most gain (frustrated less satisfied weight) until 300 moves bring nothing.
  private mutating func improve(_ start: [Double], _ worker: Worker) throws(Stopped) {
    var sides = start
    let count = sides.count
    let (offsets, neighbours) = (component.offsets, component.neighbours)
    let (ties, couplings) = (component.ties, component.couplings)
    let tell: () throws(Stopped) -> Void = { () throws(Stopped) in try worker.check() }
    let side = try Cells(sides, tell)
    let room = (count + 3) & ~3
    let gains = try Cells<Double>(room, repeating: -.infinity, tell)
    let values = Cells<Double>(uninitialised: room)
    // Until when a vertex is held.
    let held = try Cells<Double>(room, repeating: -1, tell)
    // One more than can be chosen from, which every vertex is written to before it counts.
    let choices = Cells<Int>(uninitialised: count + 1)
    for vertex in 0..<count {
      if vertex & 0xfff == 0xfff { try worker.check() }
      var gain = 0.0
      for slot in offsets[vertex]..<offsets[vertex &+ 1] {
        gain -= couplings[ties[slot]] * side[vertex] * side[neighbours[slot]]
      }
      gains[vertex] = gain
    }
    // Whole costs differ by 1 at least; of others the greatest weight is near 1.
    let least = component.divisor > 0 ? 0.25 : 1e-12
    try tell()
    var current = try component.cost(of: sides, tell)
    try tell()
    offer(sides, cost: current)
    var record = current
    var move = 0
    var last = 0
    // How many vertices were looked at since the last look at whether to stop.
    var unseen = 1 << 18
    while move &- last < 300 {
      unseen &+= room
      if unseen >= 1 << 18 {
        unseen = 0
        try tell()
      }
      // Whoever is held gains nothing, unless the move leads to a new best split.
      let (now, enough) = (Double(move), current - cost + least)
      var most = SIMD4(repeating: -Double.infinity)
      for place in stride(from: 0, to: room, by: 4) {
        let own = gains.vector(at: place, as: SIMD4<Double>.self)
        let isHeld = (held.vector(at: place, as: SIMD4<Double>.self) .> now) .& (own .<= enough)
        let open = own.replacing(with: -.infinity, where: isHeld)
        most.replace(with: open, where: open .> most)
        values.store(open, at: place)
      }
      let gain = most.max()
      // Below the greatest gain also where this is too great for the difference to count.
      let bar = min(gain - least, gain.nextDown)
      var equals = 0
      for vertex in 0..<count {
        choices[equals] = vertex
        equals &+= values[vertex] > bar ? 1 : 0
      }
      move &+= 1
      guard gain > -.infinity else { continue }
      let chosen = choices[equals == 1 ? 0 : random.next(below: equals)]
      current -= gains[chosen]
      side[chosen] = -side[chosen]
      gains[chosen] = -gains[chosen]
      for slot in offsets[chosen]..<offsets[chosen &+ 1] {
        let other = neighbours[slot]
        gains[other] -= 2 * couplings[ties[slot]] * side[chosen] * side[other]
      }
      held[chosen] = Double(move &+ 3 &+ random.next(below: 3 &+ count / 10))
      if current < record - least {
        record = current
        last = move
        if current < cost - least {
          // A sum of whole numbers is right as it stands.
          try tell()
          for vertex in 0..<count { sides[vertex] = side[vertex] }
          let cost = component.divisor > 0 ? current : try component.cost(of: sides, tell)
          offer(sides, cost: cost)
        }
      }
    }
  }
}
