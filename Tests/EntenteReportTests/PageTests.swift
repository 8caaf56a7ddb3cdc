import EntenteModel
import EntenteReport
import TestSupport
import Testing

@Suite struct PageTests {
  private func text(_ blocks: Page.Block..., style: TextStyle = TextStyle()) -> String {
    Page(blocks).text(style)
  }

  private func rows(_ table: Table, style: TextStyle = TextStyle()) -> [String] {
    Page([.table(table)]).text(style).split(separator: "\n").map(String.init)
  }

  @Test func `columns of text begin flush and columns of numbers end flush`() {
    let table = Table(
      [.text("WHO"), .number("HOW MUCH"), .text("WHY")],
      rows: [["Russia", "1.00", "a"], ["UK", "-12.50", "b"]]
    )
    #expect(
      rows(table) == [
        "  WHO     HOW MUCH  WHY", "  Russia      1.00  a", "  UK        -12.50  b",
      ]
    )
  }

  @Test func `wide characters take two columns`() {
    let table = Table(
      [.text("A"), .text("B")],
      rows: [
        ["中国", "x"], ["한국", "x"], ["🕊️", "x"], ["🇮🇷", "x"], ["✅", "x"], ["é", "x"], ["Iran", "x"],
      ],
      hasTitles: false
    )
    #expect(
      rows(table) == [
        "  中国  x", "  한국  x", "  🕊️    x", "  🇮🇷    x", "  ✅    x", "  é     x", "  Iran  x",
      ]
    )
    // A letter and its mark take one column, however they are written.
    #expect(
      rows(Table([.text(""), .text("")], rows: [["e\u{301}", "x"]], hasTitles: false)) == [
        "  e\u{301}  x"
      ]
    )
  }

  @Test func `a flexible column gives way and is wrapped`() {
    let long = "one two three four five six seven eight nine ten eleven twelve"
    let table = Table(
      [.text("KEY"), .text("WHAT", flexible: true), .number("N")],
      rows: [[Table.Cell("a"), Table.Cell(long), Table.Cell("1")], ["b", "short", "22"]]
    )
    #expect(
      rows(table, style: TextStyle(width: 40)) == [
        "  KEY  WHAT                            N", "  a    one two three four five six     1",
        "       seven eight nine ten eleven", "       twelve",
        "  b    short                          22",
      ]
    )
    #expect(rows(table).count == 3)
  }

  @Test func `where no column is flexible the widest of text gives way`() {
    let long = Array(repeating: "word", count: 30).joined(separator: " ")
    let table = Table(
      [.text("A"), .text("B"), .number("C")],
      rows: [["short", Table.Cell(long), "1"]]
    )
    let lines = rows(table)
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines[1].hasPrefix("  short  word word"))
  }

  @Test func `a word is not broken`() {
    let word = String(repeating: "x", count: 120)
    #expect(text(.text("a \(word) b")) == "a\n\(word)\nb\n")
  }

  @Test func `a column below stands under its row`() {
    let table = Table(
      [.text("CLAIM"), .number("PART"), .below("WHAT AND WHERE")],
      rows: [["one", "+0.10", "It says so."], ["two", "+0.20", ""]]
    )
    #expect(
      rows(table) == ["  CLAIM   PART", "  one    +0.10", "      It says so.", "  two    +0.20"]
    )
    let long = Table(
      [.text("A"), .below("B")],
      rows: [["one", Table.Cell(Array(repeating: "word", count: 30).joined(separator: " "))]],
      hasTitles: false
    )
    let lines = rows(long)
    #expect(lines.count == 3)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("      word") && $0.count <= 100 })
  }

  @Test func `bars are drawn on a terminal only`() {
    let table = Table(
      [.text("A"), .bar, .text("B")],
      rows: [["x", "███", "y"]],
      hasTitles: false
    )
    #expect(rows(table) == ["  x  y"])
    #expect(rows(table, style: TextStyle(isRich: true)) == ["  x  ███  y"])
  }

  @Test func `without a rich terminal signs are ASCII and columns still stand in line`() {
    let table = Table(
      [.text("WAY"), .text("CLAIM")],
      rows: [["A –0.50→ B → C", "one"], ["A … × · — −", "two"], ["none", "three"]]
    )
    #expect(
      rows(table) == [
        "  WAY               CLAIM", "  A -0.50-> B -> C  one", "  A ... x | - -     two",
        "  none              three",
      ]
    )
    let rich = TextStyle(isRich: true)
    #expect(rows(table, style: rich)[1] == "  A –0.50→ B → C  one")
    #expect(text(.next(["a", "b"])) == "\nNext:\n  a\n  b\n")
    #expect(text(.next(["a", "b"]), style: rich) == "\nNext:\n  a\n  b\n")
  }

  @Test func `control characters never reach a terminal`() {
    let evil = "red \u{1B}[31malert\u{7}\u{9B}2J\r\nnext\tline"
    let table = Table(
      [.text("A"), .text("B", flexible: true), .below("C")],
      rows: [[Table.Cell(evil), Table.Cell(evil), Table.Cell(evil)]]
    )
    for style in [TextStyle(), TextStyle(isRich: true)] {
      let found = text(
        .title(evil, aside: evil),
        .heading(evil, aside: evil),
        .text(evil),
        .table(table),
        .next([evil]),
        style: style
      )
      let controls = found.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n"
      }
      #expect(controls.isEmpty)
      #expect(rows(table, style: style).count == 3)
    }
  }

  @Test func `a heading carries its aside on the same line where there is room`() {
    #expect(
      text(.title("Blocs", aside: "as of 2025"))
        == "Blocs" + String(repeating: " ", count: 55) + "as of 2025\n"
    )
    let long = String(repeating: "word ", count: 14) + "end"
    #expect(text(.title(long, aside: "as of 2025")) == "\(long)  as of 2025\n")
    let longer = String(repeating: "word ", count: 18) + "end"
    #expect(text(.title(longer, aside: "as of 2025")) == "\(longer)\nas of 2025\n")
    #expect(text(.title("a", aside: ""), .heading("Why", aside: "")) == "a\n\nWHY\n")
    let longest = Array(repeating: "word", count: 30).joined(separator: " ")
    #expect(text(.title(longest, aside: "")).split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `text is wrapped with its indent`() {
    let words = Array(repeating: "word", count: 30).joined(separator: " ")
    let lines = text(.text("   \(words)")).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("   word") && $0.count <= 100 })
    #expect(text(.text("")) == "\n")
  }

  @Test func `a page is between 40 and 100 columns wide`() {
    #expect(TextStyle(width: 10).width == 40)
    #expect(TextStyle(width: 300).width == 100)
    #expect(TextStyle().width == 100)
    #expect(!TextStyle().isRich && !TextStyle().hasColour)
  }

  @Test func `colour repeats what the characters say`() {
    let table = Table(
      [.number("A"), .text("B")],
      rows: [
        [Table.Cell("+1.00", tone: .positive), "x"], [Table.Cell("-1.00", tone: .negative), ""],
        [Table.Cell("0", tone: .faint), ""],
      ],
      hasTitles: false
    )
    let coloured = rows(table, style: TextStyle(hasColour: true))
    #expect(coloured[0] == "  \u{1B}[34m+1.00\u{1B}[0m  x")
    #expect(coloured[1] == "  \u{1B}[38;5;208m-1.00\u{1B}[0m")
    #expect(coloured[2] == "      \u{1B}[2m0\u{1B}[0m")
    #expect(!rows(table).joined().contains("\u{1B}"))
  }

  @Test func `an empty page is empty`() {
    #expect(Page().text() == "")
    #expect(Page([.table(Table([.text("A")], rows: []))]).text() == "  A\n")
  }
}
