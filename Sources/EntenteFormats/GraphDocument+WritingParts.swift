import EntenteModel

extension YAMLWriter {
  mutating func write(_ layer: Layer) {
    pair("id", layer.id)
    pair("title", layer.title)
    raw("scale", layer.scale.rawValue)
    if layer.scale == .strength || layer.unit != nil { pair("unit", layer.unit ?? "") }
    number("weight", layer.weight)
    if layer.absent != .zero { raw("absent", layer.absent.rawValue) }
    if let days = layer.halfLifeDays { raw("half-life", halfLife(days)) }
    if layer.combine != .pool { raw("combine", layer.combine.rawValue) }
  }

  /// Whole years or months where these give the days back exactly, else days.
  private func halfLife(_ days: Double) -> String {
    for unit in "ym" {
      guard let length = GraphDocument.days[unit] else { continue }
      let count = (days / length).rounded()
      if count >= 1, count * length == days { return digits(count) + String(unit) }
    }
    return digits(days) + "d"
  }

  mutating func write(_ actor: Actor) {
    pair("id", actor.id)
    pair("name", actor.name)
    raw("kind", actor.kind.rawValue)
    if actor.isCollapsed { raw("collapsed", "true") }
    texts("aliases", actor.aliases)
    if !actor.codes.isEmpty {
      let codes = actor.codes.sorted { $0.key < $1.key }
      let pairs = codes.map { "\($0.key.rawValue): \(YAMLScalar.write($0.value))" }
      raw("codes", "{ \(pairs.joined(separator: ", ")) }")
    }
    day("start", actor.start)
    day("end", actor.end)
    if !actor.attributes.isEmpty {
      mapping("attributes") { writer in
        for (key, value) in actor.attributes.sorted(by: { $0.key < $1.key }) {
          writer.pair(YAMLScalar.write(key), value)
        }
      }
    }
    if !actor.members.isEmpty {
      list("members", actor.members) { writer, member in writer.write(member) }
    }
  }

  private mutating func write(_ member: Membership) {
    pair("actor", member.actor)
    day("start", member.start)
    day("end", member.end)
    number("share", member.share)
    pair("source", member.source)
  }

  mutating func write(_ source: Source) {
    pair("id", source.id)
    pair("title", source.title)
    pair("citation", source.citation)
    day("date", source.date)
    if let reliability = source.reliability { raw("reliability", reliability.rawValue) }
    pair("url", source.url)
    pair("terms", source.terms)
    guard let coverage = source.coverage else { return }
    guard coverage != Source.Coverage() else { return raw("coverage", "{}") }
    mapping("coverage") { writer in
      writer.texts("actors", coverage.actors)
      writer.texts("layers", coverage.layers)
      writer.day("start", coverage.start)
      writer.day("end", coverage.end)
    }
  }

  mutating func write(_ claim: Claim) {
    if !claim.id.isEmpty { pair("id", claim.id) }
    if claim.isSymmetric {
      texts("between", [claim.from, claim.to])
    } else {
      pair("from", claim.from)
      pair("to", claim.to)
    }
    pair("layer", claim.layer)
    number("value", claim.value)
    if claim.kind == .event {
      day("at", claim.start)
    } else {
      day("start", claim.start)
      day("end", claim.end)
      day("last-observed", claim.lastObserved)
    }
    pair("source", claim.source)
    if let grade = claim.credibility { raw("credibility", "\(grade)") }
    number("confidence", claim.confidence)
    if !claim.fact.isEmpty { pair("fact", claim.fact) }
    if !claim.locator.isEmpty { pair("locator", claim.locator) }
    if !claim.attributedTo.isEmpty { pair("attributed-to", claim.attributedTo) }
    texts("regarding", claim.regarding)
    if claim.modality != .asserted { raw("modality", claim.modality.rawValue) }
    day("recorded", claim.recorded)
    if !claim.note.isEmpty { pair("note", claim.note) }
  }
}
