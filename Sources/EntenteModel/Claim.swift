/// One source's statement about a pair of actors in one layer.
///
/// Claims are never merged or overwritten. A graph keeps them as columns (``ClaimTable``); this is
/// one row, with names in place of numbers.
public struct Claim: Hashable, Sendable, Codable {
  /// Whether something held for a time or happened at one.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case spell, event
  }

  /// How a source says it.
  ///
  /// Only asserted and reported claims enter views.
  public enum Modality: String, Hashable, Sendable, Codable, CaseIterable {
    case asserted, reported, expected, conditional

    /// Whether claims of this modality enter a view.
    public var isActual: Bool { self == .asserted || self == .reported }
  }

  /// The unique identifier; empty for one that was given none (it is then called `#` and its row).
  public var id: String

  /// The identifier of the actor that it starts from.
  public var from: String

  /// The identifier of the actor that it is about.
  public var to: String

  /// Whether it holds both ways.
  public var isSymmetric: Bool

  /// The identifier of the layer.
  public var layer: String

  /// The value on the scale of the layer.
  public var value: Double

  /// Whether it is a spell or an event.
  public var kind: Kind

  /// When it began, or happened; nil when not known.
  public var start: Day?

  /// The last day, month or year in which it held; nil while it holds, and for events.
  public var end: Day?

  /// When a data set stopped observing a spell that was still open.
  public var lastObserved: Day?

  /// The identifier of the source.
  public var source: String

  /// The Admiralty grade of the statement itself, 1 (confirmed) to 6 (cannot be judged).
  public var credibility: Int?

  /// A confidence in 0...1 that overrides the grades.
  public var confidence: Double?

  /// What it reports: claims of one fact support it rather than add to it; empty for its own.
  public var fact: String

  /// Section or page in the source.
  public var locator: String

  /// The person who is quoted inside the source.
  public var attributedTo: String

  /// Actors concerned without being ends: the venue, the party mediated for.
  public var regarding: [String]

  /// How the source says it.
  public var modality: Modality

  /// When it became known; nil takes the date of the source.
  public var recorded: Day?

  /// A paraphrase.
  public var note: String

  /// Makes a claim.
  public init(
    id: String = "",
    from: String,
    to: String,
    isSymmetric: Bool = false,
    layer: String,
    value: Double,
    kind: Kind = .spell,
    start: Day? = nil,
    end: Day? = nil,
    lastObserved: Day? = nil,
    source: String,
    credibility: Int? = nil,
    confidence: Double? = nil,
    fact: String = "",
    locator: String = "",
    attributedTo: String = "",
    regarding: [String] = [],
    modality: Modality = .asserted,
    recorded: Day? = nil,
    note: String = ""
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.isSymmetric = isSymmetric
    self.layer = layer
    self.value = value
    self.kind = kind
    self.start = start
    self.end = end
    self.lastObserved = lastObserved
    self.source = source
    self.credibility = credibility
    self.confidence = confidence
    self.fact = fact
    self.locator = locator
    self.attributedTo = attributedTo
    self.regarding = regarding
    self.modality = modality
    self.recorded = recorded
    self.note = note
  }
}

extension Claim {
  /// The confidence that a grade of credibility stands for.
  ///
  /// - Parameter grade: 1...6.
  /// - Returns: A confidence in 0...1.
  public static func confidence(ofCredibility grade: Int) -> Double {
    [0.95, 0.8, 0.6, 0.35, 0.15, 0.5][grade - 1]
  }
}
