public import EntenteModel
import Yams

extension Scenario {
  /// Reads a scenario (YAML): a list of edits, each of one kind.
  ///
  /// What the edits name is looked up when the scenario is applied to a graph.
  ///
  /// - Parameters:
  ///   - bytes: The file, in UTF-8.
  ///   - file: How the file is named in faults; its stem is the name of a scenario that gives none.
  /// - Throws: ``EntenteError`` of code `faultyDocument` with every fault of the document and its
  ///   place, or `notAGraph` when it is no document at all.
  public init(yaml bytes: [UInt8], file: String) throws(EntenteError) {
    let root = try YAMLDocument(bytes, file: file).root
    try checkVersion(of: root, key: "entente-scenario", noun: "a scenario", in: file)
    var reader = ScenarioDocument(faults: FaultList(file: file))
    let scenario = reader.read(root)
    guard reader.faults.isEmpty, let scenario else {
      let faults = reader.faults.faults.sorted()
      let number = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
      throw EntenteError(.faultyDocument, "\(number); nothing was loaded.", faults: faults)
    }
    self = scenario
  }
}

/// A scenario while it is read.
struct ScenarioDocument {
  var faults: FaultList

  static let keys = ["entente-scenario", "name", "title", "edits"]
  static let edits = ["remove", "end", "set", "switch-on", "add"]
  static let selection = ["claims", "actor", "source", "layer"]
}

extension ScenarioDocument {
  mutating func read(_ root: Node) -> Scenario? {
    guard let top = Fields(root, "a scenario", keys: Self.keys, &faults) else { return nil }
    let name = top.text("name", &faults) ?? stem(faults.file)
    let title = top.text("title", &faults)
    var edits: [Scenario.Edit] = []
    if let node = top.required("edits", "List what is to change, if only [].", &faults) {
      guard case .sequence(let list) = node else {
        faults.add("'edits' is a list. Begin every item with '- '; found \(node.phrase).", at: node)
        return nil
      }
      edits = list.compactMap { readEdit($0) }
    }
    return Scenario(name: name, title: title, edits: edits)
  }

  private mutating func readEdit(_ node: Node) -> Scenario.Edit? {
    guard let fields = Fields(node, "an edit", keys: Self.edits, &faults) else { return nil }
    let kinds = Self.edits.filter { fields[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first, let inner = fields[kind] else {
      let list = Self.edits.joined(separator: ", ")
      if !kinds.isEmpty || fields.empty.isEmpty {
        faults.add("an edit is one of \(list). Make a list item of each.", at: node)
      }
      return nil
    }
    switch kind {
    case "remove": return readSelection(inner, "'remove'").map { .remove($0.selection) }
    case "switch-on": return readSelection(inner, "'switch-on'").map { .switchOn($0.selection) }
    case "end":
      guard let (selection, fields) = readSelection(inner, "'end'", and: "at") else { return nil }
      let remedy = "Give the last day, month or year in which the claims held."
      guard fields.required("at", remedy, &faults) != nil else { return nil }
      return fields.day("at", &faults).map { .end(selection, at: $0) }
    case "set": return readSet(inner)
    default: return readAdd(inner)
    }
  }

  private mutating func readSelection(
    _ node: Node,
    _ noun: String,
    and extra: String? = nil
  ) -> (selection: Scenario.Selection, fields: Fields)? {
    let keys = Self.selection + (extra.map { [$0] } ?? [])
    guard let fields = Fields(node, noun, keys: keys, &faults) else { return nil }
    let given = Self.selection.filter { fields[$0] != nil }
    guard given.count == 1, let key = given.first else {
      if !given.isEmpty || fields.empty.isEmpty {
        let message = "\(noun) needs one of claims, actor, source and layer"
        faults.add("\(message), as in { claims: [a, b] }.", at: node)
      }
      return nil
    }
    if key == "claims" {
      let claims = fields.texts(key, &faults)
      if claims.isEmpty { faults.add("'claims' names no claim.", at: fields.place(key)) }
      return (.claims(claims), fields)
    }
    guard let name = fields.text(key, &faults) else { return nil }
    switch key {
    case "actor": return (.actor(name), fields)
    case "source": return (.source(name), fields)
    default: return (.layer(name), fields)
    }
  }

  private mutating func readSet(_ node: Node) -> Scenario.Edit? {
    let keys = ["claim", "value", "confidence"]
    guard let fields = Fields(node, "'set'", keys: keys, &faults) else { return nil }
    let claim = fields.required("claim", "Name the claim.", &faults).flatMap { faults.text($0) }
    let value = fields.number("value", &faults)
    let confidence = fields.number("confidence", &faults)
    if let confidence, !(0...1).contains(confidence) {
      let message = "confidence \(confidence) is outside 0…1."
      faults.add(message, at: fields.place("confidence"))
    }
    if fields["value"] == nil, fields["confidence"] == nil, fields.empty.isEmpty {
      faults.add("'set' needs a value, a confidence or both.", at: node)
    }
    return claim.map { .set(claim: $0, value: value, confidence: confidence) }
  }

  private mutating func readAdd(_ node: Node) -> Scenario.Edit? {
    let defaults = ClaimEntry.Defaults(source: "scenario", layer: nil)
    guard let entry = ClaimEntry(node, defaults, &faults) else { return nil }
    if entry.pairs.count > 1 || entry.layers.count > 1 {
      faults.add("an edit adds one claim. Write one for each pair and layer.", at: node)
    }
    guard let pair = entry.pairs.first, let layer = entry.layers.first else { return nil }
    var claim = entry.claim
    (claim.from, claim.to, claim.layer) = (pair.from.text, pair.to.text, layer.text)
    if claim.from == claim.to, !claim.from.isEmpty {
      let message = "both ends are '\(claim.from)'. A claim is about two actors."
      faults.add(message, at: pair.to.node)
    }
    if let confidence = claim.confidence, !(0...1).contains(confidence) {
      let message = "confidence \(confidence) is outside 0…1."
      faults.add(message, at: entry.fields.place("confidence"))
    }
    if let grade = claim.credibility, !(1...6).contains(grade) {
      faults.add("credibility \(grade) is outside 1…6.", at: entry.fields.place("credibility"))
    }
    if let start = claim.start, let end = claim.end, end.endNumber <= start.number {
      let message = "the claim ends (\(end)) before it starts (\(start))."
      faults.add(message, at: entry.fields.place("end"))
    }
    return .add(claim)
  }
}
