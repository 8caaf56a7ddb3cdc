import EntenteModel
import Foundation
import TestSupport
import Testing

@Suite struct ActorGraphTests {
  /// One claim with every field, another with none but those it must have.
  private var full: GraphDraft {
    var draft = GraphDraft(["a", "b", "c", "d"], layers: [Layer(id: "l"), Layer(id: "m")])
    draft.claims = [
      Claim(
        id: "full",
        from: "b",
        to: "a",
        layer: "m",
        value: -0.25,
        kind: .spell,
        start: Day(year: 2001, month: 7, day: 16),
        end: Day(year: 2021, month: 7),
        lastObserved: Day(year: 2020),
        source: "s",
        credibility: 3,
        confidence: 0.4,
        fact: "treaty",
        locator: "§2, p. 7",
        attributedTo: "A minister",
        regarding: ["c", "d"],
        modality: .expected,
        recorded: Day(year: 2022),
        note: "A \"note\"\nof two lines"
      ), Claim(from: "c", to: "d", layer: "l", value: 0, source: "s"),
      Claim(
        id: "event",
        from: "c",
        to: "d",
        layer: "l",
        value: 1,
        kind: .event,
        start: Day(year: 1999),
        source: "s"
      ),
    ]
    return draft
  }

  @Test func `a claim comes out as it went in`() throws {
    let draft = full
    let graph = try draft.built()
    let out = (0..<graph.claims.count).map(graph.claim)
    #expect(Set(out) == Set(draft.claims))
    let index = try graph.claimIndex("full")
    #expect(graph.claim(index) == draft.claims[0])
  }

