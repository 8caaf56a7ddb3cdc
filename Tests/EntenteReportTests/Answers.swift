import EntenteGraph
import EntenteModel
import EntenteReport
import TestSupport

/// An answer of every kind, about one graph.
struct Answers {
  let view: GraphView
  let all: [(name: String, answer: any Reportable)]

  init(_ draft: GraphDraft) throws {
    let graph = try draft.built()
    let view = try graph.view()
    let first = view.label(of: 0).id
    let second = view.label(of: 1).id
    let draws = Draws(count: 20)
    let claims = graph.claimName(0)
    let scenario = Scenario(name: "if", title: "What if", edits: [.remove(.claims([claims]))])
    let snapshot = SnapshotRow(
      name: "first",
      digest: String(repeating: "0123456789abcdef", count: 4),
      createdAt: 1_752_624_000,
      parent: nil,
      message: "As told by the article, before anything else was added to it, and much more",
      author: "A person",
      title: graph.title,
      asOf: graph.asOf,
      actors: 3,
      sources: 1,
      claims: 12
    )
    self.view = view
    all = [
      ("alignment", try view.alignment(of: first, with: second, draws: draws)),
      (
        "row",
        AlignmentList(
          asOf: view.asOf,
          of: view.label(of: 0),
          medianS: view.medianS,
          rows: try view.alignments(of: first, draws: draws)
        )
      ),
      (
        "matrix",
        AlignmentList(asOf: view.asOf, of: nil, medianS: nil, rows: try view.alignments())
      ), ("balance", try view.balance()), ("blocs", try view.blocs()),
      ("brief", try view.brief(draws: draws)), ("brokers", try view.brokers()),
      ("centrality", try view.centrality([.betweenness, .signedDegree, .closeness, .harmonic])),
      ("check", CheckReport(graph, warnings: view.warnings)),
      ("explanation", try view.explanation(of: first, with: second)),
      ("actors", view.actorList), ("ties", try view.tieList()), ("claims", try graph.claimList()),
      ("routes", try view.routes(from: first, to: second, sign: .absolute, count: 3)),
      (
        "shortest",
        try view.routes(from: first, to: second, goal: .shortest, sign: .absolute, count: 2)
      ), ("widest", try view.routes(from: first, to: second, goal: .widest)),
      ("scenario", try graph.run(scenario)), ("snapshot", snapshot),
      ("snapshots", SnapshotList(rows: [snapshot, snapshot])),
      ("timeline", try graph.timeline(of: first, with: second, from: 2015)),
    ]
  }

  subscript(_ name: String) -> (any Reportable)? { all.first { $0.name == name }?.answer }

  /// The toy graph with notes, quotes, dates and every modality.
  static var told: GraphDraft {
    var draft = GraphDraft.toy
    draft.actors[0].aliases = ["Ardania", "The Hill"]
    draft.actors[0].codes = [.cow: "901", .iso2: "AR", .iso3: "ARD"]
    draft.actors.append(Actor(id: "council", name: "Council of Nations", kind: .venue))
    draft.sources.append(Source(id: "wire", title: "A wire, daily", reliability: .c))
    for index in draft.claims.indices {
      draft.claims[index].note = "A note on \(draft.claims[index].id) — with 50 × 2 → more…"
      draft.claims[index].locator = "p. \(index)"
      draft.claims[index].start = Day(year: 2010 + index % 10, month: 5)
    }
    draft.claims[2].attributedTo = "A minister"
    draft.claims[3].modality = .reported
    draft.claims.append(
      Claim(
        id: "visit",
        from: "gale",
        to: "arda",
        layer: "alliance",
        value: 0.3,
        kind: .event,
        start: Day(year: 2020, month: 5, day: 2),
        source: "wire",
        credibility: 3,
        fact: "talks",
        regarding: ["brel", "council"],
        note:
          "Speaks to one about the other, and says so at such length that the line is too short."
      )
    )
    var back = draft.claims[draft.claims.count - 1]
    back.id = "visit-two"
    back.to = "brel"
    back.regarding = ["arda"]
    draft.claims.append(back)
    back.id = "hope"
    back.modality = .expected
    back.to = "arda"
    back.regarding = ["brel"]
    draft.claims.append(back)
    return draft
  }

  /// Long names of several words, in several scripts.
  static var longNamed: GraphDraft {
    var draft = told
    let names = [
      "The United Kingdom of Great Britain and Northern Ireland", "大韓民国 と 朝鮮民主主義 人民共和国",
      "Democratic Republic of the Congo", "Côte d'Ivoire and its neighbours to the west",
      "United Arab Emirates", "🕊️ Peace 🇮🇷 Fund", "Россия и её союзники по договору",
      "Council of all Nations on every Question",
    ]
    for index in draft.actors.indices { draft.actors[index].name = names[index] }
    return draft
  }
}
