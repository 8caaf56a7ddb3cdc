import EntenteModel
import Yams

/// One mapping of a document, with its values by key.
struct Fields {
  /// The mapping itself: where a missing key is reported.
  let node: Node

  /// What the mapping describes, such as `a claim`.
  let noun: String

  private var values: [String: Node] = [:]
  private var keyNodes: [String: Node] = [:]

  /// Keys that stand in the document without a value.
  private(set) var empty: Set<String> = []

  /// Takes a mapping apart and reports the keys that do not belong.
  ///
  /// - Returns: Nil, reported, for a node that is no mapping.
  init?(_ node: Node, _ noun: String, keys: [String], _ faults: inout FaultList) {
    self.node = node
    self.noun = noun
    guard case .mapping(let pairs) = node else {
      let example = keys.first ?? "key"
      faults.add(
        "expected \(noun) with its keys (\(example): …), found \(node.phrase).",
        at: node
      )
      return nil
    }
    for (key, value) in pairs {
      guard case .scalar(let scalar) = key else {
        faults.add("a key must be a plain word, found \(key.phrase).", at: key)
        continue
      }
      let name = scalar.string
      guard keys.contains(name) else {
        let hint = suggestion(for: name, among: keys, calling: "Its keys")
        faults.add("\(noun) has no key \(quoted(name)). \(hint)", at: key)
        continue
      }
      keyNodes[name] = key
      if value.isNull {
        faults.add("'\(name)' has no value. Give it one or leave the key out.", at: key)
        empty.insert(name)
      } else {
        values[name] = value
      }
    }
  }
}

extension Fields {
  /// The value of a key; nil when it is absent or empty.
  subscript(key: String) -> Node? { values[key] }

  /// Where a fault of a key is reported: at its value, at the key, else at the whole.
  func place(_ key: String) -> Node { values[key] ?? keyNodes[key] ?? node }

  /// The value of a key that must be there.
  func required(_ key: String, _ remedy: String, _ faults: inout FaultList) -> Node? {
    if let value = values[key] { return value }
    if !empty.contains(key) { faults.add("\(noun) needs '\(key)'. \(remedy)", at: node) }
    return nil
  }
}

extension Node {
  /// Whether nothing was written, or `null`.
  var isNull: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// What it is, for a sentence.
  var phrase: String {
    switch self {
    case .scalar(let scalar): isNull ? "nothing" : quoted(scalar.string)
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }

  /// The elements of a list; the node itself when it is none.
  var elements: [Node] {
    guard case .sequence(let list) = self else { return [self] }
    return Array(list)
  }
}
