public import EntenteGraph

/// A measure of how central an actor is.
///
/// Every measure is defined for every actor: one without ties has 0. Formulas and conventions are
/// those of the kernels of the same names in `EntenteGraph`.
///
/// - SeeAlso: Freeman, Centrality in social networks (1979), Social Networks 1:215; Wasserman and
///   Faust, Social Network Analysis (1994), for closeness in parts that do not hang together.
public enum CentralityMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// How many ties the sign admits.
  case degree
  /// The sum of |X| over them.
  case strength
  /// Positive ties, negative ties and their difference, whatever the sign asked for.
  case signedDegree = "signed-degree"
  /// The share of shortest paths that run through the actor, in 0...1.
  case betweenness
  /// Wasserman and Faust's closeness, in 0...1 for unit lengths.
  case closeness
  /// The sum of 1 / distance.
  case harmonic

  /// Whether it walks along ties and so depends on the rule for lengths.
  public var usesLengths: Bool { self == .betweenness || self == .closeness || self == .harmonic }
}

/// Central actors by one or more measures.
public struct CentralityTable: Hashable, Sendable, Codable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// The part of the sign that the measures see.
  public let sign: SignPart

  /// What paths call short.
  public let length: LengthRule

  /// The measures, in the order asked for.
  public let measures: [CentralityMeasure]

  /// One row an actor, by the first measure, greatest first.
  public let rows: [CentralityRow]
}

/// The measures of one actor.
public struct CentralityRow: Hashable, Sendable, Codable {
  /// The actor.
  public let actor: ActorLabel

  /// How many ties are positive.
  public let positiveTies: Int

  /// How many ties are negative.
  public let negativeTies: Int

  /// One value a measure, in the order of the table; for `signed-degree` the difference.
  public let values: [Double]

  /// The rank of each value, from 1; equal values share a rank.
  public let ranks: [Int]
}

extension GraphView {
  /// Measures of centrality on the composite.
  ///
  /// - Parameters:
  ///   - measures: Which, at least one.
  ///   - sign: What unsigned measures see of a signed tie.
  ///   - length: What paths call short.
  /// - Returns: A table of one row an actor.
  /// - Throws: ``EntenteError`` when no layer is an affinity, or when a measure of paths is asked of
  ///   the net sign, which has no length.
  /// - Complexity: That of the dearest measure: O(V·E) for betweenness.
  public func centrality(
    _ measures: [CentralityMeasure],
    sign: SignPart = .positive,
    length: LengthRule = .inverse
  ) throws(EntenteError) -> CentralityTable {
    precondition(!measures.isEmpty, "There must be a measure")
    try requireComposite()
    if sign == .net, let path = measures.first(where: \.usesLengths) {
      throw .netHasNoLength(path.rawValue)
    }
    let part = self.part(sign)
    let signed: [SignedDegree]
    do throws(KernelError) {
      signed = try composite.signedDegrees(of: compositeValues)
    } catch {
      throw .kernel(error, measure: "the number of ties")
    }
    var columns: [[Double]] = []
    for measure in measures {
      let values = try column(measure, on: part, sign: sign, length: length, signed: signed)
      guard values.allSatisfy(\.isFinite) else { throw .noDistance(measure.rawValue, length) }
      columns.append(values)
    }
    let ranks = columns.map { column in column.map { value in 1 + column.count { $0 > value } } }
    let rows = (0..<actorCount).map { vertex in
      CentralityRow(
        actor: label(of: Vertex(vertex)),
        positiveTies: signed[vertex].positive,
        negativeTies: signed[vertex].negative,
        values: columns.map { $0[vertex] },
        ranks: ranks.map { $0[vertex] }
      )
    }
    return CentralityTable(
      asOf: asOf,
      sign: sign,
      length: length,
      measures: measures,
      rows: rows.sorted { ($1.values[0], $0.actor.id) < ($0.values[0], $1.actor.id) }
    )
  }

  /// The ties of the composite that a sign admits, with their strengths.
  func part(_ sign: SignPart, atLeast threshold: Double = 0)
    -> (graph: Adjacency, strengths: [Double])
  {
    var from: [Vertex] = []
    var to: [Vertex] = []
    var weights: [Double] = []
    for vertex in 0..<Vertex(actorCount) {
      for slot in composite.row(of: vertex) where composite.targets[slot] > vertex {
        let value = compositeValues[slot]
        guard value != 0, abs(value) >= threshold, sign.admits(value) else { continue }
        from.append(vertex)
        to.append(composite.targets[slot])
        weights.append(sign == .net ? value : abs(value))
      }
    }
    let built = Adjacency.build(vertexCount: actorCount, from: from, to: to, weights: weights)
    return (built.adjacency, built.weights)
  }

  private func column(
    _ measure: CentralityMeasure,
    on part: (graph: Adjacency, strengths: [Double]),
    sign: SignPart,
    length: LengthRule,
    signed: [SignedDegree]
  ) throws(EntenteError) -> [Double] {
    let lengths = length == .unit ? nil : part.strengths.map(length.length)
    do throws(KernelError) {
      switch measure {
      case .degree: return part.graph.degrees().map(Double.init)
      case .strength: return try part.graph.strengths(of: part.strengths)
      case .signedDegree: return signed.map { Double($0.net) }
      case .betweenness: return try part.graph.betweenness(lengths: lengths, normalised: true)
      case .closeness: return try part.graph.closeness(lengths: lengths)
      case .harmonic: return try part.graph.harmonic(lengths: lengths)
      }
    } catch {
      throw .kernel(error, measure: measure.rawValue)
    }
  }
}

extension SignPart {
  /// What it is called in headers.
  public var word: String { rawValue }

  fileprivate func admits(_ value: Double) -> Bool {
    switch self {
    case .positive: value > 0
    case .negative: value < 0
    case .absolute, .net: true
    }
  }
}

extension EntenteError {
  package static func netHasNoLength(_ measure: String) -> EntenteError {
    EntenteError(
      .contradiction,
      "\(measure) walks along ties, and a net tie may be below 0.",
      remedy: "Use --sign positive, negative or absolute."
    )
  }

  static func noDistance(_ measure: String, _ length: LengthRule) -> EntenteError {
    EntenteError(
      .undefinedMeasure,
      "\(measure) is undefined: by \(length.rawValue) some actors are at distance 0.",
      remedy: "Use --length inverse or unit."
    )
  }

  /// Translates what a kernel refuses.
  static func kernel(_ error: KernelError, measure: String) -> EntenteError {
    EntenteError(.undefinedMeasure, "\(measure) is undefined here. \(error)")
  }
}
