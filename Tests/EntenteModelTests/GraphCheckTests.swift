import EntenteModel
import TestSupport
import Testing

@Suite struct GraphCheckTests {
  private var draft: GraphDraft {
    GraphDraft(
      ["russia", "iran", "oman"],
      layers: [
        Layer(id: "military"), Layer(id: "leverage", scale: .dependence),
        Layer(id: "trade", scale: .strength),
      ]
    )
  }

  private func faults(_ draft: GraphDraft) -> [String] {
    do {
      _ = try draft.built()
      return []
    } catch {
      return error.faults.map(\.message)
    }
  }

  private func faults(in change: (inout Claim) -> Void) -> [String] {
    var draft = draft
    var claim = Claim(from: "russia", to: "iran", layer: "military", value: 0.5, source: "s")
    change(&claim)
    draft.claims = [claim]
    return faults(draft)
  }

  private func partFaults(_ change: (inout GraphDraft) -> Void) -> [String] {
    var draft = draft
    change(&draft)
    return faults(draft)
  }

  @Test func `a layer more than numbers of two bytes name is one too many`() {
    func faults(_ count: Int) -> [String] {
      partFaults { draft in
        draft.layers += (draft.layers.count..<count).map { Layer(id: "layer\($0)") }
        draft.claims = [
          Claim(from: "russia", to: "iran", layer: "layer\(count - 1)", value: 0.5, source: "s")
        ]
      }
    }
    #expect(faults(65_536).isEmpty)
    #expect(faults(65_537) == ["a graph has 65536 layers at most."])
  }