  @Test func `a symmetric claim names its ends in the order of identifiers`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("b", "a", 0.5)
    let claim = try draft.built().claim(0)
    #expect(claim.from == "a")
    #expect(claim.to == "b")
    #expect(claim.isSymmetric)
  }

  @Test func `minus zero is zero`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", -0.0)
    var other = draft
    other.claims[0].value = 0
    #expect(try draft.built() == other.built())
    #expect(try draft.built().claim(0).value.sign == .plus)
  }

  @Test(arguments: 0..<50) func `the order of the parts does not matter`(seed: Int) throws {
    var draft = GraphDraft.random(seed: seed % 7, actors: 4...9)
    draft.claims += [draft.claims[0], draft.claims[0]].map {
      var claim = $0
      claim.id = ""
      return claim
    }
    let graph = try draft.built()
    let other = try draft.shuffled(seed: seed).built()
    #expect(graph == other)
    #expect(graph.hashValue == other.hashValue)
    #expect(graph.actors.map(\.id) == graph.actors.map(\.id).sorted())
    #expect(graph.layers.map(\.id) == graph.layers.map(\.id).sorted())
    #expect(try graph.view().alignments() == other.view().alignments())
  }

  @Test func `graphs of different content differ`() throws {
    let graph = try full.built()
    var changes: [(String, GraphDraft)] = []
    func change(_ what: String, _ edit: (inout GraphDraft) -> Void) {
      var draft = full
      edit(&draft)
      changes.append((what, draft))
    }
    change("asOf") { $0.asOf = Day(year: 2021) }
    change("title") { $0.title = "Other" }
    change("layer") { $0.layers[0].weight = 2 }
    change("actor") { $0.actors[0].aliases = ["x"] }
    change("source") { $0.sources[0].reliability = .b }
    change("value") { $0.claims[0].value = -0.26 }
    change("start") { $0.claims[0].start = Day(year: 2001, month: 7) }
    change("fact") { $0.claims[0].fact = "" }
    change("locator") { $0.claims[0].locator = "" }
    change("quoted") { $0.claims[0].attributedTo = "" }
    change("regarding") { $0.claims[0].regarding = ["c"] }
    change("modality") { $0.claims[0].modality = .reported }
    change("recorded") { $0.claims[0].recorded = nil }
    change("observed") { $0.claims[0].lastObserved = nil }
    change("note") { $0.claims[0].note = "" }
    change("direction") { (draft: inout GraphDraft) in
      draft.claims[0].from = "a"
      draft.claims[0].to = "b"
    }
    change("symmetry") { $0.claims[0].isSymmetric = true }
    change("confidence") { $0.claims[0].confidence = nil }
    change("credibility") { $0.claims[0].credibility = nil }
    change("repeated") { $0.claims.append($0.claims[1]) }
    for (what, draft) in changes { #expect(try draft.built() != graph, "\(what)") }
  }

  @Test(arguments: 0..<20) func `JSON keeps a graph`(seed: Int) throws {
    let graph = try GraphDraft.random(seed: seed).built()
    let json = try JSONEncoder().encode(graph)
    #expect(try JSONDecoder().decode(ActorGraph.self, from: json) == graph)
  }

  @Test func `JSON keeps every field of a claim and refuses a faulty one`() throws {
    let graph = try full.built()
    let json = String(decoding: try JSONEncoder().encode(graph), as: UTF8.self)
    #expect(try JSONDecoder().decode(ActorGraph.self, from: Data(json.utf8)) == graph)
    let faulty = json.replacingOccurrences(of: "-0.25", with: "-2.5")
    let error = #expect(throws: EntenteError.self) {
      try JSONDecoder().decode(ActorGraph.self, from: Data(faulty.utf8))
    }
    #expect(error?.faults.map(\.message) == ["value -2.5 is outside -1…1."])
  }

  @Test func `JSON writes the codes of an actor by scheme, in the same order every time`() throws {
    let actor = Actor(
      id: "iran",
      name: "Iran",
      codes: [.cow: "630", .gw: "630", .iso2: "IR", .iso3: "IRN"]
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(actor), as: UTF8.self)
    #expect(json.contains(#""codes":{"cow":"630","gw":"630","iso2":"IR","iso3":"IRN"}"#))
    #expect(try JSONDecoder().decode(Actor.self, from: Data(json.utf8)) == actor)
  }

  @Test func `grades stand for the confidences that are written down`() {
    let reliabilities = Source.Reliability.allCases.map(\.confidence)
    #expect(reliabilities == [0.95, 0.85, 0.7, 0.5, 0.25, 0.5])
    #expect((1...6).map(Claim.confidence) == [0.95, 0.8, 0.6, 0.35, 0.15, 0.5])
  }

  @Test(
    arguments: [
      (nil, nil, nil, 1), (.b, nil, nil, 0.85), (nil, 3, nil, 0.6), (.b, 1, nil, 0.85),
      (.b, 2, nil, 0.8), (.e, 1, nil, 0.25), (.a, 5, nil, 0.15), (.f, 6, nil, 0.5),
      (.e, 5, 0.9, 0.9), (.a, 1, 0, 0), (nil, nil, 0.3, 0.3),
    ] as [(Source.Reliability?, Int?, Double?, Double)]
  )
  func `a claim is as sure as the lesser of its grades, unless it says otherwise`(
    reliability: Source.Reliability?,
    credibility: Int?,
    own: Double?,
    expected: Double
  ) throws {
    var draft = GraphDraft(["a", "b"])
    draft.sources[0].reliability = reliability
    draft.tie("a", "b", 1, confidence: own)
    draft.claims[0].credibility = credibility
    #expect(try draft.built().confidence(0) == expected)
  }

  @Test func `a claim became known on its own date, else on that of its source`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 1)
    #expect(try draft.built().recorded(0) == nil)
    draft.sources[0].date = Day(year: 2010)
    #expect(try draft.built().recorded(0) == Day(year: 2010))
    draft.claims[0].recorded = Day(year: 2012, month: 3)
    #expect(try draft.built().recorded(0) == Day(year: 2012, month: 3))
  }

  @Test func `the default day is the document's, else the last dated claim, else the last source`()
    throws
  {
    var draft = GraphDraft(["a", "b"], asOf: nil)
    draft.tie("a", "b", 1)
    #expect(try draft.built().defaultDay == nil)
    let undated = try draft.built().view()
    #expect(undated.asOf == nil)
    #expect(undated.claimCount == 1)
    draft.sources[0].date = Day(year: 2015)
    #expect(try draft.built().defaultDay == Day(year: 2015))
    draft.claims[0].start = Day(year: 2001, month: 2)
    #expect(try draft.built().defaultDay == Day(year: 2001, month: 2))
    draft.claims[0].end = Day(year: 2003, month: 1, day: 5)
    #expect(try draft.built().defaultDay == Day(year: 2003, month: 1, day: 5))
    draft.asOf = Day(year: 1990)
    #expect(try draft.built().view().asOf == Day(year: 1990))
  }

  @Test func `the shipped layers weigh one together, half of it security`() {
    let weights = Dictionary(uniqueKeysWithValues: Layer.shipped.map { ($0.id, $0.weight) })
    func sum(_ ids: String...) -> Double { ids.reduce(0) { $0 + (weights[$1] ?? .nan) } }
    #expect(isClose(sum("military", "nuclear", "cyber"), 0.5))
    #expect(isClose(sum("diplomatic", "ideological"), 0.25))
    #expect(isClose(sum("economic", "energy"), 0.25))
    #expect(weights.count == 7)
    #expect(Layer.shipped.filter(\.isInComposite).count == 7)
  }
}
