extension VotingGame {
  /// Counts the coalitions of the others of each size and weight.
  ///
  /// Players of one weight are alike. Half of the weights are added before the other half is dealt
  /// with, and so on by halves, so that what all but one weight have in common is added once.
  func counted<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> PowerIndices {
    let need = need
    let kinds = Set(weights).filter { $0 > 0 }.sorted()
    let players = kinds.map { kind in weights.count { $0 == kind } }
    // Players of weight 0 change nothing in either index, and have none themselves.
    let count = players.reduce(0, +)
    let levels = Int.bitWidth - kinds.count.leadingZeroBitCount + 1
    let isLarge = count * need * levels > 64 << 20
    let shapley = Cells<Double>(kinds.count, repeating: 0)
    let banzhaf = Cells<Double>(kinds.count, repeating: 0)
    try Crew(threads: 1, steps: 0).share(kinds.count, progress: progress) { worker in
      var path = [(kinds: 0..<kinds.count, others: Coalitions(need: need, sizes: count))]
      while let kind = worker.next() {
        while let last = path.last, path.count > 1, !last.kinds.contains(kind) { path.removeLast() }
        while let last = path.last, last.kinds.count > 1 {
          let middle = last.kinds.lowerBound + last.kinds.count / 2
          let (low, high) = (last.kinds.lowerBound..<middle, middle..<last.kinds.upperBound)
          let own = isLarge ? kind..<(kind + 1) : low.contains(kind) ? low : high
          var others = last.others.copy()
          for other in last.kinds where !own.contains(other) {
            for _ in 0..<players[other] { others.add(Int(kinds[other]), worker) }
          }
          path.append((own, others))
        }
        guard let own = path.last else { return }
        var others = players[kind] > 1 ? own.others.copy() : own.others
        for _ in 1..<max(1, players[kind]) { others.add(Int(kinds[kind]), worker) }
        (shapley[kind], banzhaf[kind]) = others.chances(toJoinWith: Int(kinds[kind]))
      }
    }
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    return PowerIndices(
      shapley: weights.map { places[$0].map { shapley[$0] } ?? 0 },
      banzhaf: weights.map { places[$0].map { banzhaf[$0] } ?? 0 }
    )
  }
}

/// The losing coalitions of some players.
private struct Coalitions {
  /// The weight at which a coalition wins.
  private let need: Int
  private let sizes: Int
  /// Of the coalitions of each size, the share of those of each weight below it: no number grows
  /// beyond 1, however many players there are.
  private let bySize: Cells<Double>
  /// The same of the coalitions of all sizes.
  private let all: Cells<Double>
  /// How many players there are.
  private var players = 0
}

extension Coalitions {
  private typealias Lanes = SIMD4<Double>

  init(need: Int, sizes: Int) {
    self.need = need
    self.sizes = sizes
    bySize = Cells(uninitialised: (sizes + 1) * need)
    all = Cells(need, repeating: 0)
    bySize.fill(0..<need, with: 0)
    bySize[0] = 1
    all[0] = 1
  }

  func copy() -> Coalitions {
    var copy = Coalitions(need: need, sizes: sizes)
    copy.bySize.copy(0..<((players &+ 1) &* need), of: bySize, to: 0)
    copy.all.copy(0..<need, of: all, to: 0)
    copy.players = players
    return copy
  }

  /// Adds a player.
  mutating func add(_ weight: Int, _ worker: Worker) {
    players &+= 1
    bySize.fill((players &* need)..<((players &+ 1) &* need), with: 0)
    let split = min(weight, need)
    for size in stride(from: players, to: 0, by: -1) where !worker.isStopped() {
      let with = Double(size) / Double(players)
      mix(bySize, size &* need, (size &- 1) &* need, split, 1 - with, with)
    }
    mix(all, 0, 0, split, 0.5, 0.5)
  }

  /// Replaces a row by a part of itself and a part of another moved up by a weight, from the top down.
  private func mix(
    _ cells: Cells<Double>,
    _ row: Int,
    _ other: Int,
    _ weight: Int,
    _ part: Double,
    _ otherPart: Double
  ) {
    var total = need
    while total &- 4 >= weight {
      total &-= 4
      let own = cells.vector(at: row &+ total, as: Lanes.self)
      let moved = cells.vector(at: other &+ total &- weight, as: Lanes.self)
      cells.store(part * own + otherPart * moved, at: row &+ total)
    }
    while total > weight {
      total &-= 1
      cells[row &+ total] =
        part * cells[row &+ total] + otherPart * cells[other &+ total &- weight]
    }
    while total > 0 {
      total &-= 1
      cells[row &+ total] *= part
    }
  }

  /// The chance that a player makes the others win: those before it in a random order, and a random
  /// coalition of them.
  func chances(toJoinWith weight: Int) -> (shapley: Double, banzhaf: Double) {
    var (shapley, banzhaf) = (0.0, 0.0)
    for size in 0...players {
      for total in max(0, need &- weight)..<need { shapley += bySize[size &* need &+ total] }
    }
    for total in max(0, need &- weight)..<need { banzhaf += all[total] }
    return (shapley / Double(players + 1), banzhaf)
  }
}
