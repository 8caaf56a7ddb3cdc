import Foundation
import Testing

/// What a file may be that is no graph: each gives its faults and one line, and nothing else.
@Suite struct BadFileTests {
  /// A file that is read as a graph.
  struct File: Sendable, CustomTestStringConvertible {
    let name: String
    let content: Data

    /// A part of what must be said.
    let says: String

    init(_ name: String, _ text: String, _ says: String) {
      self.init(name, Data(text.utf8), says)
    }

    init(_ name: String, _ content: Data, _ says: String) {
      (self.name, self.content, self.says) = (name, content, says)
    }

    var testDescription: String { "\(name): \(says)" }
  }

  static let files: [File] = [
    File("empty.yaml", "", "the file is empty"),
    File("empty.csv", "", "the file is empty"),
    File("empty", "", "the file is empty"),
    File("blank.yaml", "\n\n  \n", "blank.yaml:"),
    File("comment.yaml", "# nothing yet\n", "comment.yaml:"),
    File(
      "binary",
      Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 128) }),
      "binary:1:1"
    ),
    File("binary.csv", Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]), "binary.csv:1:1"),
    File("cut.yaml", "entente: 1\nactors: [a, b\n", "the YAML breaks here"),
    File("cut.csv", "from,to\na,\"b\n", "cut.csv:"),
    File("wide.yaml", utf16("entente: 1\nactors: [a, b]\n"), "UTF-16"),
    File("wide.csv", utf16("from,to\na,b\n"), "UTF-"),
    File("latin.yaml", Data("entente: 1\nactors: [".utf8) + [0xE9] + Data("]\n".utf8), "UTF-8"),
    File("nul.yaml", "entente: 1\nactors: [a\u{0}b]\n", "nul.yaml:2:11"),
    File("nul.csv", "from,to\na\u{0},b\n", "nul.csv:2:2"),
    File("deep.yaml", nested("[", "]"), "nested"),
    File("deeper.yaml", nested("{a: ", "}"), "nested"),
    File("bomb.yaml", bomb, "aliases"),
    File("circle.yaml", "entente: 1\nactors: &a [*a]\n", "circle.yaml:2"),
    File("list.yaml", "- a\n- b\n", "entente: 1"),
    File("later.yaml", "entente: 99\nactors: [a, b]\n", "later.yaml:1"),
    File("keys.yaml", "entente: 1\nactorz: [a, b]\n", "Did you mean 'actors'?"),
    File("twice.yaml", "entente: 1\nactors: [a, a]\n", "twice.yaml:2"),
    File("store.sqlite", "SQLite format 3\u{0}and more", "store"),
    File("header.csv", "who,whom\na,b\n", "--columns"),
    File("semicolon.csv", "from;to\na;b\n", "separated by ';'"),
    File("short.csv", "from,to,value\na,b\n", "short.csv:2"),
    File("self.csv", "from,to\na,a\n", "both ends"),
    File("range.csv", "from,to,value\na,b,7\n", "--scale"),
    File("huge.csv", "from,to,value\na,b,1e400\n", "huge.csv:2:5"),
    File("nan.csv", "from,to,value\na,b,nan\n", "finite"),
    File("infinite.csv", "from,to,value\na,b,-inf\n", "finite"),
    File("hex.csv", "from,to,value\na,b,0x10\n", "expected a number"),
    File("comma.csv", "from,to,value\na,b,\"1,5\"\n", "1.5"),
    File(
      "digits.csv",
      "from,to,value\na,b,\(String(repeating: "9", count: 400))\n",
      "digits.csv:2"
    ),
    File("day.csv", "from,to,start\na,b,2025-02-30\n", "28 days"),
  ]

  @Test(arguments: files) func `a bad file gives its faults and one line`(file: File) throws {
    let folder = try Folder()
    try folder.write(file.content, file.name)
    let words = ["align", "-g", file.name, "--as-of", "2025", "-o", "answer.txt"]
    let outcome = try Program.run(words, in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(file.says), "\(outcome.errors)")
    let lines = outcome.errors.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    #expect(lines.dropLast(2).allSatisfy { $0.hasPrefix("\(file.name):") }, "\(outcome.errors)")
    #expect(lines.dropLast().last?.hasSuffix("nothing was loaded.") ?? false)
    #expect(try folder.names == [file.name])
  }

  @Test(arguments: ["a.yaml", "a.csv"]) func `a large file of one letter is refused`(name: String)
    throws
  {
    let folder = try Folder()
    try folder.write(Data(repeating: 97, count: name == "a.csv" ? 10_000_000 : 1_000_000), name)
    let outcome = try Program.run(["check", "-g", name], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.utf8.count < 1000)
  }

  @Test(arguments: [
    ("nowhere.yaml", "no such file or directory"), ("nowhere.csv", "no such file or directory"),
    ("hollow", "'hollow/graph.yaml' cannot be read"), ("toy.yaml/x", "not a directory"),
    ("", "no path"), ("base@", "there is no store"), ("base@nowhere.sqlite", "there is no store"),
    ("base@toy.yaml", "is not a store"), ("line\nbreak", "'line?break' cannot be read"),
  ]) func `a graph that cannot be read gives one line`(name: String, says: String) throws {
    let folder = try Folder.withToy()
    try FileManager.default.createDirectory(
      atPath: folder.file("hollow"),
      withIntermediateDirectories: true
    )
    let outcome = try Program.run(["brief", "-g", name], in: folder)
    if name.isEmpty { return #expect(outcome.status <= 1) }
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors.hasPrefix("error: ") && outcome.errors.contains(says),
      "\(outcome.errors)"
    )
    #expect(outcome.errors.count { $0 == "\n" } == 1)
  }

  private static func utf16(_ text: String) -> Data {
    Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())
  }

  private static func nested(_ open: String, _ close: String) -> String {
    let count = 50_000
    let opened = String(repeating: open, count: count)
    return "entente: 1\nactors: \(opened)\(String(repeating: close, count: count))\n"
  }

  private static let bomb: String = {
    let rows = (1..<12).map { row in
      let nine = (0..<9).map { _ in "*a\(row - 1)" }.joined(separator: ",")
      return "a\(row): &a\(row) [\(nine)]\n"
    }
    return "entente: 1\na0: &a0 [x, x, x]\n\(rows.joined())actors: *a11\n"
  }()
}
