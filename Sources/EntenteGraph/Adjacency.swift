/// The number of a vertex, from 0 up to the vertex count.
public typealias Vertex = UInt32

/// A graph as rows of vertex numbers (compressed sparse rows).
///
/// The row of a vertex is a range of *slots*; a slot holds the other end of one tie. An undirected
/// edge stands in both rows, so it has two slots; an undirected loop has one. Each row ascends, and
/// parallel ties follow each other in the order given. Whatever a tie carries (a weight, a date)
/// stands beside the graph in a *column*: an array with one element a slot.
///
/// Four bytes a slot and four a vertex; a directed graph also holds the rows of the arcs that arrive.
public struct Adjacency: Hashable, Sendable {
  /// How many vertices there are, those without ties included.
  public let vertexCount: Int
  /// Whether a tie runs one way only.
  public let isDirected: Bool
  /// How many ties there are: undirected edges once, arcs each.
  public let edgeCount: Int
  /// Where each row starts, and at last where all end (shape: vertexCount + 1).
  public let offsets: [UInt32]
  /// The other end of each slot (shape: slotCount).
  public let targets: [Vertex]
  /// Where each row of arriving arcs starts; in an undirected graph the same as `offsets`.
  public let inOffsets: [UInt32]
  /// Where each arriving arc comes from; in an undirected graph the same as `targets`.
  public let inSources: [Vertex]
}

extension Adjacency {
  /// What to do with several ties from one vertex to the same other one.
  public enum Parallels: Hashable, Sendable {
    /// Each keeps its slot.
    case kept
    /// One slot with the sum of the weights.
    case summed
    /// One slot with the greatest weight.
    case greatest
    /// One slot with the least weight.
    case least
    /// There must be none; if there are, it traps.
    case refused
  }

  /// What to do with a tie from a vertex to itself.
  public enum Loops: Hashable, Sendable {
    /// It keeps its slot.
    case kept
    /// It is left out.
    case dropped
  }
}

extension Adjacency {
  /// How many slots there are: arcs, or twice the edges less the loops.
  public var slotCount: Int { targets.count }

  /// Closes rows that were sorted.
  init<Load>(_ ties: TieList, _ rows: Rows<Load>, threads: Int?) {
    self.init(
      vertexCount: ties.vertexCount,
      isDirected: ties.isDirected,
      offsets: rows.offsets,
      targets: rows.targets,
      loopCount: rows.loopCount,
      threads: threads
    )
  }

  /// Closes rows that are in order already; `loopCount`, the slots that lead to their own vertex, is
  /// counted here if it is not known.
  init(
    vertexCount: Int,
    isDirected: Bool,
    offsets: [UInt32],
    targets: [Vertex],
    loopCount: Int? = nil,
    threads: Int? = nil
  ) {
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.offsets = offsets
    self.targets = targets
    if isDirected {
      edgeCount = targets.count
      (inOffsets, inSources) = Self.turned(offsets, targets, threads: threads)
    } else {
      edgeCount = (targets.count + (loopCount ?? Self.loopCount(offsets, targets))) / 2
      inOffsets = offsets
      inSources = targets
    }
    assert(isOrdered, "Every row ascends and lies within the graph")
  }

  private static func loopCount(_ offsets: [UInt32], _ targets: [Vertex]) -> Int {
    withRows(offsets, targets) { rows in
      var count = 0
      for vertex in 0..<rows.vertexCount {
        for slot in rows.start(vertex)..<rows.end(vertex) where Int(rows.targets[slot]) == vertex {
          count &+= 1
        }
      }
      return count
    }
  }

  /// Whether the rows are what the type promises; for debug builds.
  private var isOrdered: Bool {
    guard offsets.count == vertexCount + 1, offsets.first == 0 else { return false }
    guard Int(offsets[vertexCount]) == targets.count, inSources.count == targets.count else {
      return false
    }
    for vertex in 0..<vertexCount {
      guard offsets[vertex] <= offsets[vertex + 1] else { return false }
      for slot in row(of: Vertex(vertex)) {
        guard Int(targets[slot]) < vertexCount else { return false }
        guard slot == Int(offsets[vertex]) || targets[slot - 1] <= targets[slot] else {
          return false
        }
      }
    }
    return true
  }

  /// Turns rows of leaving arcs into rows of arriving ones.
  private static func turned(
    _ offsets: [UInt32],
    _ targets: [Vertex],
    threads: Int?
  ) -> (offsets: [UInt32], sources: [Vertex]) {
    // A few arcs are counted and placed before the scratch memory of a sort is taken.
    guard targets.count < 4096 else {
      let ties = TieList(turning: offsets, targets, threads: threads)
      let rows = Rows<Float>(ties, loads: nil, threads: threads)
      return (rows.offsets, rows.targets)
    }
    return withRows(offsets, targets) { rows in
      let next = Cells<UInt32>(rows.vertexCount + 1, repeating: 0)
      for slot in 0..<rows.targets.count { next[Int(rows.targets[slot]) &+ 1] &+= 1 }
      for vertex in 0..<rows.vertexCount { next[vertex &+ 1] &+= next[vertex] }
      let starts = next.array()
      let sources: [Vertex] = filledArray(rows.targets.count) { sources in
        for vertex in 0..<rows.vertexCount {
          for slot in rows.start(vertex)..<rows.end(vertex) {
            let target = Int(rows.targets[slot])
            sources[Int(next[target])] = Vertex(truncatingIfNeeded: vertex)
            next[target] &+= 1
          }
        }
      }
      return (starts, sources)
    }
  }
}
