internal import EntenteModel
internal import Foundation
internal import GRDB

/// A graph on its way into the tables of a ``RelationalGraph``.
struct RelationalWriter {
  let graph: ActorGraph
  let db: Database
  let progress: SnapshotStore.Progress?

  /// Inserts every row.
  func run() throws {
    try insert("graph", [graph.name, graph.title, day(graph.asOf)])
    for layer in graph.layers {
      try insert(
        "layer",
        [
          layer.id, layer.title, layer.scale.rawValue, layer.unit, layer.weight,
          layer.absent.rawValue, layer.halfLifeDays, layer.combine.rawValue,
        ]
      )
    }
    for source in graph.sources { try insert(source) }
    for actor in graph.actors { try insert(actor) }
    for actor in graph.actors { try insertMembers(of: actor) }
    let step = graph.claims.count / 100 + 1
    for index in 0..<graph.claims.count {
      try insert(graph.claim(index), number: index + 1)
      if index.isMultiple(of: step) {
        try progress?(Double(index) / Double(graph.claims.count))
      }
    }
  }

  private func insert(_ source: Source) throws {
    try insert(
      "source",
      [
        source.id, source.title, source.citation, day(source.date), source.reliability?.rawValue,
        source.url, source.terms,
      ]
    )
    guard let coverage = source.coverage else { return }
    try insert("coverage", [source.id, day(coverage.start), day(coverage.end)])
    for (kind, items) in [("actor", coverage.actors), ("layer", coverage.layers)] {
      for (position, item) in items.enumerated() {
        try insert("coverage_item", [source.id, kind, position, item])
      }
    }
  }

  private func insert(_ actor: Actor) throws {
    try insert(
      "actor",
      [
        actor.id, actor.name, actor.kind.rawValue, day(actor.start), day(actor.end),
        actor.isCollapsed ? 1 : 0,
      ]
    )
    for (position, alias) in actor.aliases.enumerated() {
      try insert("alias", [actor.id, position, alias])
    }
    for (scheme, code) in actor.codes.sorted(by: { $0.key < $1.key }) {
      try insert("code", [actor.id, scheme.rawValue, code])
    }
    for (name, value) in actor.attributes.sorted(by: { $0.key < $1.key }) {
      try insert("attribute", [actor.id, name, value])
    }
  }

  private func insertMembers(of actor: Actor) throws {
    for (position, member) in actor.members.enumerated() {
      try insert(
        "membership",
        [
          actor.id, position, member.actor, day(member.start), day(member.end), member.share,
          member.source,
        ]
      )
    }
  }

  private func insert(_ claim: Claim, number: Int) throws {
    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
    try insert(
      "claim",
      [
        number, given(claim.id), claim.from, claim.to, claim.isSymmetric ? 1 : 0, claim.layer,
        claim.value, claim.kind.rawValue, day(claim.start), day(claim.end),
        day(claim.lastObserved), claim.source, claim.credibility, claim.confidence,
        given(claim.fact), given(claim.locator), given(claim.attributedTo),
        claim.modality.rawValue, day(claim.recorded), given(claim.note),
      ]
    )
    for (position, actor) in claim.regarding.enumerated() {
      try insert("claim_regarding", [number, position, actor])
    }
  }

  private func day(_ day: Day?) -> String? { day?.description }

  /// Inserts a row; a text with a NUL goes as bytes, at which it would end otherwise.
  private func insert(_ table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    var places: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    for value in values {
      if let text = value as? String, text.utf8.contains(0) {
        places.append("CAST(? AS TEXT)")
        arguments.append(Data(text.utf8))
      } else {
        places.append("?")
        arguments.append(value)
      }
    }
    let sql = "INSERT INTO \(table) VALUES (\(places.joined(separator: ", ")))"
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
  }
}
