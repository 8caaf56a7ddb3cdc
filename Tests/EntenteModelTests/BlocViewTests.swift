import EntenteGraph
import EntenteModel
import TestSupport
import Testing

/// Blocs that stand for their members, and blocs that are taken apart.
@Suite struct BlocViewTests {
  /// West of four members, collapsed; East of two, not; Iran and Oman beside them.
  private var draft: GraphDraft {
    var draft = GraphDraft(["fr", "de", "it", "pl", "ru", "by", "ir", "om"])
    draft.actors.append(
      Actor(
        id: "west",
        name: "West",
        kind: .bloc,
        isCollapsed: true,
        members: ["fr", "de", "it", "pl"].map { Membership(actor: $0) }
      )
    )
    draft.actors.append(
      Actor(
        id: "east",
        name: "East",
        kind: .bloc,
        members: ["ru", "by"].map { Membership(actor: $0) }
      )
    )
    return draft
  }

  private func edit(_ draft: inout GraphDraft, _ id: String, _ change: (inout Actor) -> Void) {
    for index in draft.actors.indices where draft.actors[index].id == id {
      change(&draft.actors[index])
    }
  }

  private func ids(_ view: GraphView) -> [String] {
    (0..<Vertex(view.actorCount)).map { view.label(of: $0).id }
  }

  private func value(_ view: GraphView, _ from: String, _ to: String) throws -> Double {
    let tie = try view.ties(between: from, and: to).first { $0.from.id == from }
    return try #require(tie).value
  }

