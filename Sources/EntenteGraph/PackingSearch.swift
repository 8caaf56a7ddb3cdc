/// The greatest packing of cycles by linear programming, begun from the routes of an attempt.
///
/// Few ties bind: those that the routes fill. The programme is over these alone, every other tie
/// being free; where its cycles use a free tie beyond its weight, the tie is taken in and the
/// programme begun anew. Its multipliers pack at every step of the dual simplex method.
struct PackingSearch {
  let component: SignedComponent
  private(set) var cycles: [(ties: [Int], multiplier: Double)] = []
  /// What every split costs at least, by the cycles.
  private(set) var lowerBound = 0.0
  private(set) var work = 0
  private let worker: Worker
  private var pool: [[Int]]
  /// The number of each tie in the programme; -1 for a free one.
  private var places: [Int]
  private var search: NegativeCycles
}

extension PackingSearch {
  /// Prepares for a split and a packing of its frustrated ties.
  init(
    _ component: SignedComponent,
    _ sides: [Double],
    from packing: [(ties: [Int], multiplier: Double)],
    _ worker: Worker
  ) throws(Stopped) {
    try worker.check()
    self.component = component
    self.worker = worker
    pool = packing.map(\.ties)
    search = NegativeCycles(component)
    try worker.check()
    var rooms = component.couplings.map(\.magnitude)
    var missing = component.cost(of: sides)
    for cycle in packing {
      missing -= cycle.multiplier
      for tie in cycle.ties { rooms[tie] -= cycle.multiplier }
    }
    try worker.check()
    places = [Int](repeating: -1, count: rooms.count)
    for tie in rooms.indices {
      if tie & 0xffff == 0xffff { try worker.check() }
      search.isNegative[tie] = component.couplings[tie] < 0
      let (from, to) = (component.from[tie], component.to[tie])
      let isFrustrated = component.couplings[tie] * sides[from] * sides[to] < 0
      if isFrustrated || rooms[tie] <= missing { places[tie] = 0 }
    }
  }

  /// How many ties the programme is over.
  var width: Int { places.count { $0 >= 0 } }

  /// Searches until the packing proves a cost, there is no greater one, or the work is done.
  mutating func run(cost: Double, work limit: Int) {
    // All of the cost, though less may prove it: the tighter, the more a count can build on it.
    let ceiling = cost * (1 - 0.2e-9)
    while work < limit {
      guard let packing = pack(upTo: ceiling, limit) else { return }
      var loads = [Double](repeating: 0, count: places.count)
      for cycle in packing { for tie in cycle.ties { loads[tie] += cycle.multiplier } }
      var isWithin = true
      for tie in loads.indices where loads[tie] > component.couplings[tie].magnitude * (1 + 1e-12) {
        guard places[tie] < 0 else { continue }
        places[tie] = 0
        isWithin = false
      }
      guard isWithin else { continue }
      keep(packing, loads)
      return
    }
  }

  /// The greatest packing that leaves the free ties out of account.
  private mutating func pack(
    upTo ceiling: Double,
    _ limit: Int
  ) -> [(ties: [Int], multiplier: Double)]? {
    var weights: [Double] = []
    for tie in places.indices where places[tie] >= 0 {
      places[tie] = weights.count
      weights.append(component.couplings[tie].magnitude)
    }
    // A cycle whose row was dropped may have been found again.
    var known: Set<[Int]> = []
    pool = pool.filter { known.insert($0.sorted()).inserted }
    var programme = CoverProgramme(weights)
    var added = 0
    defer { work += programme.work }
    while true {
      for ties in pool[added...] where !worker.isStopped() {
        programme.add(ties.compactMap { places[$0] >= 0 ? places[$0] : nil })
      }
      added = pool.count
      let isBelow = programme.solve(upTo: ceiling, work: limit - work, worker)
      guard let isBelow, !worker.isStopped() else { return nil }
      guard isBelow else { break }
      programme.purge(after: 2)
      for tie in places.indices {
        search.lengths[tie] = places[tie] < 0 ? 0 : max(0, programme.value(of: places[tie]))
      }
      let found = search.shortest(worker).prefix(200)
      if found.isEmpty { break }
      pool += found.map(\.ties)
    }
    return programme.multipliers.map { (pool[$0.row], $0.multiplier) }
  }

  /// Takes over a packing, made less until no tie is used beyond its weight.
  private mutating func keep(_ packing: [(ties: [Int], multiplier: Double)], _ loads: [Double]) {
    var scale = 1.0
    for tie in loads.indices where loads[tie] > 0 {
      scale = min(scale, component.couplings[tie].magnitude / loads[tie])
    }
    cycles = packing.map { ($0.ties, $0.multiplier * scale) }
    lowerBound = cycles.reduce(0) { $0 + $1.multiplier }
  }
}
