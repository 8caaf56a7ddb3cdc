import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite struct DOTTests {
  /// What Graphviz makes of a text: its status, what it complains of, and the drawing.
  private func draw(_ dot: String) throws -> (status: Int32, complaint: String, svg: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "in.dot"), output = folder.appending(path: "out.svg")
    let complaint = folder.appending(path: "complaint.txt")
    try Data(dot.utf8).write(to: input)
    try Data().write(to: complaint)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["dot", "-Tsvg", "-o", output.path, input.path]
    process.standardError = try FileHandle(forWritingTo: complaint)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationStatus
    try #require(status != 127, "Install graphviz: this test draws with the real dot.")
    return (
      status,
      try String(contentsOf: complaint, encoding: .utf8),
      (try? String(contentsOf: output, encoding: .utf8)) ?? ""
    )
  }

  private static let hostile = [
    "say \"hi\"", "back\\slash\\", "\\", "\"", "two\nlines", "cr\r\nlf", "<b>bold</b>", "<",
    "a --> b",
    "a -> b; }", "&lt;", "AT&T", "&#x41;", "إيران", "עברית", "🕊️ dove", "中国", "\\N\\G", "{x|y}", "",
    " ", "tab\there", "bell\u{7}", "subgraph", "strict", "%d", "/* c */", "// c", "#c", "é\u{301}",
  ]

  private func hostileGraph() throws -> ActorGraph {
    let ids = Self.hostile.indices.map { "a\($0)" }
    let actors = zip(ids, Self.hostile).map { id, name in
      Actor(id: id, name: name, kind: id.hasSuffix("3") ? .organisation : .state)
    }
    let odd = ["ab \"c\"", "x\\", "<y>", "-->"].map { Actor(id: $0, name: $0, kind: .nonState) }
    let all = ids + odd.map(\.id)
    let claims = all.indices.dropFirst().map { index in
      Claim(
        from: all[index],
        to: all[index / 2],
        isSymmetric: index.isMultiple(of: 2),
        layer: index.isMultiple(of: 3) ? "trade \"<x>\"\\" : "tie",
        value: index.isMultiple(of: 5) ? -0.5 : 0.75,
        source: "s"
      )
    }
    return try ActorGraph(
      name: "a \"b\" \\",
      title: "<Title> & \"more\"\nlines",
      asOf: Day(year: 2_025),
      layers: [Layer(id: "tie"), Layer(id: "trade \"<x>\"\\")],
      actors: actors + odd,
      sources: [Source(id: "s", title: "S")],
      claims: Array(claims)
    )
  }

  @Test(arguments: DOTOptions.Engine.allCases, DOTOptions.Edges.allCases)
  func `hostile names are drawn as they are`(
    engine: DOTOptions.Engine,
    edges: DOTOptions.Edges
  ) throws {
    let view = try hostileGraph().view()
    let text = view.dot(DOTOptions(engine: engine, edges: edges))
    let drawn = try draw(text)
    #expect(drawn.status == 0)
    #expect(!drawn.complaint.contains("rror"), "\(drawn.complaint)")
    let shown = [
      "say &quot;hi&quot;", "back\\slash\\", "&lt;b&gt;bold&lt;/b&gt;", "a &#45;&#45;&gt; b",
      "&amp;lt;", "AT&amp;T",
      "إيران", "עברית", "🕊️ dove", "中国", "\\N\\G", "{x|y}", "&amp;#x41;", "two<", "lines<",
    ]
    for name in shown {
      #expect(drawn.svg.contains(name.replacing("two<", with: ">two<")), "\(name)")
    }
    let count = drawn.svg.components(separatedBy: "class=\"node\"").count - 1
    #expect(count == view.actorCount)
  }

  @Test func `the same view gives the same text`() throws {
    let graph = try hostileGraph()
    let first = try graph.view().dot(DOTOptions(edges: .layers))
    for _ in 0..<5 {
      let again = try graph.view().dot(DOTOptions(edges: .layers))
      #expect(Array(again.utf8) == Array(first.utf8))
    }
  }

  private func small() throws -> GraphView {
    try graph(
      """
      entente: 1
      name: small
      title: Small
      as-of: 2025-07
      layers: [{ id: military }, { id: leverage, scale: dependence }]
      actors: [a, { id: b, name: B }, { id: c, kind: bloc }]
      claims:
        - { between: [a, b], layer: military, value: 0.5 }
        - { from: a, to: c, layer: military, value: -1, confidence: 0.5 }
        - { from: a, to: b, layer: leverage, value: 0.02 }
      """
    ).view()
  }

  @Test func `the text of a small view`() throws {
    #expect(
      try small().dot() == """
        graph "small" {
          layout=neato;
          overlap=false;
          outputorder=edgesfirst;
          fontname="Helvetica";
          labelloc=t;
          label="Small, July 2025\\nblue and solid: together; orange and dashed: against each other\\nwidth: how strong; opacity: how sure";
          node [fontname="Helvetica", style=filled, fillcolor="#FFFFFF"];
          edge [fontname="Helvetica", fontsize=9];
          "a" [label="a", shape=ellipse];
          "b" [label="B", shape=ellipse];
          "c" [label="c", shape=box];
          "a" -- "b" [label="+0.50", color="#0072B2FF", fontcolor="#0072B2", style=solid, penwidth=2.75];
          "a" -- "c" [label="-0.25", color="#D55E009F", fontcolor="#D55E00", style=dashed, penwidth=1.63];
        }

        """
    )
  }

  @Test func `layers apart have arrows, and one line where both ways are alike`() throws {
    let text = try small().dot(
      DOTOptions(engine: .dot, edges: .layers, hasLegend: false, minimum: 0)
    )
    let edges = text.split(separator: "\n").filter { $0.contains("->") }.map(String.init)
    #expect(
      edges == [
        "  \"a\" -> \"b\" [label=\"leverage 0.02\", color=\"#555555FF\", fontcolor=\"#555555\", style=dotted, penwidth=0.59];",
        "  \"a\" -> \"b\" [label=\"military +0.50\", color=\"#0072B2FF\", fontcolor=\"#0072B2\", style=solid, penwidth=2.75, dir=none];",
        "  \"a\" -> \"c\" [label=\"military -0.50\", color=\"#D55E009F\", fontcolor=\"#D55E00\", style=dashed, penwidth=2.75];",
      ]
    )
    #expect(text.contains("  label=\"Small, July 2025\";\n"))
    #expect(text.contains("  layout=dot;\n  rankdir=LR;\n"))
  }

  @Test func `blocs are boxes`() throws {
    let view = try small()
    let text = view.dot(DOTOptions(engine: .fdp), blocs: try view.blocs())
    #expect(text.contains("subgraph cluster_1 {\n    label=\"Bloc 1\";"))
    #expect(text.contains("subgraph cluster_2 {"))
    #expect(try draw(text).svg.contains("class=\"cluster\""))
  }

  @Test func `blocs are shades where the layout has no boxes`() throws {
    let view = try small()
    let text = view.dot(DOTOptions(engine: .sfdp), blocs: try view.blocs())
    #expect(!text.contains("subgraph"))
    #expect(text.contains("fillcolor=\"#E6E6E6\"]") && text.contains("fillcolor=\"#BFBFBF\"]"))
    #expect(text.contains("how sure; light grey and dark grey: the two blocs"))
    #expect(try draw(text).status == 0)
  }

  @Test func `the graph that ships is drawn`() throws {
    let view = try ActorGraph.multipolar.view()
    let drawn = try draw(view.dot(DOTOptions(engine: .sfdp)))
    #expect(drawn.status == 0)
    #expect(drawn.svg.contains("Russia"))
  }
}
