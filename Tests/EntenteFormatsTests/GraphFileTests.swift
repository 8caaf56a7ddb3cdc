import EntenteFormats
import EntenteModel
import Testing

@Suite struct GraphFileTests {
  private func read(_ text: String, _ file: String) throws(EntenteError) -> ReadGraph {
    try GraphFile.read(Array(text.utf8), file: file)
  }

  @Test func `the name of a file says its format, else its content does`() throws {
    let yaml = "entente: 1\nactors: [a, b]\nclaims: [{ from: a, to: b, value: 1 }]\n"
    let csv = "from,to,value\na,b,1\n"
    for file in ["x.yaml", "x.YML", "x", "x.txt", "-"] {
      #expect(try read(yaml, file).graph.claims.count == 1)
    }
    for file in ["x.csv", "x.TSV", "x", "x.txt", "-"] {
      let text = file.hasSuffix("TSV") ? csv.split(separator: ",").joined(separator: "\t") : csv
      #expect(try read(text, file).graph.claims.count == 1)
    }
  }

  @Test func `columns that are not read are named`() throws {
    let read = try read("from,to,source,note\na,b,x,y\n", "ties.csv")
    #expect(
      read.warnings == [
        "the columns 'source', 'note' are not read. Known are from, to, layer, value, start, end, confidence, cite, directed, kind, recorded; --columns from=NAME gives one another name."
      ]
    )
    #expect(try self.read("from,to\na,b\n", "ties.csv").warnings == [])
  }

  @Test func `a store of snapshots is not a graph`() {
    #expect(
      said { () throws(EntenteError) in _ = try read("SQLite format 3\u{0}…", "world.entente") }
        == """
        world.entente:1:1: the file is a store of snapshots, not a graph. Name one of its snapshots.
        1 fault; nothing was loaded.
        """
    )
  }
}
