/// The rules that a document must keep, each with its sentence; used by every reader.
package struct GraphCheck {
  /// A broken rule and the field that breaks it, so that a reader can point at it.
  package struct Finding: Hashable {
    package let field: String
    package let message: String
  }

  /// A broken rule among the actors, layers and sources.
  package struct PartFinding: Hashable {
    package enum Part: Hashable { case layer, actor, source }
    package let part: Part
    package let index: Int
    package let field: String
    /// The position in the list of members, when it is about one.
    package let member: Int?
    package let message: String
  }

  private let layers: [Layer]
  private let actors: [Actor]
  private let sources: [Source]
  private let layerAt: [String: Int]
  private let actorAt: [String: Int]
  private let sourceAt: [String: Int]
  private var seenClaims: Set<String> = []

  package init(layers: [Layer], actors: [Actor], sources: [Source]) {
    self.layers = layers
    self.actors = actors
    self.sources = sources
    func places(_ ids: [String]) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    layerAt = places(layers.map(\.id))
    actorAt = places(actors.map(\.id))
    sourceAt = places(sources.map(\.id))
  }

  /// What is wrong with the parts, in order, as sentences.
  package func faults() -> [String] { partFindings().map(\.message) }

  /// What is wrong with the actors, layers and sources.
  package func partFindings() -> [PartFinding] {
    duplicates(layers.map(\.id), .layer, "layer") + duplicates(actors.map(\.id), .actor, "actor")
      + duplicates(sources.map(\.id), .source, "source") + layerFindings() + memberFindings()
      + circleFindings()
  }

  /// What is wrong with a claim; remembers its identifier.
  package mutating func faults(in claim: Claim) -> [Finding] {
    var found: [Finding] = []
    func report(_ field: String, _ message: String) {
      found.append(Finding(field: field, message: message))
    }
    if !claim.id.isEmpty, !seenClaims.insert(claim.id).inserted {
      report("id", "a second claim is called '\(claim.id)'. Give each its own id.")
    }
    for (field, id) in [("from", claim.from), ("to", claim.to)] where actorAt[id] == nil {
      report(field, unknown("actor", id, Array(actorAt.keys)))
    }
    for id in claim.regarding where actorAt[id] == nil {
      report("regarding", unknown("actor", id, Array(actorAt.keys)))
    }
    if claim.from == claim.to {
      report("to", "both ends are '\(claim.from)'. A claim is about two actors.")
    }
    if sourceAt[claim.source] == nil {
      report("source", unknown("source", claim.source, Array(sourceAt.keys)))
    }
    if let layer = layerAt[claim.layer].map({ layers[$0] }) {
      if !layer.scale.admits(claim.value) {
        report("value", GraphCheck.outside(claim.value, layer))
      }
      if layer.scale == .dependence, claim.isSymmetric {
        let remedy = "Write from: (who depends) and to: (on whom)."
        report("layer", "'\(layer.id)' is a layer of dependence, which is directed. \(remedy)")
      }
    } else {
      report("layer", unknown("layer", claim.layer, Array(layerAt.keys)))
    }
    if let grade = claim.credibility, !(1...6).contains(grade) {
      report("credibility", "credibility \(grade) is outside 1…6.")
    }
    if let confidence = claim.confidence, !(0...1).contains(confidence) {
      report("confidence", "confidence \(confidence) is outside 0…1.")
    }
    if let start = claim.start, let end = claim.end, end.endNumber <= start.number {
      report("end", "the claim ends (\(end)) before it starts (\(start)).")
    }
    if let seen = claim.lastObserved, let start = claim.start, seen.endNumber <= start.number {
      report("last-observed", "the claim was last observed (\(seen)) before it starts (\(start)).")
    }
    if claim.kind == .event, claim.start == nil {
      report("at", "an event needs its date. Write at: YYYY, YYYY-MM or YYYY-MM-DD.")
    }
    return found
  }

  /// The numbers of a claim that has no faults.
  package func row(for claim: Claim, texts: inout TextPool) -> ClaimRow {
    var row = ClaimRow(
      from: UInt32(actorAt[claim.from] ?? 0),
      to: UInt32(actorAt[claim.to] ?? 0),
      layer: UInt16(truncatingIfNeeded: layerAt[claim.layer] ?? 0),
      source: UInt32(sourceAt[claim.source] ?? 0),
      value: claim.value == 0 ? 0 : claim.value
    )
    row.confidence = (claim.confidence ?? -1) + 0
    row.credibility = UInt8(claim.credibility ?? 0)
    row.isSymmetric = claim.isSymmetric
    row.isEvent = claim.kind == .event
    row.modality = claim.modality
    row.start = PackedDay(claim.start)
    row.end = PackedDay(claim.end)
    row.lastObserved = PackedDay(claim.lastObserved)
    row.recorded = PackedDay(claim.recorded)
    row.id = texts.position(of: claim.id)
    row.fact = texts.position(of: claim.fact)
    row.locator = texts.position(of: claim.locator)
    row.attributedTo = texts.position(of: claim.attributedTo)
    row.note = texts.position(of: claim.note)
    row.regarding = claim.regarding.map { UInt32(actorAt[$0] ?? 0) }
    return row
  }

  /// That a value is not on the scale of its layer.
  package static func outside(_ value: Double, _ layer: Layer) -> String {
    let range =
      switch layer.scale {
      case .affinity: "-1…1"
      case .dependence: "0…1"
      case .strength: "0 and above"
      }
    return value.isNaN
      ? "the value is not a number; '\(layer.id)' takes \(range)."
      : "value \(value) is outside \(range)."
  }
}

