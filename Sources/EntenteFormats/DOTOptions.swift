/// How a view is drawn by Graphviz.
public struct DOTOptions: Hashable, Sendable {
  /// The layouts that suit a network; for more than some hundred actors, `sfdp`.
  public enum Engine: String, Hashable, Sendable, CaseIterable {
    case dot, neato, fdp, sfdp
  }

  /// What an edge is.
  public enum Edges: String, Hashable, Sendable, CaseIterable {
    /// One for each pair: the composite of its affinity layers.
    case composite
    /// One for each pair, layer and direction; one without a direction where both are alike.
    case layers
  }

  /// The layout that the text asks for.
  public var engine: Engine

  /// What an edge is.
  public var edges: Edges

  /// Whether the title says what colours, lines and widths mean.
  public var hasLegend: Bool

  /// The least |value| that is drawn.
  public var minimum: Double

  /// Makes options.
  public init(
    engine: Engine = .neato,
    edges: Edges = .composite,
    hasLegend: Bool = true,
    minimum: Double = 0.05
  ) {
    self.engine = engine
    self.edges = edges
    self.hasLegend = hasLegend
    self.minimum = minimum
  }
}
