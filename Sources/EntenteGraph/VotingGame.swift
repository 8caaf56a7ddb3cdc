/// A vote in which players have weights, and a coalition wins if its weight reaches a quota.
public struct VotingGame: Hashable, Sendable, Codable {
  /// The weight of each player, 0 or above.
  public var weights: [Double]
  /// What a coalition needs to win, above 0.
  public var quota: Double

  /// Creates a game.
  public init(weights: [Double], quota: Double) {
    self.weights = weights
    self.quota = quota
  }
}

/// How much each player of a vote decides.
public struct PowerIndices: Hashable, Sendable, Codable {
  /// Shapley and Shubik: the share of orders in which the player's arrival wins; of sum 1.
  public var shapley: [Double]
  /// Penrose and Banzhaf: the share of the coalitions of the others that the player makes win.
  public var banzhaf: [Double]

  /// Creates indices.
  public init(shapley: [Double], banzhaf: [Double]) {
    self.shapley = shapley
    self.banzhaf = banzhaf
  }
}

extension PowerIndices {
  /// The Banzhaf indices divided by their sum; nil if no player ever decides.
  public var normalisedBanzhaf: [Double]? {
    let sum = banzhaf.reduce(0, +)
    return sum > 0 ? banzhaf.map { $0 / sum } : nil
  }
}

extension VotingGame {
  /// Computes the power of each player.
  ///
  /// A player decides for a coalition of others that loses without and wins with it. Banzhaf: the
  /// number of these over 2^(n - 1). Shapley: each coalition S counts |S|! (n - |S| - 1)! / n!.
  /// Exact up to rounding. Whole weights are counted by size and weight of coalition; others by going
  /// through all coalitions, of up to 20 players. If even all together do not reach the quota, all
  /// indices are 0.
  ///
  /// - Returns: One a player, in order, in 0...1; empty without players.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for weights that are negative, not finite, or
  ///   neither whole with a sum up to a million and (n + 1) W up to 2^27, n the players of a weight
  ///   above 0, nor of at most 20 players; for a quota not above 0.
  /// - Complexity: O(n^2 W log d) time and O(n W log d) space for whole weights, d the number of
  ///   different ones and W the lesser of quota and sum; O(d n^2 W) time and O(n W) space where that
  ///   would take more than 512 MiB. O(n 2^n) time and O(2^n) space otherwise.
  /// - SeeAlso: Shapley and Shubik, A method for evaluating the distribution of power in a committee
  ///   system (1954), APSR 48:787; Banzhaf (1965), Rutgers Law Review 19:317; Penrose (1946).
  public func powerIndices() throws(KernelError) -> PowerIndices {
    let progress: (Double) throws(Never) -> Void = { _ in }
    return try isCountable() ? counted(progress) : enumerated()
  }

  /// Computes the power of each player, telling how far it is.
  ///
  /// As ``powerIndices()``.
  ///
  /// - Parameter progress: Receives the share done, in 0..<1, about a hundred times a second at most;
  ///   stops the work by throwing. Going through the coalitions of 20 players, which takes a few
  ///   hundredths of a second, tells nothing.
  /// - Returns: One a player, in order, in 0...1; empty without players.
  /// - Throws: ``KernelError/invalidParameter(_:)`` as without progress, or what `progress` throws.
  /// - Complexity: As without progress.
  public func powerIndices(progress: (Double) throws -> Void) throws -> PowerIndices {
    try isCountable() ? counted(progress) : enumerated()
  }

  /// Whether the weights are whole numbers of no great sum, and the coalitions of each size and weight
  /// no more than memory holds.
  private func isCountable() throws(KernelError) -> Bool {
    guard quota > 0 && quota.isFinite else { throw .invalidParameter("quota") }
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw .invalidParameter("weights")
    }
    let sum = weights.reduce(0, +)
    if sum <= 1_000_000 && weights.allSatisfy({ $0 == $0.rounded() }) {
      let players = weights.count { $0 > 0 }
      if (players + 1) * need <= 1 << 27 { return true }
    }
    guard weights.count <= 20 else { throw .invalidParameter("weights") }
    return false
  }

  /// The whole weight at which a coalition wins, or one that none has; for whole weights.
  var need: Int { Int(min(quota.rounded(.up), weights.reduce(0, +) + 1)) }

  /// Goes through all coalitions.
  private func enumerated() -> PowerIndices {
    let count = weights.count
    // Weights are compared with a little slack, since 0.1 + 0.2 shall reach 0.3.
    let need = quota * (1 - 1e-12)
    var share = [Double](repeating: 1 / Double(max(count, 1)), count: max(count, 1))
    for size in 1..<max(count, 1) {
      share[size] = share[size - 1] * Double(size) / Double(count - size)
    }
    var result = PowerIndices(
      shapley: [Double](repeating: 0, count: count),
      banzhaf: [Double](repeating: 0, count: count)
    )
    var sums = [Double](repeating: 0, count: 1 << count)
    for coalition in 0..<(1 << count) {
      if coalition > 0 {
        let last = coalition.trailingZeroBitCount
        sums[coalition] = sums[coalition & (coalition - 1)] + weights[last]
      }
      guard sums[coalition] < need else { continue }
      let size = coalition.nonzeroBitCount
      for player in 0..<count where (coalition >> player) & 1 == 0 {
        guard sums[coalition] + weights[player] >= need else { continue }
        result.shapley[player] += share[size]
        result.banzhaf[player] += 1
      }
    }
    let coalitions = Double(sign: .plus, exponent: max(0, count - 1), significand: 1)
    result.banzhaf = result.banzhaf.map { $0 / coalitions }
    return result
  }
}
