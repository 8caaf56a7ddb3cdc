import EntenteModel
import TestSupport
import Testing

@Suite struct BrokersTests {
  /// Two triangles of friends that are enemies of each other; x is tied to one of each.
  private var draft: GraphDraft {
    var draft = GraphDraft(["a", "b", "c", "d", "e", "f", "x"])
    for (first, second) in [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f")]
    {
      draft.tie(first, second, 0.8)
    }
    for first in ["b", "c"] {
      for second in ["e", "f"] { draft.tie(first, second, -0.6) }
    }
    draft.tie("x", "a", 0.5)
    draft.tie("x", "d", 0.5)
    return draft
  }

  private func row(_ brokers: Brokers, _ id: String) throws -> BrokerRow {
    try #require(brokers.rows.first { $0.actor.id == id })
  }

  @Test func `roles follow from the groups of the three`() throws {
    let found = try draft.built().view().brokers()
    let x = try row(found, "x")
    #expect(x.bloc == nil)
    #expect(x.positiveTies == 2)
    // a - x - d and back: three groups.
    #expect(
      [x.liaison, x.gatekeeper, x.representative, x.itinerant, x.coordinator] == [2, 0, 0, 0, 0]
    )
    #expect(x.linking == 2)
    let a = try row(found, "a")
    #expect(a.bloc != nil)
    #expect(try a.bloc != row(found, "d").bloc)
    // x - a - b and x - a - c come in, and go out the other way.
    #expect([a.gatekeeper, a.representative, a.liaison, a.itinerant] == [2, 2, 0, 0])
    #expect(a.linking == 4)
    #expect(a.positiveTies == 3)
    let b = try row(found, "b")
    #expect(b.linking == 0)
    #expect(found.rows.map(\.linking) == [4, 4, 2, 0, 0, 0, 0])
    // x is on the 9 paths between the triangles, of 15 pairs of others.
    #expect(isClose(x.betweenness, 9.0 / 15))
    #expect(found.mediations.isEmpty)
  }

  @Test func `a bridge inside a bloc coordinates, one into another is itinerant`() throws {
    var draft = GraphDraft(["a", "b", "c"])
    draft.tie("a", "b", 0.8)
    draft.tie("b", "c", 0.8)
    let one = try row(try draft.built().view().brokers(), "b")
    #expect(one.coordinator == 2)
    #expect(one.linking == 0)
    #expect(one.bloc == 1)
  }

  @Test func `actors without a positive tie have no row`() throws {
    var draft = GraphDraft(["a", "b", "c"])
    draft.tie("a", "b", 0.8)
    draft.tie("a", "c", -0.8)
    #expect(try draft.built().view().brokers().rows.map(\.actor.id) == ["a", "b"])
  }

  @Test func `who speaks to each of two about the other mediates`() throws {
    var draft = GraphDraft(["oman", "iran", "west", "qatar"])
    draft.actors.append(Actor(id: "muscat", name: "Muscat talks", kind: .venue))
    func claim(_ id: String, _ from: String, _ to: String, _ regarding: [String]) -> Claim {
      Claim(
        id: id,
        from: from,
        to: to,
        layer: "l",
        value: 0.3,
        source: "s",
        fact: "talks",
        regarding: regarding
      )
    }
    draft.claims = [
      claim("one", "oman", "iran", ["west", "muscat"]), claim("two", "oman", "west", ["iran"]),
      // One side only, another fact, against, and by another: no mediation.
      claim("side", "qatar", "iran", ["west"]),
    ]
    var other = claim("other", "qatar", "west", ["iran"])
    other.fact = "visit"
    draft.claims.append(other)
    let found = try draft.built().view().brokers().mediations
    #expect(found.map(\.record.name).sorted() == ["one", "two"])
    #expect(found.map(\.mediator.id) == ["oman", "oman"])
    let one = try #require(found.first { $0.record.name == "one" })
    #expect(one.toward.id == "iran")
    #expect(Set(one.regarding.map(\.name)) == ["West", "Muscat talks"])
    for change in [
      { (claim: inout Claim) in claim.value = -0.3 }, { $0.isSymmetric = true },
      { $0.regarding = [] }, { $0.modality = .expected }, { $0.fact = "visit" },
    ] as [(inout Claim) -> Void] {
      var less = draft
      change(&less.claims[1])
      #expect(try less.built().view().brokers().mediations.isEmpty)
    }
  }
}
