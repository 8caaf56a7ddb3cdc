import Foundation
import Testing

/// Names that would break what they are written into.
@Suite struct HostileNameTests {
  static let table = """
    from,to,value
    "a""q
    <b>&\\",b-->c,1
    "שלום \u{202E} rtl","💣 boom",-0.5
    "}; digraph evil {",a\\"x,0.4
    "💣 boom","a""q
    <b>&\\",0.3

    """

  static let document = """
    entente: 1
    as-of: 2020
    title: "T\\e[31m red\\nnext"
    actors:
      - { id: a, name: "A\\e[31mB" }
      - { id: b, name: "B\\r\\nC\\tD" }
      - { id: c, name: "|C|\\u2028" }
    claims:
      - { between: [a, b], value: 0.5, note: "n\\e]0;title\\a" }
      - { between: [b, c], value: -0.5 }

    """

  static let files = [("table.csv", table), ("document.yaml", document)]

  @Test(arguments: files, ["", " --layers"])
  func `dot draws every name`(file: (name: String, text: String), more: String) throws {
    let folder = try Folder()
    try folder.write(file.text, file.name)
    let line = "entente export dot -g \(file.name) --as-of 2020\(more) | dot -Tsvg > map.svg"
    let outcome = try Program.shell(line, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let svg = try folder.text("map.svg")
    #expect(svg.contains("</svg>") && !svg.contains("\u{1B}"))
  }

  @Test(arguments: files, ["brief", "align", "actors", "ties", "blocs", "balance", "check"])
  func `JSON of hostile names parses`(
    file: (name: String, text: String),
    command: String
  ) throws {
    let folder = try Folder()
    try folder.write(file.text, file.name)
    let date = command == "check" ? [] : ["--as-of", "2020"]
    let words = [command, "-g", file.name, "--format", "json"] + date
    let outcome = try Program.run(words, in: folder)
    #expect(outcome.status == 0)
    #expect((try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))) != nil)
  }

  @Test(arguments: files, ["brief", "align", "actors", "ties", "claims", "blocs", "check"])
  func `a name neither breaks a line nor commands the terminal`(
    file: (name: String, text: String),
    command: String
  ) throws {
    let folder = try Folder()
    try folder.write(file.text, file.name)
    let words = [command, "-g", file.name]
    let date = ["check", "claims"].contains(command) ? [] : ["--as-of", "2020"]
    let outcome = try Program.run(words + date, in: folder)
    let controls = outcome.output.unicodeScalars.filter {
      $0 != "\n" && $0.properties.generalCategory == .control
    }
    #expect(controls.isEmpty)
    let starts = ["<b>", "next", "C"]
    let broken = outcome.output.split(separator: "\n").filter { line in
      starts.contains { line.hasPrefix($0) }
    }
    #expect(broken.isEmpty)
  }

  @Test func `a graph saved comes back with its names`() throws {
    let folder = try Folder()
    try folder.write(Self.table, "table.csv")
    let line = """
      entente snapshot save base -g table.csv && entente snapshot restore base -o back.yaml && \
      entente actors -g table.csv --as-of 2020 --format json > one.json && \
      entente actors -g back.yaml --as-of 2020 --format json > two.json
      """
    #expect(try Program.shell(line, in: folder).status == 0)
    #expect(try folder.text("back.yaml").contains("💣 boom"))
    func result(_ name: String) throws -> NSDictionary? {
      let json = try JSONSerialization.jsonObject(with: Data(folder.text(name).utf8))
      return (json as? [String: Any])?["result"] as? NSDictionary
    }
    #expect(try result("one.json") == result("two.json"))
  }
}
