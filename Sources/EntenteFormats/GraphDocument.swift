public import EntenteModel
import Yams

extension ActorGraph {
  /// Reads a graph document (YAML).
  ///
  /// The format, with every key, is in `EntenteFormats.docc/GraphDocument.md`. A document without
  /// `layers:` uses the shipped ones, and its claims without a layer go to the layer `tie`; a
  /// document without `sources:` is itself the source of its claims.
  ///
  /// - Parameters:
  ///   - bytes: The file, in UTF-8.
  ///   - file: How the file is named in faults; its stem is the name of a graph that gives none.
  /// - Throws: ``EntenteError`` of code `faultyDocument` with every fault of the document and its
  ///   place, or `notAGraph` when it is no document at all.
  /// - Complexity: O(N + C log C) for N bytes and C claims.
  public init(yaml bytes: [UInt8], file: String) throws(EntenteError) {
    let document = try YAMLDocument(bytes, file: file)
    var reader = GraphDocument(file: file)
    self = try reader.read(document.root)
  }
}

/// A graph document while it is read.
struct GraphDocument {
  var faults: FaultList
  var layers: [Layer] = []
  var actors: [Actor] = []
  var sources: [Source] = []
  var layerPlaces: [PartPlace] = []
  var actorPlaces: [PartPlace] = []
  var sourcePlaces: [PartPlace] = []

  init(file: String) { faults = FaultList(file: file) }

  /// Where a part stands, so that a rule it breaks can be reported there.
  struct PartPlace {
    let node: Node
    var fields: Fields?
    var members: [Node] = []

    func node(of finding: GraphCheck.PartFinding) -> Node {
      if let member = finding.member, members.indices.contains(member) { return members[member] }
      return fields?.place(finding.field) ?? node
    }
  }

  static let keys = ["entente", "name", "title", "as-of", "layers", "actors", "sources", "claims"]

  /// The layer of claims that name none, in a document that declares none.
  static let tie = Layer(id: "tie", title: "Tie")
}

extension GraphDocument {
  /// Reads the whole document.
  mutating func read(_ root: Node) throws(EntenteError) -> ActorGraph {
    try checkVersion(of: root, key: "entente", noun: "a graph document", in: faults.file)
    guard let top = Fields(root, "a graph document", keys: Self.keys, &faults) else {
      throw .faultyDocument(faults.faults, claims: 0)
    }
    let name = top.text("name", &faults) ?? stem(faults.file)
    let title = top.text("title", &faults) ?? name
    let asOf = top.day("as-of", &faults)
    let entries = list("claims", of: top)
    readSources(top)
    readLayers(top, entries)
    readActors(top)
    checkCoverage()

    var check = GraphCheck(layers: layers, actors: actors, sources: sources)
    for finding in check.partFindings() {
      let places =
        switch finding.part {
        case .layer: layerPlaces
        case .actor: actorPlaces
        case .source: sourcePlaces
        }
      guard places.indices.contains(finding.index) else { continue }
      faults.add(finding.message, at: places[finding.index].node(of: finding))
    }
    let defaults = ClaimEntry.Defaults(
      source: top["sources"] == nil ? "file" : nil,
      layer: top["layers"] == nil ? Self.tie.id : nil
    )
    let table = readClaims(entries, defaults, &check)
    guard faults.isEmpty else { throw .faultyDocument(faults.faults, claims: entries.count) }
    return ActorGraph(
      name: name,
      title: title,
      asOf: asOf,
      layers: layers,
      actors: actors,
      sources: sources,
      table: table
    )
  }

  /// The items of a list at a key; empty, reported, for anything else.
  mutating func list(_ key: String, of fields: Fields) -> [Node] {
    guard let node = fields[key] else { return [] }
    guard case .sequence(let list) = node else {
      faults.add("'\(key)' is a list. Begin every item with '- '; found \(node.phrase).", at: node)
      return []
    }
    return Array(list)
  }

  private mutating func readClaims(
    _ entries: [Node],
    _ defaults: ClaimEntry.Defaults,
    _ check: inout GraphCheck
  ) -> ClaimTable {
    var pool = TextPool()
    var table = ClaimTable()
    var room = YAMLGuard.nodeLimit
    for node in entries {
      guard let entry = ClaimEntry(node, defaults, &faults) else { continue }
      let count = entry.pairs.count * entry.layers.count
      room -= count
      guard count <= ClaimEntry.limit, room >= 0 else {
        let message = "the lists of the claim make \(count) claims; a claim may make"
        faults.add("\(message) \(ClaimEntry.limit), a document \(YAMLGuard.nodeLimit).", at: node)
        continue
      }
      for expanded in entry.expanded() {
        for finding in check.faults(in: expanded.claim)
        where !entry.unread.contains(finding.field) {
          faults.add(finding.message, at: expanded.node(of: finding, in: entry))
        }
        if faults.isEmpty { table.append(check.row(for: expanded.claim, texts: &pool)) }
      }
    }
    table.texts = pool.texts
    return table
  }
}

/// Checks that a document is of a kind and version that can be read.
///
/// - Throws: ``EntenteError`` of code `notAGraph` with one fault.
func checkVersion(of root: Node, key: String, noun: String, in file: String) throws(EntenteError) {
  func fail(_ message: String, _ node: Node) -> EntenteError {
    let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
    return YAMLText.error(message, file: file, line: line, column: column)
  }
  guard case .mapping(let pairs) = root else {
    let message = "\(noun) is a mapping that begins with '\(key): 1', found \(root.phrase)."
    throw fail(message, root)
  }
  guard let version = pairs.first(where: { $0.key.scalar?.string == key })?.value else {
    let keys = pairs.compactMap { $0.key.scalar?.string }
    if keys.contains("entente-scenario") {
      throw fail(
        "this is a scenario, and a graph is expected here. Run it with 'entente scenario run FILE'.",
        root
      )
    }
    if keys.contains("entente") {
      throw fail("this is a graph, and a scenario is expected here.", root)
    }
    throw fail("\(noun) has its version at the top. Add '\(key): 1'.", root)
  }
  if version.scalar?.string == "1" { return }
  if let number = version.scalar.flatMap({ Int($0.string) }), number > 1 {
    let message = "the document has version \(number) of the format, newer than this program's 1."
    throw fail("\(message) Use a newer entente.", version)
  }
  throw fail("the version is \(version.phrase). Write '\(key): 1'.", version)
}
