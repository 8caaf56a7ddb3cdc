import EntenteGraph
import TestSupport
import Testing

@Suite struct VotingGameTests {
  @Test func `many different weights share all power, the greater more, and tell how far they are`()
    throws
  {
    struct Stop: Error {}
    let game = VotingGame(weights: (0..<24).map { Double($0 * 17 % 24) }, quota: 150)
    var told: [Double] = []
    let indices = try game.powerIndices { told.append($0) }
    #expect(indices == (try game.powerIndices()))
    #expect(told.first == 0)
    #expect((told.max() ?? 0) < 1)
    #expect(isClose(indices.shapley.reduce(0, +), 1, 1e-12))
    let ranks = game.weights.indices.sorted { game.weights[$0] < game.weights[$1] }
    for (less, more) in zip(ranks, ranks.dropFirst()) {
      #expect(indices.shapley[less] <= indices.shapley[more] + 1e-15)
      #expect(indices.banzhaf[less] <= indices.banzhaf[more] + 1e-15)
    }
    #expect(indices.shapley[0] == 0 && indices.banzhaf[0] == 0)
    #expect(throws: Stop.self) { try game.powerIndices { _ in throw Stop() } }
  }

  @Test func `a table of coalitions beyond memory is refused, players without weight fill none`()
    throws
  {
    let large = VotingGame(weights: [Double](repeating: 5_000, count: 200), quota: 1_000_000)
    #expect(throws: KernelError.invalidParameter("weights")) { try large.powerIndices() }
    let three = try VotingGame(weights: [3, 2, 1], quota: 4).powerIndices()
    let nobody = [Double](repeating: 0, count: 50_000)
    let crowd = try VotingGame(weights: [3, 2, 1] + nobody, quota: 4).powerIndices()
    #expect(crowd.shapley == three.shapley + nobody)
    #expect(crowd.banzhaf == three.banzhaf + nobody)
    let many = VotingGame(
      weights: [3, 2, 1] + [Double](repeating: 0, count: 200_000),
      quota: 900_000
    )
    #expect(try many.powerIndices().shapley.allSatisfy { $0 == 0 })
  }

  /// The indices by all orders and all coalitions.
  private func slow(_ game: VotingGame) -> PowerIndices {
    let count = game.weights.count
    var result = PowerIndices(
      shapley: [Double](repeating: 0, count: count),
      banzhaf: [Double](repeating: 0, count: count)
    )
    var orders = 0.0
    func arrive(_ order: [Int], _ sum: Double) {
      if order.count == count { orders += 1 }
      for player in 0..<count where !order.contains(player) {
        let next = sum + game.weights[player]
        if sum < game.quota && next >= game.quota {
          // All orders of those still to come.
          let rest = (1...max(1, count - order.count - 1)).reduce(1) { $0 * Double($1) }
          result.shapley[player] += rest
        }
        arrive(order + [player], next)
      }
    }
    arrive([], 0)
    result.shapley = result.shapley.map { $0 / orders }
    for set in 0..<(1 << count) {
      let sum = (0..<count).reduce(0) { $0 + ((set >> $1) & 1 == 1 ? game.weights[$1] : 0) }
      for player in 0..<count where (set >> player) & 1 == 0 && sum < game.quota {
        guard sum + game.weights[player] >= game.quota else { continue }
        result.banzhaf[player] += 1 / Double(1 << (count - 1))
      }
    }
    return result
  }

  @Test func `four players with the textbook quota of six`() throws {
    let indices = try VotingGame(weights: [4, 3, 2, 1], quota: 6).powerIndices()
    #expect(isClose(indices.shapley, [5.0 / 12, 0.25, 0.25, 1.0 / 12]))
    #expect(isClose(indices.banzhaf, [0.625, 0.375, 0.375, 0.125]))
    #expect(isClose(indices.normalisedBanzhaf ?? [], [5.0 / 12, 0.25, 0.25, 1.0 / 12]))
  }

  @Test func `the Security Council is ruled by its permanent members`() throws {
    let weights = [Double](repeating: 7, count: 5) + [Double](repeating: 1, count: 10)
    let indices = try VotingGame(weights: weights, quota: 39).powerIndices()
    #expect(isClose(indices.shapley[0], 421.0 / 2145, 1e-13))
    #expect(isClose(indices.shapley[14], 4.0 / 2145, 1e-13))
  }

