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
    let parts = canonicalParts()
    let count = parts.reduce(CanonicalPart.header.count) { $0 + 8 + $1.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    bytes += CanonicalPart.header
    for part in parts {
      bytes += part.prefix
      part.withBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// The parts of the canonical bytes; columns are lent by the graph, not copied.
  ///
  /// - Complexity: O(N) for N bytes of texts, actors and sources.
  package func canonicalParts() -> [CanonicalPart] {
    [
      CanonicalBytesWriter.part {
        $0.append(name)
        $0.append(title)
        $0.append(asOf)
      },
      CanonicalBytesWriter.part { $0.append(layers) { $0.append($1) } },
      CanonicalBytesWriter.part { $0.append(actors) { $0.append($1) } },
      CanonicalBytesWriter.part { $0.append(sources) { $0.append($1) } },
      CanonicalBytesWriter.part { $0.append(claims.texts) { $0.append($1) } },
      CanonicalBytesWriter.part { $0.append(UInt64(claims.count)) },
    ] + claims.columns
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
    self = try UncheckedGraph(reading: CanonicalByteSource(bytes)).checked()
  }
}

/// A graph as it was read, before its rules are checked.
package struct UncheckedGraph {
  private let graph: ActorGraph

  /// Reads every part; what is read is well formed, and not yet known to be a graph.
  ///
  /// - Parameters:
  ///   - source: The parts.
  ///   - note: Told every part as it was read, before the next is.
  /// - Throws: ``EntenteError`` of code `damagedStore`, or what the source throws.
  package init(
    reading source: any CanonicalPartSource,
    noting note: @escaping (CanonicalPart) -> Void = { _ in }
  ) throws(EntenteError) {
    var reader = CanonicalBytesReader(source, noting: note)
    try reader.begin("names")
    let name = try reader.text()
    let title = try reader.text()
    let asOf = try reader.day()
    try reader.finish()
    graph = ActorGraph(
      name: name,
      title: title,
      asOf: asOf,
      layers: try reader.list("layers") { reader throws(EntenteError) in try reader.layer() },
      actors: try reader.list("actors") { reader throws(EntenteError) in try reader.actor() },
      sources: try reader.list("sources") { reader throws(EntenteError) in try reader.source() },
      asRead: try reader.claims()
    )
    try reader.finishAll()
  }

  /// The graph, which keeps every rule.
  ///
  /// - Throws: ``EntenteError`` of code `damagedStore`.
  package func checked() throws(EntenteError) -> ActorGraph {
    if let rule = graph.brokenRule() { throw .damagedGraph(in: "actors", because: rule) }
    let rule = graph.claims.brokenRule(
      layers: graph.layers,
      actors: graph.actors.count,
      sources: graph.sources.count
    )
    if let rule { throw .damagedGraph(in: "claims", because: rule) }
    return graph
  }
}

extension ActorGraph {
  /// Takes parts as they were read; nothing is checked yet.
  fileprivate init(
    name: String,
    title: String,
    asOf: Day?,
    layers: [Layer],
    actors: [Actor],
    sources: [Source],
    asRead claims: ClaimTable
  ) {
    self.name = name
    self.title = title
    self.asOf = asOf
    self.layers = layers
    self.actors = actors
    self.sources = sources
    self.claims = claims
  }

  /// The first rule that layers, actors and sources read from bytes break, in words.
  ///
  /// Identifiers in order are unique, so that only layers and sources, and actors with something to
  /// check, are given to ``GraphCheck``.
  fileprivate func brokenRule() -> String? {
    let ids = [layers.map { $0.id }, actors.map { $0.id }, sources.map { $0.id }]
    let isInOrder = ids.allSatisfy { $0.isAscendingInUTF8 }
    guard isInOrder else { return "the identifiers are not in order" }
    var isChecked = actors.map {
      !$0.members.isEmpty || $0.isCollapsed || $0.start != nil && $0.end != nil
    }
    for member in actors.lazy.flatMap(\.members) {
      guard let place = ids[1].placeInUTF8(of: member.actor) else { return "a member is not known" }
      isChecked[place] = true
      if let source = member.source, ids[2].placeInUTF8(of: source) == nil {
        return "a member is not known"
      }
    }
    let some = actors.indices.filter { isChecked[$0] }.map { actors[$0] }
    guard let fault = GraphCheck(layers: layers, actors: some, sources: sources).faults().first
    else { return nil }
    return fault.hasSuffix(".") ? String(fault.dropLast()) : fault
  }
}
