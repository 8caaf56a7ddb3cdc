import EntenteModel
import TestSupport
import Testing

/// Whether a claim counts on a day, when its dates and the day are known more or less precisely.
@Suite struct PresenceTests {
  enum Presence { case certain, possible, absent }

  private func presence(
    _ kind: Claim.Kind,
    _ start: String,
    _ end: String,
    on day: String
  ) throws -> Presence {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 1)
    draft.claims[0].kind = kind
    draft.claims[0].start = start.isEmpty ? nil : try Day(start)
    draft.claims[0].end = end.isEmpty ? nil : try Day(end)
    let ties = try draft.built().view(asOf: Day(day)).ties
    guard let tie = ties.first else { return .absent }
    return tie.isApproximate ? .possible : .certain
  }

  @Test(
    arguments: [
      // Open at both ends, or at one.
      ("", "", "2000-01-01", .certain), ("", "2000-05-05", "2000-05-05", .certain),
      ("", "2000-05-05", "2000-05-06", .absent), ("2000-05-05", "", "2000-05-05", .certain),
      ("2000-05-05", "", "2000-05-04", .absent), ("", "2000", "2000-12-31", .possible),
      ("", "2000", "2000-01-01", .certain), ("", "2000", "2000-01-02", .possible),
      ("", "2000", "2001-01-01", .absent), ("2000", "", "1999-12-31", .absent),
      ("2000", "", "2000-01-01", .possible), ("2000", "", "2000-12-30", .possible),
      ("2000", "", "2000-12-31", .certain), ("2000", "", "2001-01-01", .certain),
      // A day inside a precise spell, on its borders and beside it.
      ("2000-03-01", "2000-03-31", "2000-02-29", .absent),
      ("2000-03-01", "2000-03-31", "2000-03-01", .certain),
      ("2000-03-01", "2000-03-31", "2000-03-31", .certain),
      ("2000-03-01", "2000-03-31", "2000-04-01", .absent),
      // A day inside the margins of an imprecise spell.
      ("1994-12", "1996-08", "1994-11-30", .absent),
      ("1994-12", "1996-08", "1994-12-01", .possible),
      ("1994-12", "1996-08", "1995-06-06", .certain),
      ("1994-12", "1996-08", "1996-08-01", .certain),
      ("1994-12", "1996-08", "1996-08-02", .possible),
      ("1994-12", "1996-08", "1996-09-01", .absent),
      ("2000", "2000", "2000-06-01", .possible), ("2000", "2000", "2001-01-01", .absent),
      // A month or a year is looked at: any moment of it will do.
      ("2000-03-10", "2000-03-12", "2000-03", .certain),
      ("2000-03-10", "2000-03-12", "2000", .certain),
      ("2000-03-10", "2000-03-12", "2000-04", .absent), ("2000", "", "2000", .certain),
      ("2000", "2000", "2000", .certain), ("2000-03", "2000-03", "2000-03", .certain),
      ("2000-03", "2000-03", "2000", .certain), ("1999", "2000", "2000", .certain),
      ("2000", "2000", "2000-03", .possible), ("2000", "2001", "2000-12", .certain),
      ("2000", "2001", "2000-11", .possible),
      // One imprecise date is bounded by the other.
      ("2000", "2000-06-30", "2000-06-30", .certain),
      ("2000-06-30", "2000", "2000-06-30", .certain),
      ("2000-06-30", "2000", "2000-07-01", .possible),
    ] as [(String, String, String, Presence)]
  )
  func `a spell counts when it may hold, marked where that is not certain`(
    start: String,
    end: String,
    day: String,
    expected: Presence
  ) throws {
    #expect(try presence(.spell, start, end, on: day) == expected)
  }

  @Test(
    arguments: [
      ("2000-03-10", "2000-03-09", .absent), ("2000-03-10", "2000-03-10", .certain),
      ("2000-03-10", "2010-01-01", .certain), ("2000-03", "2000-02-29", .absent),
      ("2000-03", "2000-03-01", .possible), ("2000-03", "2000-03-31", .certain),
      ("2000", "2000-06", .possible), ("2000", "2000", .certain), ("2000", "1999", .absent),
      ("2000", "2001", .certain),
    ] as [(String, String, Presence)]
  )
  func `an event counts from its date on`(start: String, day: String, expected: Presence) throws {
    #expect(try presence(.event, start, "", on: day) == expected)
  }

  @Test(arguments: 0..<150) func `what is certain holds for every reading of the dates`(
    seed: Int
  ) throws {
    var generator = SeededGenerator(seed: seed)
    func random() throws -> Day {
      let month = Int.random(in: 1...12, using: &generator)
      let kind = Int.random(in: 0..<3, using: &generator)
      let day = Int.random(in: 1...28, using: &generator)
      let year = 2000 + Int.random(in: 0..<2, using: &generator)
      return try #require(Day(year: year, month: kind > 0 ? month : nil, day: kind > 1 ? day : nil))
    }
    let (start, end, window) = (try random(), try random(), try random())
    guard end.endNumber > start.number else { return }
    var readings = 0
    var holding = 0
    for first in start.number..<start.endNumber {
      let earliest = max(first, end.number)
      guard earliest < end.endNumber else { continue }
      for last in earliest..<end.endNumber {
        readings += 1
        if first < window.endNumber && last >= window.number { holding += 1 }
      }
    }
    let expected: Presence = holding == 0 ? .absent : holding == readings ? .certain : .possible
    let found = try presence(.spell, "\(start)", "\(end)", on: "\(window)")
    #expect(found == expected, "\(start) to \(end) on \(window)")
  }
}
