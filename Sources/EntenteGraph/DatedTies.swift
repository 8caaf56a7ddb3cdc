/// Ties that hold from one time up to, but not including, another.
public struct DatedTies: Hashable, Sendable {
  /// How many vertices there are.
  public let vertexCount: Int
  /// Whether a tie leads one way only.
  public let isDirected: Bool
  /// One end of each tie; the start if directed.
  public let from: [Vertex]
  /// The other end of each tie.
  public let to: [Vertex]
  /// From when on each tie holds; minus infinity if since ever.
  public let starts: [Double]
  /// When each tie no longer holds; infinity if it has no end.
  public let ends: [Double]
}

extension DatedTies {
  /// Creates a list of dated ties.
  ///
  /// A tie that ends when it starts never holds; one that holds on a single day ends the day after.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - from: One end of each tie; the start if directed.
  ///   - to: The other end of each tie, in the same order.
  ///   - starts: From when on each tie holds, in the same order.
  ///   - ends: When each tie no longer holds, in the same order; infinity for no end.
  ///   - directed: Whether a tie leads from its first end to its second only.
  /// - Throws: ``KernelError/notANumber(edge:)`` for a date that is none,
  ///   ``KernelError/invalidDate(edge:)`` for a tie that ends before it starts.
  /// - Precondition: All lists have one length; `from` and `to` hold vertices of the graph.
  /// - Complexity: O(E) time and space.
  public init(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    starts: [Double],
    ends: [Double],
    directed: Bool = false
  ) throws(KernelError) {
    let counts = [from.count, to.count, ends.count]
    precondition(counts.allSatisfy { $0 == starts.count }, "All lists must have one length")
    for tie in 0..<starts.count {
      precondition(Int(max(from[tie], to[tie])) < vertexCount, "An end is not in the graph")
      guard !starts[tie].isNaN, !ends[tie].isNaN else { throw .notANumber(edge: tie) }
      guard starts[tie] <= ends[tie] else { throw .invalidDate(edge: tie) }
    }
    self.vertexCount = vertexCount
    isDirected = directed
    self.from = from
    self.to = to
    self.starts = starts
    self.ends = ends
  }

  /// Returns the ties that hold at a time: start <= time < end.
  ///
  /// - Parameter time: A time.
  /// - Returns: Indexes of ties, ascending.
  /// - Complexity: O(E).
  public func ties(at time: Double) -> [Int] {
    starts.indices.filter { starts[$0] <= time && time < ends[$0] }
  }

  /// Finds the earliest arrival at every vertex within a window of time.
  ///
  /// A tie can be crossed at any moment at which it holds, and crossing takes no time; times along a
  /// way never decrease. An undirected tie may be crossed either way.
  ///
  /// - Parameters:
  ///   - source: The start, where one is from the start of the window.
  ///   - window: The times within which to cross.
  /// - Returns: One a vertex, in vertex order, within the window; nil if no way leads there.
  /// - Throws: ``KernelError/unknownVertex(_:)`` for the source.
  /// - Complexity: O(E log E) time, O(V + E) space.
  /// - SeeAlso: Holme and Saramaki, Temporal networks (2012), Physics Reports 519:97.
  public func arrivals(
    from source: Vertex,
    within window: ClosedRange<Double>
  ) throws(KernelError) -> [Double?] {
    guard Int(source) < vertexCount else { throw .unknownVertex(source) }
    let (graph, ties) = Adjacency.indexed(
      vertexCount: vertexCount,
      from: from,
      to: to,
      directed: isDirected
    )
    var arrivals = [Double](repeating: .infinity, count: vertexCount)
    var queue = VertexQueue(vertexCount: vertexCount)
    arrivals[Int(source)] = window.lowerBound
    queue.push(source, window.lowerBound)
    while let vertex = queue.pop() {
      for slot in graph.row(of: vertex) {
        let tie = Int(ties[slot])
        let target = graph.targets[slot]
        let time = max(arrivals[Int(vertex)], starts[tie])
        guard time < ends[tie], time <= window.upperBound else { continue }
        guard time < arrivals[Int(target)] else { continue }
        arrivals[Int(target)] = time
        queue.push(target, time)
      }
    }
    return arrivals.map { $0.isFinite ? $0 : nil }
  }
}
