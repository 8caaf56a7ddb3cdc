import EntenteFormats
import EntenteModel
import Testing

/// The graph of a table.
func table(
  _ csv: String,
  file: String = "ties.csv",
  _ options: TieCSVOptions = TieCSVOptions()
) throws(EntenteError) -> ActorGraph {
  try ActorGraph(csv: Array(csv.utf8), file: file, options: options)
}

@Suite struct TieCSVTests {
  private func claims(_ graph: ActorGraph) -> [Claim] {
    (0..<graph.claims.count).map { graph.claim($0) }
  }

  @Test func `ends alone make ties of 1`() throws {
    let read = try table("from,to\nRussia,United States\nIran,Russia\n", file: "here/my ties.csv")
    #expect(read.name == "my ties")
    #expect(read.actors.map(\.id) == ["iran", "russia", "united-states"])
    #expect(read.actors.map(\.name) == ["Iran", "Russia", "United States"])
    #expect(read.layers == [Layer(id: "tie", title: "Tie")])
    #expect(read.sources == [Source(id: "file", title: "my ties.csv")])
    #expect(
      claims(read) == [
        Claim(from: "iran", to: "russia", layer: "tie", value: 1, source: "file"),
        Claim(from: "russia", to: "united-states", layer: "tie", value: 1, source: "file"),
      ]
    )
  }

  @Test func `every column is read`() throws {
    let read = try table(
      """
      from,to,layer,value,start,end,confidence,cite,directed,kind,recorded
      a,b,Military,-0.5,2022-01,2023,0.9,COW 4.1,no,,2024-01-02
      b,c,,.25,2022-03-01,,,,yes,event,
      """
    )
    #expect(read.layers.map(\.id) == ["military", "tie"])
    #expect(read.sources.map(\.id) == ["cow-4-1", "file"])
    #expect(read.sources.map(\.title) == ["COW 4.1", "ties.csv"])
    #expect(
      claims(read) == [
        Claim(
          from: "a",
          to: "b",
          isSymmetric: true,
          layer: "military",
          value: -0.5,
          start: Day(year: 2_022, month: 1),
          end: Day(year: 2_023),
          source: "cow-4-1",
          confidence: 0.9,
          recorded: Day(year: 2_024, month: 1, day: 2)
        ),
        Claim(
          from: "b",
          to: "c",
          layer: "tie",
          value: 0.25,
          kind: .event,
          start: Day(year: 2_022, month: 3, day: 1),
          source: "file"
        ),
      ]
    )
  }

  @Test func `quotes, doubled quotes, line breaks in quotes, CRLF and a byte order mark`() throws {
    let read = try table(
      "\u{FEFF}from,to,value\r\n\"Korea, South\",\"the \"\"North\"\"\",0.5\r\n\r\n a \"b\" ,x,1\r\n\"two\nlines\",x,1"
    )
    #expect(
      read.actors.map(\.name).sorted() == [
        "Korea, South", "a \"b\"", "the \"North\"", "two\nlines", "x",
      ]
    )
    #expect(
      read.actors.map(\.id) == ["a-b", "korea-south", "the-north", "two-lines", "x"]
    )
  }

  @Test func `other headers, tabs, lone carriage returns`() throws {
    let network = try table("Source,Target,Weight\na,b,-1\n")
    #expect(claims(network).map(\.value) == [-1])
    let signed = try table("source,target,sign\na,b,+\nb,c,-\nc,d,-1\nd,e,1\n")
    #expect(claims(signed).map(\.value) == [1, -1, -1, 1])
    let tabbed = try table("from\tto\tvalue\ra\tb\t0.5\r", file: "ties.tsv")
    #expect(claims(tabbed).map(\.value) == [0.5])
    let named = try table(
      "country1,country2,year\na,b,2020\n",
      TieCSVOptions(columns: ["from": "country1", "to": "Country2", "start": "year"])
    )
    #expect(claims(named).map(\.start) == [Day(year: 2_020)])
    let cited = try table(
      "from,to,source\na,b,X\n",
      TieCSVOptions(columns: ["cite": "source"])
    )
    #expect(cited.sources.map(\.id) == ["x"])
  }

  @Test func `a scale is brought to -1 to 1`() throws {
    let csv = "from,to,value\na,b,-10\nb,c,0\nc,d,2.5\nd,e,10\n"
    let even = try table(csv, TieCSVOptions(scale: -10...10))
    #expect(claims(even).map(\.value) == [-1, 0, 0.25, 1])
    let shifted = try table("from,to,value\na,b,0\nb,c,5\nc,d,10\n", TieCSVOptions(scale: 0...10))
    #expect(claims(shifted).map(\.value) == [-1, 0, 1])
  }

  @Test func `rows hold both ways when asked`() throws {
    let both = try table("from,to\nb,a\n", TieCSVOptions(symmetric: true))
    #expect(claims(both).map(\.isSymmetric) == [true])
  }

  @Test func `decimals are rounded as Swift rounds them`() throws {
    var random = Seeded(7)
    let numbers = (0..<2_000).map { _ in Double.random(in: -1...1, using: &random) }
    let texts = numbers.map { number in
      let digits = "\(number)"
      return digits.contains("e")
        ? "0.25" : String(digits.prefix(Int.random(in: 4...20, using: &random)))
    }
    let rows = texts.enumerated().map { "a,b,\($1),\($0 % 9_000 + 1_000)" }
    let read = try table("from,to,value,start\n" + rows.joined(separator: "\n"))
    let got = claims(read).map(\.value)
    #expect(got == texts.compactMap(Double.init))
  }

  @Test func `a graph of a table survives a round trip`() throws {
    let read = try table("from,to,cite,layer\nРоссия,中国,\"A: b\",мир\nTürkiye,中国,,\n")
    let isEqual = try graph(read.yaml()) == read
    #expect(isEqual)
  }

  @Test func `a hundred thousand rows are read in a moment`() throws {
    var csv = "from,to,value,start\n"
    for row in 0..<100_000 {
      csv +=
        "country \(row % 200),country \((row * 7 + 1) % 199),0.\(row % 10),\(1_900 + row % 120)\n"
    }
    csv = csv.split(separator: "\n").filter { line in
      let fields = line.split(separator: ",")
      return fields[0] != fields[1]
    }.joined(separator: "\n")
    let clock = ContinuousClock()
    var count = 0
    let took = try clock.measure { count = try table(csv).claims.count }
    #expect(count > 99_000)
    #expect(took < .seconds(30))
  }
}
