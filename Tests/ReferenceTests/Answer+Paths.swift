import EntenteGraph
import EntenteKit

/// Answers about ways through a graph.
func paths(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let parameters = question.parameters
  let weights = arcs.map { graph.weights[Int($0)] }
  let lengths = try graph.lengths(parameters["distance"]?.text).map { column in
    arcs.map { column[Int($0)] }
  }
  if question.measure == "all-pairs-distances" {
    let matrix = try adjacency.distanceMatrix(lengths: lengths)
    let count = adjacency.vertexCount
    let rows = (0..<count).map { row in
      JSON.list((0..<count).map { JSON(matrix[row * count + $0].finite) })
    }
    return .object(["matrix": .list(rows)])
  }
  let from = try graph.vertex(parameters["source"]?.name ?? "?")
  let to = try graph.vertex(parameters["target"]?.name ?? "?")
  switch question.measure {
  case "shortest-path":
    let optimal = try adjacency.optimalPaths(from: from, to: to, lengths: lengths)
    let best = try adjacency.shortestPath(from: from, to: to, lengths: lengths)
    var members: [String: JSON] = [
      "value": JSON(best?.length), "path": best.map { graph.list($0.vertices) } ?? .null,
      "paths": .list(optimal.paths.map { graph.list($0.vertices) }),
    ]
    if let count = optimal.count { members["count"] = .number(Double(count)) }
    return .object(members)
  case "k-shortest-paths":
    let count = parameters["k"]?.number.map { Int($0) } ?? 1
    let paths = try adjacency.shortestPaths(from: from, to: to, count: count, lengths: lengths)
    return .object([
      "lengths": .list(paths.map { .number($0.length) }),
      "paths": .list(paths.map { graph.list($0.vertices) }),
    ])
  case "most-reliable-path":
    let result = try adjacency.mostReliablePath(from: from, to: to, reliabilities: weights)
    return .object([
      "value": JSON(result?.value), "ln_value": JSON(result?.lnValue),
      "path": result.map { graph.list($0.path.vertices) } ?? .null,
    ])
  default:
    let result = try adjacency.widestPath(from: from, to: to, widths: weights)
    return .object([
      "value": JSON(result?.value),
      "path": result.map { graph.list($0.path.vertices) } ?? .null,
    ])
  }
}

/// The most that can flow from one actor to another.
func flow(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let result = try adjacency.maxFlow(
    from: try graph.vertex(question.parameters["source"]?.name ?? "?"),
    to: try graph.vertex(question.parameters["target"]?.name ?? "?"),
    capacities: arcs.map { graph.weights[Int($0)] }
  )
  return .object([
    "value": .number(result.value),
    "source_side": .list(graph.sorted(result.sourceSide).map(JSON.text)),
  ])
}

extension Double {
  /// The number, or nil if it is infinite.
  fileprivate var finite: Double? { isFinite ? self : nil }
}
