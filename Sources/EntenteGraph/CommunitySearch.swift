/// The search for communities from one random order: move vertices, refine, join, and again.
struct CommunitySearch {
  private let bottom: CommunityLevel
  private let worker: Worker
  private var random: SeededSequence

  init(_ level: CommunityLevel, seed: UInt64, _ worker: Worker) {
    bottom = level
    self.worker = worker
    random = SeededSequence(seed: seed)
  }
}

extension CommunitySearch {
  /// Searches until neither a whole pass nor a chain of moves brings anything; returns the community
  /// of each vertex.
  mutating func run() throws(Stopped) -> [Int] {
    var labels = Array(0..<bottom.count)
    let chain = CommunityChain(level: bottom, worker: worker)
    for _ in 0..<20 {
      let before = labels
      labels = try pass(from: labels)
      guard labels == before else { continue }
      guard try chain.move(&labels) else { break }
      labels = Self.numbered(labels).labels
    }
    return labels
  }

  /// One way up through ever smaller graphs.
  private mutating func pass(from start: [Int]) throws(Stopped) -> [Int] {
    var level = bottom
    var labels = start
    // The vertex of the present level that each vertex of the graph is in.
    var places = Array(0..<bottom.count)
    while true {
      let isMoved = try move(level, &labels)
      let groups = Self.numbered(labels)
      if groups.count == level.count { break }
      let parts = try refined(level, groups.labels)
      // Where ties hold nothing together the groups themselves are joined.
      let joined = parts.count < level.count ? parts : groups
      var next = [Int](repeating: 0, count: joined.count)
      for vertex in 0..<level.count { next[joined.labels[vertex]] = groups.labels[vertex] }
      places = places.map { joined.labels[$0] }
      level = try level.joined(joined.labels, count: joined.count, worker)
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
  private mutating func move(
    _ level: CommunityLevel,
    _ labels: inout [Int]
  ) throws(Stopped) -> Bool {
    try worker.check()
    let count = level.count
    var groups = CommunitySums(level, labels)
    var order = Array(0..<count)
    random.shuffle(&order)
    let isWaiting = Cells<Bool>(count, repeating: true)
    var place = 0
    var isMoved = false
    // Each move gains, so this ends; the limit guards against rounding.
    while place < order.count && place < 100 * count {
      let vertex = order[place]
      place += 1
      if place & 0x3ff == 0 { try worker.check() }
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
  ) throws(Stopped) -> (labels: [Int], count: Int) {
    try worker.check()
    var groups = CommunitySums(level, Array(0..<level.count))
    var order = Array(0..<level.count)
    random.shuffle(&order)
    for (place, vertex) in order.enumerated() where groups.isAlone(vertex) {
      if place & 0x3ff == 0x3ff { try worker.check() }
      groups.move(vertex, level, within: communities)
    }
    return Self.numbered((0..<level.count).map { Int(groups.labels[$0]) })
  }
}
