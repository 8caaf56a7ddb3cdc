/// The best split of one component and what is known about it.
struct ComponentSplit {
  private(set) var sides: [Double]
  /// What every split costs at least.
  private(set) var lowerBound = 0.0
  /// The best packing of cycles, each by its ties with the frustrated one first.
  private(set) var cycles: [(ties: [Int], multiplier: Double)] = []
  /// How many nodes the exhaustive searches visited.
  private(set) var nodes = 0
  /// Whether it took such a search to prove the split.
  private(set) var isExhaustive = false
  private(set) var isProved = false
  private var looks = 0
  /// What the packing proves.
  private var packed = 0.0
}

extension ComponentSplit {
  /// Searches and proves in stages.
  ///
  /// A quarter of the starts and an attempt to route, all of them and an attempt, exact methods on
  /// what the packing leaves open, and then rounds of twice as many starts and an attempt.
  init(
    _ component: SignedComponent,
    _ options: FrustrationOptions,
    _ worker: Worker
  ) throws(Stopped) {
    let count = component.vertices.count
    var search = TabuSearch(component, seed: options.seed)
    let balanced = try component.balancedSides { () throws(Stopped) in try worker.check() }
    if let sides = balanced { search.offer(sides, cost: 0) }
    sides = search.best
    if search.cost == 0 {
      isProved = true
      return
    }
    let asked = min(options.starts, 1 << 40)
    let starts = count > 500 ? max(1, asked * 500 / count) : asked
    for stage in 0..<Self.stages(options) where looks < options.looks || stage < 2 {
      guard worker.next() != nil else { throw Stopped() }
      try search.run(starts: stage == 0 ? (starts + 3) / 4 : starts << min(stage - 1, 20), worker)
      sides = search.best
      let seed = options.seed &+ UInt64(stage)
      try prove(component, search.cost, options, seed: seed, isFirst: stage == 0, worker)
      if isProved { return }
      if stage == 1 && options.nodes > 0 {
        try exhaust(component, search.cost, options, worker)
        if isProved {
          // A packing says more than an exhaustive search, which may have found a better split.
          let found = component.cost(of: sides)
          if found < search.cost { try confirm(component, found, options, seed: ~seed, worker) }
          return
        }
        search.offer(sides, cost: component.cost(of: sides))
      }
    }
  }

  /// In how many pieces the work is counted.
  static func stages(_ options: FrustrationOptions) -> Int { min(options.rounds, 1 << 30) + 2 }

  private mutating func prove(
    _ component: SignedComponent,
    _ cost: Double,
    _ options: FrustrationOptions,
    seed: UInt64,
    isFirst: Bool,
    _ worker: Worker
  ) throws(Stopped) {
    // The split of a few starts may not be the best, which alone can be proved: one attempt is enough.
    let attempts = isFirst ? 1 : 3
    // Unequal weights part into many routes, each dear and few of them wrong; there the programme
    // is quicker than many rounds.
    let weight = component.couplings.reduce(0) { $0 + $1.magnitude }
    let isEven = weight <= 2 * component.divisor * Double(component.couplings.count)
    let (rounds, width) = isEven ? (60, 300) : (16, 600)
    for attempt in 0..<attempts where looks < options.looks {
      let seed = seed &* 0x1_0001 &+ UInt64(attempt)
      var routing = try RoutingProof(component, sides, seed: seed, worker)
      try routing.run(rounds: rounds, cost: cost, looks: options.looks - looks, worker)
      looks += routing.looks
      let routes = try routing.cycles(worker)
      keep(routes, routing.lowerBound, component, cost)
      if isProved { return }
      var search = try PackingSearch(component, sides, from: routes, worker)
      // A small programme is quicker than another attempt.
      guard search.width <= (attempt == 2 ? 4_000 : width) else { continue }
      search.run(cost: cost, work: min(options.looks - looks, 20_000_000))
      try worker.check()
      looks += search.work
      keep(search.cycles, search.lowerBound, component, cost)
      return
    }
  }

  /// Keeps a packing if it is the best.
  private mutating func keep(
    _ packing: [(ties: [Int], multiplier: Double)],
    _ bound: Double,
    _ component: SignedComponent,
    _ cost: Double
  ) {
    if bound > packed {
      packed = bound
      lowerBound = max(lowerBound, bound)
      cycles = packing
    }
    isProved = component.proves(packed, cost)
  }

  /// Looks for a packing that proves the split of an exhaustive search.
  private mutating func confirm(
    _ component: SignedComponent,
    _ cost: Double,
    _ options: FrustrationOptions,
    seed: UInt64,
    _ worker: Worker
  ) throws(Stopped) {
    isProved = component.proves(packed, cost)
    if !isProved { try prove(component, cost, options, seed: seed, isFirst: false, worker) }
    isExhaustive = !isProved
    isProved = true
  }

  /// Joins what no better split parts, and searches what is left to its end.
  private mutating func exhaust(
    _ component: SignedComponent,
    _ cost: Double,
    _ options: FrustrationOptions,
    _ worker: Worker
  ) throws(Stopped) {
    let tell: () throws(Stopped) -> Void = { () throws(Stopped) in try worker.check() }
    var kernel = try SplitKernel(component, sides, tell)
    try kernel.join(roomiest: cycles, excess: (cost - packed) * (1 + 1e-9), tell)
    try kernel.joinFirm(margin: 0, tell)
    var best = [Double](repeating: 1, count: kernel.vertexCount)
    var bound = 0.0
    // First a short search, which ends on most kernels, then linear bounds, then the long search.
    for step in [min(options.nodes, 50_000), 0, options.nodes] where !isProved {
      if step == 0 {
        try cut(kernel, &best, &bound, options, worker)
      } else if kernel.vertexCount <= 200 {
        try search(kernel, &best, &bound, nodes + min(step, .max - nodes), worker)
      }
    }
    sides = kernel.lifted(best)
    lowerBound = max(lowerBound, min(component.cost(of: sides), bound + kernel.constant))
    isExhaustive = isProved
  }

  private mutating func search(
    _ kernel: SplitKernel,
    _ best: inout [Double],
    _ bound: inout Double,
    _ limit: Int,
    _ worker: Worker
  ) throws(Stopped) {
    var doll = DollSearch(kernel.component)
    doll.run(from: best, limit: max(1, limit - nodes), worker)
    try worker.check()
    nodes += doll.nodes
    bound = max(bound, doll.lowerBound)
    guard doll.isComplete else { return }
    isProved = true
    best = doll.split
  }

  private mutating func cut(
    _ kernel: SplitKernel,
    _ best: inout [Double],
    _ bound: inout Double,
    _ options: FrustrationOptions,
    _ worker: Worker
  ) throws(Stopped) {
    guard kernel.component.couplings.count <= 4_000 else { return }
    let cost = kernel.component.cost(of: best)
    var routing = try RoutingProof(kernel.component, best, seed: options.seed, worker)
    try routing.run(rounds: 20, cost: cost, looks: options.looks, worker)
    var cuts = CycleCuts(kernel.component, best, work: options.looks - looks, worker)
    cuts.run(from: try routing.cycles(worker).map(\.ties))
    try worker.check()
    looks += cuts.work
    nodes += cuts.nodes
    best = cuts.sides
    bound = max(bound, cuts.lowerBound)
    isProved = cuts.isComplete
  }
}
