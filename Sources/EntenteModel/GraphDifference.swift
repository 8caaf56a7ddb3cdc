/// What is other in one graph than in an earlier one.
///
/// Actors, layers and sources are matched by identifier. A claim is matched by its identifier, else
/// by its content, else (its value or its note may have changed) by its ends, layer, source and
/// start when it never had an identifier.
public struct GraphDifference: Hashable, Sendable, Codable {
  /// The earlier graph.
  public let before: Side

  /// The later graph.
  public let after: Side

  /// What is other in the graph itself: its name, title and reference date.
  public let fields: [FieldChange]

  /// The layers that differ.
  public let layers: [Entry<Layer>]

  /// The actors that differ.
  public let actors: [Entry<Actor>]

  /// The sources that differ.
  public let sources: [Entry<Source>]

  /// The claims that differ: first by what happened to them, then in canonical order.
  public let claims: [Entry<Claim>]

  /// One of the two graphs.
  public struct Side: Hashable, Sendable, Codable {
    /// Its identifier.
    public let name: String
    /// Its title.
    public let title: String
    /// How many actors it has.
    public let actors: Int
    /// How many claims it has.
    public let claims: Int
  }

  /// What happened to something.
  public enum Change: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is new.
    case added
    /// It has now an end, which it had not.
    case ended
    /// Something else about it is other.
    case changed
    /// It is no longer recorded.
    case removed
  }

  /// A field with its two values, as text; nil where it has none.
  public struct FieldChange: Hashable, Sendable, Codable {
    /// The field as documents name it, such as `value` or `member iran`.
    public let field: String
    /// Its value before.
    @Nullable public var before: String?
    /// Its value after.
    @Nullable public var after: String?
  }

  /// Something that differs.
  public struct Entry<Element: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    /// Its identifier; of a claim without one, `#` and its position.
    public let name: String
    /// What happened to it.
    public let change: Change
    /// How it is now; how it was, when it is no longer recorded.
    public let value: Element
    /// What is other, when it was there before and still is.
    public let fields: [FieldChange]
  }

  /// Whether both graphs have the same content.
  public var isEmpty: Bool {
    fields.isEmpty && layers.isEmpty && actors.isEmpty && sources.isEmpty && claims.isEmpty
  }
}

extension ActorGraph {
  /// Compares the graph with an earlier one.
  ///
  /// - Parameter older: The earlier graph; any two graphs can be compared.
  /// - Returns: What was added, ended, changed or removed since; nothing when both are equal.
  /// - Complexity: O(A + C + N) for A actors, C claims and N bytes of texts.
  public func difference(since older: ActorGraph) -> GraphDifference {
    func side(_ graph: ActorGraph) -> GraphDifference.Side {
      GraphDifference.Side(
        name: graph.name,
        title: graph.title,
        actors: graph.actors.count,
        claims: graph.claims.count
      )
    }
    return GraphDifference(
      before: side(older),
      after: side(self),
      fields: changes(older.differenceFields, differenceFields),
      layers: entries(older.layers, layers, name: \.id, fields: \.differenceFields),
      actors: entries(older.actors, actors, name: \.id, fields: \.differenceFields),
      sources: entries(older.sources, sources, name: \.id, fields: \.differenceFields),
      claims: ClaimMatch(older, self).entries()
    )
  }

  private func entries<Element: Hashable>(
    _ old: [Element],
    _ new: [Element],
    name: (Element) -> String,
    fields: (Element) -> [DifferenceField]
  ) -> [GraphDifference.Entry<Element>] {
    let known = Dictionary(old.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.map(name))
    let kept = new.compactMap { element -> GraphDifference.Entry<Element>? in
      guard let earlier = known[name(element)] else {
        return GraphDifference.Entry(
          name: name(element),
          change: .added,
          value: element,
          fields: []
        )
      }
      guard earlier != element else { return nil }
      return GraphDifference.Entry(
        name(element),
        element,
        changes(fields(earlier), fields(element))
      )
    }
    let gone = old.filter { !names.contains(name($0)) }.map {
      GraphDifference.Entry(name: name($0), change: .removed, value: $0, fields: [])
    }
    return inOrderOfChange(kept + gone)
  }
}

extension GraphDifference.Entry {
  /// Something that was there before and still is.
  init(_ name: String, _ value: Element, _ fields: [GraphDifference.FieldChange]) {
    let isEnd = fields.contains { $0.field == "end" && $0.before == nil && $0.after != nil }
    self.init(name: name, change: isEnd ? .ended : .changed, value: value, fields: fields)
  }
}

/// Entries by what happened, otherwise in the order in which they are.
func inOrderOfChange<Element>(_ entries: [GraphDifference.Entry<Element>])
  -> [GraphDifference.Entry<Element>]
{
  GraphDifference.Change.allCases.flatMap { change in entries.filter { $0.change == change } }
}

/// The fields that are other, in the order of the later one.
func changes(_ old: [DifferenceField], _ new: [DifferenceField]) -> [GraphDifference.FieldChange] {
  let before = Dictionary(old.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  let after = Set(new.map(\.name))
  let gone = old.filter { !after.contains($0.name) && $0.text != nil }
  let kept = new.filter { (before[$0.name] ?? nil) != $0.text }
  return kept.map {
    GraphDifference.FieldChange(field: $0.name, before: before[$0.name] ?? nil, after: $0.text)
  } + gone.map { GraphDifference.FieldChange(field: $0.name, before: $0.text, after: nil) }
}
