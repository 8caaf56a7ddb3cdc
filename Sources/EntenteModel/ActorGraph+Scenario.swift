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
        let gone = Set(named(by: try actorIndex(name)).map { self.actors[$0].id })
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
          guard old.kind == .spell, (old.end?.endNumber ?? .max) > day.endNumber else { continue }
          edited[index].claim.end = day
        }
        edited.removeAll {
          isHit($0.name, $0.claim) && ($0.claim.start?.number ?? .min) >= day.endNumber
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
          guard claim.source == Scenario.ownSource else {
            throw .unknownSource(claim.source, in: self)
          }
          sources.append(Source(id: claim.source, title: "Scenario: \(scenario.title)"))
        }
      }
    }
    let changed = edited.map(\.claim)
    var check = GraphCheck(layers: layers, actors: actors, sources: sources)
    for (name, claim) in edited {
      guard let fault = check.faults(in: claim).first else { continue }
      throw EntenteError(
        .faultyDocument,
        "scenario '\(scenario.name)' leaves claim '\(name)' at fault: \(fault.message)"
      )
    }
    return try ActorGraph(
      name: "\(self.name)+\(scenario.name)",
      title: "\(title), if: \(scenario.title)",
      asOf: asOf,
      layers: layers,
      actors: actors,
      sources: sources,
      claims: changed
    )
  }

  /// The positions that an actor's name stands for: its own, and of a collapsed bloc those of all
  /// who ever belonged to it.
  func named(by actor: Int) -> [Int] {
    var found: [Int] = []
    var queue = [actor]
    while let next = queue.popLast() {
      guard !found.contains(next) else { continue }
      found.append(next)
      guard actors[next].isCollapsed else { continue }
      queue += actors[next].members.compactMap { member in
        actors.firstIndex { $0.id == member.actor }
      }
    }
    return found
  }

  /// Whether a claim is one of a selection; throws when the selection names what is not there.
  private func hits(_ selection: Scenario.Selection, among names: [String]) throws(EntenteError)
    -> (String, Claim) -> Bool
  {
    switch selection {
    case .claims(let wanted):
      let known = Set(names)
      for name in wanted where !known.contains(name) {
        let index = try claimIndex(name)
        throw EntenteError(
          .unknownClaim,
          "claim '\(claimName(index))' was removed by an earlier edit.",
          remedy: "Leave it out of the later one."
        )
      }
      let wanted = Set(wanted)
      return { name, _ in wanted.contains(name) }
    case .actor(let name):
      let ids = Set(named(by: try actorIndex(name)).map { actors[$0].id })
      return { _, claim in ids.contains(claim.from) || ids.contains(claim.to) }
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

    /// Whether fewer than five third parties inform it before or after: listed after the others.
    public let isThin: Bool

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
        try base.alignments().map { ([$0.first, $0.second], $0.value, $0.isThin) },
        try other.alignments().map { ([$0.first, $0.second], $0.value, $0.isThin) }
      ),
      centralities: changes(
        try base.centrality([.betweenness]).rows.map { ([$0.actor], $0.values[0], false) },
        try other.centrality([.betweenness]).rows.map { ([$0.actor], $0.values[0], false) }
      ),
      blocsBefore: try base.blocs(seed: seed),
      blocsAfter: try other.blocs(seed: seed)
    )
  }

  private func changes(
    _ before: [([ActorLabel], Double?, Bool)],
    _ after: [([ActorLabel], Double?, Bool)]
  ) -> [ScenarioRun.Change] {
    let new = Dictionary(
      after.map { ($0.0, ($0.1, $0.2)) },
      uniquingKeysWith: { first, _ in first }
    )
    let both = before.compactMap { actors, value, isThin in
      new[actors].map { changed in
        ScenarioRun.Change(
          actors: actors,
          before: value,
          after: changed.0,
          isThin: isThin || changed.1
        )
      }
    }
    return both.filter {
      abs($0.difference) >= 0.005 || ($0.before == nil) != ($0.after == nil)
    }.sorted {
      if $0.isThin != $1.isThin { return $1.isThin }
      return (abs($1.difference), $0.actors.map(\.id).joined(separator: " "))
        < (abs($0.difference), $1.actors.map(\.id).joined(separator: " "))
    }
  }
}
