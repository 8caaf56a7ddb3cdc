/// Who is who on a day: which actors are vertices, and which vertices stand for which actors.
///
/// Each agent is held once. A collapsed bloc stands for its members; a bloc that is not collapsed is
/// not a vertex, and its members inherit what is said of it; a bloc without members is a vertex.
struct Cast {
  /// A vertex that stands for an actor.
  struct Place {
    let vertex: UInt32
    /// The part of the vertex that the actor is: below 1 for a member of a collapsed bloc.
    let share: Double
    /// Whether the claim is about a bloc that the vertex is a member of.
    let isInherited: Bool
  }

  /// The actor at each vertex, by identifier.
  let actors: [Int]

  /// How much each vertex weighs as a third party: 1, or its share of a bloc that was taken apart.
  let weights: [Double]

  /// The vertices that stand for each actor of the graph.
  let places: [[Place]]

  /// The members that each collapsed bloc stands for, by vertex.
  let membersOfVertex: [UInt32: [Int]]

  init(_ graph: ActorGraph, on day: Day?, options: ViewOptions) throws(EntenteError) {
    let window = Day.window(day)
    var isOut = Set<Int>()
    for name in options.withoutActors { isOut.insert(try graph.actorIndex(name)) }
    var blocs = Blocs(graph, window: window, without: isOut)
    var collapsed: Set<Int> = []
    for name in options.collapse { collapsed.insert(try graph.bloc(name)) }
    for bloc in collapsed { blocs.collapse(bloc) }
    for name in options.expand {
      let bloc = try graph.bloc(name)
      guard !collapsed.contains(bloc) else { throw .bothWays(graph.actors[bloc]) }
      blocs.expand(bloc)
    }

    var standsFor: [(actor: Int, bloc: Int, share: Double)] = []
    var vertexActors: [Int] = []
    for index in graph.actors.indices {
      let actor = graph.actors[index]
      guard actor.exists(in: window), actor.kind.isAgent || options.withVenues else { continue }
      let holders = blocs.outermostCollapsed(holding: index)
      guard holders.count < 2 else {
        throw .overlappingBlocs(actor, holders.map { graph.actors[$0.bloc] }, on: day)
      }
      if let holder = holders.first {
        standsFor.append((index, holder.bloc, holder.share))
      } else if !blocs.isTakenApart(index), !isOut.contains(index) {
        vertexActors.append(index)
      }
    }

    var places = [[Place]](repeating: [], count: graph.actors.count)
    for (vertex, actor) in vertexActors.enumerated() {
      places[actor] = [Place(vertex: UInt32(vertex), share: 1, isInherited: false)]
    }
    var members: [UInt32: [Int]] = [:]
    for (actor, bloc, share) in standsFor where !isOut.contains(actor) {
      guard let vertex = places[bloc].first?.vertex else { continue }
      places[actor] = [Place(vertex: vertex, share: share, isInherited: false)]
      members[vertex, default: []].append(actor)
    }
    var weights = [Double](repeating: 1, count: vertexActors.count)
    for bloc in blocs.takenApart {
      for (member, share) in blocs.leaves(of: bloc) {
        guard let place = places[member].first, !isOut.contains(bloc) else { continue }
        places[bloc].append(Place(vertex: place.vertex, share: place.share, isInherited: true))
        if graph.actors[bloc].isCollapsed { weights[Int(place.vertex)] = share }
      }
    }
    actors = vertexActors
    self.weights = weights
    self.places = places
    membersOfVertex = members
  }
}

extension Actor {
  fileprivate func exists(in window: Range<Int32>) -> Bool {
    (start?.number ?? .min) < window.upperBound && (end?.endNumber ?? .max) > window.lowerBound
  }
}

extension ActorGraph {
  fileprivate func bloc(_ name: String) throws(EntenteError) -> Int {
    let index = try actorIndex(name)
    guard actors[index].kind == .bloc, !actors[index].members.isEmpty else {
      let message = "'\(name)' is no bloc with members."
      throw EntenteError(.badOption, message, remedy: "--expand and --collapse take a bloc.")
    }
    return index
  }
}

