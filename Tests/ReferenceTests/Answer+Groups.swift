import EntenteGraph
import EntenteKit

/// Answers about neighbourhoods and groups.
func groups(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let isWeighted = question.parameters["weighted"] == .bool(true)
  let weights = isWeighted ? arcs.map { graph.weights[Int($0)] } : nil
  switch question.measure {
  case "k-core":
    return .object(["nodes": graph.byName(adjacency.coreNumbers().map { Double($0) })])
  case "clustering":
    if let weights {
      return .object(["nodes": graph.byName(try adjacency.clustering(weights: weights))])
    }
    let result = adjacency.clustering()
    return .object([
      "nodes": graph.byName(result.local), "average": JSON(result.average),
      "transitivity": JSON(result.transitivity),
      "triangles": graph.byName(result.triangles.map { Double($0) }),
    ])
  case "constraint":
    let holes = try adjacency.structuralHoles(weights: weights)
    return .object(["nodes": graph.byName(holes.map { JSON($0?.constraint) })])
  case "effective-size":
    let holes = try adjacency.structuralHoles(weights: weights)
    return .object([
      "nodes": graph.byName(holes.map { JSON($0?.effectiveSize) }),
      "efficiency": graph.byName(holes.map { JSON($0?.efficiency) }),
    ])
  case "triad-census":
    let census = try adjacency.triadCensus()
    let counts = census.counts.map { JSON.number(Double($0)) }
    return .object(Dictionary(uniqueKeysWithValues: zip(TriadCensus.names, counts)))
  case "modularity":
    let labels = try graph.labels(question.parameters["partition"])
    return .object(["value": JSON(try adjacency.modularity(groups: labels, weights: weights))])
  default:
    return try shapley(question, graph, adjacency, arcs)
  }
}

private func shapley(
  _ question: Case,
  _ graph: CaseGraph,
  _ adjacency: Adjacency,
  _ arcs: [UInt32]
) throws -> JSON {
  let values: [Double]
  switch question.parameters["game"]?.text {
  case "signed-induced":
    let ties = arcs.map { graph.weights[Int($0)] * graph.signs[Int($0)] }
    values = try adjacency.shapleyValues(of: ties)
  case "component-square":
    let capabilities = graph.names.map { question.parameters["capability"]?[$0]?.number ?? 0 }
    values = try adjacency.myersonValues(capabilities: capabilities)
  default:
    throw Refusal("unknown-game")
  }
  return .object(["nodes": graph.byName(values), "total": .number(values.reduce(0, +))])
}

/// The power of players in a vote.
func power(_ question: Case) throws -> JSON {
  let players = question.input["players"]?.items.map(\.name) ?? []
  let game = VotingGame(
    weights: question.input["weights"]?.items.map { $0.number ?? .nan } ?? [],
    quota: question.input["quota"]?.number ?? .nan
  )
  let indices = try game.powerIndices()
  func byName(_ values: [Double]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: zip(players, values.map { JSON.number($0) })))
  }
  return .object(["shapley": byName(indices.shapley), "banzhaf": byName(indices.banzhaf)])
}

extension CaseGraph {
  /// The number of the group of each actor, who must be in exactly one.
  func labels(_ partition: JSON?) throws -> [Int] {
    var labels = [Int?](repeating: nil, count: names.count)
    for (number, group) in (partition?.items ?? []).enumerated() {
      for member in group.items {
        let vertex = Int(try vertex(member.name))
        guard labels[vertex] == nil else { throw Refusal("invalid-parameter") }
        labels[vertex] = number
      }
    }
    let known = labels.compactMap { $0 }
    guard known.count == names.count else { throw Refusal("invalid-parameter") }
    return known
  }
}
