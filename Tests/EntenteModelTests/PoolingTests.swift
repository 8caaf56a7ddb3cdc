import EntenteModel
import TestSupport
import Testing

@Suite struct PoolingTests {
  /// The tie from a to b when it rests on some statements: source, fact, value and confidence.
  private func tie(
    _ statements: [(source: String, fact: String, value: Double, confidence: Double)],
    in layer: Layer = Layer(id: "l")
  ) throws -> Tie {
    var draft = GraphDraft(
      ["a", "b"],
      layers: [layer],
      sources: Set(statements.map(\.source)).map { Source(id: $0, title: $0) }
    )
    draft.claims = statements.enumerated().map { index, statement in
      Claim(
        id: "c\(index)",
        from: "a",
        to: "b",
        layer: "l",
        value: statement.value,
        source: statement.source,
        confidence: statement.confidence,
        fact: statement.fact
      )
    }
    return try #require(try draft.built().view().ties.first)
  }

  @Test(arguments: [(0.9, 0.8), (1, 1), (0.3, -0.5), (0, 0.7), (0.4, 0)])
  func `one claim gives its confidence times its value`(q: Double, value: Double) throws {
    let tie = try tie([("s", "", value, q)])
    #expect(isClose(tie.value, q * value))
    #expect(isClose(tie.confidence, q))
    #expect(tie.claims == ["c0"])
  }

  @Test func `repetition by one source adds nothing`() throws {
    let once = try tie([("s", "pact", 0.8, 0.6)])
    let again = try tie([("s", "pact", 0.8, 0.6), ("s", "pact", 0.8, 0.6), ("s", "pact", 0.8, 0.6)])
    #expect(isClose(once.value, 0.48))
    #expect(isClose(again.value, once.value))
    #expect(isClose(again.confidence, once.confidence))
  }

  @Test func `two independent sources leave the doubts of both`() throws {
    let tie = try tie([("s", "pact", 0.8, 0.6), ("t", "pact", 0.8, 0.5)])
    #expect(isClose(tie.confidence, 1 - 0.4 * 0.5))
    #expect(isClose(tie.value, 0.8 * (1 - 0.4 * 0.5)))
  }

  @Test func `within a fact the value is the mean by confidence`() throws {
    let tie = try tie([("s", "pact", 0.9, 0.6), ("t", "pact", 0.3, 0.2)])
    let mean = 0.6 / 0.8
    let confidence = 0.68
    #expect(isClose(tie.value, mean * confidence))
    #expect(isClose(tie.confidence, confidence))
  }

  @Test func `two facts support each other, each by what it would give alone`() throws {
    let tie = try tie([("s", "pact", 0.8, 0.5), ("s", "visit", 0.5, 0.4)])
    #expect(isClose(tie.value, 1 - (1 - 0.4) * (1 - 0.2)))
    #expect(tie.claims == ["c0", "c1"])
  }

  @Test func `both signs are visible, in one fact and in several`() throws {
    for facts in [["pact", "pact"], ["pact", "raid"]] {
      let tie = try tie([("s", facts[0], 0.6, 0.5), ("t", facts[1], -0.8, 0.5)])
      #expect(isClose(tie.positive, 0.3))
      #expect(isClose(tie.negative, 0.4))
      #expect(isClose(tie.value, -0.1))
    }
  }

  @Test(arguments: 0..<60) func `further support never lowers a tie`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    func number() -> Double { Double.random(in: 0...1, using: &generator) }
    var statements = (0..<Int.random(in: 1...5, using: &generator)).map { index in
      (source: "s\(index % 2)", fact: "f\(index)", value: number(), confidence: number())
    }
    let before = try tie(statements)
    statements.append((source: "s0", fact: "new", value: number(), confidence: number()))
    let after = try tie(statements)
    #expect(after.value >= before.value - 1e-12)
    #expect(after.value <= 1)
    // And another source for the same fact at the same value does not either.
    let told = statements.filter { $0.fact == "f0" }
    let more = told + [(source: "x", fact: "f0", value: told[0].value, confidence: number())]
    #expect(try tie(more).value >= tie(told).value - 1e-12)
  }

  @Test func `a mean is weighed, and one weak statement does not fill it`() throws {
    let mean = Layer(id: "l", combine: .mean)
    #expect(isClose(try tie([("s", "", 0.8, 0.5)], in: mean).value, 0.4))
    let two = try tie([("s", "", 0.8, 1), ("t", "", -0.2, 1)], in: mean)
    #expect(isClose(two.value, 0.3))
    #expect(isClose(two.positive, 0.4))
    #expect(isClose(two.negative, 0.1))
    let three = try tie([("s", "", 1, 0.9), ("t", "", 0.5, 0.6), ("u", "", 0, 0.5)], in: mean)
    #expect(isClose(three.value, (0.9 + 0.3) / 2))
  }

  @Test func `a strength is the sum of what is told, in its unit`() throws {
    let trade = Layer(id: "l", scale: .strength, unit: "US dollars")
    let tie = try tie([("s", "", 100, 1), ("t", "", 50, 0.5)], in: trade)
    #expect(isClose(tie.value, 125))
    #expect(isClose(tie.positive, 125))
    #expect(tie.negative == 0)
  }

  @Test func `a dependence is pooled and has one direction`() throws {
    var draft = GraphDraft(["a", "b"], layers: [Layer(id: "l", scale: .dependence)])
    draft.claims = [
      Claim(id: "x", from: "b", to: "a", layer: "l", value: 0.5, source: "s"),
      Claim(id: "y", from: "b", to: "a", layer: "l", value: 0.5, source: "s"),
    ]
    let ties = try draft.built().view().ties
    #expect(ties.map(\.from.id) == ["b"])
    #expect(isClose(ties.first?.value ?? 0, 0.75))
  }
}
