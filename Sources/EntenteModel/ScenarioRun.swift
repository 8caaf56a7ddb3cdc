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
