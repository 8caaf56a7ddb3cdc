extension ActorGraph {
  /// The graph as a scenario would have it.
  ///
  /// - Parameter scenario: Edits, made in their order.
  /// - Returns: A new graph; this one stays as it is.
  /// - Throws: ``EntenteError`` when an edit names what is not there, or leaves a faulty claim.
  /// - Complexity: O(C) for each edit, for C claims.
  public func applying(_ scenario: Scenario) throws(EntenteError) -> ActorGraph {
    var edited = (0..<claims.count).map { (name: claimName($0), claim: claim($0)) }
    var sources = sources
    var actors = actors
    for edit in scenario.edits {
      switch edit {
      case .remove(.actor(let name)):
        let gone = try membersAndSelf(name)
        actors = actors.filter { !gone.contains($0.id) }
        for index in actors.indices { actors[index].members.removeAll { gone.contains($0.actor) } }
        edited.removeAll { gone.contains($0.claim.from) || gone.contains($0.claim.to) }
        for index in edited.indices {
          edited[index].claim.regarding.removeAll { gone.contains($0) }
        }
      case .remove(let selection):
        let isHit = try hits(selection, among: edited.map(\.name))
        edited.removeAll { isHit($0.name, $0.claim) }
      case .end(let selection, let day):
        let isHit = try hits(selection, among: edited.map(\.name))
        for index in edited.indices where isHit(edited[index].name, edited[index].claim) {
          let old = edited[index].claim
          guard old.kind == .spell, (old.end?.endNumber ?? .max) > day.endNumber,
            (old.start?.number ?? .min) < day.endNumber
          else { continue }
          edited[index].claim.end = day
        }
      case .set(let name, let value, let confidence):
        _ = try hits(.claims([name]), among: edited.map(\.name))
        for index in edited.indices where edited[index].name == name {
          if let value { edited[index].claim.value = value }
          if let confidence { edited[index].claim.confidence = confidence }
        }
      case .switchOn(let selection):
        let isHit = try hits(selection, among: edited.map(\.name))
        for index in edited.indices where isHit(edited[index].name, edited[index].claim) {
          edited[index].claim.modality = .asserted
        }
      case .add(let claim):
        edited.append((claim.id, claim))
        if !sources.contains(where: { $0.id == claim.source }) {
          sources.append(Source(id: claim.source, title: "Scenario: \(scenario.title)"))
        }
      }
    }
    return try ActorGraph(
      name: "\(name)+\(scenario.name)",
      title: "\(title), if: \(scenario.title)",
      asOf: asOf,
      layers: layers,
      actors: actors,
      sources: sources,
      claims: edited.map(\.claim)
    )
  }

  /// The identifiers of an actor and, of a bloc, of all who ever belonged to it.
  private func membersAndSelf(_ name: String) throws(EntenteError) -> Set<String> {
    var gone: Set<String> = []
    var queue = [actors[try actorIndex(name)].id]
    while let id = queue.popLast() {
      guard gone.insert(id).inserted else { continue }
      queue += actors.first { $0.id == id }?.members.map(\.actor) ?? []
    }
    return gone
  }

  /// Whether a claim is one of a selection; throws when the selection names what is not there.
  private func hits(_ selection: Scenario.Selection, among names: [String]) throws(EntenteError)
    -> (String, Claim) -> Bool
  {
    switch selection {
    case .claims(let wanted):
      let known = Set(names)
      for name in wanted where !known.contains(name) { throw .unknownClaim(name, in: self) }
      let wanted = Set(wanted)
      return { name, _ in wanted.contains(name) }
    case .actor(let name):
      let id = actors[try actorIndex(name)].id
      return { _, claim in claim.from == id || claim.to == id }
    case .source(let name):
      let id = sources[try sourceIndex(name)].id
      return { _, claim in claim.source == id }
    case .layer(let name):
      let id = layers[try layerIndex(name)].id
      return { _, claim in claim.layer == id }
    }
  }
}

/// What a scenario changes.
public struct ScenarioRun: Hashable, Sendable, Codable {
  /// Its title.
  public let title: String

  /// The day of both views; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// How many edits were made.
  public let edits: Int

  /// The pairs in both views whose alignment moved by 0.005 or more, most first.
  public let alignments: [Change]

  /// The actors in both views whose betweenness on positive ties moved by 0.005 or more, most first.
  public let centralities: [Change]

  /// The blocs before.
  public let blocsBefore: BlocStructure

  /// The blocs after.
  public let blocsAfter: BlocStructure

  /// A number before and after.
  public struct Change: Hashable, Sendable, Codable {
    /// Whose number: two actors, or one.
    public let actors: [ActorLabel]

    /// Before; nil when it was undefined.
    @Nullable public var before: Double?

    /// After; nil when it is undefined.
    @Nullable public var after: Double?

    /// After less before, an undefined one counting 0.
    public var difference: Double { (after ?? 0) - (before ?? 0) }
  }
}

extension ActorGraph {
  /// Compares the graph with what a scenario makes of it.
  ///
  /// - Parameters:
  ///   - scenario: Edits, made in their order.
  ///   - options: The rules of both views.
  ///   - seed: The seed of the search for blocs.
  /// - Returns: The differences on alignments, centralities and blocs.
  /// - Throws: ``EntenteError`` as ``applying(_:)`` and views do.
  /// - Complexity: Two views and all their pairs.
  public func run(
    _ scenario: Scenario,
    options: ViewOptions = ViewOptions(),
    seed: UInt64 = 1
  ) throws(EntenteError) -> ScenarioRun {
    let base = try view(options)
    var same = options
    same.asOf = base.asOf
    let other = try applying(scenario).view(same)
    return ScenarioRun(
      title: scenario.title,
      asOf: base.asOf,
      edits: scenario.edits.count,
      alignments: changes(
        try base.alignments().map { ([$0.first, $0.second], $0.value) },
        try other.alignments().map { ([$0.first, $0.second], $0.value) }
      ),
      centralities: changes(
        try base.centrality([.betweenness]).rows.map { ([$0.actor], $0.values[0]) },
        try other.centrality([.betweenness]).rows.map { ([$0.actor], $0.values[0]) }
      ),
      blocsBefore: try base.blocs(seed: seed),
      blocsAfter: try other.blocs(seed: seed)
    )
  }

  private func changes(_ before: [([ActorLabel], Double?)], _ after: [([ActorLabel], Double?)])
    -> [ScenarioRun.Change]
  {
    let old = Dictionary(before.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    return old.keys.filter { new[$0] != nil }.map { actors in
      ScenarioRun.Change(actors: actors, before: old[actors] ?? nil, after: new[actors] ?? nil)
    }.filter { abs($0.difference) >= 0.005 || ($0.before == nil) != ($0.after == nil) }
      .sorted {
        (abs($1.difference), $0.actors.map(\.id).joined(separator: " "))
          < (abs($0.difference), $1.actors.map(\.id).joined(separator: " "))
      }
  }
}
