/// How a view is taken: on which day, of what, and by which rules.
public struct ViewOptions: Hashable, Sendable, Codable {
  /// Which claims of one fact count.
  ///
  /// Facts are never chosen among.
  public enum Resolution: String, Hashable, Sendable, Codable, CaseIterable {
    /// All of them, pooled.
    case all
    /// The one that became known last.
    case latest
    /// The one of greatest confidence.
    case mostReliable = "most-reliable"
    /// The one of least value.
    case pessimistic
    /// The one of greatest value.
    case optimistic
  }

  /// What a pair without any known layer counts as.
  public enum Unknown: String, Hashable, Sendable, Codable, CaseIterable {
    /// As 0, in ties and in profiles.
    case zero
    /// Not at all: third parties are those known to both.
    case exclude
  }

  /// The day; nil takes ``ActorGraph/defaultDay``.
  public var asOf: Day?

  /// Only claims that were known on this day; nil for all.
  ///
  /// A claim whose date of record is not known counts from its start, or always when it has none.
  public var knownBy: Day?

  /// Identifiers of the layers to look at; empty for all.
  public var layers: [String]

  /// Which claims of one fact count.
  public var resolution: Resolution

  /// Only claims of at least this confidence, in 0...1.
  public var minimumConfidence: Double

  /// What a pair without any known layer counts as.
  public var unknown: Unknown

  /// Blocs to take apart, by any name.
  public var expand: [String]

  /// Blocs to draw together, by any name.
  public var collapse: [String]

  /// Whether venues and markets are vertices too: for paths.
  public var withVenues: Bool

  /// Actors to leave out, by any name.
  public var withoutActors: [String]

  /// Sources to leave out, by identifier.
  public var withoutSources: [String]

  /// Makes options; the defaults are a whole view on the default day.
  public init(
    asOf: Day? = nil,
    knownBy: Day? = nil,
    layers: [String] = [],
    resolution: Resolution = .all,
    minimumConfidence: Double = 0,
    unknown: Unknown = .zero,
    expand: [String] = [],
    collapse: [String] = [],
    withVenues: Bool = false,
    withoutActors: [String] = [],
    withoutSources: [String] = []
  ) {
    self.asOf = asOf
    self.knownBy = knownBy
    self.layers = layers
    self.resolution = resolution
    self.minimumConfidence = minimumConfidence
    self.unknown = unknown
    self.expand = expand
    self.collapse = collapse
    self.withVenues = withVenues
    self.withoutActors = withoutActors
    self.withoutSources = withoutSources
  }
}
