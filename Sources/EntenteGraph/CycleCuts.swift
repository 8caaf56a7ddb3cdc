/// The proof by cutting planes: the least weight of ties that meets every cycle with an odd number of
/// negative ties, cycles being added as they are violated, and ties being tried both ways where the
/// linear optimum is not whole.
struct CycleCuts {
  let component: SignedComponent
  /// The sides of the best split found, and its cost.
  private(set) var sides: [Double]
  private(set) var cost: Double
  /// What every split costs at least; more than the cost if the search ended.
  private(set) var lowerBound = 0.0
  /// The cycles and multipliers that show the lower bound before any tie was tried.
  private(set) var cycles: [(ties: [Int], multiplier: Double)] = []
  private(set) var isComplete = false
  /// How many programmes were solved to their end.
  private(set) var nodes = 0
  private(set) var work = 0
  private let limit: Int
  private let worker: Worker
  private var search: NegativeCycles
  private var rows: [[Int]] = []
  /// 1 for a tie that is deleted, 0 for one that is kept, -1 for one that is open.
  private var choices: [Int8]
  private var isOut = false
  /// Whether a branch was left whose split costs more than its programme, so that another may lie
  /// between.
  private var isDoubtful = false
}

extension CycleCuts {
  init(_ component: SignedComponent, _ sides: [Double], work limit: Int, _ worker: Worker) {
    self.component = component
    self.sides = sides
    self.limit = limit
    self.worker = worker
    cost = component.cost(of: sides)
    search = NegativeCycles(component)
    choices = [Int8](repeating: -1, count: component.couplings.count)
  }

  /// Searches until all is known or the work is done; the cycles given are the first rows.
  mutating func run(from cycles: [[Int]]) {
    var programme = CoverProgramme(component.couplings.map(\.magnitude))
    for cycle in cycles { add(cycle, &programme) }
    branch(&programme, depth: 0)
    isComplete = !isOut && !isDoubtful
    if isComplete { lowerBound = component.step > 0 ? cost : max(lowerBound, ceiling) }
  }

  private mutating func add(_ ties: [Int], _ programme: inout CoverProgramme) {
    rows.append(ties)
    programme.add(ties)
  }

  /// Above what sum there is no better split.
  private var ceiling: Double {
    component.step > 0
      ? cost - component.step * (1 - 1e-6) : cost * (1 - 0.5e-9)
  }

  private mutating func branch(_ programme: inout CoverProgramme, depth: Int) {
    nodes += 1
    let isFeasible = tighten(&programme, depth)
    work += programme.work
    if depth == 0 { keepRoot(programme) }
    guard isFeasible, !isOut else { return }
    // A tie whose deletion alone would cost too much is kept.
    let room = ceiling - programme.value
    var closed: [Int] = []
    for tie in choices.indices where choices[tie] < 0 && programme.reducedCost(of: tie) > room {
      choices[tie] = 0
      closed.append(tie)
    }
    defer { for tie in closed { choices[tie] = -1 } }
    guard let tie = mostOpen(programme) else {
      takeOver(programme)
      if programme.value <= ceiling { isDoubtful = true }
      return
    }
    let first: Int8 = programme.value(of: tie) > 0.5 ? 1 : 0
    for choice in [first, 1 - first] where !isOut {
      var next = programme.copy
      choices[tie] = choice
      rows.append([])
      if choice == 1 {
        next.add([tie])
      } else {
        next.add([tie], factor: -1, atLeast: 0)
      }
      branch(&next, depth: depth + 1)
    }
    choices[tie] = -1
  }

  /// Adds violated cycles until there are none; false if no better split is left.
  private mutating func tighten(_ programme: inout CoverProgramme, _ depth: Int) -> Bool {
    while true {
      guard let isSolved = programme.solve(upTo: ceiling, work: limit - work, worker),
        !worker.isStopped()
      else {
        isOut = true
        return false
      }
      guard isSolved else { return false }
      programme.purge(after: depth == 0 ? 2 : 1)
      for tie in choices.indices {
        search.isNegative[tie] = (component.couplings[tie] < 0) != (choices[tie] == 1)
        search.lengths[tie] = choices[tie] < 0 ? max(0, programme.value(of: tie)) : 0
      }
      let found = search.shortest(worker).prefix(depth == 0 ? 200 : 60)
      guard !found.isEmpty else { return true }
      for cycle in found {
        let open = cycle.ties.filter { choices[$0] < 0 }
        guard !open.isEmpty else { return false }
        if depth == 0 { add(cycle.ties, &programme) } else { add(open, &programme) }
      }
    }
  }

  /// Takes over the bound of the first programme, made less until no tie is used beyond its weight.
  private mutating func keepRoot(_ programme: CoverProgramme) {
    var loads = [Double](repeating: 0, count: component.couplings.count)
    cycles = programme.multipliers.map { (rows[$0.row], $0.multiplier) }
    for cycle in cycles { for tie in cycle.ties { loads[tie] += cycle.multiplier } }
    var scale = 1.0
    for tie in loads.indices where loads[tie] > 0 {
      scale = min(scale, component.couplings[tie].magnitude / loads[tie])
    }
    for place in cycles.indices { cycles[place].multiplier *= scale }
    lowerBound = cycles.reduce(0) { $0 + $1.multiplier }
  }

  private func mostOpen(_ programme: CoverProgramme) -> Int? {
    var chosen: Int?
    var most = 0.0
    for tie in choices.indices where choices[tie] < 0 {
      let value = programme.value(of: tie)
      let openness = min(value, 1 - value)
      guard openness > 1e-6 else { continue }
      let score = openness * (0.1 + component.couplings[tie].magnitude)
      if score > most {
        most = score
        chosen = tie
      }
    }
    return chosen
  }

  /// A whole optimum without a violated cycle is a split: without the deleted ties all agrees.
  private mutating func takeOver(_ programme: CoverProgramme) {
    var split = [Double](repeating: 0, count: component.vertices.count)
    for root in split.indices where split[root] == 0 {
      split[root] = 1
      var waiting = [root]
      while let vertex = waiting.popLast() {
        for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
          let (tie, other) = (component.ties[slot], component.neighbours[slot])
          let isDeleted = choices[tie] < 0 ? programme.value(of: tie) > 0.5 : choices[tie] == 1
          // A tie that was chosen is frustrated; one whose variable came out as 1 says nothing.
          guard split[other] == 0, !isDeleted || choices[tie] == 1 else { continue }
          let isTogether = (component.couplings[tie] > 0) != isDeleted
          split[other] = isTogether ? split[vertex] : -split[vertex]
          waiting.append(other)
        }
      }
    }
    let found = component.cost(of: split)
    guard found < cost else { return }
    cost = found
    sides = split
  }
}