  @Test func `a claim without a fault is taken`() {
    #expect(faults { _ in }.isEmpty)
    #expect(
      faults {
        $0.layer = "trade"; $0.value = 1e9
      }.isEmpty
    )
    #expect(
      faults {
        $0.credibility = 6; $0.confidence = 0
      }.isEmpty
    )
    #expect(
      faults {
        $0.start = Day(year: 2000); $0.end = Day(year: 2000, month: 3)
      }.isEmpty
    )
  }

  @Test func `names that are not there are told with the nearest`() {
    #expect(faults { $0.from = "rusia" } == ["no actor is called 'rusia'. Did you mean 'russia'?"])
    #expect(faults { $0.to = "belgium" } == ["no actor is called 'belgium'."])
    #expect(
      faults { $0.regarding = ["omam", "iran"] }
        == ["no actor is called 'omam'. Did you mean 'oman'?"]
    )
    #expect(
      faults { $0.layer = "militray" } == [
        "no layer is called 'militray'. Did you mean 'military'?"
      ]
    )
    #expect(faults { $0.source = "reuters" } == ["no source is called 'reuters'."])
  }

  @Test func `a claim about one actor is none`() {
    #expect(
      faults { $0.to = "russia" } == ["both ends are 'russia'. A claim is about two actors."]
    )
  }

  @Test func `a value must fit the scale of its layer`() {
    #expect(faults { $0.value = 1.5 } == ["value 1.5 is outside -1…1."])
    #expect(
      faults { $0.value = .nan } == ["the value is not a number; 'military' takes -1…1."]
    )
    #expect(faults { $0.value = -.infinity } == ["value -inf is outside -1…1."])
    #expect(
      faults {
        $0.layer = "leverage"; $0.value = -0.1
      } == ["value -0.1 is outside 0…1."]
    )
    #expect(
      faults {
        $0.layer = "trade"; $0.value = -1
      } == ["value -1.0 is outside 0 and above."]
    )
    #expect(
      faults {
        $0.layer = "trade"; $0.value = .infinity
      } == ["value inf is outside 0 and above."]
    )
  }

  @Test func `dependence has a direction`() {
    #expect(
      faults {
        $0.layer = "leverage"; $0.isSymmetric = true
      } == [
        "'leverage' is a layer of dependence, which is directed. "
          + "Write from: (who depends) and to: (on whom)."
      ]
    )
  }

  @Test func `grades, confidences and dates have their ranges`() {
    #expect(faults { $0.credibility = 7 } == ["credibility 7 is outside 1…6."])
    #expect(faults { $0.credibility = 0 } == ["credibility 0 is outside 1…6."])
    #expect(faults { $0.confidence = 1.01 } == ["confidence 1.01 is outside 0…1."])
    #expect(faults { $0.confidence = .nan } == ["confidence nan is outside 0…1."])
    #expect(
      faults {
        $0.start = Day(year: 2001); $0.end = Day(year: 2000, month: 12)
      }
        == ["the claim ends (2000-12) before it starts (2001)."]
    )
    #expect(
      faults {
        $0.start = Day(year: 2001); $0.lastObserved = Day(year: 1999)
      }
        == ["the claim was last observed (1999) before it starts (2001)."]
    )
    #expect(
      faults { $0.kind = .event }
        == ["an event needs its date. Write at: YYYY, YYYY-MM or YYYY-MM-DD."]
    )
  }

  @Test func `every fault of every claim is told, by its position`() {
    var draft = draft
    let good = Claim(id: "a", from: "russia", to: "iran", layer: "military", value: 0, source: "s")
    var bad = good
    bad.value = 2
    bad.credibility = 9
    draft.claims = [good, bad, good]
    let error = #expect(throws: EntenteError.self) { try draft.built(name: "world") }
    #expect(error?.code == .faultyDocument)
    #expect(error?.message == "4 faults in 3 claims; nothing was loaded.")
    #expect(
      error?.faults.map(\.description) == [
        "world:2:1: a second claim is called 'a'. Give each its own id.",
        "world:2:1: credibility 9 is outside 1…6.", "world:2:1: value 2.0 is outside -1…1.",
        "world:3:1: a second claim is called 'a'. Give each its own id.",
      ]
    )
  }

  @Test func `claims without a name do not clash`() {
    var draft = draft
    let claim = Claim(from: "russia", to: "iran", layer: "military", value: 0.1, source: "s")
    draft.claims = [claim, claim]
    #expect(faults(draft).isEmpty)
  }

  @Test func `each identifier is given once`() {
    #expect(
      partFaults { $0.actors.append(Actor(id: "iran", name: "Other")) }
        == ["a second actor is called 'iran'. Give each its own id."]
    )
    #expect(
      partFaults { $0.layers.append(Layer(id: "trade")) }
        == ["a second layer is called 'trade'. Give each its own id."]
    )
    #expect(
      partFaults { $0.sources.append(Source(id: "s", title: "Other")) }
        == ["a second source is called 's'. Give each its own id."]
    )
  }

  @Test(arguments: [(-1.0, "-1.0"), (.nan, "nan"), (.infinity, "inf")])
  func `a layer weighs nothing or more`(weight: Double, text: String) {
    #expect(
      partFaults { $0.layers[0].weight = weight }
        == ["the weight \(text) of layer 'military' is not 0 or more."]
    )
  }

  @Test(arguments: [0, -1, .nan, .infinity] as [Double])
  func `events fade in some time or never`(days: Double) {
    #expect(
      partFaults { $0.layers[0].halfLifeDays = days }
        == ["the half-life of layer 'military' is not above 0."]
    )
    #expect(partFaults { $0.layers[0].halfLifeDays = 0.5 }.isEmpty)
  }

  @Test func `only blocs have members and are collapsed`() {
    #expect(
      partFaults { $0.actors[0].members = [Membership(actor: "iran")] }
        == ["'russia' has members but is no bloc. Write kind: bloc."]
    )
    #expect(
      partFaults { $0.actors[0].isCollapsed = true }
        == ["'russia' is no bloc, so it cannot be collapsed."]
    )
  }

  @Test func `members and their times are checked`() {
    func bloc(_ member: Membership) -> [String] {
      partFaults {
        $0.actors.append(Actor(id: "axis", name: "Axis", kind: .bloc, members: [member]))
      }
    }
    #expect(bloc(Membership(actor: "iran", share: 0.2, source: "s")).isEmpty)
    #expect(
      bloc(Membership(actor: "irann")) == ["no actor is called 'irann'. Did you mean 'iran'?"]
    )
    #expect(bloc(Membership(actor: "iran", source: "tass")) == ["no source is called 'tass'."])
    #expect(
      bloc(Membership(actor: "iran", share: 0)) == ["the share 0.0 of 'iran' is not above 0."]
    )
    #expect(
      bloc(Membership(actor: "iran", start: Day(year: 2001), end: Day(year: 1999)))
        == ["the membership of 'iran' ends (1999) before it starts (2001)."]
    )
    #expect(
      partFaults {
        $0.actors[0].start = Day(year: 1991); $0.actors[0].end = Day(year: 1990)
      }
        == ["'russia' ends (1990) before it starts (1991)."]
    )
  }

  @Test func `a bloc cannot contain itself, however far round`() {
    let ring = partFaults { draft in
      for (id, next) in [("x", "y"), ("y", "z"), ("z", "x")] {
        let members = [Membership(actor: next)]
        draft.actors.append(Actor(id: id, name: id, kind: .bloc, members: members))
      }
    }
    #expect(
      ring == ["x", "y", "z"].map { "bloc '\($0)' contains itself. Take it out of its members." }
    )
  }

  @Test func `a finding names the part, the field and the member`() {
    var check = GraphCheck(
      layers: [Layer(id: "l")],
      actors: [
        Actor(id: "a", name: "A"),
        Actor(
          id: "b",
          name: "B",
          kind: .bloc,
          members: [Membership(actor: "a"), Membership(actor: "c")]
        ),
      ],
      sources: [Source(id: "s", title: "S")]
    )
    let parts = check.partFindings()
    #expect(parts.map(\.part) == [.actor])
    #expect(parts.map(\.index) == [1])
    #expect(parts.map(\.field) == ["members"])
    #expect(parts.map(\.member) == [1])
    let claim = Claim(from: "a", to: "b", layer: "l", value: 3, source: "s", credibility: 8)
    #expect(check.faults(in: claim).map(\.field) == ["value", "credibility"])
  }
}
