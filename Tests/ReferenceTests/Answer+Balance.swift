import EntenteGraph
import EntenteKit

/// Answers about balance and camps.
func balance(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let isWeighted = question.parameters["weighted"] == .bool(true)
  let signs = arcs.map { graph.signs[Int($0)] }
  let weighted = arcs.map { graph.signs[Int($0)] * graph.weights[Int($0)] }
  let values = isWeighted ? weighted : signs
  switch question.measure {
  case "pn-centrality":
    return .object([
      "nodes": graph.byName(try adjacency.pnCentrality(of: values)),
      "in": graph.byName(try adjacency.pnCentrality(of: values, .incoming)),
      "out": graph.byName(try adjacency.pnCentrality(of: values, .out)),
    ])
  case "walk-balance":
    let result = try adjacency.walkBalance(of: values)
    var members: [String: JSON] = [
      "value": JSON(result?.value), "unbalance": JSON(result?.unbalance),
    ]
    if question.expected["local"] != nil {
      members["local"] = graph.byName(try adjacency.localWalkBalance(of: values))
    }
    return .object(members)
  case "signed-laplacian":
    let spectrum = try adjacency.signedSpectrum(of: values)
    return .object([
      "smallest_eigenvalue": JSON(spectrum.smallest),
      "eigenvalues": .list(spectrum.eigenvalues.map { .number($0) }),
    ])
  case "signed-eigenvector":
    let result = try adjacency.signedEigenvector(of: values)
    return .object([
      "nodes": graph.byName(result.entries), "eigenvalue": .number(result.eigenvalue),
    ])
  case "signed-modularity":
    let labels = try graph.labels(question.parameters["partition"])
    // Weighted when the graph is: a missing weight is 1.
    let value = try adjacency.signedModularity(groups: labels, of: weighted)
    return .object(["value": JSON(value)])
  default:
    return try blocks(question, graph, adjacency, values, isWeighted)
  }
}

private func blocks(
  _ question: Case,
  _ graph: CaseGraph,
  _ adjacency: Adjacency,
  _ values: [Double],
  _ isWeighted: Bool
) throws -> JSON {
  let exact = question.parameters["k"]?.number.map { BlockCount.exactly(Int($0)) }
  let most = question.parameters["k_at_most"]?.number.map { BlockCount.atMost(Int($0)) }
  guard let count = exact ?? most else { throw Refusal("invalid-parameter") }
  let result = try adjacency.partition(of: values, into: count, weighted: isWeighted)
  var members: [String: JSON] = [
    "value": JSON(result.value), "partition": .list(result.members.map { graph.list($0) }),
  ]
  if let optima = result.optima { members["optima"] = .number(Double(optima)) }
  return .object(members)
}
