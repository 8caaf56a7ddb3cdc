import EntenteGraph
import EntenteModel
import TestSupport
import Testing

@Suite struct ViewOracleTests {
  @Test(arguments: 0..<40) func `every tie is what the definition says`(seed: Int) throws {
    let draft = GraphDraft.random(seed: seed)
    let slow = try SlowView(draft)
    let ties = try draft.built().view().ties
    var count = 0
    for layer in draft.layers {
      for from in draft.actors.map(\.id) {
        for to in draft.actors.map(\.id) where from != to {
          let tie = ties.first { $0.from.id == from && $0.to.id == to && $0.layer == layer.id }
          guard let expected = slow.tie(from, to, layer) else {
            #expect(tie == nil)
            continue
          }
          let found = try #require(tie)
          #expect(isClose(found.positive, expected.positive), "\(from) \(to) \(layer.id)")
          #expect(isClose(found.negative, expected.negative), "\(from) \(to) \(layer.id)")
          #expect(isClose(found.value, expected.positive - expected.negative))
          #expect((0...1).contains(found.confidence))
          count += 1
        }
      }
    }
    #expect(ties.count == count)
  }

  @Test(arguments: 0..<40) func `the composite is the weighted mean of what is known`(
    seed: Int
  ) throws {
    let draft = GraphDraft.random(seed: seed)
    let slow = try SlowView(draft)
    let view = try draft.built().view()
    for a in 0..<Vertex(view.actorCount) {
      for b in 0..<Vertex(view.actorCount) where a != b {
        let slot = view.composite.slot(from: a, to: b)
        let value = slot.map { view.compositeValues[$0] } ?? 0
        #expect(isClose(value, slow.composite(view.label(of: a).id, view.label(of: b).id)))
      }
    }
  }

  @Test(arguments: 0..<40) func `alignment is what the definition says`(seed: Int) throws {
    let draft = GraphDraft.random(seed: seed)
    let slow = try SlowView(draft)
    for row in try draft.built().view().alignments() {
      let expected = slow.alignment(row.first.id, row.second.id)
      #expect(isClose(row.value ?? .nan, expected.value), "\(row.first.id) \(row.second.id)")
      #expect(isClose(row.ownTie ?? .nan, expected.own))
      #expect(isClose(row.thirdParties ?? .nan, expected.third))
    }
  }

  @Test(arguments: 0..<40) func `what an actor is called changes nothing`(seed: Int) throws {
    let draft = GraphDraft.random(seed: seed)
    // Names whose order is the reverse, so that every pair is turned round.
    let names = Dictionary(
      uniqueKeysWithValues: draft.actors.enumerated().map { ($1.id, "w\(99 - $0)") }
    )
    let renamed = try draft.renamed { names[$0] ?? $0 }.built().view()
    for row in try draft.built().view().alignments() {
      let first = names[row.first.id] ?? ""
      let other = try renamed.alignment(of: first, with: names[row.second.id] ?? "")
      #expect(isClose(other.value ?? .nan, row.value ?? .nan))
      #expect(other.informative == row.informative)
    }
  }

  @Test func `a fact told of both directions is one fact whoever comes first by name`() throws {
    for (first, second) in [("a", "b"), ("b", "a")] {
      var draft = GraphDraft(
        ["a", "b"],
        sources: [Source(id: "s", title: "S"), Source(id: "t", title: "T")]
      )
      draft.tie("a", "b", 0.5, confidence: 0.5)
      draft.claims.append(
        Claim(from: first, to: second, layer: "l", value: 0.5, source: "t", confidence: 0.5)
      )
      for index in draft.claims.indices { draft.claims[index].fact = "pact" }
      let ties = try draft.built().view().ties
      let told = try #require(ties.first { $0.from.id == first })
      #expect(isClose(told.value, 0.75 * 0.5))
      let other = try #require(ties.first { $0.from.id == second })
      #expect(isClose(other.value, 0.5 * 0.5))
    }
  }
}
