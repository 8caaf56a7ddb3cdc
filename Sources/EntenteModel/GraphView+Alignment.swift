internal import EntenteGraph

extension GraphView {
  /// The alignment of two actors, taken apart.
  ///
  /// - Parameters:
  ///   - first: An actor, by any name.
  ///   - second: Another.
  ///   - draws: How the interval is drawn; nil for none.
  ///   - threads: How many threads draw it; it does not change the answer.
  /// - Returns: The number and all its parts.
  /// - Throws: ``EntenteError`` when one is not an actor of the view, or no layer is an affinity.
  /// - Complexity: O(deg + layers) for the number, times the draws for the interval.
  public func alignment(
    of first: String,
    with second: String,
    draws: Draws? = nil,
    threads: Int = 1
  ) throws(EntenteError) -> Alignment {
    let (a, b) = try vertices(of: first, and: second)
    try requireComposite()
    let core = alignmentCore(a, b, values: compositeValues)
    let interval = draws.flatMap { intervals(of: [(a, b)], draws: $0, threads: threads)[0] }
    return Alignment(
      first: label(of: a),
      second: label(of: b),
      asOf: asOf,
      value: core.value,
      interval: interval,
      ownTie: core.ownTie,
      thirdParties: core.thirdParties,
      profileDefined: core.profile.isDefined,
      ownTieByLayer: ownTieParts(a, b),
      sharedPartners: core.profile.sharedPartners / 2,
      sharedAdversaries: core.profile.sharedAdversaries / 2,
      opposedProfiles: core.profile.opposedProfiles / 2,
      byThirdParty: thirdPartyParts(core.profile),
      silentThirdParties: core.profile.rest.total / 2,
      thirdPartyCount: core.profile.thirdParties,
      informative: core.informative,
      unknownPairs: unknownPairs(a, b),
      field: fieldMeasures(a, b),
      withoutAdversary: try withoutAdversary(a, b, core.profile)
    )
  }

  /// One actor's alignment with every other.
  ///
  /// - Parameters:
  ///   - name: An actor, by any name.
  ///   - draws: How the intervals are drawn; nil for none.
  ///   - threads: How many threads draw them; it does not change the answer.
  /// - Returns: Rows from the best aligned to the least, thin ones last.
  /// - Throws: ``EntenteError`` when it is not an actor of the view.
  public func alignments(
    of name: String,
    draws: Draws? = nil,
    threads: Int = 1
  ) throws(EntenteError) -> [AlignmentRow] {
    let vertex = try vertex(of: name)
    try requireComposite()
    let others = (0..<Vertex(actorCount)).filter { $0 != vertex }
    return rows(others.map { (vertex, $0) }, draws: draws, threads: threads)
  }

  /// The alignment of every pair.
  ///
  /// - Returns: Rows from the best aligned to the least, thin ones last.
  /// - Throws: ``EntenteError`` when no layer is an affinity.
  /// - Complexity: O(n · ties).
  public func alignments() throws(EntenteError) -> [AlignmentRow] {
    try requireComposite()
    let count = Vertex(actorCount)
    return rows(
      (0..<count).flatMap { a in (a..<count).dropFirst().map { (a, $0) } },
      draws: nil,
      threads: 1
    )
  }

  /// Throws when no layer of the view has values from -1 to 1.
  package func requireComposite() throws(EntenteError) {
    if weighing.isEmpty { throw .noCompositeLayer(layers) }
  }

  func rows(_ pairs: [(Vertex, Vertex)], draws: Draws?, threads: Int) -> [AlignmentRow] {
    let intervals = draws.map { self.intervals(of: pairs, draws: $0, threads: threads) }
    return pairs.indices.map { index in
      let (a, b) = pairs[index]
      let core = alignmentCore(a, b, values: compositeValues)
      return AlignmentRow(
        first: label(of: a),
        second: label(of: b),
        value: core.value,
        interval: intervals?[index],
        ownTie: core.ownTie,
        thirdParties: core.thirdParties,
        profileDefined: core.profile.isDefined,
        informative: core.informative
      )
    }.sorted { left, right in
      if left.isThin != right.isThin { return right.isThin }
      if left.value != right.value { return (left.value ?? -2) > (right.value ?? -2) }
      return (left.first.id, left.second.id) < (right.first.id, right.second.id)
    }
  }
}

extension GraphView {
  /// D, K and A as numbers.
  struct AlignmentCore {
    let ownTie: Double?
    let thirdParties: Double?
    let profile: ProfileAgreement
    /// How many third parties inform it, the members of a bloc that was taken apart as one.
    let informative: Int

