import EntenteReport
import Testing

@Suite struct CSVTests {
  private func csv(_ cells: [Table.Cell]...) -> String? {
    Page([
      .title("x", aside: "y"), .table(Table([.text("A"), .bar, .number("B, C")], rows: cells)),
    ])
    .csv()
  }

  @Test func `a table is titles and rows, bars left out`() {
    #expect(csv(["x", "██", "1"], ["y", "", "2"]) == "A,\"B, C\"\nx,1\ny,2\n")
    #expect(csv() == "A,\"B, C\"\n")
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
    ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""), ("a\rb", "\"a\rb\""),
    ("a\r\nb", "\"a\r\nb\""), ("\"\u{301}", "\"\"\"\u{301}\""), (",\u{301}", "\",\u{301}\""),
    (" spaced ", " spaced "), ("中国 é", "中国 é"),
  ]) func `a field is quoted where a reader would stumble`(text: String, field: String) {
    let found = csv([Table.Cell(text), "", "1"])
    #expect(found.map { Array($0.utf8) } == Array("A,\"B, C\"\n\(field),1\n".utf8))
  }

  @Test func `programs read the raw value, people the text`() {
    let cell = Table.Cell("+0.61", raw: "0.6123456789012345")
    #expect(csv([cell, "", cell]) == "A,\"B, C\"\n0.6123456789012345,0.6123456789012345\n")
  }

  @Test func `a page without a table, or with several, has no CSV`() {
    let table = Page.Block.table(Table([.text("A")], rows: [["x"]]))
    #expect(Page([.text("x")]).csv() == nil)
    #expect(Page([table, table]).csv() == nil)
    #expect(Page([.text("x"), table, .next(["y"])]).csv() == "A\nx\n")
  }
}
