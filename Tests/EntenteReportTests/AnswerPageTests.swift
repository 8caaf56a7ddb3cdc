import EntenteModel
import EntenteReport
import Foundation
import TestSupport
import Testing

/// The pages of every kind of answer.
@Suite struct AnswerPageTests {
  /// The width of a line: two columns for wide characters.
  private func width(_ line: Substring) -> Int {
    line.reduce(0) { width, character in
      let scalars = character.unicodeScalars
      let isWide =
        scalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
        || scalars.contains { (0x3040...0x9FFF).contains($0.value) }
      return width + (isWide ? 2 : 1)
    }
  }

  @Test(arguments: [40, 72, 100]) func `a line of a page is no longer than it may be`(
    limit: Int
  ) throws {
    for draft in [GraphDraft.toy, Answers.told, Answers.longNamed] {
      for (name, answer) in try Answers(draft).all {
        for isRich in [false, true] {
          let text = answer.page().text(TextStyle(width: limit, isRich: isRich))
          for line in text.split(separator: "\n") {
            // Commands to paste are not broken, and at 40 columns there is no room for numbers.
            let isFree = line.hasPrefix("Next:") || limit < 100 && line.hasPrefix("  ")
            #expect(isFree || width(line) <= limit, "\(name): \(line)")
          }
        }
      }
    }
  }

  @Test func `a page for files and pipes has neither bars nor typography nor colour`() throws {
    for (name, answer) in try Answers(Answers.told).all {
      let text = answer.page().text()
      #expect(text.utf8.allSatisfy { $0 < 128 }, "\(name): \(text)")
      #expect(!text.contains("\u{1B}"))
      #expect(text.hasSuffix("\n"))
      #expect(text.split(separator: "\n").allSatisfy { $0.last != " " }, "\(name)")
    }
  }

  @Test func `a rich page may have bars, and colour only where it is asked for`() throws {
    let answers = try Answers(Answers.told)
    let row = try #require(answers["row"])
    let rich = row.page().text(TextStyle(isRich: true))
    #expect(rich.contains("█"))
    #expect(!rich.contains("\u{1B}"))
    #expect(row.page().text(TextStyle(isRich: true, hasColour: true)).contains("\u{1B}[34m"))
  }

