import EntenteGraph
import EntenteModel
import Foundation
import TestSupport
import Testing

@Suite struct ViewRuleTests {
  private func claim(
    _ id: String,
    _ value: Double,
    source: String = "s",
    _ change: (inout Claim) -> Void = { _ in }
  ) -> Claim {
    var claim = Claim(id: id, from: "a", to: "b", layer: "l", value: value, source: source)
    change(&claim)
    return claim
  }

  private func draft(_ claims: [Claim]) -> GraphDraft {
    var draft = GraphDraft(
      ["a", "b", "c"],
      layers: [Layer(id: "l"), Layer(id: "m", weight: 3), Layer(id: "open", absent: .unknown)],
      sources: [
        Source(id: "s", title: "S"), Source(id: "t", title: "T"), Source(id: "u", title: "U"),
      ]
    )
    draft.claims = claims
    return draft
  }

  private func claims(_ draft: GraphDraft, _ options: ViewOptions = ViewOptions()) throws
    -> [String]
  {
    try draft.built().view(options).ties.flatMap(\.claims).sorted()
  }

  @Test func `only what was known by a day counts`() throws {
    var draft = draft([
      claim("early", 0.1) { $0.recorded = Day(year: 2001, month: 3) },
      claim("late", 0.1) { $0.recorded = Day(year: 2003, month: 3, day: 4) }, claim("undated", 0.1),
      claim("sourced", 0.1, source: "t"),
    ])
    draft.sources[1].date = Day(year: 2002)
    func known(_ day: String) throws -> [String] {
      try claims(draft, ViewOptions(knownBy: Day(day)))
    }
    #expect(try known("2000") == ["undated"])
    #expect(try known("2001-02-28") == ["undated"])
    #expect(try known("2001-03-01") == ["early", "undated"])
    #expect(try known("2002-01-01") == ["early", "sourced", "undated"])
    #expect(try known("2003-03-03") == ["early", "sourced", "undated"])
    #expect(try known("2003") == ["early", "late", "sourced", "undated"])
    #expect(try claims(draft).count == 4)
  }

  @Test func `only what is sure enough counts`() throws {
    let draft = draft([
      claim("weak", 0.1) { $0.credibility = 4 }, claim("fair", 0.1) { $0.confidence = 0.6 },
      claim("sure", 0.1),
    ])
    #expect(try claims(draft, ViewOptions(minimumConfidence: 0.35)) == ["fair", "sure", "weak"])
    #expect(try claims(draft, ViewOptions(minimumConfidence: 0.36)) == ["fair", "sure"])
    #expect(try claims(draft, ViewOptions(minimumConfidence: 1)) == ["sure"])
  }

  @Test func `what is expected or conditional does not count`() throws {
    let draft = draft(
      Claim.Modality.allCases.map { modality in
        claim(modality.rawValue, 0.1) { $0.modality = modality }
      }
    )
    #expect(try claims(draft) == ["asserted", "reported"])
    #expect(try draft.built().view().claimCount == 2)
  }

  @Test func `only the layers asked for count`() throws {
    let draft = draft([
      claim("l", 0.4), claim("m", 0.8) { $0.layer = "m" },
      claim("open", -0.6) { $0.layer = "open" },
    ])
    func x(_ layers: String...) throws -> Double {
      let view = try draft.built().view(ViewOptions(layers: layers))
      let slot = try #require(view.composite.slot(from: 0, to: 1))
      return view.compositeValues[slot]
    }
    // One direction is known: in closed layers the other is 0, in open ones it is left out.
    #expect(isClose(try x(), 0.8 / 5))
    #expect(isClose(try x("l"), 0.2))
    #expect(isClose(try x("open"), -0.6))
    #expect(isClose(try x("l", "open"), (0.2 - 0.6) / 2))
    #expect(try claims(draft, ViewOptions(layers: ["m"])) == ["m"])
    let view = try draft.built().view(ViewOptions(layers: ["m", "l"]))
    #expect(view.layers == ["l", "m"])
    #expect(throws: EntenteError.self) { try draft.built().view(ViewOptions(layers: ["n"])) }
  }

  @Test func `a layer of weight 0 stays beside the composite unless it is alone`() throws {
    var draft = GraphDraft(["a", "b"], layers: [Layer(id: "l"), Layer(id: "zero", weight: 0)])
    draft.tie("a", "b", 0.5)
    draft.tie("a", "b", -1, layer: "zero")
    let graph = try draft.built()
    #expect(try graph.view().compositeValues == [0.5, 0.5])
    #expect(try graph.view(ViewOptions(layers: ["zero"])).compositeValues == [-1, -1])
    #expect(try graph.view(ViewOptions(layers: ["zero", "l"])).compositeValues == [0.5, 0.5])
  }

