import EntenteModel
import TestSupport
import Testing

/// A bloc of ten members that all say the same of one outsider.
private func bloc(of count: Int, value: Double, confidence: Double = 1) -> GraphDraft {
  let members = (0..<count).map { "m\($0)" }
  var draft = GraphDraft(members + ["x"])
  draft.actors.append(
    Actor(
      id: "bloc",
      name: "Bloc",
      kind: .bloc,
      isCollapsed: true,
      members: members.map { Membership(actor: $0) }
    )
  )
  for member in members {
    draft.claims.append(
      Claim(from: member, to: "x", layer: "l", value: value, source: "s", confidence: confidence)
    )
  }
  return draft
}

@Suite struct MemberTests {
  @Test func `a bloc whose members all say the same says it itself`() throws {
    let view = try bloc(of: 10, value: -1).built().view()
    let tie = try #require(try view.ties(between: "bloc", and: "x").first)
    #expect(abs(tie.value + 1) < 1e-12)
  }

  @Test(arguments: [0.2, 0.5, 0.9])
  func `members that agree weigh what one of them would alone`(confidence: Double) throws {
    let view = try bloc(of: 7, value: 0.5, confidence: confidence).built().view()
    let tie = try #require(try view.ties(between: "bloc", and: "x").first)
    #expect(abs(tie.value - 0.5 * confidence) < 1e-12)
  }

  @Test func `members that are left out leave their share to the others`() throws {
    var draft = bloc(of: 2, value: 0.8)
    draft.claims.removeAll { $0.from == "m0" }
    let whole = try draft.built().view()
    let half = try #require(try whole.ties(between: "bloc", and: "x").first)
    #expect(abs(half.value - 0.4) < 1e-12)
    let rest = try draft.built().view(ViewOptions(withoutActors: ["m0"]))
    let tie = try #require(try rest.ties(between: "bloc", and: "x").first)
    #expect(abs(tie.value - 0.8) < 1e-12)
  }

  @Test func `the parts of an explanation add up when members and their bloc speak`() throws {
    var draft = bloc(of: 5, value: 0.6, confidence: 0.7)
    for name in ["y", "z"] { draft.actors.append(Actor(id: name, name: name)) }
    draft.tie("bloc", "x", 0.5)
    draft.tie("bloc", "y", -0.4)
    draft.tie("x", "y", -0.3)
    draft.tie("x", "z", 0.9)
    let explanation = try draft.built().view().explanation(of: "bloc", with: "x")
    let sum = explanation.claims.reduce(explanation.silent) { $0 + $1.part }
    #expect(abs(sum - (explanation.value ?? .nan)) < 1e-12)
  }

  @Test func `a disputed fact is drawn apart by sign`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.sources.append(Source(id: "t", title: "T"))
    for (source, value) in [("s", 1.0), ("t", -1.0)] {
      draft.claims.append(
        Claim(
          from: "a",
          to: "b",
          isSymmetric: true,
          layer: "l",
          value: value,
          source: source,
          confidence: 0.5,
          fact: "disputed"
        )
      )
    }
    let alignment = try draft.built().view().alignment(of: "a", with: "b", draws: Draws())
    let interval = try #require(alignment.interval)
    #expect(interval.low == -0.5)
    #expect(interval.high == 0.5)
  }

  @Test func `what begins later was not known before`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.claims.append(
      Claim(from: "a", to: "b", layer: "l", value: 1, start: try Day("2020"), source: "s")
    )
    let graph = try draft.built()
    let early = ViewOptions(asOf: try Day("2021"), knownBy: try Day("2019"))
    #expect(try graph.view(early).ties.isEmpty)
    let late = ViewOptions(asOf: try Day("2021"), knownBy: try Day("2020"))
    #expect(try graph.view(late).ties.count == 1)
  }

  @Test func `blocs nested too deep are a fault`() throws {
    let names = (0..<20).map { "b\($0)" }
    var draft = GraphDraft(["x"])
    for (index, name) in names.enumerated() {
      let member = index + 1 < names.count ? names[index + 1] : "x"
      draft.actors.append(
        Actor(id: name, name: name, kind: .bloc, members: [Membership(actor: member)])
      )
    }
    let error = #expect(throws: EntenteError.self) { try draft.built() }
    #expect(error?.faults.first?.message.contains("nests blocs more than 16 deep") == true)
  }
}