  @Test func `every page is Markdown, and CSV where it is one table`() throws {
    let answers = try Answers(Answers.told)
    for (name, answer) in answers.all {
      #expect(answer.page().markdown().hasSuffix("\n"), "\(name)")
      #expect(!answer.page().markdown().contains("█"), "\(name)")
    }
    let single = answers.all.filter { $0.answer.page().csv() != nil }.map(\.name)
    let expected = [
      "row", "matrix", "centrality", "actors", "ties", "claims", "routes", "shortest", "widest",
      "snapshot", "snapshots", "timeline",
    ]
    for name in expected { #expect(single.contains(name), "\(name)") }
    for name in ["alignment", "balance", "brief", "explanation", "scenario", "check"] {
      #expect(!single.contains(name), "\(name)")
    }
    for (name, answer) in answers.all {
      guard let csv = answer.page().csv() else { continue }
      let columns = Set(csv.split(separator: "\n").map { commas($0) })
      #expect(columns.count == 1, "\(name): \(csv)")
    }
  }

  /// How many commas of a line stand outside quotes.
  private func commas(_ line: Substring) -> Int {
    var isQuoted = false
    return line.reduce(0) { count, character in
      if character == "\"" { isQuoted.toggle() }
      return count + (character == "," && !isQuoted ? 1 : 0)
    }
  }

  @Test func `CSV names actors by identifier and keeps numbers whole`() throws {
    let view = try Answers.told.built().view()
    let row = try view.alignments(of: "arda")[0]
    let list = AlignmentList(asOf: view.asOf, of: view.label(of: 0), medianS: nil, rows: [row])
    let value = try #require(row.value)
    let csv = try #require(list.page().csv())
    #expect(csv.contains("\(row.first.id) - \(row.second.id),\(value),"))
    let ties = try #require(try view.tieList(of: "gale", and: "dorn").page().csv())
    #expect(ties.contains("dorn,gale,hostility,-0.8,0.0,0.8,0.0,1.0,"))
    let table = try view.centrality([.betweenness])
    let centrality = try #require(table.page().csv())
    #expect(centrality.hasPrefix("ACTOR,BETWEENNESS\n"))
    let first = table.rows[0]
    #expect(centrality.contains("\n\(first.actor.id),\(first.values[0])\n"))
  }

  @Test func `the parts of an alignment are printed with the number that they add up to`() throws {
    let view = try GraphDraft.toy.built().view()
    let text = try view.alignment(of: "arda", with: "gale").page().text()
    for words in [
      "Arda - Gale, as of 15 June 2020", "alignment +0.34", "own tie (half of +0.11)",
      "third parties (half of +0.58)", "shared partners", "shared adversaries",
      "opposed profiles", "summit +0.05", "Dorn +0.21", "Counterfactual: without Dorn it would be",
      "entente explain arda gale", "S ABSOLUTE", "5 third parties, 4 of them informative",
      "Fewer than five third parties inform this number",
    ] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
  }

  @Test func `an undefined profile is a dash`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 0.5)
    let text = try draft.built().view().alignment(of: "a", with: "b").page().text()
    #expect(text.contains("third parties (half of -)"))
    #expect(!text.contains("Counterfactual"))
  }

  @Test func `thin rows are marked and come last`() throws {
    let view = try GraphDraft.toy.built().view()
    let list = AlignmentList(
      asOf: view.asOf,
      of: nil,
      medianS: view.medianS,
      rows: try view.alignments()
    )
    let text = list.page().text()
    let lines = text.split(separator: "\n").filter { $0.contains(" - ") && $0.hasPrefix("  ") }
    let marks = lines.prefix(21).map { $0.hasSuffix("~") }
    #expect(marks == marks.sorted { !$0 && $1 })
    #expect(marks.contains(true) && marks.contains(false))
    #expect(text.contains("~ fewer than five third parties inform it"))
    #expect(text.contains("for the median pair here"))
  }

  @Test func `a way is told hop by hop, or that there is none`() throws {
    let view = try Answers.told.built().view()
    let routes = try view.routes(from: "gale", to: "corin", count: 2)
    let text = routes.page().text()
    #expect(text.contains("Gale -> Corin, most reliable first"))
    #expect(text.contains("positive ties, as of 15 June 2020"))
    #expect(text.contains("-> Corin"))
    var lone = GraphDraft(["a", "b"])
    lone.tie("a", "b", -0.5)
    let none = try lone.built().view().routes(from: "a", to: "b").page().text()
    #expect(none.hasSuffix("  No way leads there.\n"))
  }

  @Test func `a claim says when and how it is told`() throws {
    var draft = GraphDraft(["a", "b"])
    func add(_ id: String, _ change: (inout Claim) -> Void) {
      draft.tie("a", "b", 0.5)
      draft.claims[draft.claims.count - 1].id = id
      change(&draft.claims[draft.claims.count - 1])
    }
    add("open") { $0.start = Day(year: 2001, month: 2) }
    add("closed") {
      $0.start = Day(year: 2001); $0.end = Day(year: 2003)
    }
    add("same") {
      $0.start = Day(year: 2004); $0.end = Day(year: 2004)
    }
    add("ended") { $0.end = Day(year: 2005) }
    add("bare") { _ in }
    add("seen") {
      $0.start = Day(year: 2006); $0.lastObserved = Day(year: 2007)
    }
    add("event") {
      $0.kind = .event; $0.start = Day(year: 2008, month: 3, day: 2)
    }
    add("month") {
      $0.kind = .event; $0.start = Day(year: 2009, month: 3)
    }
    add("quoted") {
      $0.note = "A note"; $0.attributedTo = "A minister"; $0.locator = "p. 2"
    }
    add("maybe") {
      $0.modality = .conditional; $0.isSymmetric = false; $0.regarding = ["b"]
    }
    let text = try draft.built().claimList().page().text()
    for words in [
      "since 2001-02: ", "2001 to 2003: ", " 2004: ", "until 2005: ", "undated: ",
      "since 2006 (observed until 2007)", "on 2008-03-02", "in 2009-03",
      "A note (A minister) [s, p. 2]", "conditional: maybe; regarding b [s]", "a to b", "a - b",
      "10 claims", "through all time",
    ] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
  }

  @Test func `a check counts and notes what is idle`() throws {
    var draft = Answers.told
    draft.asOf = nil
    draft.actors.append(Actor(id: "lone", name: "Lone"))
    draft.sources.append(Source(id: "unused", title: "Unused"))
    let report = CheckReport(try draft.built(), warnings: ["Mind."])
    #expect(report.actors == 9)
    #expect(report.claims == 16)
    #expect(report.byModality == ["asserted": 14, "reported": 1, "expected": 1])
    #expect(
      report.notes == [
        "Mind.", "no claim is about lone.", "no claim cites unused.",
        "events never fade in alliance: it has no half-life.",
        "there is no as-of: views take 2020-05-02, the last date in it, as their day.",
      ]
    )
    let text = report.page().text()
    #expect(text.contains("no faults"))
    #expect(text.contains("  claims: 14 asserted, 1 expected, 1 reported\n"))
    #expect(text.contains("  note: no claim cites unused.\n"))
  }

  @Test func `a snapshot is named with its time in UTC`() throws {
    func saved(_ seconds: Int64) -> String {
      SnapshotRow(
        name: "n",
        digest: "0123456789abcdef",
        createdAt: seconds,
        parent: nil,
        message: "",
        author: "",
        title: "T",
        asOf: nil,
        actors: 1,
        sources: 2,
        claims: 3
      ).saved
    }
    #expect(saved(0) == "1970-01-01 00:00")
    #expect(saved(1_752_651_845) == "2025-07-16 07:44")
    #expect(saved(-1) == "1969-12-31 23:59")
    let answers = try Answers(Answers.told)
    let list = try #require(answers["snapshots"])
    #expect(list.page().text().contains("  01234567  "))
    #expect(list.page().csv()?.contains(String(repeating: "0123456789abcdef", count: 4)) == true)
    let one = try #require(answers["snapshot"]).page().text()
    #expect(one.hasPrefix("first\n"))
    #expect(one.contains("saved"))
    #expect(one.contains("2025-07-16 00:00 UTC"))
  }

  @Test func `a timeline tells what began and what ended`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 0.5)
    draft.claims[0].id = "pact"
    draft.claims[0].start = Day(year: 2016)
    draft.claims[0].end = Day(year: 2017)
    let text = try draft.built().timeline(of: "a", with: "b", from: 2015).page().text()
    #expect(text.contains("+pact +0.25"))
    #expect(text.contains("-pact -0.25"))
    #expect(text.contains("A - B through the years"))
  }

  @Test func `a brief has its sections in order and never a full stop inside a row`() throws {
    let answers = try Answers(Answers.told)
    let text = try #require(answers["brief"]).page().text()
    var place = text.startIndex
    for heading in ["Toy", "WHO STANDS WITH WHOM", "WHY ", "BLOCS", "WHO MATTERS", "Next:"] {
      let found = text[place...].range(of: heading)
      place = try #require(found, "\(heading) in \(text)").upperBound
    }
    #expect(text.contains("If that source is wrong:"))
  }
}
