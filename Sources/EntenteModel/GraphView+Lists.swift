/// The actors of a graph, as a list.
public struct ActorList: Hashable, Sendable, Codable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// One entry an actor, by identifier.
  public let actors: [Entry]

  /// An actor and its part in the view.
  public struct Entry: Hashable, Sendable, Codable {
    /// The actor.
    public let actor: Actor

    /// What it is in the view: `agent`, `in` and a bloc, `apart` (a bloc taken apart), `venue`,
    /// `market`, or `absent`.
    public let role: String

    /// How many claims name it as an end, through all time.
    public let claims: Int
  }
}

/// The ties of a view, as a list.
public struct TieList: Hashable, Sendable, Codable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// The ties, by pair, layer and direction.
  public let ties: [Tie]
}

/// Claims, as a list.
public struct ClaimList: Hashable, Sendable, Codable {
  /// The actors asked about, none for all.
  public let actors: [ActorLabel]

  /// The claims in canonical order.
  public let claims: [ClaimRecord]
}

extension GraphView {
  /// Every actor of the graph with its part in the view.
  ///
  /// - Complexity: O(A + C).
  public var actorList: ActorList {
    var counts = [Int](repeating: 0, count: graph.actors.count)
    for end in [graph.claims.from, graph.claims.to] {
      for actor in end { counts[Int(actor)] += 1 }
    }
    let vertices = Set(cast.actors)
    let entries = graph.actors.indices.map { index in
      let actor = graph.actors[index]
      let place = cast.places[index].first
      let role =
        if vertices.contains(index) {
          actor.kind.isAgent ? "agent" : actor.kind.rawValue
        } else if !actor.kind.isAgent {
          actor.kind.rawValue
        } else if let place {
          place.isInherited ? "apart" : "in \(label(of: place.vertex).id)"
        } else {
          "absent"
        }
      return ActorList.Entry(actor: actor, role: role, claims: counts[index])
    }
    return ActorList(asOf: asOf, actors: entries)
  }

  /// The ties of the view, or those of one actor or between two.
  ///
  /// - Parameters:
  ///   - first: An actor, by any name; nil for all ties.
  ///   - second: Another; nil for all ties of the first.
  /// - Returns: Ties by pair, layer and direction.
  /// - Throws: ``EntenteError`` when one is not an actor of the view.
  public func tieList(of first: String? = nil, and second: String? = nil) throws(EntenteError)
    -> TieList
  {
    if let first, let second {
      return TieList(asOf: asOf, ties: try ties(between: first, and: second))
    }
    guard let first else { return TieList(asOf: asOf, ties: ties) }
    let vertex = try vertex(of: first)
    let own = evidence.ties.indices.filter {
      evidence.ties[$0].from == vertex || evidence.ties[$0].to == vertex
    }
    return TieList(asOf: asOf, ties: own.map(tie))
  }
}

extension ActorGraph {
  /// The claims of the graph through all time, or those that concern one actor, or two.
  ///
  /// - Parameters:
  ///   - first: An actor, by any name; nil for all claims.
  ///   - second: Another; nil for all claims that concern the first.
  ///   - names: Identifiers of layers; empty for all.
  /// - Returns: Claims that have the actors as ends, or regard them; for a collapsed bloc also those
  ///   of whoever was a member.
  /// - Throws: ``EntenteError`` when an actor or layer is not known.
  /// - Complexity: O(C).
  public func claimList(
    of first: String? = nil,
    and second: String? = nil,
    layers names: [String] = []
  ) throws(EntenteError) -> ClaimList {
    var wanted: [UInt32] = []
    for name in [first, second].compactMap({ $0 }) { wanted.append(UInt32(try actorIndex(name))) }
    let sides = wanted.map { Set(named(by: Int($0)).map(UInt32.init)) }
    if wanted.count == 2, wanted[0] == wanted[1] { throw .sameActor(actors[Int(wanted[0])].id) }
    var chosen: Set<UInt16> = []
    for name in names { chosen.insert(UInt16(try layerIndex(name))) }
    let found = (0..<claims.count).filter { index in
      let concerned = [claims.from[index], claims.to[index]] + claims.regarding(index)
      return sides.allSatisfy { side in concerned.contains { side.contains($0) } }
        && (chosen.isEmpty || chosen.contains(claims.layer[index]))
    }
    return ClaimList(
      actors: wanted.map { ActorLabel(actors[Int($0)]) },
      claims: found.map(record)
    )
  }
}
