/// A search for a split that frustrates little: move the best vertex, and not back at once.
struct TabuSearch {
  let component: SignedComponent
  var random: SeededSequence
  /// The best split so far, and its cost.
  private(set) var best: [Double]
  private(set) var cost = Double.infinity

  init(_ component: SignedComponent, seed: UInt64) {
    self.component = component
    random = SeededSequence(seed: seed)
    best = [Double](repeating: 1, count: component.vertices.count)
  }
}

extension TabuSearch {
  /// Starts anew some times and keeps the best split.
  mutating func run(starts: Int, _ worker: Worker) throws(Stopped) {
    for _ in 0..<starts {
      try worker.check()
      var sides = try grow(worker)
      try improve(&sides, worker)
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
  private mutating func improve(_ sides: inout [Double], _ worker: Worker) throws(Stopped) {
    let count = sides.count
    let offsets = component.offsets
    let neighbours = component.neighbours
    let ties = component.ties
    let couplings = component.couplings
    var gains = [Double](repeating: 0, count: count)
    var held = [Int](repeating: -1, count: count)
    for vertex in 0..<count {
      if vertex & 0xfff == 0xfff { try worker.check() }
      var gain = 0.0
      for slot in offsets[vertex]..<offsets[vertex &+ 1] {
        gain -= couplings[ties[slot]] * sides[vertex] * sides[neighbours[slot]]
      }
      gains[vertex] = gain
    }
    // Whole costs differ by 1 at least; of others the greatest weight is near 1.
    let least = component.divisor > 0 ? 0.25 : 1e-12
    let tell: () throws(Stopped) -> Void = { () throws(Stopped) in try worker.check() }
    try tell()
    var current = try component.cost(of: sides, tell)
    try tell()
    offer(sides, cost: current)
    var record = current
    var move = 0
    var last = 0
    while move &- last < 300 {
      if move & 15 == 15 { try worker.check() }
      var chosen = -1
      var gain = -Double.infinity
      var equals = 0
      for vertex in 0..<count {
        if held[vertex] > move && current - gains[vertex] >= cost - least { continue }
        if gains[vertex] > gain + least {
          gain = gains[vertex]
          chosen = vertex
          equals = 1
        } else if gains[vertex] > gain - least {
          equals &+= 1
          if random.next(below: equals) == 0 { chosen = vertex }
        }
      }
      move &+= 1
      guard chosen >= 0 else { continue }
      current -= gains[chosen]
      sides[chosen] = -sides[chosen]
      gains[chosen] = -gains[chosen]
      for slot in offsets[chosen]..<offsets[chosen &+ 1] {
        let other = neighbours[slot]
        gains[other] -= 2 * couplings[ties[slot]] * sides[chosen] * sides[other]
      }
      held[chosen] = move &+ 3 &+ random.next(below: 3 &+ count / 10)
      if current < record - least {
        record = current
        last = move
        if current < cost - least {
          // A sum of whole numbers is right as it stands.
          try tell()
          let cost = component.divisor > 0 ? current : try component.cost(of: sides, tell)
          offer(sides, cost: cost)
        }
      }
    }
  }
}
