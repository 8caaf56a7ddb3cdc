import EntenteModel
import TestSupport
import Testing

@Suite struct GraphDifferenceTests {
  private let layers = [Layer(id: "military"), Layer(id: "trade", scale: .strength)]
  private let sources = [Source(id: "s", title: "S")]
  private let actors = [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")]

  private func claim(_ id: String = "", value: Double = 0.5, note: String = "n") -> Claim {
    Claim(id: id, from: "a", to: "b", layer: "military", value: value, source: "s", note: note)
  }

  private func graph(_ claims: [Claim], actors: [Actor]? = nil, asOf: Day? = nil) throws
    -> ActorGraph
  {
    try ActorGraph(
      name: "g",
      asOf: asOf,
      layers: layers,
      actors: actors ?? self.actors,
      sources: sources,
      claims: claims
    )
  }

  @Test func `equal graphs do not differ`() throws {
    let graph = try graph([claim("x"), claim(note: "1"), claim(note: "1")])
    #expect(graph.difference(since: graph).isEmpty)
  }

  @Test func `a claim is matched by its identifier`() throws {
    let difference = try graph([claim("x", value: -0.5)]).difference(since: graph([claim("x")]))
    let entry = try #require(difference.claims.first)
    #expect(difference.claims.count == 1)
    #expect(entry.name == "x" && entry.change == .changed && entry.value.value == -0.5)
    #expect(entry.fields.map(\.field) == ["value"])
    #expect(entry.fields.first?.before == "0.5" && entry.fields.first?.after == "-0.5")
  }

  @Test func `a claim without one is matched by its content`() throws {
    let old = try graph([claim(note: "1"), claim(note: "2"), claim(note: "2")])
    let new = try graph([claim(note: "2"), claim(note: "0"), claim(note: "1")])
    let claims = new.difference(since: old).claims
    #expect(claims.map(\.change) == [.changed])
    #expect(claims.first?.fields.first?.before == "2")
    #expect(claims.first?.fields.first?.after == "0")
  }

  @Test func `a claim that got its identifier later is the same`() throws {
    let claims = try graph([claim("x")]).difference(since: graph([claim()])).claims
    #expect(claims.first?.fields.map(\.field) == ["id"])
  }

  @Test func `an end makes a claim ended, and its loss removed`() throws {
    var ended = claim("x")
    ended.end = Day(year: 2024)
    let old = try graph([claim("x"), claim("y", value: 1)])
    let claims = try graph([ended, claim("z", value: 0)]).difference(since: old).claims
    #expect(claims.map(\.change) == [.added, .ended, .removed])
    #expect(claims.map(\.name) == ["z", "x", "y"])
  }

  @Test func `actors and members that came and went are named`() throws {
    let bloc = Actor(id: "u", name: "U", kind: .bloc, members: [Membership(actor: "a")])
    var later = bloc
    later.members = [Membership(actor: "b", start: Day(year: 2020))]
    var gone = actors[0]
    gone.end = Day(year: 2021)
    let old = try graph([], actors: actors + [bloc])
    let new = try graph([], actors: [gone, actors[1], later, Actor(id: "c", name: "C")])
    let entries = new.difference(since: old).actors
    #expect(entries.map(\.name) == ["c", "a", "u"])
    #expect(entries.map(\.change) == [.added, .ended, .changed])
    #expect(entries.last?.fields.map(\.field) == ["member b", "member a"])
    #expect(entries.last?.fields.first?.after == "2020 to now")
    #expect(old.difference(since: new).actors.map(\.change) == [.changed, .changed, .removed])
  }

  @Test func `the reference date is a field of the graph`() throws {
    let difference = try graph([], asOf: Day(year: 2025)).difference(since: graph([]))
    #expect(difference.fields.map(\.field) == ["as-of"])
    #expect(difference.fields.first?.before == nil && difference.fields.first?.after == "2025")
  }
}
