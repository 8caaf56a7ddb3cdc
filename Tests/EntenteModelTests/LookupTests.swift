import EntenteModel
import TestSupport
import Testing

@Suite struct LookupTests {
  private var draft: GraphDraft {
    var draft = GraphDraft(layers: [Layer(id: "military"), Layer(id: "trade")])
    draft.actors = [
      Actor(
        id: "russia",
        name: "Russia",
        aliases: ["Moscow", "Iran's neighbour"],
        codes: [.cow: "365", .iso2: "RU"]
      ),
      Actor(
        id: "iran",
        name: "Islamic Republic of Iran",
        aliases: ["Tehran"],
        codes: [.iso2: "IR"]
      ),
      Actor(id: "congo", name: "Congo", codes: [.cow: "484"]),
      Actor(id: "drc", name: "DR Congo", aliases: ["Congo", "Zaire"], codes: [.gw: "490"]),
      Actor(id: "ru", name: "Rutland", codes: [.iso3: "RUT"]),
      Actor(id: "twin-a", name: "Twin", codes: [.cow: "900"]),
      Actor(id: "twin-b", name: "Twin", codes: [.gw: "900"]),
    ]
    draft.sources = [Source(id: "paper", title: "Paper"), Source(id: "wire", title: "Wire")]
    draft.claims = [
      Claim(id: "pact", from: "russia", to: "iran", layer: "military", value: 1, source: "paper"),
      Claim(from: "russia", to: "iran", layer: "trade", value: 0.5, source: "wire", note: "gas"),
    ]
    return draft
  }

  @Test(arguments: [
    ("russia", "russia"), ("RUSSIA", "russia"), ("moscow", "russia"), ("Tehran", "iran"),
    ("islamic republic of iran", "iran"), ("365", "russia"), ("ir", "iran"), ("zaire", "drc"),
    ("ru", "ru"), ("rut", "ru"), ("iran's neighbour", "russia"), ("congo", "congo"),
  ]) func `an actor is found by identifier, name, alias or code`(name: String, id: String) throws {
    let graph = try draft.built()
    #expect(graph.actors[try graph.actorIndex(name)].id == id)
  }

  @Test func `an identifier wins over names and aliases, and these over codes`() throws {
    var draft = draft
    draft.actors.append(Actor(id: "x", name: "Y", aliases: ["365"]))
    let graph = try draft.built()
    #expect(graph.actors[try graph.actorIndex("congo")].id == "congo")
    #expect(graph.actors[try graph.actorIndex("ru")].id == "ru")
    #expect(graph.actors[try graph.actorIndex("365")].id == "x")
  }

  @Test func `a name of two actors is refused with both identifiers`() throws {
    let graph = try draft.built()
    for name in ["twin", "900"] {
      let error = #expect(throws: EntenteError.self) { try graph.actorIndex(name) }
      #expect(error?.code == .ambiguousName)
      #expect(error?.message == "'\(name)' may be 'twin-a' or 'twin-b'.")
      #expect(error?.remedy == "Use the identifier.")
    }
  }

  @Test func `a name of none is refused with the nearest`() throws {
    let graph = try draft.built(name: "world")
    let near = #expect(throws: EntenteError.self) { try graph.actorIndex("Moskow") }
    #expect(
      near?.description == "no actor is called 'Moskow' in 'world'. Did you mean 'Moscow'?"
    )
    #expect(near?.code == .unknownActor)
    let far = #expect(throws: EntenteError.self) { try graph.actorIndex("Atlantis") }
    #expect(
      far?.description
        == "no actor is called 'Atlantis' in 'world'. 'entente actors' lists them."
    )
  }

  @Test func `layers, sources and claims have sentences of their own`() throws {
    let graph = try draft.built(name: "world")
    let found: [(EntenteError?, EntenteError.Code, String)] = [
      (
        #expect(throws: EntenteError.self) { try graph.layerIndex("militry") }, .unknownLayer,
        "no layer is called 'militry' in 'world'. Did you mean 'military'?"
      ),
      (
        #expect(throws: EntenteError.self) { try graph.layerIndex("culture") }, .unknownLayer,
        "no layer is called 'culture' in 'world'. Its layers are military, trade."
      ),
      (
        #expect(throws: EntenteError.self) { try graph.sourceIndex("papre") }, .unknownSource,
        "no source is called 'papre' in 'world'. Did you mean 'paper'?"
      ),
      (
        #expect(throws: EntenteError.self) { try graph.sourceIndex("telegraph") }, .unknownSource,
        "no source is called 'telegraph' in 'world'. Its sources are paper, wire."
      ),
      (
        #expect(throws: EntenteError.self) { try graph.claimIndex("pakt") }, .unknownClaim,
        "no claim is called 'pakt' in 'world'. Did you mean 'pact'?"
      ),
      (
        #expect(throws: EntenteError.self) { try graph.claimIndex("embargo") }, .unknownClaim,
        "no claim is called 'embargo' in 'world'. 'entente claims' lists them."
      ),
    ]
    for (error, code, sentence) in found {
      #expect(error?.code == code)
      #expect(error?.description == sentence)
    }
  }

  @Test func `a claim is found by its name or its position, and by no other text`() throws {
    let graph = try draft.built()
    let pact = try graph.claimIndex("pact")
    #expect(graph.claim(pact).id == "pact")
    for index in 0..<graph.claims.count {
      #expect(try graph.claimIndex("#\(index + 1)") == index)
      #expect(try graph.claimIndex(graph.claimName(index)) == index)
    }
    for name in ["#0", "#3", "#-1", "#", "", "gas"] {
      #expect(throws: EntenteError.self) { try graph.claimIndex(name) }
    }
  }

  @Test func `an error is a value that JSON keeps`() throws {
    let fault = Fault(file: "a.yaml", line: 3, column: 7, message: "The value is missing.")
    let error = EntenteError.faultyDocument([fault], claims: 1)
    #expect(error.message == "1 fault in 1 claim; nothing was loaded.")
    #expect(
      error.description
        == "a.yaml:3:7: The value is missing.\n1 fault in 1 claim; nothing was loaded."
    )
    let second = Fault(file: "a.yaml", line: 2, column: 9, message: "B.")
    let third = Fault(file: "a.yaml", line: 3, column: 7, message: "A.")
    let many = EntenteError.faultyDocument([fault, second, third], claims: 12)
    #expect(many.message == "3 faults in 12 claims; nothing was loaded.")
    #expect(many.faults == [second, third, fault])
  }
}
