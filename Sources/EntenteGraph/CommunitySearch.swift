/// The search for communities from one random order: move vertices, refine, join, and again.
struct CommunitySearch {
  private let bottom: CommunityLevel
  private var random: SeededSequence

  init(_ level: CommunityLevel, seed: UInt64) {
    bottom = level
    random = SeededSequence(seed: seed)
  }
}

extension CommunitySearch {
  /// Searches until a whole pass brings nothing; returns the community of each vertex.
  mutating func run() -> [Int] {
    var labels = Array(0..<bottom.count)
    for _ in 0..<20 {
      let before = labels
      labels = pass(from: labels)
      if labels == before { break }
    }
    return labels
  }

  /// One way up through ever smaller graphs.
  private mutating func pass(from start: [Int]) -> [Int] {
    var level = bottom
    var labels = start
    // The vertex of the present level that each vertex of the graph is in.
    var places = Array(0..<bottom.count)
    while true {
      let isMoved = move(level, &labels)
      let groups = Self.numbered(labels)
      if groups.count == level.count { break }
      let parts = refined(level, groups.labels)
      // Where ties hold nothing together the groups themselves are joined.
      let joined = parts.count < level.count ? parts : groups
      var next = [Int](repeating: 0, count: joined.count)
      for vertex in 0..<level.count { next[joined.labels[vertex]] = groups.labels[vertex] }
      places = places.map { joined.labels[$0] }
      level = level.joined(joined.labels, count: joined.count)
      labels = next
      if !isMoved && parts.count == groups.count { break }
    }
    return Self.numbered(places.map { labels[$0] }).labels
  }

  /// The labels numbered in the order of their first vertices.
  private static func numbered(_ labels: [Int]) -> (labels: [Int], count: Int) {
    var numbers = [Int](repeating: -1, count: (labels.max() ?? 0) + 1)
    var count = 0
    let result = labels.map { label in
      if numbers[label] < 0 {
        numbers[label] = count
        count += 1
      }
      return numbers[label]
    }
    return (result, count)
  }

  /// Moves single vertices to the community of most gain until none gains; returns whether one did.
  private mutating func move(_ level: CommunityLevel, _ labels: inout [Int]) -> Bool {
    let count = level.count
    var groups = GroupSums(level, labels)
    var order = Array(0..<count)
    random.shuffle(&order)
    let isWaiting = Cells<Bool>(count, repeating: true)
    var place = 0
    var isMoved = false
    // Each move gains, so this ends; the limit guards against rounding.
    while place < order.count && place < 100 * count {
      let vertex = order[place]
      place += 1
      isWaiting[vertex] = false
      guard groups.move(vertex, level) else { continue }
      isMoved = true
      for slot in level.offsets[vertex]..<level.offsets[vertex + 1] {
        let other = Int(level.targets[slot])
        if !isWaiting[other] && groups.labels[other] != groups.labels[vertex] {
          isWaiting[other] = true
          order.append(other)
        }
      }
    }
    for vertex in 0..<count { labels[vertex] = Int(groups.labels[vertex]) }
    return isMoved
  }

  /// Parts every community into sets that ties hold together and that gain by it.
  private mutating func refined(
    _ level: CommunityLevel,
    _ communities: [Int]
  ) -> (labels: [Int], count: Int) {
    var groups = GroupSums(level, Array(0..<level.count))
    var order = Array(0..<level.count)
    random.shuffle(&order)
    for vertex in order where groups.isAlone(vertex) {
      groups.move(vertex, level, within: communities)
    }
    return Self.numbered((0..<level.count).map { Int(groups.labels[$0]) })
  }
}

/// Communities with the sums of their strengths while vertices move.
private struct GroupSums {
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

extension GroupSums {
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
    var target = own
    var most = links[own] + level.chance(vertex, sums[own]) + level.least
    for group in touched {
      let gain = links[group] + level.chance(vertex, sums[group])
      if gain > most { (target, most) = (group, gain + level.least) }
    }
    if communities == nil {
      if level.isSigned && used <= 512 {
        for place in 0..<used {
          let group = Int(order[place])
          if isTouched[group] { continue }
          let gain = level.chance(vertex, sums[group])
          if gain > most { (target, most) = (group, gain + level.least) }
        }
      }
      if most < 0, sizes[own] > 0, used < sizes.count { target = Int(order[used]) }
    }
    for group in touched {
      links[group] = 0
      isTouched[group] = false
    }
    touched.removeAll(keepingCapacity: true)
    enter(target, vertex, level.strengths[vertex])
    return target != own
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
