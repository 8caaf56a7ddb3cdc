/// Where claims come from.
public struct Source: Hashable, Sendable, Codable {
  /// How reliable a source is, by the Admiralty grading; F cannot be judged.
  public enum Reliability: String, Hashable, Sendable, Codable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"
    case f = "F"

    /// The confidence that the grade stands for, in 0...1.
    public var confidence: Double {
      switch self {
      case .a: 0.95
      case .b: 0.85
      case .c: 0.7
      case .d: 0.5
      case .e: 0.25
      case .f: 0.5
      }
    }
  }

  /// What a source would have reported, had it happened.
  public struct Coverage: Hashable, Sendable, Codable {
    /// Identifiers of actors; empty for all.
    public var actors: [String]

    /// Identifiers of layers; empty for all.
    public var layers: [String]

    /// From when.
    public var start: Day?

    /// Until when.
    public var end: Day?

    /// Makes a coverage.
    public init(actors: [String] = [], layers: [String] = [], start: Day? = nil, end: Day? = nil) {
      self.actors = actors
      self.layers = layers
      self.start = start
      self.end = end
    }
  }

  /// The unique lower-case identifier.
  public var id: String

  /// Its title.
  public var title: String

  /// How to cite it.
  public var citation: String?

  /// When it appeared: also when its claims became known, unless they say otherwise.
  public var date: Day?

  /// Its grade; nil for a plain data file, which is taken at its word.
  public var reliability: Reliability?

  /// Where to find it.
  public var url: String?

  /// On what terms it may be used.
  public var terms: String?

  /// What it would have reported; nil when that is not known.
  public var coverage: Coverage?

  /// Makes a source.
  public init(
    id: String,
    title: String,
    citation: String? = nil,
    date: Day? = nil,
    reliability: Reliability? = nil,
    url: String? = nil,
    terms: String? = nil,
    coverage: Coverage? = nil
  ) {
    self.id = id
    self.title = title
    self.citation = citation
    self.date = date
    self.reliability = reliability
    self.url = url
    self.terms = terms
    self.coverage = coverage
  }
}