  @Test func `a quota that none reach gives no power`() throws {
    let indices = try VotingGame(weights: [1, 2], quota: 9).powerIndices()
    #expect(indices.shapley == [0, 0] && indices.normalisedBanzhaf == nil)
    #expect(try VotingGame(weights: [], quota: 1).powerIndices().shapley == [])
    #expect(throws: KernelError.invalidParameter("quota")) {
      try VotingGame(weights: [1], quota: 0).powerIndices()
    }
    #expect(throws: KernelError.invalidParameter("weights")) {
      try VotingGame(weights: [-1], quota: 1).powerIndices()
    }
  }

  @Test(arguments: 0..<60) func `power is that of all orders`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...6, using: &random)
    let weights = (0..<count).map { _ in Double(Int.random(in: 0...5, using: &random)) }
    let quota = Double(Int.random(in: 1...12, using: &random))
    let game = VotingGame(weights: weights, quota: quota)
    let indices = try game.powerIndices()
    let expected = slow(game)
    #expect(isClose(indices.shapley, expected.shapley), "\(game)")
    #expect(isClose(indices.banzhaf, expected.banzhaf), "\(game)")
    // Broken weights go another way to the same end.
    let halved = VotingGame(weights: weights.map { $0 / 16 }, quota: quota / 16)
    #expect(isClose(try halved.powerIndices().shapley, expected.shapley))
    #expect(isClose(try halved.powerIndices().banzhaf, expected.banzhaf))
  }
}

@Suite struct ShapleyTests {
  /// The value of a game by its definition over all orders of arrival.
  private func slow(_ count: Int, _ worth: (Set<Int>) -> Double) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    var orders = 0.0
    func arrive(_ order: [Int], _ gains: [Double]) {
      guard order.count < count else {
        orders += 1
        for place in 0..<count { values[order[place]] += gains[place] }
        return
      }
      for player in 0..<count where !order.contains(player) {
        let gain = worth(Set(order + [player])) - worth(Set(order))
        arrive(order + [player], gains + [gain])
      }
    }
    arrive([], [])
    return values.map { $0 / orders }
  }

  @Test func `a weak connector beats a strong end`() throws {
    // Weights 4, 3, 2, 1 on the path 1 - 3 - 2 - 4; six win.
    let graph = TestGraph(4, pairs: [(0, 2), (2, 1), (1, 3)]).built.adjacency
    let values = try graph.myersonValues(capabilities: [4, 3, 2, 1]) { $0 >= 6 ? 1 : 0 }
    #expect(isClose(values, [0.25, 0.0833333333, 0.5833333333, 0.0833333333]))
  }

  @Test func `too large a part is refused`() {
    #expect(throws: KernelError.invalidParameter("vertices")) {
      try TestGraph.path(21).built.adjacency.myersonValues(
        capabilities: [Double](repeating: 1, count: 21)
      )
    }
    #expect(throws: KernelError.invalidParameter("capabilities")) {
      try TestGraph.path(2).built.adjacency.myersonValues(capabilities: [1, .nan])
    }
  }

  @Test(arguments: 0..<30) func `both values are those of all orders`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 1...5, density: 0.5, values: .whole)
    let (adjacency, values) = graph.built
    let inside = slow(graph.vertexCount) { set in
      graph.ties.reduce(0) { sum, tie in
        sum + (set.contains(tie.from) && set.contains(tie.to) ? tie.value : 0)
      }
    }
    #expect(isClose(try adjacency.shapleyValues(of: values), inside))
    let capabilities = (0..<graph.vertexCount).map { Double($0 + 1) }
    let pieces = slow(graph.vertexCount) { set in
      var rest = set
      var worth = 0.0
      while let start = rest.first {
        var piece: Set<Int> = [start]
        while let next = graph.ties.first(where: { tie in
          set.contains(tie.from) && set.contains(tie.to)
            && piece.contains(tie.from) != piece.contains(tie.to)
        }) { piece.formUnion([next.from, next.to]) }
        rest.subtract(piece)
        let sum = piece.reduce(0) { $0 + capabilities[$1] }
        worth += sum * sum
      }
      return worth
    }
    #expect(isClose(try adjacency.myersonValues(capabilities: capabilities), pieces))
  }
}
