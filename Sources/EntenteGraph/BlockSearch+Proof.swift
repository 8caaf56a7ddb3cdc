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
    asked = 0
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
    if steps - asked > 10_000 {
      asked = steps
      if worker.isStopped() { steps = looks }
    }
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
