import EntenteModel
import TestSupport
import Testing

@Suite struct TimelineTests {
  private var draft: GraphDraft {
    var draft = GraphDraft(["a", "b", "c", "d"])
    func spell(_ from: String, _ to: String, _ value: Double, _ start: Int, _ end: Int?) {
      draft.tie(from, to, value)
      let last = draft.claims.count - 1
      draft.claims[last].id = "\(from)\(to)\(start)"
      draft.claims[last].start = Day(year: start, month: 3, day: 4)
      draft.claims[last].end = end.flatMap { Day(year: $0, month: 6) }
    }
    spell("a", "b", 0.5, 2001, nil)
    spell("a", "b", 0.4, 2003, 2004)
    spell("a", "c", -0.8, 2002, nil)
    spell("b", "c", -0.6, 2004, nil)
    spell("c", "d", 0.6, 1990, nil)
    draft.asOf = Day(year: 2006, month: 2)
    return draft
  }

  @Test func `there is a point at the end of each year and at last the day asked for`() throws {
    let graph = try draft.built()
    let found = try graph.timeline(of: "A", with: "b")
    let days = ["2001-12-31", "2002-12-31", "2003-12-31", "2004-12-31", "2005-12-31", "2006-02"]
    #expect(found.points.map { "\($0.day)" } == days)
    for point in found.points {
      let view = try graph.view(asOf: point.day)
      let expected = try view.alignment(of: "a", with: "b")
      #expect(point.value == expected.value)
      #expect(point.ownTie == expected.ownTie)
      #expect(point.thirdParties == (expected.profileDefined ? expected.thirdParties : nil))
      #expect(point.informative == expected.informative)
    }
    let late = try graph.timeline(
      of: "a",
      with: "b",
      options: ViewOptions(asOf: Day("2003-05-06")),
      from: 2003
    )
    #expect(late.points.map { "\($0.day)" } == ["2003-05-06"])
    let early = try graph.timeline(of: "a", with: "b", from: 1999)
    #expect(early.points.first?.day == Day.end(ofYear: 1999))
    #expect(early.points.first?.value == 0)
  }

  @Test func `the claims that moved the number are named`() throws {
    let points = try draft.built().timeline(of: "a", with: "b").points
    #expect(points[0].moves.isEmpty)
    let began = try #require(points[2].moves.first { $0.record.name == "ab2003" })
    #expect(began.isNew && !began.isGone)
    #expect(began.change > 0)
    let ended = try #require(points[3].moves.first { $0.record.name == "ab2003" })
    #expect(!ended.isNew && ended.isGone)
    #expect(isClose(ended.change, -began.change))
    // The other fact of the tie gives some of it back, and is neither new nor gone.
    let all = try draft.built().timeline(of: "a", with: "b", moves: 9).points[3].moves
    let other = try #require(all.first { $0.record.name == "ab2001" })
    #expect(!other.isNew && !other.isGone)
    for point in points {
      #expect(point.moves.count <= 3)
      let changes = point.moves.map { abs($0.change) }
      #expect(changes == changes.sorted(by: >))
      #expect(changes.allSatisfy { $0 >= 0.005 })
    }
    let few = try draft.built().timeline(of: "a", with: "b", moves: 1).points
    #expect(few.allSatisfy { $0.moves.count <= 1 })
  }

  @Test func `the number is undefined while one of them is no actor of the view`() throws {
    var draft = draft
    draft.actors[1].start = Day(year: 2003)
    let points = try draft.built().timeline(of: "a", with: "b").points
    #expect(points.map { $0.value == nil } == [true, true, false, false, false, false])
    #expect(points[0].informative == 0)
  }

  @Test func `a timeline that cannot be drawn is refused with the reason`() throws {
    let graph = try draft.built(name: "world")
    let late = #expect(throws: EntenteError.self) {
      try graph.timeline(of: "a", with: "b", from: 2007)
    }
    #expect(late?.code == .badOption)
    #expect(
      late?.description == "the timeline would start in 2007, after it ends (2006-02). "
        + "Give an earlier year, or a later --as-of."
    )
    let same = #expect(throws: EntenteError.self) { try graph.timeline(of: "a", with: "A") }
    #expect(same?.code == .sameActor)
    let none = #expect(throws: EntenteError.self) { try graph.timeline(of: "a", with: "nobody") }
    #expect(none?.code == .unknownActor)
    var undated = GraphDraft(["a", "b"], asOf: nil)
    undated.tie("a", "b", 1)
    let day = #expect(throws: EntenteError.self) {
      try undated.built(name: "world").timeline(of: "a", with: "b")
    }
    #expect(
      day?.description == "'world' has no dates to take a day from. Give one with --as-of."
    )
    #expect(day?.code == .badOption)
  }
}
