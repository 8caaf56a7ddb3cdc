import EntenteGraph
import EntenteKit

/// Answers that come from matrices.
func spectral(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let parameters = question.parameters
  let isNormalised = parameters["normalised"] == .bool(true)
  let weights =
    parameters["weighted"] == .bool(true) ? arcs.map { graph.weights[Int($0)] } : nil
  switch question.measure {
  case "eigenvector":
    let result = try adjacency.eigenvectorCentrality(weights: weights)
    return .object([
      "nodes": graph.byName(result.entries), "eigenvalue": .number(result.eigenvalue),
    ])
  case "katz":
    let scores = try adjacency.katzCentrality(
      alpha: parameters["alpha"]?.number ?? .nan,
      beta: parameters["beta"]?.number ?? 1,
      weights: weights,
      normalised: isNormalised
    )
    return .object(["nodes": graph.byName(scores)])
  case "pagerank":
    let homes = parameters["personalisation"]?.members
    for name in homes?.keys.sorted() ?? [] { _ = try graph.vertex(name) }
    let scores = try adjacency.pageRank(
      damping: parameters["damping"]?.number ?? 0.85,
      weights: weights,
      personalisation: homes.map { homes in graph.names.map { homes[$0]?.number ?? 0 } }
    )
    return .object(["nodes": graph.byName(scores)])
  case "hits":
    let result = try adjacency.hubsAndAuthorities(weights: weights)
    return .object([
      "hubs": graph.byName(result.hubs), "authorities": graph.byName(result.authorities),
    ])
  case "subgraph-centrality":
    let scores = try adjacency.subgraphCentrality()
    return .object([
      "nodes": graph.byName(scores), "estrada_index": .number(scores.reduce(0, +)),
    ])
  case "communicability":
    return .object(["pairs": pairs(try adjacency.communicability(weights: weights), graph)])
  default:
    let scores = try adjacency.currentFlowBetweenness(weights: weights, normalised: isNormalised)
    return .object(["nodes": graph.byName(scores)])
  }
}

/// A matrix as rows of two names and a number; each pair once if undirected.
private func pairs(_ matrix: [Double], _ graph: CaseGraph) -> JSON {
  let count = graph.names.count
  let rows = (0..<count).flatMap { row in
    (graph.isDirected ? 0..<count : row..<count).map { column in
      JSON.list([
        .text(graph.names[row]), .text(graph.names[column]), .number(matrix[row * count + column]),
      ])
    }
  }
  return .list(rows)
}
