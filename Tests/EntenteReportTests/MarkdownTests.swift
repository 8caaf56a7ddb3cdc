import EntenteReport
import Testing

@Suite struct MarkdownTests {
  @Test func `a page is headings, sentences, tables and commands`() {
    let page = Page([
      .title("Blocs", aside: "as of 2025"), .text("  A sentence."),
      .table(
        Table([.text("WHO"), .number("N"), .bar, .below("WHY")], rows: [["a", "1", "██", "so"]])
      ),
      .heading("More", aside: "0..1"), .heading("Bare", aside: ""),
      .next(["entente a", "entente b"]),
    ])
    #expect(
      page.markdown() == """
        # Blocs

        as of 2025

        A sentence.

        | WHO | N | WHY |
        | --- | ---: | --- |
        | a | 1 | so |

        ## More

        *0..1*

        ## Bare

        Next: `entente a` · `entente b`

        """
    )
  }

  @Test func `what Markdown would read as its own is marked`() {
    let odd = "a|b <b>bold</b> *x* _y_ `z` [l](u) #1 \\"
    let page = Page([.text(odd), .table(Table([.text("A")], rows: [[Table.Cell(odd)]]))])
    let escaped =
      ##"a\|b \<b\>bold\</b\> \*x\* \_y\_ \`z\` \[l\](u) \#1 \\"##
    #expect(page.markdown() == "\(escaped)\n\n| A |\n| --- |\n| \(escaped) |\n")
  }

  @Test(arguments: ["a\nb", "a\rb", "a\u{7}b"]) func `a row stays one line`(text: String) {
    let page = Page([.table(Table([.text("A")], rows: [[Table.Cell(text)]]))])
    #expect(page.markdown() == "| A |\n| --- |\n| a b |\n")
  }

  @Test func `a pipe is marked even where a mark of its own follows it`() {
    let page = Page([.table(Table([.text("A")], rows: [["a|\u{301}b\r\nc"]]))])
    #expect(page.markdown() == "| A |\n| --- |\n| a\\|\u{301}b  c |\n")
  }

  @Test func `a table without rows is left out`() {
    #expect(Page([.table(Table([.text("A")], rows: [])), .text("x")]).markdown() == "x\n")
  }
}
