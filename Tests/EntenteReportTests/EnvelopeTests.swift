import EntenteModel
import EntenteReport
import Foundation
import TestSupport
import Testing

@Suite struct EnvelopeTests {
  private struct Answer: Encodable {
    @Nullable var value: Double?
    let text: String
  }

  @Test func `an answer is wrapped in what was asked, keys in order, null for undefined`() throws {
    let graph = try GraphDraft.toy.built(name: "toy")
    let envelope = Envelope(
      version: "1.0",
      command: "align",
      graph: GraphSummary(graph, digest: "abc", view: nil),
      parameters: ["seed": "1", "b": "2"],
      result: Answer(value: nil, text: "a/b \"c\""),
      warnings: ["Mind."]
    )
    #expect(
      try envelope.json() == """
        {
          "command" : "align",
          "entente" : "1.0",
          "graph" : {
            "actors" : 7,
            "asOf" : null,
            "claims" : 13,
            "digest" : "abc",
            "knownBy" : null,
            "layers" : [
              "alliance",
              "hostility",
              "summit"
            ],
            "name" : "toy"
          },
          "parameters" : {
            "b" : "2",
            "seed" : "1"
          },
          "result" : {
            "text" : "a/b \\"c\\"",
            "value" : null
          },
          "warnings" : [
            "Mind."
          ]
        }

        """
    )
  }

  @Test func `a summary of a view counts what the view holds`() throws {
    let graph = try GraphDraft.toy.built(name: "toy")
    let options = ViewOptions(
      knownBy: try Day("2020"),
      layers: ["summit"],
      withoutActors: ["fane"]
    )
    let summary = GraphSummary(graph, digest: "abc", view: try graph.view(options))
    #expect(summary.actors == 6)
    #expect(summary.claims == 2)
    #expect(summary.layers == ["summit"])
    #expect(summary.asOf == graph.asOf)
    #expect(summary.knownBy == Day(year: 2020))
  }

  @Test func `a store has no graph, and that is null`() throws {
    let json = try Envelope(
      version: "1",
      command: "snapshot list",
      graph: nil,
      parameters: [:],
      result: SnapshotList(rows: []),
      warnings: []
    ).json()
    #expect(json.contains("\"graph\" : null"))
    #expect(json.hasSuffix("}\n"))
  }

  @Test func `a number that JSON cannot write is refused, not invented`() {
    let envelope = Envelope(
      version: "1",
      command: "x",
      graph: nil,
      parameters: [:],
      result: [Double.infinity],
      warnings: []
    )
    #expect(throws: (any Error).self) { try envelope.json() }
  }

  @Test func `every answer is the same bytes every time`() throws {
    func json(_ answer: some Reportable) throws -> String {
      try Envelope(
        version: "1",
        command: "x",
        graph: nil,
        parameters: [:],
        result: answer,
        warnings: []
      ).json()
    }
    let first = try Answers(Answers.told)
    let second = try Answers(Answers.told.shuffled(seed: 9))
    for (one, other) in zip(first.all, second.all) {
      #expect(try json(one.answer) == json(other.answer), "\(one.name)")
      #expect(one.answer.page() == other.answer.page(), "\(one.name)")
    }
  }

  @Test func `undefined numbers of answers are null, not left out`() throws {
    var draft = GraphDraft(["a", "b", "c"], layers: [Layer(id: "l", absent: .unknown)])
    draft.tie("a", "b", 0.5)
    let view = try draft.built().view(ViewOptions(unknown: .exclude))
    let found = try view.alignment(of: "a", with: "b")
    let json = String(decoding: try JSONEncoder().encode(found), as: UTF8.self)
    for key in ["value", "thirdParties", "interval", "withoutAdversary", "tauB"] {
      #expect(json.contains("\"\(key)\":null"), "\(key)")
    }
    let balance = String(decoding: try JSONEncoder().encode(view.balance()), as: UTF8.self)
    #expect(balance.contains("\"index\":null"))
    #expect(balance.contains("\"weakIndex\":null"))
    #expect(try JSONDecoder().decode(Alignment.self, from: Data(json.utf8)) == found)
  }
}