    var value: Double? {
      guard let ownTie, let thirdParties else { return nil }
      return (ownTie + thirdParties) / 2
    }
  }

  /// Whether a pair without a tie counts 0: always when some layer is closed.
  var absent: AbsentTies {
    options.unknown == .zero || weighing.closedWeight > 0 ? .zero : .unknown
  }

  /// A alone: what a drawn world is asked.
  func alignmentValue(_ a: Vertex, _ b: Vertex, values: [Double]) -> Double? {
    let third = composite.concordance(
      of: a,
      with: b,
      values: values,
      vertexWeights: thirdPartyWeights,
      absent: absent
    )
    guard absent == .zero || third.thirdParties >= 5,
      let own = ownTie(a, b, values: values)
    else { return nil }
    return (own + (third.value ?? 0)) / 2
  }

  /// Nil when all third parties weigh the same.
  var thirdPartyWeights: [Double]? {
    cast.weights.allSatisfy { $0 == 1 } ? nil : cast.weights
  }

  /// X of a pair; nil when it is not known and unknowns are excluded.
  private func ownTie(_ a: Vertex, _ b: Vertex, values: [Double]) -> Double? {
    composite.slot(from: a, to: b).map { values[$0] } ?? (absent == .zero ? 0 : nil)
  }

  func alignmentCore(_ a: Vertex, _ b: Vertex, values: [Double]) -> AlignmentCore {
    let profile = composite.profileAgreement(
      of: a,
      with: b,
      values: values,
      vertexWeights: thirdPartyWeights,
      absent: absent
    )
    let isKnown = absent == .zero || profile.thirdParties >= 5
    return AlignmentCore(
      ownTie: ownTie(a, b, values: values),
      thirdParties: isKnown ? profile.total : nil,
      profile: profile,
      informative: thirdPartyWeights.map { weights in
        Int(
          (profile.contributions.reduce(0) { $0 + weights[Int($1.vertex)] } + 1e-9).rounded(.down)
        )
      } ?? profile.informative
    )
  }

  private func ownTieParts(_ a: Vertex, _ b: Vertex) -> [LayerPart] {
    guard let pair = pair(a, b) else { return [] }
    var parts: [LayerPart] = []
    let factors = weighing.factors(of: pair, in: evidence, sums: sums)
    for (tie, factor) in zip(pair.ties, factors) where factor > 0 {
      let layer = graph.layers[evidence.ties[tie].layer].id
      let part = factor * sums[tie].value / 2
      if let last = parts.last, last.layer == layer {
        parts[parts.count - 1] = LayerPart(layer: layer, part: last.part + part)
      } else {
        parts.append(LayerPart(layer: layer, part: part))
      }
    }
    return parts.sorted { (abs($1.part), $0.layer) < (abs($0.part), $1.layer) }
  }

  private func thirdPartyParts(_ profile: ProfileAgreement) -> [ThirdPartyPart] {
    profile.contributions.map { third in
      ThirdPartyPart(
        actor: label(of: third.vertex),
        sharedPartners: third.partners / 2,
        sharedAdversaries: third.adversaries / 2,
        opposedProfiles: third.opposed / 2
      )
    }.sorted { (abs($1.part), $0.actor.id) < (abs($0.part), $1.actor.id) }
  }

  private func unknownPairs(_ a: Vertex, _ b: Vertex) -> Int {
    [(a, b), (b, a)].reduce(0) { count, ends in
      let known = composite.row(of: ends.0).count { composite.targets[$0] != ends.1 }
      return count + max(0, actorCount - 2) - known
    }
  }

  private func withoutAdversary(_ a: Vertex, _ b: Vertex, _ profile: ProfileAgreement)
    throws(EntenteError) -> Counterfactual?
  {
    let adversary = profile.contributions.max {
      ($0.adversaries, $1.vertex) < ($1.adversaries, $0.vertex)
    }
    guard let adversary, adversary.adversaries > 0 else { return nil }
    let without = label(of: adversary.vertex)
    return Counterfactual(
      without: without,
      value: try value(of: a, b, without: { $0.withoutActors.append(without.id) })
    )
  }

  /// A of two vertices in the same view with some options changed.
  func value(of a: Vertex, _ b: Vertex, without change: (inout ViewOptions) -> Void)
    throws(EntenteError) -> Double?
  {
    let other = try again(change)
    let (c, d) = try other.vertices(of: label(of: a).id, and: label(of: b).id)
    return other.alignmentCore(c, d, values: other.compositeValues).value
  }
}
