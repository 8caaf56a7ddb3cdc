import EntenteGraph
import EntenteKit

/// Answers about the place of actors and ties.
func centrality(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let (adjacency, arcs) = graph.rows
  let parameters = question.parameters
  let lengths = try graph.lengths(parameters["distance"]?.text).map { column in
    arcs.map { column[Int($0)] }
  }
  let direction: Direction = parameters["direction"]?.text == "out" ? .out : .incoming
  let isNormalised = parameters["normalised"] == .bool(true)
  switch question.measure {
  case "degree":
    let others = isNormalised ? Double(graph.names.count - 1) : 1
    return ends(graph) { adjacency.degrees($0).map { Double($0) / others } }
  case "strength":
    let weights = arcs.map { graph.weights[Int($0)] }
    return try ends(graph) { try adjacency.strengths(of: weights, $0) }
  case "closeness":
    let isPlain = parameters["variant"]?.text == "component"
    let scores = try adjacency.closeness(
      direction: direction,
      lengths: lengths,
      corrected: !isPlain
    )
    return .object(["nodes": graph.byName(scores)])
  case "harmonic":
    let scores = try adjacency.harmonic(
      direction: direction,
      lengths: lengths,
      normalised: isNormalised
    )
    return .object(["nodes": graph.byName(scores)])
  case "eccentricity":
    return try eccentricity(adjacency, lengths, graph)
  case "centralisation":
    let result = try adjacency.centralisation()
    return .object([
      "degree": JSON(result.degree), "closeness": JSON(result.closeness),
      "betweenness": JSON(result.betweenness),
    ])
  case "betweenness":
    let scores = try adjacency.betweenness(lengths: lengths, normalised: isNormalised)
    return .object(["nodes": graph.byName(scores)])
  default:
    let scores = try adjacency.edgeBetweenness(lengths: lengths)
    var byTie = [Double](repeating: 0, count: graph.from.count)
    for slot in arcs.indices { byTie[Int(arcs[slot])] = scores[slot] }
    let rows = byTie.indices.map { tie in
      JSON.list([
        .text(graph.names[Int(graph.from[tie])]), .text(graph.names[Int(graph.to[tie])]),
        .number(byTie[tie]),
      ])
    }
    return .object(["edges": .list(rows)])
  }
}

/// The same measure for ties that arrive, that leave, and all.
private func ends(
  _ graph: CaseGraph,
  _ measure: (Direction) throws -> [Double]
) rethrows -> JSON {
  .object([
    "nodes": graph.byName(try measure(.all)), "nodes_in": graph.byName(try measure(.incoming)),
    "nodes_out": graph.byName(try measure(.out)),
  ])
}

private func eccentricity(
  _ adjacency: Adjacency,
  _ lengths: [Double]?,
  _ graph: CaseGraph
) throws -> JSON {
  guard let scores = try adjacency.eccentricities(lengths: lengths) else {
    let parts = adjacency.components(strong: true).members
    return .object(["diameter": .null, "components": names(parts, graph)])
  }
  let radius = scores.min()
  let center = scores.indices.filter { scores[$0] == radius }.map { Vertex($0) }
  return .object([
    "nodes": graph.byName(scores), "diameter": JSON(scores.max()), "radius": JSON(radius),
    "center": .list(graph.sorted(center).map(JSON.text)),
  ])
}
