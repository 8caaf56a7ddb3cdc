import EntenteFormats
import EntenteModel
import Testing

@Suite struct GraphDocumentClaimTests {
  @Test func `a claim with every key is read`() throws {
    let read = try graph(
      document(
        """
          - id: drones
            from: iran
            to: russia
            layer: military
            value: 0.8
            start: 2022-09
            end: 2024-12
            last-observed: 2024
            source: article
            credibility: 2
            confidence: 0.9
            fact: deliveries
            locator: "§ 3"
            attributed-to: Igor
            regarding: [usa]
            modality: reported
            recorded: 2025-07-01
            note: "a: b"
        """
      )
    )
    let expected = Claim(
      id: "drones",
      from: "iran",
      to: "russia",
      layer: "military",
      value: 0.8,
      start: Day(year: 2022, month: 9),
      end: Day(year: 2024, month: 12),
      lastObserved: Day(year: 2024),
      source: "article",
      credibility: 2,
      confidence: 0.9,
      fact: "deliveries",
      locator: "§ 3",
      attributedTo: "Igor",
      regarding: ["usa"],
      modality: .reported,
      recorded: Day(year: 2025, month: 7, day: 1),
      note: "a: b"
    )
    #expect(read.claims.count == 1)
    #expect(read.claim(0) == expected)
  }

  @Test func `numbers may be whole or have an exponent`() throws {
    let values = ["1", "-1", "+0.5", ".5", "5e-1", "-2.5E-1", "0"]
    for value in values {
      let read = try graph(
        document("  - { from: iran, to: usa, layer: military, value: \(value), source: article }")
      )
      #expect(read.claim(0).value == Double(value.hasPrefix(".") ? "0\(value)" : value))
    }
  }

