/// A party to international relations, or a place where they meet.
public struct Actor: Hashable, Sendable, Codable {
  /// What an actor is.
  ///
  /// Venues and markets are never vertices of alignment, balance or blocs.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case state, bloc, organisation, venue, market
    case nonState = "non-state"

    /// Whether it acts: everything but venues and markets.
    public var isAgent: Bool { self != .venue && self != .market }
  }

  /// The schemes of country codes that an actor can be found by.
  public enum Scheme: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable,
    Comparable
  {
    case cow, gw, iso2, iso3

    /// By name.
    public static func < (left: Scheme, right: Scheme) -> Bool { left.rawValue < right.rawValue }
  }

  /// The unique lower-case identifier, such as `russia`.
  public var id: String

  /// The name as printed.
  public var name: String

  /// What it is.
  public var kind: Kind

  /// Other names it is known by.
  public var aliases: [String]

  /// Its codes, one a scheme.
  public var codes: [Scheme: String]

  /// Free text pairs.
  public var attributes: [String: String]

  /// When it came to exist; nil when that does not matter.
  public var start: Day?

  /// The last day, month or year of its existence; nil while it exists.
  public var end: Day?

  /// Whether, being a bloc, it stands for its members in every view unless expanded.
  public var isCollapsed: Bool

  /// The members of a bloc, each for its time.
  public var members: [Membership]

  /// Makes an actor.
  public init(
    id: String,
    name: String,
    kind: Kind = .state,
    aliases: [String] = [],
    codes: [Scheme: String] = [:],
    attributes: [String: String] = [:],
    start: Day? = nil,
    end: Day? = nil,
    isCollapsed: Bool = false,
    members: [Membership] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.codes = codes
    self.attributes = attributes
    self.start = start
    self.end = end
    self.isCollapsed = isCollapsed
    self.members = members
  }
}

/// That an actor belongs to a bloc for a time.
public struct Membership: Hashable, Sendable, Codable {
  /// The identifier of the member.
  public var actor: String

  /// When it joined; nil when it always belonged.
  public var start: Day?

  /// The last day, month or year in which it belonged; nil while it does.
  public var end: Day?

  /// Its share of the bloc, above 0; members without one share equally what the others leave of 1,
  /// and the shares of the members of a day are scaled to sum to 1.
  public var share: Double?

  /// The identifier of the source that says so.
  public var source: String?

  /// Makes a membership.
  public init(
    actor: String,
    start: Day? = nil,
    end: Day? = nil,
    share: Double? = nil,
    source: String? = nil
  ) {
    self.actor = actor
    self.start = start
    self.end = end
    self.share = share
    self.source = source
  }
}
