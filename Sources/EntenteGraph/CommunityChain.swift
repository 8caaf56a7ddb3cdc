/// A chain of moves of single vertices, each the best there is though it may lose, of which as many
/// are kept as together gain most.
///
/// What no single move betters, several often do. The idea is that of Kernighan and Lin, An efficient
/// heuristic procedure for partitioning graphs (1970), Bell System Technical Journal 49:291, with
/// single moves as of Fiduccia and Mattheyses (1982), 19th Design Automation Conference; for communities
/// that of Newman, Modularity and community structure in networks (2006), PNAS 103:8577.
struct CommunityChain {
  let level: CommunityLevel
  let worker: Worker
}

extension CommunityChain {
  /// About how many elementary steps a chain may take; in larger graphs it is shorter, and without
  /// any move where one takes more.
  private static let most = 1 << 20

  /// After so many moves that together gain nothing a chain ends.
  private static let patience = 16

  /// Moves the vertices of the best beginning of a chain.
  ///
  /// - Parameter labels: The community of each vertex; below the number of vertices.
  /// - Returns: Whether something was gained.
  /// - Throws: ``Stopped`` when the work is stopped.
  /// - Complexity: O(V · communities + E) a move with negative values, O(V + E) without; about a
  ///   million steps at most.
  func move(_ labels: inout [Int]) throws(Stopped) -> Bool {
    guard (1...Self.most).contains(level.targets.count + level.count) else { return false }
    try worker.check()
    var groups = CommunitySums(level, labels)
    let cost = level.targets.count + level.count * (1 + groups.scanned(level))
    // Vertices without ties gain and lose nothing; they would be moved first, and to strangers.
    let isDone = Cells<Bool>(level.count, repeating: false)
    for vertex in 0..<level.count { isDone[vertex] = level.strengths[vertex] == .zero }
    var moves: [(vertex: Int, group: Int)] = []
    var (sum, best, kept) = (0.0, 0.0, 0)
    while moves.count < Self.most / cost, moves.count - kept < Self.patience {
      try worker.check()
      var next: (vertex: Int, group: Int, gain: Double)?
      for vertex in 0..<level.count where !isDone[vertex] {
        guard let offer = groups.offer(vertex, level), offer.gain > next?.gain ?? -.infinity else {
          continue
        }
        next = (vertex, offer.group, offer.gain)
      }
      guard let next else { break }
      groups.move(next.vertex, to: next.group, level)
      isDone[next.vertex] = true
      moves.append((next.vertex, next.group))
      sum += next.gain
      if sum > best + level.least { (best, kept) = (sum, moves.count) }
    }
    for move in moves.prefix(kept) { labels[move.vertex] = move.group }
    return kept > 0
  }
}
