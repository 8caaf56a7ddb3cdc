import EntenteModel
import Yams

/// One item of `claims:`, before its lists are written out.
struct ClaimEntry {
  /// What a claim may leave out, and what it then has; nil where it may not.
  struct Defaults {
    var source: String?
    var layer: String?
  }

  /// A name and where it stands.
  struct Name {
    let text: String
    let node: Node
  }

  let fields: Fields

  /// Everything but the ends and the layer.
  var claim: Claim

  /// The ends of each claim that it makes.
  var pairs: [(from: Name, to: Name)] = []

  /// The layers of the claims that it makes.
  var layers: [Name] = []

  /// Fields that could not be read, whose rules cannot be checked.
  var unread: Set<String> = []

  static let keys = [
    "id", "from", "to", "between", "layer", "value", "start", "end", "at", "last-observed",
    "source", "credibility", "confidence", "fact", "locator", "attributed-to", "regarding",
    "modality", "recorded", "note",
  ]

  /// The most claims that one item may make.
  static let limit = 100_000

  /// Reads an item.
  ///
  /// - Returns: Nil, reported, for a node that is no mapping.
  init?(_ node: Node, _ defaults: Defaults, _ faults: inout FaultList) {
    guard let fields = Fields(node, "a claim", keys: Self.keys, &faults) else { return nil }
    self.fields = fields
    claim = Claim(from: "", to: "", layer: "", value: 0, source: defaults.source ?? "")
    readTexts(&faults)
    readEnds(&faults)
    readLayers(defaults, &faults)
    readTime(&faults)
    readEvidence(defaults, &faults)
  }
}

extension ClaimEntry {
  private mutating func readTexts(_ faults: inout FaultList) {
    claim.id = fields.text("id", &faults) ?? ""
    if claim.id.hasPrefix("#") {
      let message = "the id \(quoted(claim.id)) begins with '#', which counts claims. Leave it out."
      faults.add(message, at: fields.place("id"))
    }
    claim.fact = fields.text("fact", &faults) ?? ""
    claim.locator = fields.text("locator", &faults) ?? ""
    claim.attributedTo = fields.text("attributed-to", &faults) ?? ""
    claim.note = fields.text("note", &faults) ?? ""
    claim.regarding = fields.texts("regarding", &faults)
    repeated("regarding", fields["regarding"]?.elements ?? [], &faults)
  }

  private mutating func readEnds(_ faults: inout FaultList) {
    if let between = fields["between"] {
      for key in ["from", "to"] where fields[key] != nil {
        faults.add(contradiction("between", key, Self.endsRemedy), at: between)
      }
      claim.isSymmetric = true
      let ends = names("between", &faults)
      if ends.count < 2, between.elements.count < 2 {
        faults.add("'between' needs two actors or more, as in [russia, iran].", at: between)
      }
      for (index, first) in ends.enumerated() {
        for second in ends[(index + 1)...] { pairs.append((from: first, to: second)) }
      }
    } else if fields["from"] != nil || fields["to"] != nil {
      for key in ["from", "to"] {
        _ = fields.required(key, "Or write between: [a, b] when it holds both ways.", &faults)
      }
      let (froms, tos) = (names("from", &faults), names("to", &faults))
      if froms.count * tos.count <= Self.limit {
        pairs = froms.flatMap { from in tos.map { to in (from: from, to: to) } }
      } else {
        faults.add("the lists make more than \(Self.limit) claims.", at: fields.node)
      }
    } else if fields.empty.isDisjoint(with: ["from", "to", "between"]) {
      faults.add("a claim needs its two actors. \(Self.endsRemedy)", at: fields.node)
    }
    if pairs.isEmpty {
      unread.formUnion(["from", "to"])
      let nobody = Name(text: "", node: fields.node)
      pairs = [(from: nobody, to: nobody)]
    }
  }

  private mutating func readLayers(_ defaults: Defaults, _ faults: inout FaultList) {
    if fields["layer"] == nil, let layer = defaults.layer, !fields.empty.contains("layer") {
      layers = [Name(text: layer, node: fields.node)]
      return
    }
    if fields.required("layer", "Name one of the layers.", &faults) != nil {
      layers = names("layer", &faults)
    }
    if layers.isEmpty {
      unread.insert("layer")
      layers = [Name(text: "", node: fields.node)]
    }
  }

  /// The names of a list or of a single scalar, each once.
  private func names(_ key: String, _ faults: inout FaultList) -> [Name] {
    let elements = fields[key]?.elements ?? []
    if fields[key] != nil, elements.isEmpty {
      faults.add("'\(key)' is an empty list. Name at least one.", at: fields.place(key))
    }
    guard elements.count <= Self.limit else {
      faults.add("'\(key)' has \(elements.count) items.", at: fields.place(key))
      return []
    }
    repeated(key, elements, &faults)
    return elements.compactMap { node in
      faults.text(node).map { Name(text: $0, node: node) }
    }
  }

  private func repeated(_ key: String, _ elements: [Node], _ faults: inout FaultList) {
    var seen: Set<String> = []
    for node in elements {
      guard let text = node.scalar?.string, !seen.insert(text).inserted else { continue }
      faults.add("'\(key)' lists \(quoted(text)) twice. Keep one.", at: node)
    }
  }

  private static let endsRemedy =
    "Write from: and to: when it has a direction, between: [a, b] when it holds both ways."

  /// That two keys exclude each other.
  func contradiction(_ first: String, _ second: String, _ remedy: String) -> String {
    "'\(first)' and '\(second)' exclude each other. \(remedy)"
  }
}
