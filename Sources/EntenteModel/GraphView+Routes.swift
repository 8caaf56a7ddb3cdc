public import EntenteGraph

/// What a path is best at.
public enum RouteGoal: String, Hashable, Sendable, Codable, CaseIterable {
  /// The greatest product of strengths (confidence times |value|).
  case reliable
  /// The greatest least strength.
  case widest
  /// The least sum of lengths.
  case shortest
}

/// The best ways from one actor to another.
public struct Routes: Hashable, Sendable, Codable {
  /// Where they start.
  public let from: ActorLabel

  /// Where they end.
  public let to: ActorLabel

  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// What they are best at.
  public let goal: RouteGoal

  /// The part of the sign that they use.
  public let sign: SignPart

  /// What `shortest` calls short.
  public let length: LengthRule

  /// The ways, best first; empty when there is none.
  public let routes: [Route]
}

/// One way, hop by hop.
public struct Route: Hashable, Sendable, Codable {
  /// The product, the least strength or the length, as the goal says.
  public let score: Double

  /// The ties along it.
  public let hops: [Tie]
}

extension Routes {
  /// The strength of a tie for these ways.
  ///
  /// - Parameter hop: A tie along one of them.
  /// - Returns: Its positive part, its negative part, or the greater of the two.
  public func strength(of hop: Tie) -> Double {
    switch sign {
    case .positive: hop.positive
    case .negative: hop.negative
    case .absolute, .net: max(hop.positive, hop.negative)
    }
  }
}

extension GraphView {
  /// The best ways from one actor to another along directed ties, each in its layer.
  ///
  /// The strength of a tie is its positive part, its negative part, or for `absolute` the greater of
  /// the two. Between two actors the strongest layer is taken. Ties on layers of dependence and
  /// strength count only when their layer is named.
  ///
  /// - Parameters:
  ///   - start: An actor, by any name.
  ///   - end: Another.
  ///   - goal: What a way is best at.
  ///   - sign: Which ties may be used.
  ///   - length: What `shortest` calls short.
  ///   - count: How many ways, for `widest` one.
  /// - Returns: Up to `count` ways without loops; none when there is no way.
  /// - Throws: ``EntenteError`` when one is not an actor of the view, or the sign is net.
  /// - Complexity: O(count · V · E log V).
  /// - SeeAlso: Yen, Finding the k shortest loopless paths in a network (1971).
  public func routes(
    from start: String,
    to end: String,
    goal: RouteGoal = .reliable,
    sign: SignPart = .positive,
    length: LengthRule = .inverse,
    count: Int = 1
  ) throws(EntenteError) -> Routes {
    precondition(count > 0, "There must be a path to look for")
    let (a, b) = try vertices(of: start, and: end)
    guard sign != .net else { throw .netHasNoLength("a path") }
    let arcs = strongest(sign)
    let built = Adjacency.indexed(
      vertexCount: actorCount,
      from: arcs.map { evidence.ties[$0].from },
      to: arcs.map { evidence.ties[$0].to },
      directed: true
    )
    let ties = built.arcs.map { arcs[Int($0)] }
    let strengths = ties.map { strength(of: $0, sign) }
    let needsShares = goal == .reliable || (goal == .shortest && length.takesShares)
    if needsShares, let tie = zip(ties, strengths).first(where: { $0.1 > 1 })?.0 {
      throw .needsShares(graph.layers[evidence.ties[tie].layer])
    }
    func route(_ slots: [Int], _ score: Double) -> Route {
      Route(score: score, hops: slots.map { tie(ties[$0]) })
    }
    var found: [Route] = []
    do throws(KernelError) {
      switch goal {
      case .reliable:
        let lengths = strengths.map(LengthRule.minusLog.length)
        let paths = try built.adjacency.shortestPaths(
          from: a,
          to: b,
          count: count,
          lengths: lengths
        )
        found = paths.map { path in
          route(path.slots, path.slots.reduce(1) { $0 * strengths[$1] })
        }
      case .shortest:
        let lengths = length == .unit ? nil : strengths.map(length.length)
        let paths = try built.adjacency.shortestPaths(
          from: a,
          to: b,
          count: count,
          lengths: lengths
        )
        found = paths.map { route($0.slots, $0.length) }
      case .widest:
        let path = try built.adjacency.widestPath(from: a, to: b, widths: strengths)
        found = path.map { [route($0.path.slots, $0.value)] } ?? []
      }
    } catch {
      throw .kernel(error, measure: "a path")
    }
    return Routes(
      from: label(of: a),
      to: label(of: b),
      asOf: asOf,
      goal: goal,
      sign: sign,
      length: length,
      routes: found
    )
  }

  /// The strongest tie from each actor to each other, where there is one.
  private func strongest(_ sign: SignPart) -> [Int] {
    var best: [UInt64: (tie: Int, strength: Double)] = [:]
    for tie in evidence.ties.indices {
      let ends = UInt64(evidence.ties[tie].from) << 32 | UInt64(evidence.ties[tie].to)
      let strength = strength(of: tie, sign)
      if strength > best[ends]?.strength ?? 0 { best[ends] = (tie, strength) }
    }
    return best.values.map(\.tie).sorted()
  }

  private func strength(of tie: Int, _ sign: SignPart) -> Double {
    let layer = graph.layers[evidence.ties[tie].layer]
    guard layer.scale == .affinity || options.layers.contains(layer.id) else { return 0 }
    guard weighing.weight(of: evidence.ties[tie].layer) > 0 || !options.layers.isEmpty else {
      return 0
    }
    switch sign {
    case .positive: return sums[tie].positive
    case .negative: return sums[tie].negative
    case .absolute, .net: return max(sums[tie].positive, sums[tie].negative)
    }
  }
}

extension EntenteError {
  static func needsShares(_ layer: Layer) -> EntenteError {
    EntenteError(
      .contradiction,
      "layer '\(layer.id)' holds strengths above 1\(layer.unit.map { " (\($0))" } ?? ""), not shares.",
      remedy: "Use --by widest, or --by shortest with --length inverse, weight or unit."
    )
  }
}
