/// The search for the division into blocks of least cost, and for its proof.
///
/// Vertices are placed in a fixed order, a new block only after all before it are in use, so that
/// each division is met once. Costs here are without the constant of the couplings.
struct BlockSearch {
  let couplings: BlockCouplings
  let least: Int
  let most: Int
  /// How many vertices a proof, or a count, may look at.
  let looks: Int
  /// Costs so near each other are equal.
  let slack: Double
  /// Whom to ask whether the work is stopped; it is given up then.
  let worker: Worker
  /// The cheapest division found.
  var best: [Int] = []
  var bestCost = Double.infinity
  var isProved = false
  var lowerBound = 0.0
  var optima: Int?
  /// The vertices in the order of placing.
  var order: [Int] = []
  /// The least cost among the vertices from each place of the order on.
  var tails: [Double] = []
  var label: [Int] = []
  /// What placed neighbours gain by a vertex in each block (shape: vertices · blocks).
  var gains: [Double] = []
  /// What positive ties lead from each vertex to placed ones.
  var friends: [Double] = []
  /// How many vertices were looked at.
  var steps = 0
  /// How many when it was last asked whether the work is stopped.
  var asked = 0
  /// How many divisions were counted.
  var found = 0
  /// Whether all divisions of least cost are gone through, not the cheaper ones.
  var isCounting = false
  /// The cost at which a search may end.
  var limit = Double.infinity
}

extension BlockSearch {
  init(_ couplings: BlockCouplings, least: Int, most: Int, looks: Int, _ worker: Worker) {
    self.worker = worker
    self.couplings = couplings
    self.least = least
    self.most = most
    self.looks = looks
    slack = 1e-9 * max(couplings.total, 1e-300)
  }

  var count: Int { couplings.rows.count }

  /// Moves single vertices to better blocks from several starts.
  mutating func findByMoves() throws(Stopped) {
    var random = SeededSequence(seed: 1)
    best = (0..<count).map { $0 < least ? $0 : max(least - 1, 0) }
    bestCost = try cost(of: best)
    for start in 0..<30 where count > 0 && bestCost > slack {
      try worker.check()
      var label = best
      if start > 0 {
        var places = Array(0..<count)
        random.shuffle(&places)
        for place in 0..<count {
          label[places[place]] = place < least ? place : random.next(below: most)
        }
      }
      improve(&label)
      let cost = try cost(of: label)
      if cost < bestCost - slack {
        bestCost = cost
        best = label
      }
    }
  }

  private func cost(of label: [Int]) throws(Stopped) -> Double {
    try couplings.cost(of: label) { () throws(Stopped) in try worker.check() } - couplings.constant
  }

  private func improve(_ label: inout [Int]) {
    var sizes = [Int](repeating: 0, count: most)
    for block in label { sizes[block] += 1 }
    var links = [Double](repeating: 0, count: most)
    var isMoving = true
    var rounds = 0
    while isMoving && rounds < 1_000 {
      isMoving = false
      rounds += 1
      for vertex in 0..<count where least == 0 || sizes[label[vertex]] > 1 {
        if vertex & 63 == 63 && worker.isStopped() { return }
        for (other, gain) in couplings.rows[vertex] { links[label[other]] += gain }
        var target = label[vertex]
        for block in 0..<most where links[block] > links[target] + slack { target = block }
        for (other, _) in couplings.rows[vertex] { links[label[other]] = 0 }
        guard target != label[vertex] else { continue }
        sizes[label[vertex]] -= 1
        sizes[target] += 1
        label[vertex] = target
        isMoving = true
      }
    }
  }
}
