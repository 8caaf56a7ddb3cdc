/// A field of something that is compared, as text; nil when it has no value.
struct DifferenceField {
  let name: String
  let text: String?

  init(_ name: String, _ text: String?) {
    self.name = name
    self.text = text == "" ? nil : text
  }

  init(_ name: String, _ value: Day?) { self.init(name, value.map { "\($0)" }) }

  init(_ name: String, _ value: Double?) { self.init(name, value.map { "\($0)" }) }

  init(_ name: String, _ list: [String]) { self.init(name, list.joined(separator: ", ")) }
}

extension ActorGraph {
  var differenceFields: [DifferenceField] {
    [
      DifferenceField("name", name), DifferenceField("title", title),
      DifferenceField("as-of", asOf),
    ]
  }
}

extension Layer {
  var differenceFields: [DifferenceField] {
    [
      DifferenceField("title", title), DifferenceField("scale", scale.rawValue),
      DifferenceField("unit", unit), DifferenceField("weight", weight),
      DifferenceField("absent", absent.rawValue), DifferenceField("half-life days", halfLifeDays),
      DifferenceField("combine", combine.rawValue),
    ]
  }
}

extension Source {
  var differenceFields: [DifferenceField] {
    [
      DifferenceField("title", title), DifferenceField("citation", citation),
      DifferenceField("date", date), DifferenceField("reliability", reliability?.rawValue),
      DifferenceField("url", url), DifferenceField("terms", terms),
      DifferenceField("coverage", coverage.map(Source.words)),
    ]
  }

  private static func words(_ coverage: Coverage) -> String {
    let actors = coverage.actors.isEmpty ? "all actors" : coverage.actors.joined(separator: ", ")
    let layers = coverage.layers.isEmpty ? "all layers" : coverage.layers.joined(separator: ", ")
    return "\(actors); \(layers); \(span(coverage.start, coverage.end))"
  }
}

extension Actor {
  var differenceFields: [DifferenceField] {
    var members: [(name: String, words: [String])] = []
    for member in self.members {
      if let known = members.firstIndex(where: { $0.name == member.actor }) {
        members[known].words.append(member.words)
      } else {
        members.append((member.actor, [member.words]))
      }
    }
    let single = [
      DifferenceField("name", name), DifferenceField("kind", kind.rawValue),
      DifferenceField("aliases", aliases), DifferenceField("start", start),
      DifferenceField("end", end), DifferenceField("collapsed", isCollapsed ? "yes" : "no"),
    ]
    return single
      + codes.sorted { $0.key < $1.key }.map { DifferenceField("\($0.key.rawValue)", $0.value) }
      + attributes.sorted { $0.key < $1.key }
      .map { DifferenceField("attribute \($0.key)", $0.value) }
      + members.map { DifferenceField("member \($0.name)", $0.words.joined(separator: "; ")) }
  }
}

extension Membership {
  fileprivate var words: String {
    let parts = [span(start, end), share.map { "share \($0)" }, source.map { "[\($0)]" }]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

extension Claim {
  var differenceFields: [DifferenceField] {
    [
      DifferenceField("id", id), DifferenceField("from", from), DifferenceField("to", to),
      DifferenceField("symmetric", isSymmetric ? "yes" : "no"), DifferenceField("layer", layer),
      DifferenceField("value", value), DifferenceField("kind", kind.rawValue),
      DifferenceField("start", start), DifferenceField("end", end),
      DifferenceField("last-observed", lastObserved), DifferenceField("source", source),
      DifferenceField("credibility", credibility.map(String.init)),
      DifferenceField("confidence", confidence), DifferenceField("fact", fact),
      DifferenceField("locator", locator), DifferenceField("attributed-to", attributedTo),
      DifferenceField("regarding", regarding), DifferenceField("modality", modality.rawValue),
      DifferenceField("recorded", recorded), DifferenceField("note", note),
    ]
  }
}

private func span(_ start: Day?, _ end: Day?) -> String {
  "\(start.map { "\($0)" } ?? "always") to \(end.map { "\($0)" } ?? "now")"
}