  @Test func `a claim without a value`() {
    #expect(
      claimFaults("{ from: iran, to: usa, layer: military, source: article }") == [
        "my.yaml:16:5: a claim needs 'value'. Say how strong the tie is, such as value: 0.5."
      ]
    )
  }

  @Test(arguments: [
    ("abc", "expected a number, found 'abc'."),
    ("'0.5'", "expected a number, found the text '0.5'. Write it without quotes."),
    ("[1]", "expected a number, found a list."),
    (".nan", "expected a number, found '.nan'. Every value must be finite."),
    ("-.inf", "expected a number, found '-.inf'. Every value must be finite."),
    ("'1,5'", "expected a number, found '1,5'. Write it with a point, as in 1.5."),
    ("−0.5", "expected a number, found '−0.5'. Write the minus as '-'."),
    ("1e999", "'1e999' is too large a number for a computer."),
    ("1.4", "value 1.4 is outside -1…1."),
    ("0x10", "expected a number, found '0x10'."),
  ])
  func `a value that is none`(value: String, message: String) {
    #expect(
      claimFaults("{ from: iran, to: usa, layer: military, source: article, value: \(value) }") == [
        "my.yaml:16:69: \(message)"
      ]
    )
  }

  @Test func `an empty value is reported once`() {
    #expect(
      claimFaults("{ from: iran, to: usa, layer: military, source: article, value: }") == [
        "my.yaml:16:62: 'value' has no value. Give it one or leave the key out."
      ]
    )
  }

  @Test func `names that are not known`() {
    let claim =
      "{ from: iron, to: usaa, layer: militar, source: articel, value: 1, regarding: [rus, usa] }"
    #expect(
      claimFaults(claim) == [
        "my.yaml:16:13: no actor is called 'iron'. Did you mean 'iran'?",
        "my.yaml:16:23: no actor is called 'usaa'. Did you mean 'usa'?",
        "my.yaml:16:36: no layer is called 'militar'. Did you mean 'military'?",
        "my.yaml:16:53: no source is called 'articel'. Did you mean 'article'?",
        "my.yaml:16:84: no actor is called 'rus'.",
      ]
    )
  }

  @Test func `dates that do not exist, and time that runs backwards`() {
    let start = "from: iran, to: usa, layer: military, source: article, value: 1"
    #expect(
      faults(
        document(
          """
            - { \(start), start: 2025-02-30 }
            - { \(start), start: 2025-13 }
            - { \(start), start: soon }
            - { \(start), start: 2022-01, end: 2021-03 }
            - { \(start), start: 2022-01, last-observed: 2021 }
            - { \(start), at: [2022] }
          """
        )
      ) == [
        "my.yaml:16:79: '2025-02-30': February 2025 has 28 days. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.",
        "my.yaml:17:79: '2025-13': a year has 12 months. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.",
        "my.yaml:18:79: 'soon': it is not a date. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.",
        "my.yaml:19:93: the claim ends (2021-03) before it starts (2022-01).",
        "my.yaml:20:103: the claim was last observed (2021) before it starts (2022-01).",
        "my.yaml:21:76: expected a date, found a list. Write YYYY, YYYY-MM or YYYY-MM-DD.",
      ]
    )
  }

  @Test func `keys that exclude each other`() {
    let rest = "layer: military, source: article, value: 1"
    #expect(
      claimFaults("{ from: iran, between: [iran, usa], \(rest), at: 2022, start: 2021 }") == [
        "my.yaml:16:28: 'between' and 'from' exclude each other. Write from: and to: when it has a direction, between: [a, b] when it holds both ways.",
        "my.yaml:16:89: 'at' and 'start' exclude each other. Write at: for an event, start: and end: for what lasts.",
      ]
    )
  }

  @Test func `ends that are missing, one, alike or repeated`() {
    let rest = "layer: military, source: article, value: 1"
    #expect(
      faults(
        document(
          """
            - { \(rest) }
            - { from: iran, \(rest) }
            - { between: [iran], \(rest) }
            - { from: iran, to: iran, \(rest) }
            - { from: [iran, iran], to: usa, \(rest) }
            - { from: [], to: usa, \(rest) }
          """
        )
      ) == [
        "my.yaml:16:5: a claim needs its two actors. Write from: and to: when it has a direction, between: [a, b] when it holds both ways.",
        "my.yaml:17:5: a claim needs 'to'. Or write between: [a, b] when it holds both ways.",
        "my.yaml:18:16: 'between' needs two actors or more, as in [russia, iran].",
        "my.yaml:19:23: both ends are 'iran'. A claim is about two actors.",
        "my.yaml:20:20: 'from' lists 'iran' twice. Keep one.",
        "my.yaml:21:13: 'from' is an empty list. Name at least one.",
      ]
    )
  }

  @Test func `keys and words that are not known`() {
    let rest = "from: iran, to: usa, source: article, value: 1"
    #expect(
      faults(
        document(
          """
            - { \(rest), layer: military, vlaue: 1, modality: asertedd }
            - { \(rest), layer: military, wibble: 1, [a]: 2 }
            - { \(rest), credibility: 7, confidence: 1.5 }
            - { \(rest), layer: military, credibility: 2.5 }
            - hello
          """
        )
      ) == [
        "my.yaml:16:72: a claim has no key 'vlaue'. Did you mean 'value'?",
        "my.yaml:16:92: 'modality' cannot be 'asertedd'. Did you mean 'asserted'? It is one of asserted, reported, expected, conditional.",
        "my.yaml:17:72: a claim has no key 'wibble'. Its keys are id, from, to, between, layer, value, start, end, at, last-observed, source, credibility, confidence, fact, locator, attributed-to, regarding, modality, recorded, note.",
        "my.yaml:17:83: a key must be a plain word, found a list.",
        "my.yaml:18:5: a claim needs 'layer'. Name one of the layers.",
        "my.yaml:18:68: credibility 7 is outside 1…6.",
        "my.yaml:18:83: confidence 1.5 is outside 0…1.",
        "my.yaml:19:85: expected a whole number, found '2.5'.",
        "my.yaml:20:5: expected a claim with its keys (id: …), found 'hello'.",
      ]
    )
  }

  @Test func `a claim without a source, a second of one name, and a numbered one`() {
    let rest = "from: iran, to: usa, layer: military, value: 1"
    #expect(
      faults(
        document(
          """
            - { id: a, \(rest) }
            - { id: a, \(rest), source: article }
            - { id: '#1', \(rest), source: article }
          """
        )
      ) == [
        "my.yaml:16:5: a claim needs 'source'. Name one of the sources.",
        "my.yaml:17:11: a second claim is called 'a'. Give each its own id.",
        "my.yaml:18:11: the id '#1' begins with '#', which counts claims. Leave it out.",
      ]
    )
  }

  @Test func `a dependence has a direction`() {
    #expect(
      claimFaults("{ between: [iran, usa], layer: leverage, source: article, value: 0.5 }") == [
        "my.yaml:16:36: 'leverage' is a layer of dependence, which is directed. Write from: (who depends) and to: (on whom)."
      ]
    )
  }
}