  @Test func `a collapsed bloc is one vertex in place of its members`() throws {
    let view = try draft.built().view()
    #expect(ids(view) == ["by", "ir", "om", "ru", "west"])
    #expect(view.members(of: try view.vertex(of: "west")).map(\.id) == ["de", "fr", "it", "pl"])
    #expect(view.members(of: try view.vertex(of: "ru")).isEmpty)
    let inside = #expect(throws: EntenteError.self) { try view.vertex(of: "fr") }
    #expect(
      inside?.description == "Fr is not an actor of the view of 2020-06-15: "
        + "it is part of West; take that apart with --expand west."
    )
    let apart = #expect(throws: EntenteError.self) { try view.vertex(of: "east") }
    #expect(
      apart?.description == "East is not an actor of the view of 2020-06-15: "
        + "the bloc is taken apart into its members."
    )
  }

  @Test func `a bloc without members is an actor like any other`() throws {
    var draft = draft
    edit(&draft, "west") { $0.members = [] }
    edit(&draft, "west") { $0.isCollapsed = false }
    #expect(ids(try draft.built().view()).contains("west"))
  }

  @Test func `a claim of a member counts as its bloc's at its share`() throws {
    var draft = draft
    draft.tie("fr", "ir", 0.8)
    var view = try draft.built().view()
    #expect(isClose(try value(view, "west", "ir"), 0.8 / 4))
    // A member of half the bloc leaves the others a sixth each.
    edit(&draft, "west") { $0.members[0].share = 0.5 }
    view = try draft.built().view()
    #expect(isClose(try value(view, "west", "ir"), 0.8 / 2))
    draft.tie("de", "ir", 0.6)
    view = try draft.built().view()
    #expect(isClose(try value(view, "west", "ir"), 0.4 + 0.1))
  }

  @Test func `shares that exceed one are scaled, and the open ones take the mean`() throws {
    var draft = draft
    edit(&draft, "west") {
      $0.members[0].share = 3
      $0.members[1].share = 1
    }
    draft.tie("fr", "ir", 0.8)
    draft.tie("it", "om", 0.8)
    // 3 + 1 + 2 + 2 = 8.
    let view = try draft.built().view()
    #expect(isClose(try value(view, "west", "ir"), 0.8 * 3 / 8))
    #expect(isClose(try value(view, "west", "om"), 0.8 * 2 / 8))
  }

  @Test func `a claim of the bloc itself counts whole, and one between members not at all`() throws
  {
    var draft = draft
    draft.tie("west", "ir", 0.8)
    draft.tie("fr", "de", 1)
    let view = try draft.built().view()
    #expect(isClose(try value(view, "west", "ir"), 0.8))
    #expect(view.ties.count == 2)
  }

  @Test func `the same fact told of two members is two facts`() throws {
    var draft = draft
    draft.tie("fr", "ir", 0.8)
    draft.tie("de", "ir", 0.8)
    for index in draft.claims.indices { draft.claims[index].fact = "pact" }
    let view = try draft.built().view()
    #expect(isClose(try value(view, "west", "ir"), 0.2 + 0.2))
  }

  @Test func `taken apart, a bloc gives its claims to its members`() throws {
    var draft = draft
    draft.tie("west", "ir", -0.6)
    let view = try draft.built().view(ViewOptions(expand: ["West"]))
    #expect(ids(view) == ["by", "de", "fr", "ir", "it", "om", "pl", "ru"])
    for member in ["fr", "de", "it", "pl"] {
      #expect(isClose(try value(view, member, "ir"), -0.6))
      #expect(try view.ties(between: member, and: "ir").map(\.isInherited) == [true, true])
    }
    #expect(view.claimCount == 1)
  }

  @Test func `an own claim wins over an inherited one, in its layer`() throws {
    var draft = draft
    draft.layers.append(Layer(id: "m"))
    draft.tie("west", "ir", -0.6)
    draft.tie("west", "ir", -0.4, layer: "m")
    draft.tie("fr", "ir", 0.2)
    let view = try draft.built().view(ViewOptions(expand: ["west"]))
    let own = try view.ties(between: "fr", and: "ir").filter { $0.from.id == "fr" }
    #expect(own.map(\.layer) == ["l", "m"])
    #expect(isClose(own.map(\.value), [0.2, -0.4]))
    #expect(own.map(\.isInherited) == [false, true])
    #expect(isClose(try value(view, "de", "ir"), -0.6))
  }

  @Test func `an own claim that does not count leaves the inherited one`() throws {
    var draft = draft
    draft.tie("west", "ir", -0.6)
    draft.tie("fr", "ir", 0.2)
    draft.claims[1].modality = .expected
    let expand = ViewOptions(expand: ["west"])
    #expect(isClose(try value(try draft.built().view(expand), "fr", "ir"), -0.6))
    draft.claims[1].modality = .asserted
    draft.claims[1].end = Day(year: 2001)
    #expect(isClose(try value(try draft.built().view(expand), "fr", "ir"), -0.6))
  }

  @Test func `members share the weight of their bloc as third parties`() throws {
    // West and East are taken apart alike, but only West was one vertex.
    var draft = draft
    draft.tie("west", "ir", -0.8)
    draft.tie("west", "om", -0.6)
    draft.tie("ru", "ir", 0.7)
    draft.tie("by", "om", 0.5)
    let graph = try draft.built()
    let together = try graph.view().alignment(of: "ir", with: "om")
    let apart = try graph.view(ViewOptions(expand: ["west"])).alignment(of: "ir", with: "om")
    #expect(isClose(apart.value ?? .nan, together.value ?? 0))
    #expect(isClose(apart.sharedAdversaries, together.sharedAdversaries))
    #expect(apart.thirdPartyCount == 6)
    #expect(together.thirdPartyCount == 3)
    let members = apart.byThirdParty.filter { ["fr", "de", "it", "pl"].contains($0.actor.id) }
    let bloc = together.byThirdParty.filter { $0.actor.id == "west" }
    #expect(isClose(members.reduce(0) { $0 + $1.part }, bloc.reduce(0) { $0 + $1.part }))
  }

  @Test func `a bloc that is not collapsed can be drawn together`() throws {
    var draft = draft
    draft.tie("ru", "ir", 0.8)
    let view = try draft.built().view(ViewOptions(collapse: ["east"]))
    #expect(ids(view) == ["east", "ir", "om", "west"])
    #expect(isClose(try value(view, "east", "ir"), 0.4))
  }

  @Test func `collapsed blocs that share a member are refused by name`() throws {
    var draft = draft
    edit(&draft, "east") { $0.members.append(Membership(actor: "pl")) }
    _ = try draft.built().view()
    let error = #expect(throws: EntenteError.self) {
      try draft.built().view(ViewOptions(collapse: ["east"]))
    }
    #expect(error?.code == .overlappingBlocs)
    #expect(
      error?.description == "Pl is in 'east' and 'west' on 2020-06-15, and both are collapsed. "
        + "Take one apart: --expand east or --expand west."
    )
    _ = try draft.built().view(ViewOptions(expand: ["west"], collapse: ["east"]))
  }

  @Test func `only blocs with members are taken apart or drawn together`() throws {
    let graph = try draft.built()
    for options in [ViewOptions(expand: ["ir"]), ViewOptions(collapse: ["ir"])] {
      let error = #expect(throws: EntenteError.self) { try graph.view(options) }
      #expect(error?.code == .badOption)
      #expect(
        error?.description == "'ir' is no bloc with members. --expand and --collapse take a bloc."
      )
    }
    #expect(throws: EntenteError.self) { try graph.view(ViewOptions(expand: ["nowhere"])) }
  }

  @Test func `membership is that of the day`() throws {
    var draft = draft
    edit(&draft, "west") {
      $0.members[3].start = Day(year: 1999, month: 3)
      $0.members[2].end = Day(year: 2010)
    }
    draft.tie("fr", "ir", 0.9)
    let graph = try draft.built()
    let then = try graph.view(asOf: Day("1990"))
    #expect(ids(then) == ["by", "ir", "om", "pl", "ru", "west"])
    #expect(isClose(try value(then, "west", "ir"), 0.3))
    #expect(ids(try graph.view(asOf: Day("2005"))) == ["by", "ir", "om", "ru", "west"])
    #expect(ids(try graph.view(asOf: Day("2011"))) == ["by", "ir", "it", "om", "ru", "west"])
  }

  @Test func `a bloc that is gone leaves its members behind`() throws {
    var draft = draft
    edit(&draft, "west") { $0.end = Day(year: 1991) }
    let view = try draft.built().view()
    #expect(ids(view) == ["by", "de", "fr", "ir", "it", "om", "pl", "ru"])
  }

  @Test func `a bloc inside a bloc counts through it`() throws {
    var draft = draft
    draft.actors.append(
      Actor(
        id: "world",
        name: "World",
        kind: .bloc,
        members: [Membership(actor: "west"), Membership(actor: "ir")]
      )
    )
    draft.tie("fr", "ru", 0.8)
    let graph = try draft.built()
    let one = try graph.view(ViewOptions(collapse: ["world"]))
    #expect(ids(one) == ["by", "om", "ru", "world"])
    #expect(isClose(try value(one, "world", "ru"), 0.8 / 8))
    draft.tie("world", "om", 0.5)
    let apart = try draft.built().view(ViewOptions(expand: ["west"]))
    #expect(isClose(try value(apart, "fr", "om"), 0.5))
    #expect(isClose(try value(apart, "ir", "om"), 0.5))
  }

  @Test func `leaving out a member leaves out its claims, leaving out a bloc all of it`() throws {
    var draft = draft
    draft.tie("fr", "ir", 0.8)
    draft.tie("de", "ir", 0.8)
    let graph = try draft.built()
    let member = try graph.view(ViewOptions(withoutActors: ["fr"]))
    #expect(isClose(try value(member, "west", "ir"), 0.8 / 3))
    let bloc = try graph.view(ViewOptions(withoutActors: ["west"]))
    #expect(ids(bloc) == ["by", "ir", "om", "ru"])
    #expect(bloc.ties.isEmpty)
  }

  @Test func `the list of actors says what part each plays`() throws {
    var draft = draft
    draft.actors.append(Actor(id: "un", name: "UN", kind: .venue))
    draft.actors.append(Actor(id: "su", name: "Soviet Union", end: Day(year: 1991)))
    draft.tie("fr", "ir", 0.8)
    draft.tie("fr", "om", 0.8)
    let list = try draft.built().view().actorList
    let roles = Dictionary(uniqueKeysWithValues: list.actors.map { ($0.actor.id, $0.role) })
    #expect(
      roles == [
        "fr": "in west", "de": "in west", "it": "in west", "pl": "in west", "west": "agent",
        "east": "apart", "ru": "agent", "by": "agent", "ir": "agent", "om": "agent", "un": "venue",
        "su": "absent",
      ]
    )
    let counts = Dictionary(uniqueKeysWithValues: list.actors.map { ($0.actor.id, $0.claims) })
    #expect(counts["fr"] == 2)
    #expect(counts["om"] == 1)
    #expect(counts["west"] == 0)
  }
}
