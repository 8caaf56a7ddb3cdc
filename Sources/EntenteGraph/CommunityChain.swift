/// A chain of moves of single vertices, each the best there is though it may lose, of which as many
/// are kept as together gain most.
///
/// What no single move betters, several often do. The idea is that of Kernighan and Lin, An efficient
/// heuristic procedure for partitioning graphs (1970), Bell System Technical Journal 49:291-307; for
/// communities that of Newman, Modularity and community structure in networks (2006), PNAS 103:8577.
struct CommunityChain {
  private let level: CommunityLevel
  private let worker: Worker

  init(_ level: CommunityLevel, _ worker: Worker) {
    self.level = level
    self.worker = worker
  }
}

extension CommunityChain {
  /// About how many elementary steps a chain may take; in graphs beyond, it is short or empty.
  private static let most = 1 << 20

  /// After so many moves that together gain nothing a chain ends.
  private static let patience = 16

  /// Moves the vertices of the best beginning of a chain.
  ///
  /// - Parameter labels: The community of each vertex; below the number of vertices.
  /// - Returns: Whether something was gained.
  /// - Throws: ``Stopped`` when the work is stopped.
  /// - Complexity: O(V · (V · communities + E)) or about a million steps, whichever is less.
  func move(_ labels: inout [Int]) throws(Stopped) -> Bool {
    var groups = CommunitySums(level, labels)
    let cost = max(1, level.targets.count + level.count * min(groups.used, 512))
    let isMoved = Cells<Bool>(level.count, repeating: false)
    var moves: [(vertex: Int, group: Int)] = []
    var (sum, best, kept) = (0.0, 0.0, 0)
    for _ in 0..<min(level.count, Self.most / cost) {
      try worker.check()
      var next: (vertex: Int, group: Int, gain: Double)?
      for vertex in 0..<level.count where !isMoved[vertex] {
        guard let offer = groups.offer(vertex, level), offer.gain > next?.gain ?? -.infinity else {
          continue
        }
        next = (vertex, offer.group, offer.gain)
      }
      guard let next else { break }
      groups.move(next.vertex, to: next.group, level)
      isMoved[next.vertex] = true
      moves.append((next.vertex, next.group))
      sum += next.gain
      if sum > best + level.least { (best, kept) = (sum, moves.count) }
      if moves.count - kept == Self.patience { break }
    }
    for move in moves.prefix(kept) { labels[move.vertex] = move.group }
    return kept > 0
  }
}
