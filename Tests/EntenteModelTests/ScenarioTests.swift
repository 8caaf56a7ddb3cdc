import EntenteModel
import Foundation
import TestSupport
import Testing

@Suite struct ScenarioTests {
  private var draft: GraphDraft {
    var draft = GraphDraft(
      ["a", "b", "c", "d"],
      layers: [Layer(id: "l"), Layer(id: "m")],
      sources: [Source(id: "s", title: "S"), Source(id: "t", title: "T")]
    )
    draft.title = "World"
    func add(_ id: String, _ from: String, _ to: String, _ change: (inout Claim) -> Void) {
      draft.tie(from, to, 0.5)
      change(&draft.claims[draft.claims.count - 1])
      draft.claims[draft.claims.count - 1].id = id
    }
    add("ab", "a", "b") { $0.start = Day(year: 2001) }
    add("ac", "a", "c") { $0.layer = "m" }
    add("bc", "b", "c") { $0.source = "t" }
    add("cd", "c", "d") { $0.modality = .expected }
    add("raid", "a", "d") {
      $0.kind = .event; $0.start = Day(year: 2010); $0.value = -0.5
    }
    return draft
  }

  private func after(_ edits: Scenario.Edit...) throws -> [String: Claim] {
    let graph = try draft.built()
    let edited = try graph.applying(Scenario(name: "if", title: "What if", edits: edits))
    #expect(try graph == draft.built())
    #expect(edited.name == "draft+if")
    #expect(edited.title == "World, if: What if")
    #expect(edited.asOf == graph.asOf)
    let claims = (0..<edited.claims.count).map(edited.claim)
    return Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
  }

  @Test func `claims are taken out by name, actor, source or layer`() throws {
    #expect(Set(try after(.remove(.claims(["ab", "cd"]))).keys) == ["ac", "bc", "raid"])
    #expect(Set(try after(.remove(.actor("A"))).keys) == ["bc", "cd"])
    #expect(Set(try after(.remove(.source("t"))).keys) == ["ab", "ac", "cd", "raid"])
    #expect(Set(try after(.remove(.layer("m"))).keys) == ["ab", "bc", "cd", "raid"])
    let graph = try draft.built()
    let first = graph.claimName(0)
    #expect(try after(.remove(.claims([first])))[first] == nil)
  }

  @Test func `an actor goes whole, a collapsed bloc with its members`() throws {
    var draft = draft
    draft.claims[2].regarding = ["a", "d"]
    let members = [Membership(actor: "a"), Membership(actor: "b")]
    draft.actors.append(Actor(id: "axis", name: "Axis", kind: .bloc, members: members))
    let loose = try draft.built().applying(Scenario(name: "if", edits: [.remove(.actor("axis"))]))
    #expect(loose.actors.map(\.id) == ["a", "b", "c", "d"])
    draft.actors[draft.actors.count - 1].isCollapsed = true
    let graph = try draft.built()
    let less = try graph.applying(Scenario(name: "if", edits: [.remove(.actor("A"))]))
    #expect(less.actors.map(\.id) == ["axis", "b", "c", "d"])
    #expect(less.actors[0].members.map(\.actor) == ["b"])
    let names = (0..<less.claims.count).map(less.claimName)
    #expect(Set(names) == ["bc", "cd"])
    #expect(less.claim(try less.claimIndex("bc")).regarding == ["d"])
    let none = try graph.applying(Scenario(name: "if", edits: [.remove(.actor("axis"))]))
    #expect(none.actors.map(\.id) == ["c", "d"])
    #expect(none.claims.count == 1)
    // What is told of a run is about those who are in both graphs.
    let run = try graph.run(Scenario(name: "if", edits: [.remove(.actor("a"))]))
    let told = (run.alignments + run.centralities).flatMap(\.actors)
    #expect(!told.contains { $0.id == "a" })
  }

  @Test func `spells end at a date, those that ended before and events stay as they are`() throws {
    let day = try Day("2015-06")
    let claims = try after(.end(.claims(["ab"]), at: Day("2003")), .end(.actor("a"), at: day))
    #expect(claims["ab"]?.end == Day(year: 2003))
    #expect(claims["ac"]?.end == day)
    #expect(claims["bc"]?.end == nil)
    #expect(claims["raid"] == draft.claims[4])
    #expect(try after(.end(.claims(["ab"]), at: Day("1980")))["ab"] == nil)
    let layer = try after(.end(.layer("l"), at: day))
    #expect(layer["ab"]?.end == day)
    #expect(layer["ac"]?.end == nil)
  }

  @Test func `a claim is given another value, another confidence, or both`() throws {
    let claims = try after(
      .set(claim: "ab", value: -0.7, confidence: nil),
      .set(claim: "bc", value: nil, confidence: 0.2),
      .set(claim: "ac", value: 0.1, confidence: 0.3)
    )
    #expect(claims["ab"]?.value == -0.7)
    #expect(claims["ab"]?.confidence == nil)
    #expect(claims["bc"]?.value == 0.5)
    #expect(claims["bc"]?.confidence == 0.2)
    #expect(claims["ac"]?.value == 0.1)
    #expect(claims["ac"]?.confidence == 0.3)
  }