extension GraphCheck {
  private func duplicates(_ ids: [String], _ part: PartFinding.Part, _ word: String)
    -> [PartFinding]
  {
    var seen: Set<String> = []
    return ids.enumerated().compactMap { index, id in
      guard !seen.insert(id).inserted else { return nil }
      let message = "a second \(word) is called '\(id)'. Give each its own id."
      return PartFinding(part: part, index: index, field: "id", member: nil, message: message)
    }
  }

  /// A claim keeps the number of its layer in two bytes.
  private static let mostLayers = 65_536

  private func layerFindings() -> [PartFinding] {
    layers.enumerated().flatMap { index, layer in
      var found: [PartFinding] = []
      func report(_ field: String, _ message: String) {
        found.append(
          PartFinding(part: .layer, index: index, field: field, member: nil, message: message)
        )
      }
      if index == GraphCheck.mostLayers {
        report("id", "a graph has \(GraphCheck.mostLayers) layers at most.")
      }
      if !(layer.weight >= 0 && layer.weight.isFinite) {
        report("weight", "the weight \(layer.weight) of layer '\(layer.id)' is not 0 or more.")
      }
      if let days = layer.halfLifeDays, !(days > 0 && days.isFinite) {
        report("half-life", "the half-life of layer '\(layer.id)' is not above 0.")
      }
      return found
    }
  }

  private func memberFindings() -> [PartFinding] {
    var found: [PartFinding] = []
    for (index, actor) in actors.enumerated() {
      func report(_ field: String, _ member: Int?, _ message: String) {
        found.append(
          PartFinding(part: .actor, index: index, field: field, member: member, message: message)
        )
      }
      if !actor.members.isEmpty, actor.kind != .bloc {
        report("members", nil, "'\(actor.id)' has members but is no bloc. Write kind: bloc.")
      }
      if actor.isCollapsed, actor.kind != .bloc {
        report("collapsed", nil, "'\(actor.id)' is no bloc, so it cannot be collapsed.")
      }
      if let start = actor.start, let end = actor.end, end.endNumber <= start.number {
        report("end", nil, "'\(actor.id)' ends (\(end)) before it starts (\(start)).")
      }
      for (position, member) in actor.members.enumerated() {
        if actorAt[member.actor] == nil {
          report("members", position, unknown("actor", member.actor, Array(actorAt.keys)))
        }
        if let source = member.source, sourceAt[source] == nil {
          report("members", position, unknown("source", source, Array(sourceAt.keys)))
        }
        if let share = member.share, !(share > 0 && share.isFinite) {
          report("members", position, "the share \(share) of '\(member.actor)' is not above 0.")
        }
        if let start = member.start, let end = member.end, end.endNumber <= start.number {
          let span = "(\(end)) before it starts (\(start))"
          report("members", position, "the membership of '\(member.actor)' ends \(span).")
        }
      }
    }
    return found
  }

  /// How deep blocs may be nested in blocs.
  private static let deepestNesting = 16

  /// Blocs that are nested too deep or contain themselves, directly or through others; the first hundred of them.
  private func circleFindings() -> [PartFinding] {
    let members = actors.map { $0.members.compactMap { actorAt[$0.actor] } }
    let (circles, depths) = nesting(members)
    let deepest = depths.indices.first { depths[$0] > GraphCheck.deepestNesting }.map { bloc in
      PartFinding(
        part: .actor,
        index: bloc,
        field: "members",
        member: nil,
        message: "bloc '\(actors[bloc].id)' nests blocs more than "
          + "\(GraphCheck.deepestNesting) deep. List the members themselves."
      )
    }
    return [deepest].compactMap { $0 }
      + actors.indices.filter(circles.contains).lazy.filter { start in
        var reached: Set<Int> = []
        var queue = members[start]
        while let next = queue.popLast() {
          if reached.insert(next).inserted { queue += members[next] }
        }
        return reached.contains(start)
      }.prefix(100).map { start in
        let message = "bloc '\(actors[start].id)' contains itself. Take it out of its members."
        return PartFinding(
          part: .actor,
          index: start,
          field: "members",
          member: nil,
          message: message
        )
      }
  }

  /// The circles of blocs with the blocs that hold them, and how deep each other bloc is nested.
  ///
  /// Circles are what is left when actors without members are taken away, again and again.
  private func nesting(_ members: [[Int]]) -> (circles: Set<Int>, depths: [Int]) {
    var open = members.map(\.count)
    var holders = [[Int]](repeating: [], count: members.count)
    for (bloc, list) in members.enumerated() {
      for member in list { holders[member].append(bloc) }
    }
    var queue = open.indices.filter { open[$0] == 0 }
    var left = Set(open.indices)
    var depths = [Int](repeating: 0, count: members.count)
    while let next = queue.popLast() {
      left.remove(next)
      for holder in holders[next] {
        depths[holder] = max(depths[holder], depths[next] + 1)
        open[holder] -= 1
        if open[holder] == 0 { queue.append(holder) }
      }
    }
    return (left, depths)
  }

  private func unknown(_ word: String, _ name: String, _ known: [String]) -> String {
    let nearest = nearestNames(to: name, among: known).first.map { " Did you mean '\($0)'?" }
    return "no \(word) is called '\(name)'.\(nearest ?? "")"
  }
}
