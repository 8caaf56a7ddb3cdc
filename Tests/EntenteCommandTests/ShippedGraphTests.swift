import Foundation
import Testing

/// The graph in the program, asked from anywhere: what holds however it is coded.
@Suite struct ShippedGraphTests {
  @Test func `the brief is one page in plain characters and always the same`() throws {
    let folder = try Folder()
    try FileManager.default.copyItem(atPath: Program.path, toPath: folder.file("copy"))
    let outcome = try Program.shell("./copy brief", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 75)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(!outcome.output.contains("\u{1B}"))
    let headings = [
      "WHO STANDS WITH WHOM", "WHY ", "BLOCS", "WHO MATTERS", "TENSIONS INSIDE PAIRS", "LATELY",
      "LEAST SURE",
    ]
    let found = headings.compactMap { heading in lines.firstIndex { $0.hasPrefix(heading) } }
    #expect(found.count == headings.count)
    #expect(found == found.sorted())
    #expect(try Program.shell("./copy brief", in: folder).output == outcome.output)
    #expect(try folder.names == ["copy"])
  }

  /// Every question that a view answers.
  static let questions = [
    "brief", "actors", "ties", "claims", "check", "centrality", "align", "align russia",
    "align russia iran", "explain russia iran", "timeline russia iran", "balance", "blocs",
    "brokers", "path iran china",
  ]

  @Test(arguments: questions.filter { !["ties", "align", "centrality", "actors"].contains($0) })
  func `JSON has the envelope`(question: String) throws {
    let outcome = try ask("\(question) --format json")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let envelope = try #require(json)
    let keys = ["command", "entente", "graph", "parameters", "result", "warnings"]
    #expect(envelope.keys.sorted() == keys)
    #expect(envelope["command"] as? String == question.split(separator: " ").first.map(String.init))
    let graph = try #require(envelope["graph"] as? [String: Any])
    let known = ["name", "digest", "asOf", "knownBy", "layers", "actors", "claims"]
    #expect(graph.keys.sorted() == known.sorted())
    #expect(graph["name"] as? String == "multipolar")
  }

  @Test(arguments: questions) func `text is plain and has no long lines`(question: String) throws {
    let text = try ask(question)
    #expect(!text.output.contains("\u{1B}"))
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: ["brief", "align russia iran", "timeline russia iran", "blocs"])
  func `Markdown has a heading`(question: String) throws {
    #expect(try ask("\(question) --format markdown").output.hasPrefix("# "))
  }

  @Test(arguments: ["actors", "ties", "claims", "centrality", "align"])
  func `CSV rows have the fields of the header`(question: String) throws {
    let rows = try ask("\(question) --format csv").output.split(separator: "\n")
    #expect(rows.count > 2)
    let counts = Set(rows.map(fields))
    #expect(counts.count == 1, "\(counts)")
  }

  @Test func `a seed changes intervals and nothing else`() throws {
    let one = try ask("align russia --format json --seed 1")
    let two = try ask("align russia --format json --seed 1000003")
    #expect(try ask("align russia --format json --seed 1").output == one.output)
    #expect(differences(one.output, two.output) == ["high", "low", "seed"])
  }

  @Test func `seeds beside each other give other draws`() throws {
    let one = try ask("align russia --format json --seed 1")
    let two = try ask("align russia --format json --seed 2")
    #expect(differences(one.output, two.output).contains("low"))
  }

  @Test func `dot draws the map`() throws {
    let folder = try Folder()
    let outcome = try Program.shell("entente export dot | dot -Tsvg -o map.svg", in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try folder.text("map.svg").contains("Russia"))
  }

  private func ask(_ question: String) throws -> Outcome {
    let outcome = try Program.run(question.split(separator: " ").map(String.init), in: Folder())
    #expect(outcome.status == 0)
    // A table cannot hold what to keep in mind: that goes to standard error.
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.allSatisfy { question.hasSuffix("csv") && $0.hasPrefix("note: ") })
    return outcome
  }

  /// How many fields a row has, none of which breaks a line.
  private func fields(_ row: Substring) -> Int {
    var isQuoted = false
    return 1
      + row.count { letter in
        if letter == "\"" { isQuoted.toggle() }
        return letter == "," && !isQuoted
      }
  }

  /// The keys of the lines in which two answers differ.
  private func differences(_ one: String, _ two: String) -> Set<String> {
    let pairs = zip(one.split(separator: "\n"), two.split(separator: "\n"))
    let keys = pairs.filter { $0 != $1 }.map { line, _ in
      line.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
    }
    return Set(keys)
  }
}
