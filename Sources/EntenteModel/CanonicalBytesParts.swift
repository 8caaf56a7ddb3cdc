// Layers, actors and sources as records: what is written and what is read, side by side.

extension CanonicalBytesWriter {
  mutating func append(_ layer: Layer) {
    append(layer.id)
    append(layer.title)
    append(layer.scale.rawValue)
    append(layer.unit)
    append(layer.weight)
    append(layer.absent.rawValue)
    append(layer.halfLifeDays)
    append(layer.combine.rawValue)
  }

  mutating func append(_ actor: Actor) {
    append(actor.id)
    append(actor.name)
    append(actor.kind.rawValue)
    append(actor.aliases)
    append(actor.codes.sorted { $0.key < $1.key }) {
      $0.append($1.key.rawValue)
      $0.append($1.value)
    }
    append(actor.attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      $0.append($1.key)
      $0.append($1.value)
    }
    append(actor.start)
    append(actor.end)
    append(actor.isCollapsed)
    append(actor.members) { $0.append($1) }
  }

  mutating func append(_ member: Membership) {
    append(member.actor)
    append(member.start)
    append(member.end)
    append(member.share)
    append(member.source)
  }

  mutating func append(_ source: Source) {
    append(source.id)
    append(source.title)
    append(source.citation)
    append(source.date)
    append(source.reliability?.rawValue)
    append(source.url)
    append(source.terms)
    append(source.coverage != nil)
    guard let coverage = source.coverage else { return }
    append(coverage.actors)
    append(coverage.layers)
    append(coverage.start)
    append(coverage.end)
  }
}

extension CanonicalBytesReader {
  mutating func layer() throws(EntenteError) -> Layer {
    Layer(
      id: try text(),
      title: try text(),
      scale: try word(),
      unit: try optionalText(),
      weight: try number(),
      absent: try word(),
      halfLifeDays: try optionalNumber(),
      combine: try word()
    )
  }

  mutating func actor() throws(EntenteError) -> Actor {
    Actor(
      id: try text(),
      name: try text(),
      kind: try word(),
      aliases: try texts(),
      codes: try codes(),
      attributes: try pairs(),
      start: try day(),
      end: try day(),
      isCollapsed: try flag(),
      members: try list { reader throws(EntenteError) in try reader.member() }
    )
  }

  mutating func source() throws(EntenteError) -> Source {
    Source(
      id: try text(),
      title: try text(),
      citation: try optionalText(),
      date: try day(),
      reliability: try flag() ? try word() : nil,
      url: try optionalText(),
      terms: try optionalText(),
      coverage: try flag() ? try coverage() : nil
    )
  }

  private mutating func member() throws(EntenteError) -> Membership {
    Membership(
      actor: try text(),
      start: try day(),
      end: try day(),
      share: try optionalNumber(),
      source: try optionalText()
    )
  }

  private mutating func coverage() throws(EntenteError) -> Source.Coverage {
    Source.Coverage(actors: try texts(), layers: try texts(), start: try day(), end: try day())
  }

  /// A value of an enumeration, by its word.
  private mutating func word<Value: RawRepresentable<String>>() throws(EntenteError) -> Value {
    guard let value = Value(rawValue: try text()) else {
      throw damaged("a value is not one of those known")
    }
    return value
  }

  private mutating func codes() throws(EntenteError) -> [Actor.Scheme: String] {
    var codes: [Actor.Scheme: String] = [:]
    for (key, value) in try pairs() {
      guard let scheme = Actor.Scheme(rawValue: key) else {
        throw damaged("a value is not one of those known")
      }
      codes[scheme] = value
    }
    return codes
  }

  /// Pairs of texts, in the order of their keys.
  private mutating func pairs() throws(EntenteError) -> [String: String] {
    var keys: [String] = []
    var pairs: [String: String] = [:]
    let count: UInt32 = try integer()
    for _ in 0..<count {
      keys.append(try text())
      guard pairs.updateValue(try text(), forKey: keys[keys.count - 1]) == nil else {
        throw damaged("a key occurs twice")
      }
    }
    guard keys.isAscendingInUTF8 else { throw damaged("the keys are not in order") }
    return pairs
  }
}
