extension ActorGraph {
  /// The graph as bytes that depend on its content alone.
  ///
  /// They are the same on every platform and whatever the order in which the graph was written; their
  /// SHA-256 names the content. They begin with `entente graph 1\n`; then come the parts, each behind
  /// its length: names, layers, actors, sources, texts, and the columns of the claims. `Store.md` in
  /// `EntenteSnapshots` specifies every byte.
  ///
  /// - Returns: About 75 bytes a claim, and the texts.
  /// - Complexity: O(N) for N bytes.
  public func canonicalBytes() -> [UInt8] {
    var writer = CanonicalBytesWriter(capacity: claims.count * 76 + 4_096)
    writer.part {
      $0.append(name)
      $0.append(title)
      $0.append(asOf)
    }
    writer.part { $0.append(layers) { $0.append($1) } }
    writer.part { $0.append(actors) { $0.append($1) } }
    writer.part { $0.append(sources) { $0.append($1) } }
    writer.part { $0.append(claims.texts) { $0.append($1) } }
    writer.append(claims)
    return writer.bytes
  }

  /// Reads a graph from its canonical bytes, trusting none of them.
  ///
  /// Whatever is returned keeps every rule that the other initialisers check, and gives the same
  /// bytes again. Memory is bounded by a multiple of the bytes given, whatever lengths they declare.
  ///
  /// - Parameter bytes: What ``canonicalBytes()`` gave, or anything else.
  /// - Throws: ``EntenteError`` of code `damagedStore`, or `newerStore` for bytes of a later format.
  /// - Complexity: O(N) for N bytes.
  public init(canonicalBytes bytes: [UInt8]) throws(EntenteError) {
    var reader = try CanonicalBytesReader(bytes)
    try reader.begin("names")
    let name = try reader.text()
    let title = try reader.text()
    let asOf = try reader.day()
    try reader.finish()
    let layers = try reader.list("layers") { reader throws(EntenteError) in try reader.layer() }
    let actors = try reader.list("actors") { reader throws(EntenteError) in try reader.actor() }
    let sources = try reader.list("sources") { reader throws(EntenteError) in try reader.source() }
    if let rule = ActorGraph.brokenRule(layers, actors, sources) {
      throw .damagedGraph(in: "actors", because: rule)
    }
    let table = try reader.claims()
    try reader.finishAll()
    if let rule = table.brokenRule(layers: layers, actors: actors.count, sources: sources.count) {
      throw .damagedGraph(in: "claims", because: rule)
    }
    self.name = name
    self.title = title
    self.asOf = asOf
    self.layers = layers
    self.actors = actors
    self.sources = sources
    claims = table
  }

  /// The first rule that layers, actors and sources read from bytes break, in words.
  private static func brokenRule(_ layers: [Layer], _ actors: [Actor], _ sources: [Source])
    -> String?
  {
    for ids in [layers.map(\.id), actors.map(\.id), sources.map(\.id)]
    where !ids.isAscendingInUTF8 {
      return "the identifiers are not in order"
    }
    let knownActors = Set(actors.map(\.id))
    let knownSources = Set(sources.map(\.id))
    for member in actors.lazy.flatMap(\.members) {
      let isKnown = member.source.map(knownSources.contains) ?? true
      guard isKnown, knownActors.contains(member.actor) else { return "a member is not known" }
    }
    guard let fault = GraphCheck(layers: layers, actors: actors, sources: sources).faults().first
    else { return nil }
    return fault.hasSuffix(".") ? String(fault.dropLast()) : fault
  }
}

extension [String] {
  /// Whether each is after the one before it, by the bytes of their UTF-8.
  var isAscendingInUTF8: Bool {
    zip(self, dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
