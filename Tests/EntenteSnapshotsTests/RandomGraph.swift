import EntenteModel

/// Random numbers that are the same for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Texts that break what is careless with them.
let oddTexts = [
  "", "plain", "it's", "\"double\"", "'); DROP TABLE snapshot; --", "a\nb\tc", "nul\0inside", "🕊️🏴‍☠️",
  "فارسی و עברית", "Ελλάδα", "%s %n", "\\u0000", " ", "a, b", "-- comment", "\u{202E}reversed",
]

/// The parts of a graph, in an order of their own.
struct Parts {
  var layers: [Layer]
  var actors: [Actor]
  var sources: [Source]
  var claims: [Claim]

  func graph() throws -> ActorGraph {
    try ActorGraph(
      name: "odd",
      title: "It's \"odd\" 🕊️",
      asOf: Day("2025-07"),
      layers: layers,
      actors: actors,
      sources: sources,
      claims: claims
    )
  }

  func shuffled(using random: inout SeededGenerator) -> Parts {
    Parts(
      layers: layers.shuffled(using: &random),
      actors: actors.shuffled(using: &random),
      sources: sources.shuffled(using: &random),
      claims: claims.shuffled(using: &random)
    )
  }
}

/// A graph of every kind of part, each with odd texts.
func randomParts(seed: Int, actorCount: Int = 9, claimCount: Int = 60) -> Parts {
  var random = SeededGenerator(seed: seed)
  func odd() -> String { oddTexts.randomElement(using: &random) ?? "" }
  func chance() -> Bool { Bool.random(using: &random) }
  func day(_ years: ClosedRange<Int>) -> Day? {
    let month = chance() ? Int.random(in: 1...12, using: &random) : nil
    let day = month != nil && chance() ? Int.random(in: 1...28, using: &random) : nil
    return Day(year: Int.random(in: years, using: &random), month: month, day: day)
  }
  let layers = [
    Layer(id: "military", title: odd()),
    Layer(id: "leverage", scale: .dependence, weight: 0.25, absent: .unknown),
    Layer(id: "trade", scale: .strength, unit: "US dollars", halfLifeDays: 365, combine: .mean),
  ]
  let sources = (0..<4).map { number in
    Source(
      id: "source-\(number)",
      title: odd(),
      citation: chance() ? odd() : nil,
      date: chance() ? day(2000...2025) : nil,
      reliability: chance() ? Source.Reliability.allCases.randomElement(using: &random) : nil,
      url: chance() ? odd() : nil,
      terms: chance() ? odd() : nil,
      coverage: chance() ? Source.Coverage(layers: ["trade"], start: day(1990...1999)) : nil
    )
  }
  var actors = (0..<actorCount).map { number in
    Actor(
      id: "actor-\(number)",
      name: odd(),
      kind: Actor.Kind.allCases.filter { $0 != .bloc }.randomElement(using: &random) ?? .state,
      aliases: [odd(), odd()],
      codes: chance() ? [.cow: "\(number)", .iso3: odd()] : [:],
      attributes: chance() ? ["capital": odd(), "é": odd()] : [:],
      start: chance() ? day(1900...1950) : nil,
      end: chance() ? day(1951...2020) : nil
    )
  }
  let members = (0..<3).map {
    Membership(
      actor: "actor-\($0)",
      start: day(1950...1960),
      end: chance() ? day(1970...1980) : nil,
      share: chance() ? 0.5 : nil,
      source: chance() ? "source-1" : nil
    )
  }
  actors.append(
    Actor(id: "bloc", name: "Bloc", kind: .bloc, isCollapsed: chance(), members: members)
  )
  let claims = (0..<claimCount).map { number in
    let ends = actors.map(\.id).shuffled(using: &random)
    let layer = layers.randomElement(using: &random) ?? layers[0]
    let isEvent = chance()
    return Claim(
      id: chance() ? "claim-\(number)" : "",
      from: ends[0],
      to: ends[1],
      isSymmetric: layer.scale != .dependence && chance(),
      layer: layer.id,
      value: Double.random(in: layer.scale == .affinity ? -1...1 : 0...1, using: &random),
      kind: isEvent ? .event : .spell,
      start: isEvent || chance() ? day(1990...2000) : nil,
      end: !isEvent && chance() ? day(2001...2020) : nil,
      lastObserved: chance() ? day(2001...2020) : nil,
      source: "source-\(Int.random(in: 0..<4, using: &random))",
      credibility: chance() ? Int.random(in: 1...6, using: &random) : nil,
      confidence: chance() ? Double.random(in: 0...1, using: &random) : nil,
      fact: odd(),
      locator: odd(),
      attributedTo: odd(),
      regarding: chance() ? [ends[2], ends[3]] : [],
      modality: Claim.Modality.allCases.randomElement(using: &random) ?? .asserted,
      recorded: chance() ? day(2020...2025) : nil,
      note: odd()
    )
  }
  return Parts(layers: layers, actors: actors, sources: sources, claims: claims)
}

/// Two actors and one claim.
func tinyGraph(
  _ name: String = "tiny",
  value: Double = 0.5,
  note: String = "n"
) throws -> ActorGraph {
  try ActorGraph(
    name: name,
    title: "Tiny",
    asOf: Day("2025-07"),
    layers: [Layer(id: "military", title: "Military", weight: 0.3)],
    actors: [Actor(id: "b", name: "Bé"), Actor(id: "a", name: "A", codes: [.iso2: "AA"])],
    sources: [Source(id: "s", title: "S", reliability: .b)],
    claims: [
      Claim(
        from: "b",
        to: "a",
        isSymmetric: true,
        layer: "military",
        value: value,
        start: Day("2001-07-16"),
        source: "s",
        credibility: 2,
        note: note
      )
    ]
  )
}
