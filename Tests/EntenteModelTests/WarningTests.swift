import EntenteModel
import TestSupport
import Testing

@Suite struct WarningTests {
  private func warnings(_ change: (inout GraphDraft) -> Void) throws -> [String] {
    var draft = GraphDraft(["a", "b"], sources: [Source(id: "s", title: "S", reliability: .b)])
    draft.tie("a", "b", 0.5)
    change(&draft)
    return try draft.built().view().warnings
  }

  @Test func `a graded claim with precise dates needs no warning`() throws {
    #expect(try warnings { _ in } == [])
  }

  @Test func `claims without any grade are taken at their word, and it is said`() throws {
    let sentence = "claims of 's' carry no grade and are taken at their word."
    #expect(try warnings { $0.sources[0].reliability = nil } == [sentence])
    #expect(
      try warnings {
        $0.sources[0].reliability = nil; $0.claims[0].credibility = 2
      } == []
    )
    #expect(
      try warnings {
        $0.sources[0].reliability = nil; $0.claims[0].confidence = 0.5
      } == []
    )
    let many = try warnings { draft in
      for name in ["t", "u", "v", "w"] {
        draft.sources.append(Source(id: name, title: name))
        draft.tie("a", "b", 0.1)
        draft.claims[draft.claims.count - 1].source = name
      }
    }
    #expect(many == ["claims of 't', 'u', 'v' carry no grade and are taken at their word."])
  }

  @Test func `imprecise dates and spells no longer observed are counted`() throws {
    let vague = try warnings { draft in
      draft.tie("a", "b", 0.1)
      draft.claims[1].start = Day(year: 2020)
    }
    #expect(vague == ["Imprecise dates: 1 of 2 claims may or may not hold on that day."])
    let unwatched = try warnings { draft in
      draft.claims[0].lastObserved = Day(year: 2018)
      draft.tie("a", "b", 0.1)
      draft.claims[1].lastObserved = Day(year: 2020)
    }
    #expect(
      unwatched == ["1 of 2 claims were last observed before 2020-06-15 and taken to hold."]
    )
  }

  @Test func `claims that do not count give no warning`() throws {
    #expect(
      try warnings { draft in
        draft.sources.append(Source(id: "t", title: "T"))
        draft.tie("a", "b", 0.1)
        draft.claims[1].source = "t"
        draft.claims[1].modality = .expected
      } == []
    )
  }
}
