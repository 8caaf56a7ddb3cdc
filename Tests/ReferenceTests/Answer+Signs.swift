import EntenteGraph
import EntenteKit

/// Answers about friends and enemies.
func signs(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let isWeighted = question.parameters["weighted"] == .bool(true)
  let values = arcs.map { graph.signs[Int($0)] * (isWeighted ? graph.weights[Int($0)] : 1) }
  switch question.measure {
  case "signed-degree":
    return try signedDegree(adjacency, values, isWeighted, graph)
  case "signed-triangles":
    let counts = try adjacency.signedTriangles(of: values)
    return .object([
      "counts": .object([
        "+++": .number(Double(counts.noNegative)), "++-": .number(Double(counts.oneNegative)),
        "+--": .number(Double(counts.twoNegative)), "---": .number(Double(counts.threeNegative)),
      ]), "index": JSON(counts.index),
    ])
  case "is-balanced":
    return .object(["value": .bool(try adjacency.isBalanced(of: values))])
  default:
    let result = try adjacency.frustration(of: values, weighted: isWeighted)
    let blocks = [1, -1].map { side in
      graph.list(result.sides.indices.filter { result.sides[$0] == side }.map { Vertex($0) })
    }
    return .object([
      "value": JSON(result.value), "index_normalised": JSON(result.index),
      "partition": .list(blocks),
    ])
  }
}

private func signedDegree(
  _ adjacency: Adjacency,
  _ values: [Double],
  _ isWeighted: Bool,
  _ graph: CaseGraph
) throws -> JSON {
  var members: [String: JSON] = [:]
  let directions: [(String, Direction)] = [("", .all), ("_in", .incoming), ("_out", .out)]
  for (suffix, direction) in directions {
    let counts = try adjacency.signedDegrees(of: values, direction)
    var positive = counts.map { Double($0.positive) }
    var negative = counts.map { Double($0.negative) }
    if isWeighted {
      positive = try adjacency.strengths(of: values, direction, part: .positive)
      negative = try adjacency.strengths(of: values, direction, part: .negative)
    }
    let both = zip(positive, negative)
    members["pos" + suffix] = graph.byName(positive)
    members["neg" + suffix] = graph.byName(negative)
    members["net" + suffix] = graph.byName(both.map { $0 - $1 })
    members["ratio" + suffix] = graph.byName(
      both.map { $0 + $1 == 0 ? JSON.null : .number($0 / ($0 + $1)) }
    )
  }
  return .object(members)
}