  @Test func `what is expected is switched on`() throws {
    #expect(try after(.switchOn(.actor("d")))["cd"]?.modality == .asserted)
    #expect(try after(.switchOn(.claims(["cd"])))["cd"]?.modality == .asserted)
    #expect(try after()["cd"]?.modality == .expected)
  }

  @Test func `a claim is added, with a source of the scenario's own where it names none`()
    throws
  {
    let new = Claim(id: "new", from: "b", to: "d", layer: "l", value: 1, source: "scenario")
    #expect(try after(.add(new))["new"] == new)
    let edited = try draft.built().applying(
      Scenario(name: "if", title: "Peace", edits: [.add(new)])
    )
    let source = edited.sources[try edited.sourceIndex("scenario")]
    #expect(source.title == "Scenario: Peace")
    #expect(source.reliability == nil)
    // Later edits see what earlier ones made.
    #expect(
      try after(.add(new), .set(claim: "new", value: 0.2, confidence: nil))["new"]?.value == 0.2
    )
    #expect(try after(.add(new), .remove(.claims(["new"])))["new"] == nil)
  }

  @Test(arguments: [
    (
      Scenario.Edit.remove(.claims(["xyz"])),
      "no claim is called 'xyz' in 'world'. 'entente claims' lists them."
    ),
    (
      .set(claim: "abb", value: 1, confidence: nil),
      "no claim is called 'abb' in 'world'. Did you mean 'ab'?"
    ),
    (
      .end(.actor("nobody"), at: Day.end(ofYear: 2000)),
      "no actor is called 'nobody' in 'world'. 'entente actors' lists them."
    ),
    (
      .add(Claim(id: "n", from: "a", to: "b", layer: "l", value: 1, source: "press")),
      "no source is called 'press' in 'world'. Its sources are s, t."
    ),
    (
      .switchOn(.source("press")),
      "no source is called 'press' in 'world'. Its sources are s, t."
    ),
    (.remove(.layer("culture")), "no layer is called 'culture' in 'world'. Its layers are l, m."),
  ]) func `an edit of what is not there is refused`(edit: Scenario.Edit, sentence: String) throws {
    let graph = try draft.built(name: "world")
    let error = #expect(throws: EntenteError.self) {
      try graph.applying(Scenario(name: "if", edits: [edit]))
    }
    #expect(error?.description == sentence)
  }

  @Test func `an edit that leaves a faulty claim is refused`() throws {
    let graph = try draft.built(name: "world")
    let error = #expect(throws: EntenteError.self) {
      try graph.applying(
        Scenario(name: "if", edits: [.set(claim: "ab", value: 3, confidence: nil)])
      )
    }
    #expect(error?.code == .faultyDocument)
    #expect(
      error?.message == "scenario 'if' leaves claim 'ab' at fault: value 3.0 is outside -1…1."
    )
  }

  @Test func `a run tells what moved, most first, with the graphs before and after`() throws {
    let graph = try draft.built()
    let scenario = Scenario(name: "if", edits: [.remove(.claims(["ab"])), .switchOn(.actor("d"))])
    let run = try graph.run(scenario)
    #expect(run.title == "if")
    #expect(run.edits == 2)
    #expect(run.asOf == draft.asOf)
    let before = try graph.view()
    let after = try graph.applying(scenario).view()
    #expect(try run.blocsBefore == before.blocs())
    #expect(try run.blocsAfter == after.blocs())
    var moved: Set<String> = []
    for row in try before.alignments() {
      let other = try after.alignment(of: row.first.id, with: row.second.id)
      let change = (other.value ?? 0) - (row.value ?? 0)
      if abs(change) >= 0.005 { moved.insert("\(row.first.id) \(row.second.id)") }
      let told = run.alignments.first { $0.actors == [row.first, row.second] }
      #expect((told != nil) == (abs(change) >= 0.005))
      #expect(isClose(told?.difference ?? change, change))
    }
    #expect(!moved.isEmpty)
    #expect(Set(run.alignments.map { $0.actors.map(\.id).joined(separator: " ") }) == moved)
    let sizes = run.alignments.map { abs($0.difference) }
    #expect(sizes == sizes.sorted(by: >))
    #expect(!run.centralities.isEmpty)
  }

  @Test func `a scenario that changes nothing moves nothing`() throws {
    let run = try draft.built().run(Scenario(name: "same", edits: []))
    #expect(run.alignments.isEmpty)
    #expect(run.centralities.isEmpty)
    #expect(run.blocsBefore == run.blocsAfter)
  }

  @Test func `JSON keeps a scenario`() throws {
    let scenario = Scenario(
      name: "if",
      title: "What if",
      edits: [
        .remove(.claims(["a"])), .end(.actor("b"), at: try Day("2020-05")),
        .set(claim: "c", value: 1, confidence: nil), .switchOn(.source("s")),
        .add(draft.claims[4]),
      ]
    )
    let json = try JSONEncoder().encode(scenario)
    #expect(try JSONDecoder().decode(Scenario.self, from: json) == scenario)
  }
}
