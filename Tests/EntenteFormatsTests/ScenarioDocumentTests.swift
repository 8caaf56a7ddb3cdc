import EntenteFormats
import EntenteModel
import Testing

@Suite struct ScenarioDocumentTests {
  private func scenario(_ yaml: String) throws(EntenteError) -> Scenario {
    try Scenario(yaml: Array(yaml.utf8), file: "here/what-if.yaml")
  }

  private func said(_ yaml: String) -> String {
    EntenteFormatsTests.said { () throws(EntenteError) in _ = try scenario(yaml) }
  }

  @Test func `every kind of edit is read`() throws {
    let read = try scenario(
      """
      entente-scenario: 1
      name: ceasefire
      title: "If: a ceasefire"
      edits:
        - remove: { claims: [a, b] }
        - remove: { actor: west }
        - remove: { source: article }
        - remove: { layer: cyber }
        - end: { claims: [invasion-2022], at: 2025-07 }
        - set: { claim: sanctions, value: -0.3 }
        - set: { claim: "#3", confidence: 0.5 }
        - switch-on: { claims: pact }
        - add: { id: new, between: [russia, west], layer: diplomatic, value: 0.2, note: "talks" }
        - add: { from: iran, to: russia, layer: military, value: 1, at: 2025, source: article, modality: expected }
      """
    )
    let day = try #require(Day(year: 2_025, month: 7))
    #expect(
      read
        == Scenario(
          name: "ceasefire",
          title: "If: a ceasefire",
          edits: [
            .remove(.claims(["a", "b"])),
            .remove(.actor("west")),
            .remove(.source("article")),
            .remove(.layer("cyber")),
            .end(.claims(["invasion-2022"]), at: day),
            .set(claim: "sanctions", value: -0.3, confidence: nil),
            .set(claim: "#3", value: nil, confidence: 0.5),
            .switchOn(.claims(["pact"])),
            .add(
              Claim(
                id: "new",
                from: "russia",
                to: "west",
                isSymmetric: true,
                layer: "diplomatic",
                value: 0.2,
                source: "scenario",
                note: "talks"
              )
            ),
            .add(
              Claim(
                from: "iran",
                to: "russia",
                layer: "military",
                value: 1,
                kind: .event,
                start: Day(year: 2_025),
                source: "article",
                modality: .expected
              )
            ),
          ]
        )
    )
  }

  @Test func `a scenario without a name is called as its file`() throws {
    #expect(try scenario("entente-scenario: 1\nedits: []\n").name == "what-if")
  }

  @Test func `every fault is reported with its place`() {
    #expect(
      said(
        """
        entente-scenario: 1
        edits:
          - remvoe: { claims: [a] }
          - remove: { claims: [a], actor: b }
          - { remove: { claims: [a] }, set: { claim: a, value: 1 } }
          - end: { actor: a }
          - end: { actor: a, at: 2025-02-30 }
          - set: { claim: a }
          - set: { value: x, confidence: 2 }
          - switch-on: { claims: [] }
          - add: { from: [a, b], to: c, layer: x, value: 1 }
          - add: { from: a, to: a, value: .inf, credibility: 9 }
          - {}
        """
      ) == """
        here/what-if.yaml:3:5: an edit has no key 'remvoe'. Did you mean 'remove'?
        here/what-if.yaml:3:5: an edit is one of remove, end, set, switch-on, add. Make a list item of each.
        here/what-if.yaml:4:13: 'remove' needs one of claims, actor, source and layer, as in { claims: [a, b] }.
        here/what-if.yaml:5:5: an edit is one of remove, end, set, switch-on, add. Make a list item of each.
        here/what-if.yaml:6:10: 'end' needs 'at'. Give the last day, month or year in which the claims held.
        here/what-if.yaml:7:26: '2025-02-30': February 2025 has 28 days. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.
        here/what-if.yaml:8:10: 'set' needs a value, a confidence or both.
        here/what-if.yaml:9:10: 'set' needs 'claim'. Name the claim.
        here/what-if.yaml:9:19: expected a number, found 'x'.
        here/what-if.yaml:9:34: confidence 2.0 is outside 0…1.
        here/what-if.yaml:10:26: 'claims' names no claim.
        here/what-if.yaml:11:10: an edit adds one claim. Write one for each pair and layer.
        here/what-if.yaml:12:10: a claim needs 'layer'. Name one of the layers.
        here/what-if.yaml:12:25: both ends are 'a'. A claim is about two actors.
        here/what-if.yaml:12:35: expected a number, found '.inf'. Every value must be finite.
        here/what-if.yaml:12:54: credibility 9 is outside 1…6.
        here/what-if.yaml:13:5: an edit is one of remove, end, set, switch-on, add. Make a list item of each.
        17 faults; nothing was loaded.
        """
    )
  }

  @Test func `files that are no scenarios`() {
    let end = "1 fault; nothing was loaded."
    #expect(
      said("entente: 1\n")
        == "here/what-if.yaml:1:1: this is a graph, and a scenario is expected here.\n\(end)"
    )
    #expect(
      said("entente-scenario: 3\n")
        == "here/what-if.yaml:1:19: the document has version 3 of the format, newer than this program's 1. Use a newer entente.\n\(end)"
    )
    #expect(
      said("name: a\n")
        == "here/what-if.yaml:1:1: a scenario has its version at the top. Add 'entente-scenario: 1'.\n\(end)"
    )
    #expect(
      said("entente-scenario: 1\n")
        == "here/what-if.yaml:1:1: a scenario needs 'edits'. List what is to change, if only [].\n\(end)"
    )
  }
}
