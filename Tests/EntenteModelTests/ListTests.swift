import EntenteModel
import TestSupport
import Testing

@Suite struct ListTests {
  @Test func `ties are listed whole, for one actor, or for two`() throws {
    let view = try GraphDraft.toy.built().view()
    let all = try view.tieList()
    #expect(all.ties.count == 26)
    #expect(all.ties == view.ties)
    let arda = try view.tieList(of: "Arda")
    #expect(arda.ties == all.ties.filter { $0.from.id == "arda" || $0.to.id == "arda" })
    #expect(arda.ties.count == 10)
    let pair = try view.tieList(of: "gale", and: "arda")
    #expect(try pair.ties == view.ties(between: "arda", and: "gale"))
    #expect(pair.ties.map(\.layer) == ["summit", "summit"])
    #expect(try view.tieList(of: "arda", and: "elst").ties.isEmpty)
    #expect(throws: EntenteError.self) { try view.tieList(of: "nobody") }
  }

  @Test func `claims are listed by whom they concern and by layer`() throws {
    var draft = GraphDraft.toy
    draft.claims[0].regarding = ["fane"]
    draft.claims[1].modality = .conditional
    let graph = try draft.built()
    #expect(try graph.claimList().claims.count == 13)
    #expect(try graph.claimList().actors.isEmpty)
    // Ends and those regarded, whatever the modality.
    #expect(try graph.claimList(of: "arda").claims.count == 5)
    #expect(try graph.claimList(of: "fane").claims.count == 4)
    let pair = try graph.claimList(of: "Fane", and: "Brel")
    #expect(pair.actors.map(\.id) == ["fane", "brel"])
    #expect(pair.claims.map(\.claim.to) == ["brel"])
    #expect(try graph.claimList(layers: ["summit"]).claims.count == 3)
    #expect(try graph.claimList(of: "arda", layers: ["summit", "alliance"]).claims.count == 4)
    #expect(throws: EntenteError.self) { try graph.claimList(layers: ["nothing"]) }
    let same = #expect(throws: EntenteError.self) { try graph.claimList(of: "arda", and: "ARDA") }
    #expect(same?.code == .sameActor)
  }
}
