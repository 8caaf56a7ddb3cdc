/// PageRank scores, and how far the rounds came.
public struct PageRank: Hashable, Sendable, Codable {
  /// One a vertex, in vertex order, in 0...1, of sum 1; empty for an empty graph.
  public var scores: [Double]
  /// How many times every vertex was scored anew.
  public var rounds: Int
  /// The sum over all vertices of how much the last round changed a score; 0 without rounds.
  public var change: Double

  /// Creates scores.
  public init(scores: [Double], rounds: Int, change: Double) {
    self.scores = scores
    self.rounds = rounds
    self.change = change
  }
}