  @Test func `an absent tie is unknown in an open layer and 0 in a closed one`() throws {
    var draft = GraphDraft(
      ["a", "b", "c"],
      layers: [Layer(id: "closed"), Layer(id: "open", absent: .unknown)]
    )
    draft.tie("a", "b", 0.6, layer: "open")
    draft.tie("a", "c", 0.6, layer: "closed")
    let view = try draft.built().view()
    let values = try [("a", "b"), ("a", "c")].map { first, second in
      let slot = view.composite.slot(
        from: try view.vertex(of: first),
        to: try view.vertex(of: second)
      )
      return view.compositeValues[try #require(slot)]
    }
    #expect(isClose(values, [0.3, 0.6]))
    #expect(view.composite.slot(from: 1, to: 2) == nil)
  }

  @Test func `the rule of resolution chooses within a fact`() throws {
    let fact = [
      claim("old", 0.9) {
        $0.confidence = 0.5; $0.recorded = Day(year: 2001)
      },
      claim("new", 0.2, source: "t") {
        $0.confidence = 0.4; $0.recorded = Day(year: 2005)
      },
      claim("sure", -0.5, source: "u") {
        $0.confidence = 0.8; $0.recorded = Day(year: 2003)
      },
    ].map { claim in
      var claim = claim
      claim.fact = "pact"
      return claim
    }
    let other = claim("other", 0.3)
    func chosen(_ resolution: ViewOptions.Resolution) throws -> [String] {
      try claims(draft(fact + [other]), ViewOptions(resolution: resolution))
    }
    #expect(try chosen(.all) == ["new", "old", "other", "sure"])
    #expect(try chosen(.latest) == ["new", "other"])
    #expect(try chosen(.mostReliable) == ["other", "sure"])
    #expect(try chosen(.pessimistic) == ["other", "sure"])
    #expect(try chosen(.optimistic) == ["old", "other"])
  }

  @Test(arguments: ViewOptions.Resolution.allCases)
  func `the rule of resolution never chooses among facts`(rule: ViewOptions.Resolution) throws {
    let draft = draft((0..<4).map { claim("c\($0)", Double($0) / 4 - 0.5) })
    #expect(try claims(draft, ViewOptions(resolution: rule)).count == 4)
  }

  @Test func `the latest rule takes the date of the source where the claim has none`() throws {
    var draft = draft([
      claim("own", 0.5) { $0.recorded = Day(year: 2004) }, claim("sourced", 0.5, source: "t"),
    ])
    for index in 0..<2 { draft.claims[index].fact = "pact" }
    draft.sources[1].date = Day(year: 2005)
    #expect(try claims(draft, ViewOptions(resolution: .latest)) == ["sourced"])
    draft.sources[1].date = Day(year: 2003)
    #expect(try claims(draft, ViewOptions(resolution: .latest)) == ["own"])
  }

  @Test func `an event loses half of its force in a half-life`() throws {
    var draft = draft([
      claim("raid", -0.8) {
        $0.kind = .event; $0.start = Day(year: 2000, month: 1, day: 1)
      }
    ])
    draft.layers[0].halfLifeDays = 100
    func force(_ day: Day) throws -> Double {
      try #require(try draft.built().view(asOf: day).ties.first).negative
    }
    #expect(isClose(try force(Day("2000-01-01")), 0.8))
    #expect(isClose(try force(Day("2000-04-10")), 0.4))
    #expect(isClose(try force(Day("2000-07-19")), 0.2))
    // A month is looked at from its last day.
    #expect(isClose(try force(Day("2000-01")), 0.8 * pow(0.5, 0.3)))
    draft.layers[0].halfLifeDays = nil
    #expect(isClose(try force(Day("2020")), 0.8))
  }

  @Test func `a spell does not fade`() throws {
    var draft = draft([claim("pact", 0.8) { $0.start = Day(year: 1990) }])
    draft.layers[0].halfLifeDays = 10
    #expect(isClose(try draft.built().view().ties.first?.value ?? 0, 0.8))
  }

  @Test func `what is left out is as if it had not been told`() throws {
    let draft = draft([claim("one", 0.5), claim("two", 0.5, source: "t")])
    #expect(try claims(draft, ViewOptions(withoutSources: ["s"])) == ["two"])
    #expect(throws: EntenteError.self) {
      try draft.built().view(ViewOptions(withoutSources: ["x"]))
    }
    let view = try draft.built().view(ViewOptions(withoutActors: ["B"]))
    #expect(view.actorCount == 2)
    #expect(view.ties.isEmpty)
    #expect(throws: EntenteError.self) {
      try draft.built().view(ViewOptions(withoutActors: ["nobody"]))
    }
  }

  @Test func `venues and markets are vertices only when asked for`() throws {
    var draft = draft([])
    draft.actors.append(Actor(id: "un", name: "Security Council", kind: .venue))
    draft.actors.append(Actor(id: "oil", name: "Oil", kind: .market))
    draft.actors.append(Actor(id: "isis", name: "ISIS", kind: .nonState))
    draft.actors.append(Actor(id: "nato", name: "NATO", kind: .organisation))
    draft.tie("a", "un", 0.5)
    let plain = try draft.built().view()
    #expect(plain.actors.map { plain.graph.actors[$0].id } == ["a", "b", "c", "isis", "nato"])
    #expect(plain.ties.isEmpty)
    let error = #expect(throws: EntenteError.self) { try plain.vertex(of: "un") }
    #expect(error?.code == .notAnAgent)
    #expect(
      error?.message
        == "Security Council is not an actor of the view of 2020-06-15: a venue, which only "
        + "'claims' and 'path --venues' show."
    )
    let whole = try draft.built().view(ViewOptions(withVenues: true))
    #expect(whole.actorCount == 7)
    #expect(whole.ties.count == 2)
  }

  @Test func `an actor is in the view while it exists`() throws {
    var draft = draft([claim("pact", 0.5)])
    draft.actors[1].start = Day(year: 1991)
    draft.actors[1].end = Day(year: 1999, month: 6)
    func count(_ day: String) throws -> Int { try draft.built().view(asOf: Day(day)).actorCount }
    #expect(try count("1990-12-31") == 2)
    #expect(try count("1991-01-01") == 3)
    #expect(try count("1999-06-30") == 3)
    #expect(try count("1999-07-01") == 2)
    #expect(try count("1999") == 3)
    let view = try draft.built().view(asOf: Day("2001"))
    #expect(view.ties.isEmpty)
    let error = #expect(throws: EntenteError.self) { try view.vertex(of: "b") }
    #expect(
      error?.message
        == "B is not an actor of the view of 2001: it does not exist then, or was left out."
    )
  }

  @Test func `one actor is not two`() throws {
    let view = try draft([]).built().view()
    let error = #expect(throws: EntenteError.self) { try view.alignment(of: "A", with: "a") }
    #expect(error?.code == .sameActor)
    #expect(error?.description == "both ends are 'a'. Name two different actors.")
  }

  @Test func `without a layer of affinity there is no composite`() throws {
    var draft = GraphDraft(["a", "b"], layers: [Layer(id: "trade", scale: .strength)])
    draft.tie("a", "b", 5, layer: "trade")
    let view = try draft.built().view()
    #expect(view.composite.edgeCount == 0)
    let questions: [() throws -> Void] = [
      { _ = try view.alignment(of: "a", with: "b") }, { _ = try view.alignments() },
      { _ = try view.alignments(of: "a") }, { _ = try view.explanation(of: "a", with: "b") },
      { _ = try view.blocs() }, { _ = try view.balance() }, { _ = try view.brokers() },
      { _ = try view.centrality([.degree]) }, { _ = try view.brief() },
    ]
    for question in questions {
      let error = #expect(throws: EntenteError.self) { try question() }
      #expect(error?.code == .contradiction)
      #expect(
        error?.description == "none of the layers trade is an affinity layer. "
          + "Alignment, balance and blocs need one with values from -1 to 1."
      )
    }
  }

  @Test func `a composite tie carries the mean confidence of its layers`() throws {
    var draft = GraphDraft(["a", "b", "c"], layers: [Layer(id: "l"), Layer(id: "m")])
    draft.tie("a", "b", 0.5, layer: "l", confidence: 0.8)
    draft.tie("a", "b", -0.2, layer: "m", confidence: 0.5)
    let ties = try draft.built().view().compositeTies
    #expect(ties.map(\.first.id) == ["a"])
    #expect(ties.map(\.second.id) == ["b"])
    let tie = try #require(ties.first)
    #expect(isClose(tie.value, (0.4 - 0.1) / 2))
    #expect(isClose(tie.confidence, (0.4 * 0.8 + 0.1 * 0.5) / 0.5))
  }
}
