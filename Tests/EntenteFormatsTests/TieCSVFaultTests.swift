import EntenteFormats
import EntenteModel
import Testing

@Suite struct TieCSVFaultTests {
  private func said(_ csv: String, _ options: TieCSVOptions = TieCSVOptions()) -> String {
    EntenteFormatsTests.said { () throws(EntenteError) in _ = try table(csv, options) }
  }

  private let end = "1 fault; nothing was loaded."

  @Test func `every fault of the rows is reported with its place`() {
    #expect(
      said(
        """
        from,to,value,start,end,confidence,directed,kind
        a,b,"1,5",,,,,
        é b,a,NaN,,,,,
        a,b,,,,,,
        ,b,1,2020-13,,2,maybe,happening
        a,a,1,2022,2020,,,
        a,b,1,,,,,event
        a,b,1,2020,2021,,,event
        a,b
        a,b,0,1,2,3,4,5,6
        a,b,1e5x,,,,,
        """
      ) == """
        ties.csv:2:6: expected a number, found '1,5'. Write it with a point, as in 1.5.
        ties.csv:3:7: expected a number, found 'NaN'. Every value must be finite.
        ties.csv:4:5: the value is empty. Leave the row out when it is not known.
        ties.csv:5:1: the name in 'from' is empty. A claim is about two actors.
        ties.csv:5:6: '2020-13': a year has 12 months. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.
        ties.csv:5:15: confidence 2 is outside 0…1.
        ties.csv:5:17: expected true or false, found 'maybe'.
        ties.csv:5:23: expected spell or event, found 'happening'.
        ties.csv:6:3: both ends are 'a'. A claim is about two actors.
        ties.csv:6:12: the claim ends (2020) before it starts (2022).
        ties.csv:7:7: an event needs its date in the column start.
        ties.csv:8:12: an event has no end, found 2021. Leave it empty.
        ties.csv:9:3: the row has 2 fields, the header 8. Leave a field empty, but keep its separator.
        ties.csv:10:17: the row has 9 fields, the header 8. Quote a field that contains the separator.
        ties.csv:11:5: expected a number, found '1e5x'.
        15 faults in 10 claims; nothing was loaded.
        """
    )
  }

  @Test func `values beyond -1 to 1 ask for a scale`() {
    #expect(
      said("from,to,value\na,b,0.5\nb,c,8.3\nc,d,-10\n") == """
        ties.csv:3:5: the values run from -10 to 8.3, and a tie takes -1…1. Add --scale=-10...10, or declare a layer of strength in a YAML document.
        1 fault in 3 claims; nothing was loaded.
        """
    )
    #expect(
      said("from,to,value\na,b,0.5\nb,c,11\n", TieCSVOptions(scale: -10...10)) == """
        ties.csv:3:5: value 11 is outside --scale=-10...10.
        1 fault in 2 claims; nothing was loaded.
        """
    )
    #expect(
      said("from,to\na,b\n", TieCSVOptions(scale: 1...1))
        == "--scale=1...1 has no length. Give the least and the greatest value, as in --scale=-10...10."
    )
  }

  @Test func `signs are plus and minus`() {
    #expect(
      said("source,target,sign\na,b,0\nb,c,plus\n") == """
        ties.csv:2:5: expected a sign, + or - or 1 or -1, found '0'.
        ties.csv:3:5: expected a sign, + or - or 1 or -1, found 'plus'.
        2 faults in 2 claims; nothing was loaded.
        """
    )
  }

  @Test func `names that would share an id`() {
    #expect(
      said("from,to,cite\nU.S.,b,X 1\nb,U S,x-1\n***,b,\n") == """
        ties.csv:3:3: 'U S' and 'U.S.' (line 2) would both have the id 'u-s'. Write one of them throughout.
        ties.csv:3:7: 'x-1' and 'X 1' (line 2) would both have the id 'x-1'. Write one of them throughout.
        ties.csv:4:1: '***' has no letter or digit to make the id of an actor of.
        3 faults in 3 claims; nothing was loaded.
        """
    )
    #expect(
      said("from,to,cite\na,b,File\nb,a,\n") == """
        ties.csv:2:5: 'File' would have the id 'file' of rows that cite nothing. Cite it by another name.
        1 fault in 2 claims; nothing was loaded.
        """
    )
  }

  @Test func `quotes that break`() {
    #expect(
      said("from,to\na,\"b\nc,d\n") == """
        ties.csv:2:3: the quote that opens here is never closed. Close it, or double it if meant.
        1 fault in 0 claims; nothing was loaded.
        """
    )
    #expect(
      said("from,to\na,\"b\"c\n") == """
        ties.csv:2:6: text follows the closing quote of the field. Double a quote inside quotes.
        1 fault in 0 claims; nothing was loaded.
        """
    )
  }

  @Test func `headers that do not do`() {
    #expect(
      said("a,b\n1,2\n") == """
        ties.csv:1:1: the header 'a', 'b' has no column 'from'. Begin with from,to or source,target, or say --columns from=NAME,to=NAME.
        \(end)
        """
    )
    #expect(
      said("from;to;value\na;b;1\n") == """
        ties.csv:1:1: the columns are separated by ';'. Separate them by ',' (or by tabs in a .tsv).
        \(end)
        """
    )
    #expect(
      said("from\tto\na\tb\n") == """
        ties.csv:1:1: the columns are separated by tabs. Call the file .tsv.
        \(end)
        """
    )
    #expect(
      said("from,to,value,value\n") == """
        ties.csv:1:1: the column 'value' stands twice in the header. Keep one.
        \(end)
        """
    )
    #expect(
      said("from,to\n", TieCSVOptions(columns: ["form": "x"]))
        == "--columns knows no column 'form'. Did you mean 'from'?"
    )
    #expect(
      said("country1,country2\n", TieCSVOptions(columns: ["from": "contry1", "to": "country2"]))
        == "no column of 'ties.csv' is called 'contry1'. Did you mean 'country1'?"
    )
  }

  @Test func `files that are no tables`() {
    #expect(
      said("") == """
        ties.csv:1:1: the file is empty. A table of ties begins with the header from,to,value.
        \(end)
        """
    )
    #expect(
      said("from,to\na,\u{0}\n") == """
        ties.csv:2:3: the file has a byte 0, so it is no text. A graph is a YAML or CSV file in UTF-8.
        \(end)
        """
    )
  }

  @Test func `a hundred faults are listed, the rest are counted`() throws {
    let rows = String(repeating: "a,b,x\n", count: 250)
    let error = try #require(throws: EntenteError.self) { try table("from,to,value\n" + rows) }
    #expect(error.faults.count == 100)
    #expect(
      error.message
        == "250 faults in 250 claims, of which the first 100 are listed; nothing was loaded."
    )
  }
}
