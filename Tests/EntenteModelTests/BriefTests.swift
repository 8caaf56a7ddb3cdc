import EntenteModel
import TestSupport
import Testing

@Suite struct BriefTests {
  private let draws = Draws(count: 20)

  private var draft: GraphDraft {
    var draft = GraphDraft.toy
    draft.sources.append(Source(id: "wire", title: "Wire", reliability: .c))
    draft.layers.append(Layer(id: "trade", scale: .strength))
    draft.claims.append(
      Claim(
        id: "raid",
        from: "gale",
        to: "arda",
        layer: "hostility",
        value: -0.5,
        kind: .event,
        start: Day(year: 2020, month: 3),
        source: "wire"
      )
    )
    draft.claims.append(
      Claim(
        id: "old",
        from: "brel",
        to: "arda",
        layer: "alliance",
        value: 0.2,
        start: Day(year: 2019, month: 6, day: 16),
        source: "wire",
        credibility: 5
      )
    )
    return draft
  }

  @Test func `a brief is about those who are marked, else the five with most claims`() throws {
    let view = try draft.built().view()
    let brief = try view.brief(draws: draws)
    #expect(brief.focus.map(\.id) == ["arda", "brel", "corin", "dorn", "gale"])
    #expect(brief.alignments.count == 10)
    var marked = draft
    for index in [3, 5] { marked.actors[index].attributes = ["focus": "yes"] }
    let chosen = try marked.built().view().brief(draws: draws)
    #expect(chosen.focus.map(\.id) == ["dorn", "fane"])
    let named = try view.brief(about: ["Elst", "gale", "elst"], draws: draws)
    #expect(named.focus.map(\.id) == ["elst", "gale"])
    #expect(named.alignments.map(\.first.id) == ["elst"])
    #expect(throws: EntenteError.self) { try view.brief(about: ["nobody"]) }
  }

  @Test func `its counts are those of the view`() throws {
    var draft = draft
    draft.tie("arda", "elst", 1, layer: "alliance")
    draft.claims[draft.claims.count - 1].modality = .expected
    let brief = try draft.built().view().brief(draws: draws)
    #expect(brief.title == "Toy")
    #expect(brief.asOf == draft.asOf)
    #expect(brief.actorCount == 7)
    #expect(brief.layerCount == 3)
    #expect(brief.claimCount == 15)
    #expect(brief.allClaimCount == 16)
    #expect(brief.sources.map(\.source) == ["s", "wire"])
    #expect(brief.sources.map(\.claims) == [13, 2])
    #expect(brief.sources.map(\.reliability) == [nil, .c])
    #expect(brief.memberCounts.isEmpty)
  }

  @Test func `its parts are the answers of the view`() throws {
    let view = try draft.built().view()
    let brief = try view.brief(draws: draws, seed: 3)
    #expect(try brief.blocs == view.blocs(seed: 3))
    #expect(try brief.centrality == view.centrality([.betweenness, .signedDegree]))
    // Arda and Brel, and Arda and Gale, have two claims each.
    let why = try #require(brief.why)
    #expect([why.first.id, why.second.id] == ["arda", "brel"])
    #expect(try why == view.alignment(of: "arda", with: "brel", draws: draws))
    #expect(try brief.explanation == view.explanation(of: "arda", with: "brel"))
    for row in brief.alignments {
      let alone = try view.alignment(of: row.first.id, with: row.second.id, draws: draws)
      #expect(row.value == alone.value)
      #expect(row.interval == alone.interval)
    }
    #expect(try view.brief(draws: draws, seed: 3) == brief)
    #expect(try view.brief(draws: draws, seed: 3, threads: 2) == brief)
  }

  @Test func `partners who are rivals too are tensions`() throws {
    let tensions = try draft.built().view().brief(draws: draws).tensions
    #expect(tensions.map(\.first.id) == ["arda"])
    let tension = try #require(tensions.first)
    #expect(tension.second.id == "gale")
    #expect(tension.positiveLayer == "summit")
    #expect(isClose(tension.positive, 0.54))
    #expect(tension.negativeLayer == "hostility")
    #expect(isClose(tension.negative, 0.5 * 0.7 / 2))
    #expect(tension.strength == tension.negative)
  }

  @Test func `what began within a year is lately, what is doubtful is least sure`() throws {
    let brief = try draft.built().view().brief(draws: draws)
    #expect(brief.lately.map(\.name) == ["raid", "old"])
    #expect(brief.leastSure.first?.name == "old")
    let confidences = brief.leastSure.map(\.confidence)
    #expect(confidences == confidences.sorted())
    #expect(confidences.allSatisfy { $0 < 1 })
    var later = draft
    later.asOf = Day(year: 2020, month: 6, day: 30)
    #expect(try later.built().view().brief(draws: draws).lately.map(\.name) == ["raid"])
  }

  @Test func `an empty graph has a brief too`() throws {
    let brief = try GraphDraft([]).built().view().brief(draws: draws)
    #expect(brief.focus.isEmpty)
    #expect(brief.why == nil)
    #expect(brief.alignments.isEmpty)
    #expect(brief.blocs.tieCount == 0)
  }

  @Test func `a collapsed bloc says how many it stands for`() throws {
    var draft = draft
    draft.actors.append(
      Actor(
        id: "west",
        name: "West",
        kind: .bloc,
        isCollapsed: true,
        members: [Membership(actor: "arda"), Membership(actor: "brel")]
      )
    )
    let brief = try draft.built().view().brief(draws: draws)
    #expect(brief.memberCounts == ["west": 2])
    #expect(brief.actorCount == 6)
  }
}
