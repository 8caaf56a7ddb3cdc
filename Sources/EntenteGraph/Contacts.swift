/// Meetings of two vertices, each at some time and lasting for some time.
///
/// What leaves a vertex at the time of a contact reaches the other end when the contact is over.
/// Times are numbers of any unit, the same for all.
public struct Contacts: Hashable, Sendable {
  /// How many vertices there are.
  public let vertexCount: Int
  /// Whether a contact leads one way only.
  public let isDirected: Bool
  /// One end of each contact; the start if directed.
  public let from: [Vertex]
  /// The other end of each contact.
  public let to: [Vertex]
  /// When each contact begins.
  public let times: [Double]
  /// How long each contact lasts, 0 or above.
  public let durations: [Double]
}

/// The best ways from a source to one target along contacts, none of which departs before the one
/// before it has arrived.
public struct TemporalPaths: Hashable, Sendable, Codable {
  /// The earliest arrival.
  public var foremost: Double
  /// The latest departure that still arrives in the window.
  public var latestDeparture: Double
  /// The least time from departure to arrival.
  public var fastest: Double
  /// The fewest contacts.
  public var hops: Int
  /// The least sum of durations.
  public var travel: Double

  /// Creates the measures of ways to one target.
  public init(
    foremost: Double,
    latestDeparture: Double,
    fastest: Double,
    hops: Int,
    travel: Double
  ) {
    self.foremost = foremost
    self.latestDeparture = latestDeparture
    self.fastest = fastest
    self.hops = hops
    self.travel = travel
  }
}

extension Contacts {
  /// Creates a list of contacts.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - from: One end of each contact; the start if directed.
  ///   - to: The other end of each contact, in the same order.
  ///   - times: When each contact begins, in the same order.
  ///   - durations: How long each contact lasts, in the same order; nil for no time at all.
  ///   - directed: Whether a contact leads from its first end to its second only.
  /// - Throws: ``KernelError/notANumber(edge:)`` for a time or duration that is not finite,
  ///   ``KernelError/negativeWeight(edge:)`` for a duration below 0.
  /// - Precondition: All lists have one length; `from` and `to` hold vertices of the graph.
  /// - Complexity: O(C) time and space, C the number of contacts.
  public init(
    vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    times: [Double],
    durations: [Double]? = nil,
    directed: Bool = false
  ) throws(KernelError) {
    let durations = durations ?? [Double](repeating: 0, count: times.count)
    let counts = [from.count, to.count, durations.count]
    precondition(counts.allSatisfy { $0 == times.count }, "All lists must have one length")
    for contact in 0..<times.count {
      precondition(Int(max(from[contact], to[contact])) < vertexCount, "An end is not in the graph")
      let end = times[contact] + durations[contact]
      guard times[contact].isFinite, end.isFinite else { throw .notANumber(edge: contact) }
      guard durations[contact] >= 0 else { throw .negativeWeight(edge: contact) }
    }
    self.vertexCount = vertexCount
    isDirected = directed
    self.from = from
    self.to = to
    self.times = times
    self.durations = durations
  }

  /// Finds the best ways from a source to every vertex within a window of time.
  ///
  /// A way departs at the start of the window or later, arrives at its end or earlier, and may wait
  /// anywhere; arriving and departing at the same time is permitted, so that contacts of no duration
  /// can be chained. An undirected contact may be taken either way. For the source itself the
  /// earliest arrival is the start of the window, the latest departure its end, and all else 0.
  ///
  /// - Parameters:
  ///   - source: The start.
  ///   - window: The times within which to depart and to arrive.
  /// - Returns: One a vertex, in vertex order; nil if no way leads there.
  /// - Throws: ``KernelError/unknownVertex(_:)`` for the source.
  /// - Complexity: O(D C log C) time, D the number of different times at which contacts leave the
  ///   source and C that of contacts; O(V + C) space.
  /// - SeeAlso: Wu et al., Path problems in temporal graphs (2014), PVLDB 7:721.
  public func paths(
    from source: Vertex,
    within window: ClosedRange<Double>
  ) throws(KernelError) -> [TemporalPaths?] {
    guard Int(source) < vertexCount else { throw .unknownVertex(source) }
    let search = ContactSearch(self, window)
    let first = search.cheapest(from: source, since: window.lowerBound) { $0.end }
    let hops = search.cheapest(from: source, since: window.lowerBound) { $0.cost + 1 }
    let travel = search.cheapest(from: source, since: window.lowerBound) { $0.cost + $0.duration }
    var fastest = [Double](repeating: .infinity, count: vertexCount)
    var latest = [Double](repeating: -.infinity, count: vertexCount)
    for departure in search.departures(of: source) {
      let arrivals = search.cheapest(from: source, since: departure) { $0.end }
      for vertex in 0..<vertexCount where arrivals[vertex].isFinite {
        fastest[vertex] = min(fastest[vertex], arrivals[vertex] - departure)
        latest[vertex] = max(latest[vertex], departure)
      }
    }
    return (0..<vertexCount).map { vertex in
      if vertex == Int(source) {
        return TemporalPaths(
          foremost: window.lowerBound,
          latestDeparture: window.upperBound,
          fastest: 0,
          hops: 0,
          travel: 0
        )
      }
      guard first[vertex].isFinite else { return nil }
      return TemporalPaths(
        foremost: first[vertex],
        latestDeparture: latest[vertex],
        fastest: fastest[vertex],
        hops: Int(hops[vertex]),
        travel: travel[vertex]
      )
    }
  }
}
