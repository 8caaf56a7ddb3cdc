import EntenteModel
import Yams

extension GraphDocument {
  static let actorKeys = [
    "id", "name", "kind", "collapsed", "aliases", "codes", "start", "end", "attributes", "members",
  ]
  static let memberKeys = ["actor", "start", "end", "share", "source"]

  /// Reads `actors:`, each a mapping or only an id.
  mutating func readActors(_ top: Fields) {
    for node in list("actors", of: top) {
      if case .scalar(let scalar) = node, !node.isNull {
        let id = faults.identifier(scalar.string, at: node)
        actors.append(Actor(id: id, name: id))
        actorPlaces.append(PartPlace(node: node))
        continue
      }
      guard let fields = Fields(node, "an actor", keys: Self.actorKeys, &faults) else { continue }
      var place = PartPlace(node: node, fields: fields)
      let actor = readActor(fields, &place)
      guard fields.required("id", "Give the actor a name such as russia.", &faults) != nil
      else { continue }
      actors.append(actor)
      actorPlaces.append(place)
    }
  }

  private mutating func readActor(_ fields: Fields, _ place: inout PartPlace) -> Actor {
    let id = fields.identifier("id", &faults) ?? ""
    let schemes = Actor.Scheme.allCases.map(\.rawValue)
    let codes = readPairs("codes", of: fields, keys: schemes).compactMap { key, value in
      Actor.Scheme(rawValue: key).map { ($0, value) }
    }
    var members: [Membership] = []
    for node in list("members", of: fields) {
      guard let member = readMember(node) else { continue }
      members.append(member)
      place.members.append(node)
    }
    return Actor(
      id: id,
      name: fields.text("name", &faults) ?? id,
      kind: fields.choice("kind", Actor.Kind.self, &faults) ?? .state,
      aliases: fields.texts("aliases", &faults),
      codes: Dictionary(codes) { first, _ in first },
      attributes: Dictionary(readPairs("attributes", of: fields, keys: nil)) { first, _ in first },
      start: fields.day("start", &faults),
      end: fields.day("end", &faults),
      isCollapsed: fields.flag("collapsed", &faults) ?? false,
      members: members
    )
  }

  private mutating func readMember(_ node: Node) -> Membership? {
    if case .scalar(let scalar) = node, !node.isNull { return Membership(actor: scalar.string) }
    guard let fields = Fields(node, "a member", keys: Self.memberKeys, &faults) else { return nil }
    let member = Membership(
      actor: fields.text("actor", &faults) ?? "",
      start: fields.day("start", &faults),
      end: fields.day("end", &faults),
      share: fields.number("share", &faults),
      source: fields.text("source", &faults)
    )
    let named = fields.required("actor", "Name the member.", &faults)
    return named?.scalar == nil ? nil : member
  }

  /// The pairs of a mapping of texts; only the keys given, when some are.
  private mutating func readPairs(_ key: String, of fields: Fields, keys: [String]?) -> [(
    String, String
  )] {
    guard let node = fields[key] else { return [] }
    guard case .mapping(let pairs) = node else {
      faults.add("'\(key)' is a mapping, such as { \(keys?.first ?? "region"): … }.", at: node)
      return []
    }
    return pairs.compactMap { pair in
      guard let name = faults.text(pair.key), let value = faults.text(pair.value) else {
        return nil
      }
      if let keys, !keys.contains(name) {
        let hint = suggestion(for: name, among: keys, calling: "They")
        faults.add("no scheme of codes is called \(quoted(name)). \(hint)", at: pair.key)
        return nil
      }
      return (name, value)
    }
  }
}
