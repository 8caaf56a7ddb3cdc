/// An exhaustive search for the best split: first of the last vertex, then of the last two, and so
/// on; each optimum is a lower bound for what remains in the next (Russian dolls).
struct DollSearch {
  private let count: Int
  /// The least step between two costs of some of the vertices, and of all.
  private let divisor: Double
  private let step: Double
  /// The vertices in the order of the search.
  private let order: [Int]
  /// The couplings in that order (shape: count · stride, with zeros at the end of each row).
  private let matrix: Cells<Double>
  private let stride: Int
  /// The optimum of the vertices from each place on.
  private var optima: [Double]
  /// The best split, in the order of the search.
  private var sides: [Double]
  /// How many vertices were placed in all.
  private(set) var nodes = 0
  /// Whether all were searched.
  private(set) var isComplete = false

  init(_ component: SignedComponent) {
    count = component.vertices.count
    divisor = component.divisor
    step = component.step
    order = Self.order(component)
    var place = [Int](repeating: 0, count: count)
    for index in 0..<count { place[order[index]] = index }
    stride = (count + 3) & ~3
    matrix = Cells(count * stride, repeating: 0)
    for tie in component.couplings.indices {
      let (first, second) = (place[component.from[tie]], place[component.to[tie]])
      matrix[first * stride + second] = component.couplings[tie]
      matrix[second * stride + first] = component.couplings[tie]
    }
    optima = [Double](repeating: 0, count: count + 1)
    sides = [Double](repeating: 1, count: count)
  }

  /// By decreasing weight of the ties to what is left.
  private static func order(_ component: SignedComponent) -> [Int] {
    let count = component.vertices.count
    var weights = [Double](repeating: 0, count: count)
    for tie in component.couplings.indices {
      weights[component.from[tie]] += component.couplings[tie].magnitude
      weights[component.to[tie]] += component.couplings[tie].magnitude
    }
    var isPlaced = [Bool](repeating: false, count: count)
    var order: [Int] = []
    for _ in 0..<count {
      var next = -1
      for vertex in 0..<count where !isPlaced[vertex] {
        if next < 0 || weights[vertex] > weights[next] { next = vertex }
      }
      isPlaced[next] = true
      order.append(next)
      for slot in component.offsets[next]..<component.offsets[next + 1] {
        weights[component.neighbours[slot]] -= component.couplings[component.ties[slot]].magnitude
      }
    }
    return order
  }
}

extension DollSearch {
  /// What every split costs at least.
  var lowerBound: Double { optima[0] }

  /// The best split, in the order of the component.
  var split: [Double] {
    var split = sides
    for place in 0..<count { split[order[place]] = sides[place] }
    return split
  }

  /// Searches until done or until the limit of nodes, beginning with a known split.
  mutating func run(from start: [Double], limit: Int, _ worker: Worker) {
    let guess = order.map { start[$0] }
    // What the present sides cost from the last place on.
    var known = 0.0
    for first in (0..<count).reversed() {
      var cost = known + extend(first)
      let guessed = costOf(guess, from: first)
      if guessed < cost {
        cost = guessed
        for place in first..<count { sides[place] = guess[place] }
      }
      if cost - margin(cost) > optima[first + 1] {
        guard search(first, &cost, limit, worker) else {
          for place in 0...first { optima[place] = optima[first + 1] }
          return
        }
      }
      known = cost
      optima[first] = max(optima[first + 1], cost - margin(cost))
    }
    isComplete = true
  }

  /// How much less than a cost found another split may cost; 0 if costs are whole.
  private func margin(_ cost: Double) -> Double { step > 0 ? 0 : 0.5e-9 * cost }

  /// Puts a vertex on the side that frustrates less of its ties to the vertices after it.
  private mutating func extend(_ first: Int) -> Double {
    var field = 0.0
    var weight = 0.0
    for place in first + 1..<count {
      field += matrix[first * stride + place] * sides[place]
      weight += matrix[first * stride + place].magnitude
    }
    sides[first] = field < 0 ? -1 : 1
    return (weight - field.magnitude) / 2
  }

  private func costOf(_ split: [Double], from first: Int) -> Double {
    var cost = 0.0
    for place in first..<count {
      for other in place + 1..<count {
        let coupling = matrix[place * stride + other]
        if coupling * split[place] * split[other] < 0 { cost += coupling.magnitude }
      }
    }
    return cost
  }

  /// Searches the splits of the vertices from one on, depth first; false at the limit of nodes.
  private mutating func search(
    _ first: Int,
    _ best: inout Double,
    _ limit: Int,
    _ worker: Worker
  ) -> Bool {
    let step = first == 0 ? step : divisor
    let slack = step > 0 ? step * (1 - 1e-6) : 0
    let (own, open) = weights(from: first)
    // At each depth: the pull of the placed vertices, the cost, and the sides tried.
    let fields = Cells<Double>((count + 1) * stride, repeating: 0)
    let costs = Cells<Double>(count + 1, repeating: 0)
    let tried = Cells<UInt8>(count, repeating: 0)
    let split = Cells<Double>(count, repeating: 1)
    var depth = first
    tried[first] = 1
    while depth >= first {
      if tried[depth] == 2 {
        tried[depth] = 0
        depth -= 1
        continue
      }
      let row = depth &* stride
      let preferred = fields[row &+ depth] < 0 ? -1.0 : 1
      let side = depth == first || tried[depth] == 0 ? preferred : -preferred
      tried[depth] &+= 1
      nodes &+= 1
      if nodes > limit || (nodes & 511 == 0 && worker.isStopped()) { return false }
      split[depth] = side
      let cost = costs[depth] + (own[depth] - side * fields[row &+ depth]) / 2
      let bound = cost + (open[depth] - pull(fields, depth, side)) / 2 + optima[depth &+ 1]
      guard bound <= (step > 0 ? best - slack : best - margin(best)) else { continue }
      if depth == count &- 1 {
        best = cost
        for place in first..<count { sides[place] = split[place] }
        if best - margin(best) <= optima[first &+ 1] { return true }
      } else {
        costs[depth &+ 1] = cost
        depth &+= 1
      }
    }
    return true
  }

  /// For each depth the weight of what the vertex has to those placed before it, from one on, and of
  /// what all later ones have to those up to it.
  private func weights(from first: Int) -> (own: [Double], open: [Double]) {
    var own = [Double](repeating: 0, count: count)
    var open = own
    var sums = own
    for depth in first..<count {
      own[depth] = sums[depth]
      for place in depth + 1..<max(depth + 1, count) {
        sums[place] += matrix[depth * stride + place].magnitude
        open[depth] += sums[place]
      }
    }
    return (own, open)
  }

  /// Places a vertex: the pull of all placed ones on each later one, and the sum of its magnitudes.
  @inline(__always)
  private func pull(_ fields: Cells<Double>, _ depth: Int, _ side: Double) -> Double {
    let row = depth &* stride
    var place = depth &+ 1
    var sum = 0.0
    while place & 3 != 0 && place < stride {
      let field = fields[row &+ place] + matrix[row &+ place] * side
      fields[row &+ stride &+ place] = field
      sum += field.magnitude
      place &+= 1
    }
    var sums = SIMD4<Double>.zero
    while place < stride {
      let field =
        fields.vector(at: row &+ place, as: SIMD4<Double>.self)
        + matrix.vector(at: row &+ place, as: SIMD4<Double>.self) * side
      fields.store(field, at: row &+ stride &+ place)
      sums += field.replacing(with: -field, where: field .< 0)
      place &+= 4
    }
    return sum + sums.sum()
  }
}
