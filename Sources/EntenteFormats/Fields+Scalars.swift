import EntenteModel
import Yams

extension Fields {
  /// A text, or nil.
  func text(_ key: String, _ faults: inout FaultList) -> String? {
    self[key].flatMap { faults.text($0) }
  }

  /// An identifier, which is checked, or nil.
  func identifier(_ key: String, _ faults: inout FaultList) -> String? {
    guard let node = self[key], let text = faults.text(node) else { return nil }
    return faults.identifier(text, at: node)
  }

  /// A number, or nil.
  func number(_ key: String, _ faults: inout FaultList) -> Double? {
    self[key].flatMap { faults.number($0) }
  }

  /// A whole number, or nil.
  func integer(_ key: String, _ faults: inout FaultList) -> Int? {
    guard let node = self[key], let number = faults.number(node) else { return nil }
    if let whole = Int(exactly: number) { return whole }
    faults.add("expected a whole number, found '\(number)'.", at: node)
    return nil
  }

  /// True or false, or nil.
  func flag(_ key: String, _ faults: inout FaultList) -> Bool? {
    guard let node = self[key] else { return nil }
    switch node.scalar?.string.lowercased() {
    case "true": return true
    case "false": return false
    default:
      faults.add("expected true or false, found \(node.phrase).", at: node)
      return nil
    }
  }

  /// A date, or nil.
  func day(_ key: String, _ faults: inout FaultList) -> Day? {
    self[key].flatMap { faults.day($0) }
  }

  /// One of the cases of an enumeration, or nil.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String,
    _ type: Value.Type,
    _ faults: inout FaultList
  ) -> Value? where Value.RawValue == String {
    guard let node = self[key] else { return nil }
    let known = type.allCases.map(\.rawValue)
    let word = node.scalar?.string
    if let value = word.flatMap(type.init(rawValue:)) { return value }
    let nearest = word.flatMap { nearestNames(to: $0, among: known).first }
    let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
    let list = known.joined(separator: ", ")
    faults.add("'\(key)' cannot be \(node.phrase).\(hint) It is one of \(list).", at: node)
    return nil
  }

  /// The texts of a list, or of a single text; empty when absent.
  func texts(_ key: String, _ faults: inout FaultList) -> [String] {
    self[key].map { $0.elements.compactMap { faults.text($0) } } ?? []
  }
}

extension FaultList {
  /// The text of a scalar; nil, reported, for anything else.
  mutating func text(_ node: Node) -> String? {
    if case .scalar(let scalar) = node, !node.isNull { return scalar.string }
    add("expected a text, found \(node.phrase).", at: node)
    return nil
  }

  /// A text that may be an identifier; returned, but reported, when it may not.
  mutating func identifier(_ text: String, at node: Node) -> String {
    guard !Identifier.admits(text) else { return text }
    let slug = Identifier.slug(text)
    let remedy = slug.isEmpty ? "" : " Write '\(slug)'."
    add(
      "the id \(quoted(text)) has more than lower-case letters, digits and '-'.\(remedy)",
      at: node
    )
    return text
  }

  /// The number of a plain scalar; nil, reported, for anything else.
  mutating func number(_ node: Node) -> Double? {
    guard case .scalar(let scalar) = node, !node.isNull else {
      add("expected a number, found \(node.phrase).", at: node)
      return nil
    }
    switch NumberText(scalar.string) {
    case .fault(let message):
      add(message, at: node)
      return nil
    case .number(let value):
      if scalar.style == .plain { return value }
      let found = quoted(scalar.string)
      add("expected a number, found the text \(found). Write it without quotes.", at: node)
      return nil
    }
  }

  /// The date of a scalar; nil, reported, for anything else.
  mutating func day(_ node: Node) -> Day? {
    guard case .scalar(let scalar) = node, !node.isNull else {
      add("expected a date, found \(node.phrase). Write YYYY, YYYY-MM or YYYY-MM-DD.", at: node)
      return nil
    }
    do throws(EntenteError) {
      return try Day(scalar.string)
    } catch {
      add(error.description, at: node)
      return nil
    }
  }
}
