/// The search for the division into blocks of least cost, and for its proof.
///
/// Vertices are placed in a fixed order, a new block only after all before it are in use, so that
/// each division is met once. Costs here are without the constant of the couplings.
struct BlockSearch {
  let couplings: BlockCouplings
  let least: Int
  let most: Int
  private(set) var best: [Int] = []
  private(set) var isProved = false
  private(set) var lowerBound = 0.0
  private(set) var optima: Int?
  private let looks: Int
  private let slack: Double
  private var bestCost = Double.infinity
  /// The vertices in the order of placing.
  private var order: [Int] = []
  /// The least cost among the vertices from each place of the order on.
  private var tails: [Double] = []
  private var label: [Int] = []
  /// What placed neighbours gain by a vertex in each block (shape: vertices · blocks).
  private var gains: [Double] = []
  /// What positive ties lead from each vertex to placed ones.
  private var friends: [Double] = []
  private var steps = 0
  private var found = 0
  private var isCounting = false
  private var limit = Double.infinity
}

extension BlockSearch {
  init(_ couplings: BlockCouplings, least: Int, most: Int, looks: Int) {
    self.couplings = couplings
    self.least = least
    self.most = most
    self.looks = looks
    slack = 1e-9 * max(couplings.total, 1e-300)
  }

  private var count: Int { couplings.rows.count }

  /// Moves single vertices to better blocks from several starts.
  mutating func findByMoves() {
    var random = SeededSequence(seed: 1)
    best = (0..<count).map { $0 < least ? $0 : max(least - 1, 0) }
    bestCost = couplings.cost(of: best) - couplings.constant
    for start in 0..<30 where count > 0 && bestCost > slack {
      var label = best
      if start > 0 {
        var places = Array(0..<count)
        random.shuffle(&places)
        for place in 0..<count {
          label[places[place]] = place < least ? place : random.next(below: most)
        }
      }
      improve(&label)
      let cost = couplings.cost(of: label) - couplings.constant
      if cost < bestCost - slack {
        bestCost = cost
        best = label
      }
    }
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

extension BlockSearch {
  /// Looks for a cheaper division, part by part from the end of the order; there is none if it ends.
  mutating func prove() {
    if bestCost <= slack {
      isProved = true
      return
    }
    guard looks > 0, count <= 200 else { return }
    arrange()
    let whole = (best, bestCost)
    tails = [Double](repeating: 0, count: count + 1)
    for first in (1..<count).reversed() {
      // Any cost below what one more vertex can add at most.
      bestCost = tails[first + 1] + worst(first) + 2 * slack
      limit = tails[first + 1]
      search(from: first, least: 0)
      guard steps < looks else {
        (best, bestCost) = whole
        lowerBound = tails[first + 1]
        return
      }
      tails[first] = bestCost > tails[first + 1] + slack ? bestCost : tails[first + 1]
    }
    (best, bestCost) = whole
    limit = max(0, tails.count > 1 ? tails[1] : 0)
    search(from: 0, least: least)
    lowerBound = limit
    isProved = steps < looks
  }

  /// Goes through all divisions that cost no more than the best.
  mutating func countOptima() {
    guard looks > 0, count <= 200 else { return }
    if order.isEmpty {
      arrange()
      tails = [Double](repeating: 0, count: count + 1)
    }
    isCounting = true
    steps = 0
    found = 0
    search(from: 0, least: least)
    optima = steps < looks ? found : nil
  }

  /// Orders the vertices so that each is tied as strongly as possible to those before it.
  private mutating func arrange() {
    var strengths = couplings.rows.map { row in row.reduce(0) { $0 + $1.gain.magnitude } * 1e-6 }
    var rest = Set(0..<count)
    while let next = rest.max(by: { (strengths[$0], -$0) < (strengths[$1], -$1) }) {
      rest.remove(next)
      order.append(next)
      for (other, gain) in couplings.rows[next] { strengths[other] += gain.magnitude }
    }
    label = [Int](repeating: -1, count: count)
    gains = [Double](repeating: 0, count: count * most)
    friends = [Double](repeating: 0, count: count)
  }

  /// What the vertex at a place can cost at most among those after it.
  private func worst(_ place: Int) -> Double {
    couplings.rows[order[place]].reduce(0) { $0 + $1.gain.magnitude }
  }

  private mutating func search(from first: Int, least: Int) {
    place(first, blocks: 0, cost: 0, least: least)
  }

  /// Places the vertex at some place of the order in every block that can still be best.
  private mutating func place(_ place: Int, blocks: Int, cost: Double, least: Int) {
    guard steps < looks else { return }
    steps += 1 + count - place
    if place == count {
      if isCounting {
        found += 1
      } else {
        bestCost = cost
        if label.allSatisfy({ $0 >= 0 }) { best = label }
      }
      return
    }
    var bound = cost + tails[place]
    for later in place..<count { bound += cheapest(order[later], blocks) }
    guard isWorthwhile(bound) else { return }
    let vertex = order[place]
    let choices = blocks < most ? blocks + 1 : blocks
    let costs = (0..<choices).map { friends[vertex] - gains[vertex &* most &+ $0] }
    for block in costs.indices.sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
      let used = max(blocks, block + 1)
      guard used + count - place - 1 >= least, isWorthwhile(cost + costs[block]) else { continue }
      if !isCounting && bestCost <= limit + slack { return }
      move(vertex, to: block, factor: 1)
      self.place(place + 1, blocks: used, cost: cost + costs[block], least: least)
      move(vertex, to: block, factor: -1)
    }
  }

  private func isWorthwhile(_ bound: Double) -> Bool {
    isCounting ? bound <= bestCost + slack : bound < bestCost - slack
  }

  /// The least that a vertex costs with those placed.
  @inline(__always)
  private func cheapest(_ vertex: Int, _ blocks: Int) -> Double {
    var gain = blocks < most ? 0 : -Double.infinity
    for block in 0..<blocks { gain = max(gain, gains[vertex &* most &+ block]) }
    return friends[vertex] - gain
  }

  /// Enters or takes back a vertex; its cost in a block is its friends less its gain there.
  private mutating func move(_ vertex: Int, to block: Int, factor: Double) {
    label[vertex] = factor > 0 ? block : -1
    for (other, gain) in couplings.rows[vertex] {
      gains[other &* most &+ block] += factor * gain
      if gain > 0 { friends[other] += factor * gain }
    }
  }
}
