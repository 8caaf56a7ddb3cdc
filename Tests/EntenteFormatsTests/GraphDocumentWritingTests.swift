import EntenteFormats
import EntenteModel
import Testing

@Suite struct GraphDocumentWritingTests {
  /// A graph with every field filled and hostile texts.
  private func rich() throws -> ActorGraph {
    let texts = [
      "plain", "a: b", "- a", "#", "yes", "null", "~", "1.5", "2025-07", " leading", "trailing ",
      "quote \" and ' and \\", "line\nbreak\r\n\ttab", "русский עברית 中文 🕊️",
      "\u{1B}\u{7F}\u{85}\u{2028}",
      "&a *b !c %d @e `f", "{a}: [b]", "a \u{FEFF}mark", "x\u{0}y", "'", "", "---", "key:", "<<",
      "=",
    ]
    return try ActorGraph(
      name: "rich",
      title: "A: \"title\"",
      asOf: Day(year: 2025, month: 7),
      layers: [
        Layer(
          id: "a",
          title: "yes",
          weight: 0.1,
          absent: .unknown,
          halfLifeDays: 1_826.25,
          combine: .mean
        ),
        Layer(id: "b", scale: .strength, unit: "US $", halfLifeDays: 30.4375 * 18),
        Layer(id: "c", scale: .dependence, weight: 1e-7, halfLifeDays: 0.1 + 0.2),
        Layer(id: "d", scale: .strength),
      ],
      actors: [
        Actor(
          id: "x",
          name: texts[11],
          kind: .nonState,
          aliases: texts,
          codes: [.iso2: "NO", .cow: "385"],
          attributes: Dictionary(uniqueKeysWithValues: texts.map { ($0, $0) }),
          start: Day(year: 1_949, month: 4, day: 4),
          end: Day(year: 2_020)
        ),
        Actor(
          id: "y",
          name: "",
          kind: .bloc,
          isCollapsed: true,
          members: [
            Membership(
              actor: "x",
              start: Day(year: 2_000),
              end: Day(year: 2_001),
              share: 1 / 3,
              source: "s"
            ),
            Membership(actor: "z"),
          ]
        ),
        Actor(id: "z", name: "Z", kind: .market),
      ],
      sources: [
        Source(
          id: "s",
          title: "T",
          citation: "C",
          date: Day(year: 2_025),
          reliability: .c,
          url: "https://example.org/?a=b&c#d",
          terms: "free: yes",
          coverage: Source.Coverage(actors: ["x"], layers: ["a"], start: Day(year: 1_816))
        ),
        Source(id: "t", title: "U", coverage: Source.Coverage()),
      ],
      claims: texts.enumerated().map { index, text in
        Claim(
          id: text.hasPrefix("#") ? "" : text,
          from: index.isMultiple(of: 2) ? "x" : "y",
          to: "z",
          isSymmetric: index.isMultiple(of: 3),
          layer: "a",
          value: 1 / Double(index + 3),
          kind: index.isMultiple(of: 5) ? .event : .spell,
          start: Day(year: 2_000, month: 1, day: 1 + index),
          lastObserved: index.isMultiple(of: 5) ? nil : Day(year: 2_018),
          source: "s",
          credibility: index % 6 + 1,
          confidence: index.isMultiple(of: 4) ? 0.1 * Double(index % 10) : nil,
          fact: text,
          locator: text,
          attributedTo: text,
          regarding: index.isMultiple(of: 7) ? ["x", "y"] : [],
          modality: Claim.Modality.allCases[index % 4],
          recorded: Day(year: 2_025),
          note: text
        )
      } + [Claim(from: "x", to: "z", layer: "b", value: 1e300, source: "t")]
    )
  }

  @Test func `what is written reads back`() throws {
    let rich = try rich()
    let text = rich.yaml()
    let again = try graph(text)
    expectAlike(again.yaml(), text)
    let isEqual = again == rich
    #expect(isEqual)
  }

  @Test func `an empty graph reads back`() throws {
    let empty = try ActorGraph(name: "empty", layers: [], actors: [], sources: [], claims: [])
    #expect(try graph(empty.yaml()) == empty)
  }

  @Test func `the text of a small graph`() throws {
    let read = try graph(
      """
      entente: 1
      name: small
      claims: [{ id: "2022", between: [b, a], value: 0.5, note: "so: yes" }]
      actors: [b, { id: a, name: "A & B" }]
      """
    )
    #expect(
      read.yaml() == """
        entente: 1
        name: small
        title: small
        layers:
          - id: tie
            title: Tie
            scale: affinity
            weight: 1
        actors:
          - id: a
            name: "A & B"
            kind: state
          - id: b
            name: b
            kind: state
        sources:
          - id: file
            title: my.yaml
        claims:
          - id: "2022"
            between: [a, b]
            layer: tie
            value: 0.5
            source: file
            note: "so: yes"

        """
    )
  }

  @Test(arguments: 0..<40) func `random graphs read back`(seed: UInt64) throws {
    var random = Seeded(seed)
    let ids = ["a", "b", "c", "d-e", "f"]
    let claims = try (0..<30).map { _ in
      let ends = ids.shuffled(using: &random)
      let day = try #require(Day(year: Int.random(in: 1...9_999, using: &random)))
      return Claim(
        from: ends[0],
        to: ends[1],
        isSymmetric: Bool.random(using: &random),
        layer: "l",
        value: Double.random(in: -1...1, using: &random),
        kind: Bool.random(using: &random) ? .event : .spell,
        start: day,
        source: "s",
        confidence: Bool.random(using: &random) ? Double.random(in: 0...1, using: &random) : nil
      )
    }
    let made = try ActorGraph(
      name: "random",
      layers: [Layer(id: "l")],
      actors: ids.map { Actor(id: $0, name: $0) },
      sources: [Source(id: "s", title: "S")],
      claims: claims
    )
    let isEqual = try graph(made.yaml()) == made
    #expect(isEqual)
  }
}

/// A repeatable stream of random numbers (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