/// The blocs of a graph on a day, with the shares of their members.
private struct Blocs {
  private var isCollapsed: [Bool]
  /// Direct members on the day and their shares, which sum to 1; empty for what is no bloc.
  private var members: [[(actor: Int, share: Double)]]
  private var holders: [[(bloc: Int, share: Double)]]
  private var outermost: [Int: [Int: Double]] = [:]
  private var leafShares: [Int: [Int: Double]] = [:]

  init(_ graph: ActorGraph, window: Range<Int32>, without isOut: Set<Int>) {
    let at = Dictionary(
      graph.actors.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    isCollapsed = graph.actors.map(\.isCollapsed)
    members = graph.actors.map { actor in
      guard actor.exists(in: window) else { return [] }
      let current = actor.members.compactMap { member -> (actor: Int, share: Double)? in
        guard let index = at[member.actor], !isOut.contains(index),
          graph.actors[index].exists(in: window),
          (member.start?.number ?? .min) < window.upperBound,
          (member.end?.endNumber ?? .max) > window.lowerBound
        else { return nil }
        return (index, member.share ?? .nan)
      }
      return Blocs.completed(current)
    }
    holders = Array(repeating: [], count: graph.actors.count)
    for (bloc, list) in members.enumerated() {
      for (actor, share) in list { holders[actor].append((bloc, share)) }
    }
  }

  /// Shares that sum to 1: members without one share equally what the others leave, or, where they
  /// leave nothing, take the mean share.
  private static func completed(_ members: [(actor: Int, share: Double)])
    -> [(actor: Int, share: Double)]
  {
    let given = members.filter { !$0.share.isNaN }
    let sum = given.reduce(0) { $0 + $1.share }
    let open = Double(members.count - given.count)
    let rest =
      given.isEmpty ? 1 : sum < 1 ? (1 - sum) / max(1, open) : sum / Double(given.count)
    let filled = members.map { ($0.actor, $0.share.isNaN ? rest : $0.share) }
    let total = filled.reduce(0) { $0 + $1.1 }
    return filled.map { ($0.0, $0.1 / total) }
  }

  mutating func collapse(_ bloc: Int) { isCollapsed[bloc] = true }

  mutating func expand(_ bloc: Int) { isCollapsed[bloc] = false }

  func isTakenApart(_ actor: Int) -> Bool { !members[actor].isEmpty && !isCollapsed[actor] }

  var takenApart: [Int] { members.indices.filter(isTakenApart) }

  /// The collapsed blocs that hold an actor and are held by no other of them, with its share.
  mutating func outermostCollapsed(holding actor: Int) -> [(bloc: Int, share: Double)] {
    shares(of: actor).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The same as a dictionary, remembered; blocs are nested a few deep at most.
  private mutating func shares(of actor: Int) -> [Int: Double] {
    if let known = outermost[actor] { return known }
    var found: [Int: Double] = [:]
    for (bloc, part) in holders[actor] {
      let above = shares(of: bloc)
      if above.isEmpty {
        if isCollapsed[bloc] { found[bloc] = max(found[bloc] ?? 0, part) }
      } else {
        found.merge(above.mapValues { $0 * part }, uniquingKeysWith: max)
      }
    }
    outermost[actor] = found
    return found
  }

  /// The members of a bloc, those of member blocs that are taken apart in their place.
  mutating func leaves(of bloc: Int) -> [(actor: Int, share: Double)] {
    parts(of: bloc).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func parts(of bloc: Int) -> [Int: Double] {
    if let known = leafShares[bloc] { return known }
    var found: [Int: Double] = [:]
    for (member, share) in members[bloc] {
      let inner = isTakenApart(member) ? parts(of: member) : [member: 1]
      found.merge(inner.mapValues { $0 * share }, uniquingKeysWith: +)
    }
    leafShares[bloc] = found
    return found
  }
}
