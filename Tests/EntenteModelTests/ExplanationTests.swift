import EntenteModel
import TestSupport
import Testing

@Suite struct ExplanationTests {
  @Test(arguments: 0..<30) func `the parts of the claims and the silent part are the number`(
    seed: Int
  ) throws {
    let view = try GraphDraft.random(seed: seed).built().view()
    for row in try view.alignments() {
      let found = try view.explanation(of: row.first.id, with: row.second.id)
      let value = try #require(found.value)
      #expect(value == row.value)
      let claims = found.claims.reduce(found.silent) { $0 + $1.part }
      let sources = found.sources.reduce(found.silent) { $0 + $1.part }
      #expect(isClose(claims, value, 1e-12))
      #expect(isClose(sources, value, 1e-12))
      let own = found.claims.reduce(0) { $0 + $1.ownTie }
      #expect(isClose(own, (row.ownTie ?? .nan) / 2, 1e-12))
      #expect(found.sources.reduce(0) { $0 + $1.claims } == found.claims.count)
      let parts = found.claims.map { abs($0.part) }
      #expect(parts == parts.sorted(by: >))
    }
  }

  @Test(arguments: 0..<12) func `without a source it is the graph without its claims`(
    seed: Int
  ) throws {
    let draft = GraphDraft.random(seed: seed, actors: 4...7)
    let view = try draft.built().view()
    for row in try view.alignments().prefix(3) {
      for source in try view.explanation(of: row.first.id, with: row.second.id).sources {
        var less = draft
        less.claims.removeAll { $0.source == source.source }
        let other = try less.built().view().alignment(of: row.first.id, with: row.second.id)
        #expect(isClose(source.valueWithout ?? .nan, other.value ?? 0))
      }
    }
  }

  @Test func `a claim on the own tie has the part of its fact`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 0.5, confidence: 1)
    draft.tie("a", "b", -0.4, confidence: 0.5)
    let found = try draft.built().view().explanation(of: "a", with: "b")
    #expect(found.claims.map(\.record.claim.value) == [0.5, -0.4])
    #expect(isClose(found.claims.map(\.ownTie), [0.25, -0.1]))
    #expect(found.claims.map(\.thirdParties) == [0, 0])
    #expect(found.silent == 0)
    #expect(found.sources.map(\.claims) == [2])
    #expect(isClose(found.sources[0].valueWithout ?? .nan, 0))
  }

  @Test func `supports of one sign share it by the evidence that they add`() throws {
    // Two equal facts and one that is certain: it leaves nothing to the others.
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 0.5)
    draft.tie("a", "b", 0.5)
    var found = try draft.built().view().explanation(of: "a", with: "b")
    #expect(isClose(found.claims.map(\.ownTie), [0.1875, 0.1875]))
    draft.tie("a", "b", 1)
    found = try draft.built().view().explanation(of: "a", with: "b")
    #expect(isClose(found.claims.map(\.ownTie), [0.5, 0, 0]))
  }

  @Test func `what is expected of the two is listed and not counted`() throws {
    var draft = GraphDraft(["a", "b", "c"])
    draft.tie("a", "b", 0.5)
    draft.tie("a", "b", 1)
    draft.tie("b", "a", 1)
    draft.tie("a", "c", 1)
    draft.tie("a", "c", 1)
    for (index, modality) in [(1, Claim.Modality.expected), (2, .conditional), (3, .expected)] {
      draft.claims[index].modality = modality
    }
    draft.claims[4].modality = .expected
    draft.claims[4].regarding = ["b"]
    let found = try draft.built().view().explanation(of: "a", with: "b")
    #expect(found.claims.count == 1)
    let names = Set(found.notCounted.map(\.name))
    #expect(names == [draft.claims[1].id, draft.claims[2].id, draft.claims[4].id])
  }

  @Test func `a record says what a claim rests on`() throws {
    var draft = GraphDraft(["a", "b"], sources: [Source(id: "s", title: "Paper", reliability: .c)])
    draft.tie("a", "b", 0.5)
    draft.claims[0].id = ""
    let record = try draft.built().record(0)
    #expect(record.name == "#1")
    #expect(record.confidence == 0.7)
    #expect(record.sourceTitle == "Paper")
    #expect(record.claim == draft.claims[0])
  }
}
