/// Communities with the sums of their strengths while vertices move.
struct CommunitySums {
  let labels: Cells<UInt32>
  private let sums: Cells<SIMD4<Double>>
  private let sizes: Cells<UInt32>
  private let links: Cells<Double>
  private let isTouched: Cells<Bool>
  private var touched: [Int] = []
  /// All communities, those with members first; the one left last is the first without.
  private let order: Cells<UInt32>
  /// Where in the order each community stands.
  private let places: Cells<UInt32>
  /// How many communities have members.
  private var used = 0

  init(_ level: CommunityLevel, _ start: [Int]) {
    let count = level.count
    labels = Cells(start.map { UInt32($0) })
    sums = Cells(count, repeating: .zero)
    sizes = Cells(count, repeating: 0)
    links = Cells(count, repeating: 0)
    isTouched = Cells(count, repeating: false)
    for vertex in 0..<count {
      sums[start[vertex]] += level.strengths[vertex]
      sizes[start[vertex]] += 1
    }
    order = Cells((0..<count).map { UInt32($0) })
    places = Cells((0..<count).map { UInt32($0) })
    for group in 0..<count where sizes[group] > 0 { put(group, at: used, used: used + 1) }
  }
}

extension CommunitySums {
  func isAlone(_ vertex: Int) -> Bool { sizes[Int(labels[vertex])] == 1 }

  /// Moves a vertex to the community of most gain; returns whether it left its own.
  ///
  /// If communities are given, only those of neighbours within the vertex's own of them are open.
  @discardableResult
  mutating func move(_ vertex: Int, _ level: CommunityLevel, within communities: [Int]? = nil)
    -> Bool
  {
    let own = Int(labels[vertex])
    leave(own, level.strengths[vertex])
    gather(vertex, level, within: communities)
    var target = own
    var most = links[own] + level.chance(vertex, sums[own]) + level.least
    for group in touched {
      let gain = links[group] + level.chance(vertex, sums[group])
      if gain > most { (target, most) = (group, gain + level.least) }
    }
    if communities == nil {
      for place in 0..<scanned(level) {
        let group = Int(order[place])
        if isTouched[group] { continue }
        let gain = level.chance(vertex, sums[group])
        if gain > most { (target, most) = (group, gain + level.least) }
      }
      if most < 0, sizes[own] > 0, used < sizes.count { target = Int(order[used]) }
    }
    forget()
    enter(target, vertex, level.strengths[vertex])
    return target != own
  }

  /// The most communities that are looked at though they are no neighbour's.
  private static let most = 512

  /// How many communities are looked at though they may be no neighbour's: all, unless they are too
  /// many, or there is nothing to gain in them as there are no negative values.
  func scanned(_ level: CommunityLevel) -> Int { level.isSigned && used <= Self.most ? used : 0 }

  /// The best of all other communities for a vertex, and what it would gain or lose there.
  ///
  /// Looked at are those that ``scanned(_:)`` counts, those of neighbours and one without members; nil
  /// if there is none.
  mutating func offer(_ vertex: Int, _ level: CommunityLevel) -> (group: Int, gain: Double)? {
    let own = Int(labels[vertex])
    gather(vertex, level, within: nil)
    defer { forget() }
    let here = links[own] + level.chance(vertex, sums[own] - level.strengths[vertex])
    var best: (group: Int, gain: Double)?
    func look(_ group: Int, _ gain: Double) {
      if group != own, gain > best?.gain ?? -.infinity { best = (group, gain) }
    }
    for group in touched { look(group, links[group] + level.chance(vertex, sums[group]) - here) }
    for place in 0..<scanned(level) where !isTouched[Int(order[place])] {
      look(Int(order[place]), level.chance(vertex, sums[Int(order[place])]) - here)
    }
    if sizes[own] > 1, used < sizes.count { look(Int(order[used]), -here) }
    return best
  }

  /// Moves a vertex to a community.
  mutating func move(_ vertex: Int, to group: Int, _ level: CommunityLevel) {
    leave(Int(labels[vertex]), level.strengths[vertex])
    enter(group, vertex, level.strengths[vertex])
  }

  /// Sums the ties of a vertex to each community.
  @inline(__always)
  private mutating func gather(_ vertex: Int, _ level: CommunityLevel, within communities: [Int]?) {
    for slot in level.offsets[vertex]..<level.offsets[vertex &+ 1] {
      let other = Int(level.targets[slot])
      if let communities, communities[other] != communities[vertex] { continue }
      let group = Int(labels[other])
      if !isTouched[group] {
        isTouched[group] = true
        touched.append(group)
      }
      links[group] += level.ties[slot]
    }
  }

  /// Takes the sums of ``gather(_:_:within:)`` away.
  @inline(__always)
  private mutating func forget() {
    for group in touched {
      links[group] = 0
      isTouched[group] = false
    }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func leave(_ group: Int, _ strengths: SIMD4<Double>) {
    sizes[group] -= 1
    if sizes[group] == 0 {
      sums[group] = .zero
      put(group, at: used - 1, used: used - 1)
    } else {
      sums[group] -= strengths
    }
  }

  private mutating func enter(_ group: Int, _ vertex: Int, _ strengths: SIMD4<Double>) {
    if sizes[group] == 0 {
      put(group, at: used, used: used + 1)
    }
    sizes[group] += 1
    sums[group] += strengths
    labels[vertex] = UInt32(group)
  }

  /// Lets a community change places in the order.
  private mutating func put(_ group: Int, at place: Int, used: Int) {
    let (other, old) = (order[place], places[group])
    (order[place], order[Int(old)]) = (UInt32(group), other)
    (places[group], places[Int(other)]) = (UInt32(place), old)
    self.used = used
  }
}
