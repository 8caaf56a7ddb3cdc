public import EntenteGraph

/// What an ``ActorGraph`` says on a day: agents as vertices, and a tie for each directed pair and
/// layer.
///
/// Time, names, blocs and rules of resolution are spent here, once; every question is asked of a
/// view. The *composite* of a pair is X = the layer-weighted mean of its symmetric ties, over the
/// affinity layers that are known for it.
public struct GraphView: Sendable {
  /// The graph that is viewed.
  public let graph: ActorGraph

  /// The day, month or year of the view; nil when nothing in the graph is dated, and then all counts.
  public let asOf: Day?

  /// How the view was taken.
  public let options: ViewOptions

  /// The composite as an undirected graph; its vertices are `0 ..< actorCount`.
  public let composite: Adjacency

  /// X for each slot of `composite`, in -1...1.
  public let compositeValues: [Double]

  let cast: Cast
  let evidence: Evidence
  let weighing: Weighing
  /// What each tie of the evidence adds up to.
  let sums: [Pooling.Sum]
  /// The pair of the evidence that each slot of `composite` shows.
  let slotPairs: [UInt32]

  init(_ graph: ActorGraph, _ options: ViewOptions) throws(EntenteError) {
    let day = options.asOf ?? graph.defaultDay
    let rules = try EvidenceRules(graph, on: day, options: options)
    let cast = try Cast(graph, on: day, options: options)
    let weighing = Weighing(graph, options: options)
    let evidence = Evidence(graph, cast: cast, rules: rules)
    let confidence = evidence.facts.map(\.confidence)
    let sums = evidence.sums(confidence: confidence, layers: graph.layers)
    let shown = evidence.pairs.indices.filter { pair in
      evidence.pairs[pair].ties.contains { weighing.weight(of: evidence.ties[$0].layer) > 0 }
    }
    let values = shown.map { weighing.value(of: evidence.pairs[$0], in: evidence, sums: sums) ?? 0 }
    let built = Adjacency.indexed(
      vertexCount: cast.actors.count,
      from: shown.map { evidence.pairs[$0].first },
      to: shown.map { evidence.pairs[$0].second }
    )
    self.graph = graph
    asOf = day
    self.options = options
    self.cast = cast
    self.evidence = evidence
    self.weighing = weighing
    self.sums = sums
    composite = built.adjacency
    compositeValues = built.arcs.map { values[Int($0)] }
    slotPairs = built.arcs.map { UInt32(shown[Int($0)]) }
  }
}

extension ActorGraph {
  /// What the graph says on a day.
  ///
  /// - Parameter options: The day and the rules; the default is a whole view on the default day.
  /// - Returns: A view.
  /// - Throws: ``EntenteError`` when an actor, layer or source of the options is not known, or
  ///   when collapsed blocs overlap.
  /// - Complexity: O(C log C) for C claims.
  public func view(_ options: ViewOptions = ViewOptions()) throws(EntenteError) -> GraphView {
    try GraphView(self, options)
  }

  /// What the graph says on a day.
  ///
  /// - Parameter day: The day, month or year.
  /// - Returns: A view with the default rules.
  /// - Throws: ``EntenteError`` as ``view(_:)`` does.
  public func view(asOf day: Day) throws(EntenteError) -> GraphView {
    try GraphView(self, ViewOptions(asOf: day))
  }
}

extension GraphView {
  /// How many agents the view holds.
  public var actorCount: Int { cast.actors.count }

  /// The positions in `graph.actors` of the vertices, in vertex order.
  public var actors: [Int] { cast.actors }

  /// How many claims count in the view.
  public var claimCount: Int { evidence.claimCount }

  /// The identifiers of the layers that the view looks at.
  public var layers: [String] {
    options.layers.isEmpty ? graph.layers.map(\.id) : options.layers.sorted()
  }

  /// The name of a vertex.
  ///
  /// - Parameter vertex: A vertex of the view.
  /// - Returns: Identifier and name of its actor.
  public func label(of vertex: Vertex) -> ActorLabel {
    ActorLabel(graph.actors[cast.actors[Int(vertex)]])
  }

  /// The vertex of an actor by identifier, name, alias or code.
  ///
  /// - Parameter name: What the actor is called.
  /// - Returns: A vertex of the view.
  /// - Throws: ``EntenteError`` when no such actor exists, or when it is not a vertex: a venue or
  ///   market, out of existence on the day, inside a collapsed bloc, or a bloc that is taken apart.
  public func vertex(of name: String) throws(EntenteError) -> Vertex {
    let index = try graph.actorIndex(name)
    if let vertex = cast.actors.firstIndex(of: index) { return Vertex(vertex) }
    let actor = graph.actors[index]
    let places = cast.places[index]
    guard actor.kind.isAgent || options.withVenues else {
      let what = "a \(actor.kind.rawValue), which only 'claims' and 'path --venues' show"
      throw .absentActor(actor, on: asOf, because: what)
    }
    if let place = places.first {
      let bloc = label(of: place.vertex)
      let reason =
        place.isInherited
        ? "the bloc is taken apart into its members"
        : "it is part of \(bloc.name); take that apart with --expand \(bloc.id)"
      throw .absentActor(actor, on: asOf, because: reason)
    }
    throw .absentActor(actor, on: asOf, because: "it does not exist then, or was left out")
  }

  /// The vertices of two different actors.
  func vertices(of first: String, and second: String) throws(EntenteError) -> (Vertex, Vertex) {
    let pair = (try vertex(of: first), try vertex(of: second))
    guard pair.0 != pair.1 else { throw .sameActor(label(of: pair.0).id) }
    return pair
  }

  /// The members that a vertex stands for, when it is a collapsed bloc.
  ///
  /// - Parameter vertex: A vertex of the view.
  /// - Returns: Labels in the order of identifiers; empty for what is no collapsed bloc.
  public func members(of vertex: Vertex) -> [ActorLabel] {
    (cast.membersOfVertex[vertex] ?? []).map { ActorLabel(graph.actors[$0]) }
  }

  /// The same view with some options changed.
  func again(_ change: (inout ViewOptions) -> Void) throws(EntenteError) -> GraphView {
    var changed = options
    changed.asOf = asOf
    change(&changed)
    return try graph.view(changed)
  }
}

/// An actor as an answer names it.
public struct ActorLabel: Hashable, Sendable, Codable {
  /// The identifier.
  public let id: String

  /// The name as printed.
  public let name: String

  init(_ actor: Actor) {
    id = actor.id
    name = actor.name
  }
}
