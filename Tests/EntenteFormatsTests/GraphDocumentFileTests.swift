import EntenteFormats
import EntenteModel
import Testing

@Suite struct GraphDocumentFileTests {
  private func said(of bytes: [UInt8]) -> String {
    EntenteFormatsTests.said { () throws(EntenteError) in
      _ = try ActorGraph(yaml: bytes, file: "my.yaml")
    }
  }

  private func said(of text: String) -> String { said(of: Array(text.utf8)) }

  @Test(arguments: [
    ("", "1:1: the file is empty. A graph document begins with 'entente: 1'."),
    (" \n\t\n", "1:1: the file is empty. A graph document begins with 'entente: 1'."),
    ("# only\n", "1:1: the file has only comments. A graph document begins with 'entente: 1'."),
    ("hello", "1:1: a graph document is a mapping that begins with 'entente: 1', found 'hello'."),
    ("- a", "1:1: a graph document is a mapping that begins with 'entente: 1', found a list."),
    ("actors: []", "1:1: a graph document has its version at the top. Add 'entente: 1'."),
    (
      "entente: 2",
      "1:10: the document has version 2 of the format, newer than this program's 1. Use a newer entente."
    ),
    ("entente: one", "1:10: the version is 'one'. Write 'entente: 1'."),
    ("entente: 0", "1:10: the version is '0'. Write 'entente: 1'."),
    (
      "entente-scenario: 1\nedits: []",
      "1:1: this is a scenario, and a graph is expected here. Run it with 'entente scenario run FILE'."
    ),
    (
      "entente: 1\nname: a\u{0}b",
      "2:8: the file has a byte 0, so it is no text. A graph is a YAML or CSV file in UTF-8."
    ),
    (
      "entente: 1\nname: \u{1B}",
      "2:7: a control character (byte 27) does not belong in a text. Take it out."
    ),
    (
      "entente: 1\nname: é\u{9C}",
      "2:8: a control character does not belong in a text. Take it out."
    ),
    (
      "entente: 1\nname: \u{FFFF}",
      "2:7: a character that Unicode never assigns does not belong in a text. Take it out."
    ),
  ])
  func `a file that is no document`(text: String, message: String) {
    #expect(said(of: text) == "my.yaml:\(message)\n1 fault; nothing was loaded.")
  }

  @Test func `other encodings`() {
    #expect(
      said(of: [0xFF, 0xFE, 0x65, 0]) == """
        my.yaml:1:1: the file is in UTF-16. Save it as UTF-8.
        1 fault; nothing was loaded.
        """
    )
    #expect(
      said(of: Array("entente: 1\nname: T".utf8) + [0xFC] + Array("rkiye".utf8)) == """
        my.yaml:2:8: the file is not in UTF-8 here (byte 252). Save it as UTF-8.
        1 fault; nothing was loaded.
        """
    )
    for broken: [UInt8] in [
      [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xF5], [0xC0, 0x80],
    ] {
      #expect(said(of: broken).contains("not in UTF-8"))
    }
  }

  @Test func `a byte order mark and Windows line breaks are fine`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("entente: 1\r\nname: türkiye\r\n".utf8)
    #expect(try ActorGraph(yaml: bytes, file: "my.yaml").name == "türkiye")
  }

  @Test(arguments: [
    (
      "entente: 1\ntitle: a: b",
      "2:9: the YAML breaks here: mapping values are not allowed in this context. Quote a text that contains ': '."
    ),
    (
      "entente: 1\n\tname: a",
      "2:1: the YAML breaks here: found a tab character that violates indentation. Indent with spaces."
    ),
    (
      "entente: 1\nname: @a",
      "2:7: the YAML breaks here: found character that cannot start any token. Quote a text that begins with @, ` or %."
    ),
    (
      "entente: 1\nname: [a, b",
      "3:1: the YAML breaks here: did not find expected ',' or ']'. Close the list with ']'."
    ),
    (
      "entente: 1\nname: \"a",
      "3:1: the YAML breaks here: found unexpected end of stream. Close the quote."
    ),
    (
      "entente: 1\nname: a\nname: b",
      "2:1: the key 'name' stands here and again below. Keep one of them."
    ),
    (
      "entente: 1\nname: *a",
      "2:7: no anchor (&) before it has the name of this alias. Quote a text that begins with '*'."
    ),
    (
      "entente: 1\n---\nentente: 1",
      "2:1: a second document begins here. Put each into a file of its own."
    ),
  ])
  func `YAML that breaks`(text: String, message: String) {
    #expect(said(of: text + "\n") == "my.yaml:\(message)\n1 fault; nothing was loaded.")
  }

  @Test func `every fault of a document is reported at once, in order`() {
    #expect(
      said(
        of: """
          entente: 1
          nmae: x
          as-of: 2025-14
          claims:
            - { from: a, to: b, value: 2 }
          actors: b
          """
      ) == """
        my.yaml:2:1: a graph document has no key 'nmae'. Did you mean 'name'?
        my.yaml:3:8: '2025-14': a year has 12 months. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.
        my.yaml:5:13: no actor is called 'a'.
        my.yaml:5:20: no actor is called 'b'.
        my.yaml:5:30: value 2.0 is outside -1…1.
        my.yaml:6:9: 'actors' is a list. Begin every item with '- '; found 'b'.
        6 faults in 1 claim; nothing was loaded.
        """
    )
  }

  @Test func `anchors and aliases may be used`() throws {
    let read = try graph(
      """
      entente: 1
      actors: [&r russia, iran]
      claims:
        - { from: *r, to: iran, value: 1, note: "*bold* & so on [1]: text" }
      """
    )
    #expect(read.claims.count == 1)
  }

  @Test func `a bomb of aliases is refused`() {
    var text = "entente: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(
      said(of: text) == """
        my.yaml:1:1: with its aliases (*) written out the document has more than 2000000 values.
        1 fault; nothing was loaded.
        """
    )
    for key in ["? *a12\n: 1\n", "*a12 : 1\n", "{ [*a12] : 1 }"] {
      #expect(
        said(of: text + "z: 1\n" + key).contains(
          "aliases stand where keys do. A key must be a plain word."
        )
      )
    }
  }

  @Test func `deep nesting is refused`() {
    for depth in [999, 5_000, 200_000] {
      let lists = "entente: 1\nname: " + String(repeating: "[", count: depth)
      #expect(!said(of: lists + String(repeating: "]", count: depth)).isEmpty)
      #expect(!said(of: lists).isEmpty)
      #expect(
        !said(of: "entente: 1\nname:\n " + String(repeating: "- ", count: depth) + "a").isEmpty
      )
      #expect(!said(of: "entente: 1\nname: " + String(repeating: "{a: ", count: depth)).isEmpty)
    }
    var chain = "entente: 1\n"
    for level in 0..<60 {
      let inner = level == 0 ? "x" : "*a\(level - 1)"
      let open = String(repeating: "[", count: 900), close = String(repeating: "]", count: 900)
      chain += "a\(level): &a\(level) \(open)\(inner)\(close)\n"
    }
    #expect(said(of: chain).contains("may nest too deeply"))
  }
}
