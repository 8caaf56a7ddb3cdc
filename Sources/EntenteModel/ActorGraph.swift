/// Everything that is known: actors, layers, sources and all claims, through all time.
///
/// A value that never changes. Its parts stand in canonical order (actors, layers and sources by
/// identifier, claims by content), so that two graphs of the same content are equal whatever the
/// order in which they were written. A ``GraphView`` is what it says on a day.
public struct ActorGraph: Hashable, Sendable {
  /// The identifier of the graph.
  public let name: String

  /// The title as printed.
  public let title: String

  /// The reference date, used as the day of a view when none is given.
  public let asOf: Day?

  /// The layers, by identifier.
  public let layers: [Layer]

  /// The actors, by identifier.
  public let actors: [Actor]

  /// The sources, by identifier.
  public let sources: [Source]

  /// The claims, in canonical order.
  public let claims: ClaimTable

  /// Makes a graph of checked parts, given in any order; `claims` counts positions in the lists as
  /// they are given.
  package init(
    name: String,
    title: String,
    asOf: Day?,
    layers: [Layer],
    actors: [Actor],
    sources: [Source],
    table: ClaimTable
  ) {
    self.name = name
    self.title = title
    self.asOf = asOf
    let layerOrder = Ordering(layers.map(\.id))
    let actorOrder = Ordering(actors.map(\.id))
    let sourceOrder = Ordering(sources.map(\.id))
    self.layers = layerOrder.apply(layers)
    self.actors = actorOrder.apply(actors)
    self.sources = sourceOrder.apply(sources)
    claims = table.canonical(actors: actorOrder, layers: layerOrder, sources: sourceOrder)
  }
}

extension ActorGraph {
  /// Makes a graph.
  ///
  /// - Parameters:
  ///   - name: The identifier of the graph.
  ///   - title: The title as printed; the name when nil.
  ///   - asOf: The reference date.
  ///   - layers: The layers, each identifier once.
  ///   - actors: The actors, each identifier once.
  ///   - sources: The sources, each identifier once.
  ///   - claims: The claims, in any order.
  /// - Throws: ``EntenteError`` of code `faultyDocument` with every fault; its line is the position
  ///   of the claim in `claims`, from 1.
  /// - Complexity: O(C log C) for C claims.
  public init(
    name: String,
    title: String? = nil,
    asOf: Day? = nil,
    layers: [Layer],
    actors: [Actor],
    sources: [Source],
    claims: [Claim]
  ) throws(EntenteError) {
    var check = GraphCheck(layers: layers, actors: actors, sources: sources)
    var pool = TextPool()
    var table = ClaimTable()
    var faults = check.faults().map { Fault(file: name, line: 1, column: 1, message: $0) }
    for (index, claim) in claims.enumerated() {
      let found = check.faults(in: claim)
      faults += found.map { Fault(file: name, line: index + 1, column: 1, message: $0.message) }
      if found.isEmpty { table.append(check.row(for: claim, texts: &pool)) }
    }
    guard faults.isEmpty else { throw .faultyDocument(faults, claims: claims.count) }
    table.texts = pool.texts
    self.init(
      name: name,
      title: title ?? name,
      asOf: asOf,
      layers: layers,
      actors: actors,
      sources: sources,
      table: table
    )
  }

  /// The claim at a position, with names in place of numbers.
  ///
  /// - Parameter index: A position in `claims`, from 0.
  /// - Returns: The claim.
  public func claim(_ index: Int) -> Claim {
    let grade = claims.credibility[index]
    let confidence = claims.confidence[index]
    func text(_ position: UInt32) -> String { claims.texts[Int(position)] }
    return Claim(
      id: text(claims.id[index]),
      from: actors[Int(claims.from[index])].id,
      to: actors[Int(claims.to[index])].id,
      isSymmetric: claims.isSymmetric(index),
      layer: layers[Int(claims.layer[index])].id,
      value: claims.value[index],
      kind: claims.isEvent(index) ? .event : .spell,
      start: claims.start[index].day,
      end: claims.end[index].day,
      lastObserved: claims.lastObserved[index].day,
      source: sources[Int(claims.source[index])].id,
      credibility: grade == 0 ? nil : Int(grade),
      confidence: confidence < 0 ? nil : confidence,
      fact: text(claims.fact[index]),
      locator: text(claims.locator[index]),
      attributedTo: text(claims.attributedTo[index]),
      regarding: claims.regarding(index).map { actors[Int($0)].id },
      modality: claims.modality(index),
      recorded: claims.recorded[index].day,
      note: text(claims.note[index])
    )
  }

  /// What a claim is called: its identifier, or `#` and its position from 1.
  ///
  /// - Parameter index: A position in `claims`, from 0.
  /// - Returns: A name that is unique in the graph.
  public func claimName(_ index: Int) -> String {
    let id = claims.texts[Int(claims.id[index])]
    return id.isEmpty ? "#\(index + 1)" : id
  }

  /// The confidence of a claim, in 0...1: its own, else the lesser of the reliability of its source
  /// and its credibility, whichever are given; 1 when neither is.
  ///
  /// - Parameter index: A position in `claims`, from 0.
  /// - Returns: A probability that what it says holds.
  public func confidence(_ index: Int) -> Double {
    let own = claims.confidence[index]
    if own >= 0 { return own }
    let grade = claims.credibility[index]
    let reliability = sources[Int(claims.source[index])].reliability?.confidence ?? 1
    return min(reliability, grade == 0 ? 1 : Claim.confidence(ofCredibility: Int(grade)))
  }

  /// When a claim became known: its own date, else that of its source, and never before what it
  /// says began; nil when none of these is given.
  ///
  /// - Parameter index: A position in `claims`, from 0.
  /// - Returns: A day.
  public func recorded(_ index: Int) -> Day? {
    let record = claims.recorded[index].day ?? sources[Int(claims.source[index])].date
    return [record, claims.start[index].day].compactMap { $0 }.max()
  }

  /// The day of a view when none is given: the reference date, else the last date of a claim, else
  /// the last date of a source; nil for a graph without dates.
  public var defaultDay: Day? {
    if let asOf { return asOf }
    let dates = [claims.start, claims.end].flatMap { $0.lazy.filter { $0 != .none } }
    return dates.max { $0.raw < $1.raw }?.day ?? sources.compactMap(\.date).max()
  }
}

extension ActorGraph: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, title, asOf, layers, actors, sources, claims
  }

  /// Reads the parts and checks them as the initialiser does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      name: values.decode(String.self, forKey: .name),
      title: values.decode(String.self, forKey: .title),
      asOf: values.decodeIfPresent(Day.self, forKey: .asOf),
      layers: values.decode([Layer].self, forKey: .layers),
      actors: values.decode([Actor].self, forKey: .actors),
      sources: values.decode([Source].self, forKey: .sources),
      claims: values.decode([Claim].self, forKey: .claims)
    )
  }

  /// Writes the claims as rows.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(title, forKey: .title)
    try values.encodeIfPresent(asOf, forKey: .asOf)
    try values.encode(layers, forKey: .layers)
    try values.encode(actors, forKey: .actors)
    try values.encode(sources, forKey: .sources)
    try values.encode((0..<claims.count).map(claim), forKey: .claims)
  }
}
