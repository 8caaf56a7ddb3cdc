/// A list of edits on a graph: what if.
public struct Scenario: Hashable, Sendable, Codable {
  /// Its identifier.
  public var name: String

  /// Its title as printed.
  public var title: String

  /// The edits, in the order in which they are made.
  public var edits: [Edit]

  /// The source of claims that a scenario adds of its own.
  public static let ownSource = "scenario"

  /// Makes a scenario.
  public init(name: String, title: String? = nil, edits: [Edit]) {
    self.name = name
    self.title = title ?? name
    self.edits = edits
  }

  /// One edit.
  public enum Edit: Hashable, Sendable, Codable {
    /// Takes claims out, as if they had never been made; an actor goes with its claims.
    case remove(Selection)
    /// Lets claims that are open, or end later, end at a date: the last day, month or year in which
    /// they hold. Those that would begin later never do.
    case end(Selection, at: Day)
    /// Gives a claim another value, another confidence, or both.
    case set(claim: String, value: Double?, confidence: Double?)
    /// Lets expected and conditional claims count as asserted.
    case switchOn(Selection)
    /// Adds a claim of the scenario's own.
    case add(Claim)
  }

  /// Which claims an edit is about.
  public enum Selection: Hashable, Sendable, Codable {
    /// Claims by name.
    case claims([String])
    /// All claims with an actor at one end; of a collapsed bloc those of its members too.
    case actor(String)
    /// All claims of a source.
    case source(String)
    /// All claims of a layer.
    case layer(String)
  }
}
