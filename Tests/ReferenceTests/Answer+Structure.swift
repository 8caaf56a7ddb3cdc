import EntenteGraph
import EntenteKit

/// Answers about how a graph hangs together.
func structure(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, _) = graph.rows
  switch question.measure {
  case "density":
    return .object([
      "density": JSON(adjacency.density()), "reciprocity": JSON(adjacency.reciprocity()),
    ])
  case "brokerage":
    return brokerage(adjacency, question, graph)
  default:
    break
  }
  if graph.isDirected {
    return .object([
      "strong": names(adjacency.components(strong: true).members, graph),
      "weak": names(adjacency.components().members, graph),
    ])
  }
  let components = adjacency.components()
  let cuts = adjacency.cuts()
  let bridges = cuts.bridges.map { slot -> [String] in
    let source = adjacency.offsets.lastIndex { $0 <= slot } ?? 0
    return graph.sorted([Vertex(source), adjacency.targets[slot]])
  }
  return .object([
    "components": names(components.members, graph),
    "component_count": .number(Double(components.count)),
    "articulation": .list(graph.sorted(cuts.vertices).map(JSON.text)),
    "articulation_count": .number(Double(cuts.vertices.count)),
    "bridges": .list(bridges.sorted { $0.isBefore($1) }.map { .list($0.map(JSON.text)) }),
    "bridge_count": .number(Double(cuts.bridges.count)),
  ])
}

/// Sets of actors, each sorted, and sorted.
func names(_ sets: [[Vertex]], _ graph: CaseGraph) -> JSON {
  let named = sets.map { graph.sorted($0) }.sorted { $0.isBefore($1) }
  return .list(named.map { .list($0.map(JSON.text)) })
}

extension [String] {
  fileprivate func isBefore(_ other: [String]) -> Bool {
    lexicographicallyPrecedes(other) { $0.isBefore($1) }
  }
}

private func brokerage(_ adjacency: Adjacency, _ question: Case, _ graph: CaseGraph) -> JSON {
  let labels = graph.names.map { question.parameters["groups"]?[$0] ?? .null }
  let groups = labels.map { label in labels.firstIndex(of: label) ?? -1 }
  let roles = adjacency.brokerage(groups: groups).map { roles in
    JSON.object([
      "coordinator": .number(Double(roles.coordinator)),
      "itinerant": .number(Double(roles.itinerant)),
      "gatekeeper": .number(Double(roles.gatekeeper)),
      "representative": .number(Double(roles.representative)),
      "liaison": .number(Double(roles.liaison)), "total": .number(Double(roles.total)),
    ])
  }
  return .object(["nodes": graph.byName(roles)])
}
