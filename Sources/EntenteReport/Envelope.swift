public import EntenteModel
internal import Foundation

/// What every JSON answer is wrapped in: what was asked of what.
public struct Envelope<Result: Encodable>: Encodable {
  /// The version of the engine.
  public let entente: String

  /// The command that was asked.
  public let command: String

  /// The graph that was asked about; null when it is a store that was.
  @Nullable public var graph: GraphSummary?

  /// The parameters that the answer depends on.
  public let parameters: [String: String]

  /// The answer.
  public let result: Result

  /// What to keep in mind.
  public let warnings: [String]

  /// Wraps an answer.
  public init(
    version: String,
    command: String,
    graph: GraphSummary?,
    parameters: [String: String],
    result: Result,
    warnings: [String]
  ) {
    entente = version
    self.command = command
    self.graph = graph
    self.parameters = parameters
    self.result = result
    self.warnings = warnings
  }

  /// The envelope as JSON, its keys in alphabetical order.
  ///
  /// - Returns: Text that ends with a newline.
  /// - Throws: When a number is not finite, which JSON cannot write.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

/// The graph that an answer is about.
public struct GraphSummary: Hashable, Sendable, Codable {
  /// Its identifier.
  public let name: String

  /// The digest of its content.
  public let digest: String

  /// The day of the view; nil when none was taken.
  @Nullable public var asOf: Day?

  /// By when its claims were known; nil for all.
  @Nullable public var knownBy: Day?

  /// The layers looked at.
  public let layers: [String]

  /// How many actors: of the view, else of the graph.
  public let actors: Int

  /// How many claims: of the view, else of the graph.
  public let claims: Int

  /// Sums up a graph, or a view of it.
  public init(_ graph: ActorGraph, digest: String, view: GraphView?) {
    name = graph.name
    self.digest = digest
    asOf = view?.asOf
    knownBy = view?.options.knownBy
    layers = view?.layers ?? graph.layers.map(\.id)
    actors = view?.actorCount ?? graph.actors.count
    claims = view?.claimCount ?? graph.claims.count
  }
}
