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
