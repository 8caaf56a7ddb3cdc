import EntenteGraph
import EntenteKit

/// The engine's answer to a case, or the kind of error with which it refuses.
func answer(_ question: Case) -> Result<JSON, Refusal> {
  do {
    return .success(try ask(question))
  } catch let refusal as Refusal {
    return .failure(refusal)
  } catch let error as KernelError {
    return .failure(Refusal(error.kind))
  } catch {
    return .failure(Refusal("\(error)"))
  }
}

/// A measure that is not known is an error, never a skip.
private func ask(_ question: Case) throws -> JSON {
  switch question.measure {
  case "similarity":
    return try similarity(question)
  case "alignment", "alignment-related", "alignment-uncertainty":
    return try alignment(question)
  case "power-index":
    return try power(question)
  default:
    break
  }
  let graph = try CaseGraph(question.input)
  switch question.measure {
  case "degree", "strength", "closeness", "harmonic", "eccentricity", "centralisation",
    "betweenness", "edge-betweenness":
    return try centrality(question, graph)
  case "components", "density", "brokerage":
    return try structure(question, graph)
  case "signed-degree", "signed-triangles", "is-balanced", "frustration":
    return try signs(question, graph)
  case "all-pairs-distances", "shortest-path", "k-shortest-paths", "most-reliable-path",
    "widest-path":
    return try paths(question, graph)
  case "max-flow":
    return try flow(question, graph)
  case "eigenvector", "katz", "pagerank", "hits", "subgraph-centrality", "communicability",
    "current-flow-betweenness":
    return try spectral(question, graph)
  case "k-core", "clustering", "constraint", "effective-size", "triad-census", "modularity",
    "shapley":
    return try groups(question, graph)
  case "pn-centrality", "walk-balance", "signed-laplacian", "signed-eigenvector",
    "signed-modularity", "k-partition":
    return try balance(question, graph)
  case "temporal-paths", "temporal-reach", "snapshot":
    return try temporal(question, graph)
  default:
    throw Refusal("unknown-measure \(question.measure)")
  }
}

extension KernelError {
  /// The name the reference gives to this error.
  fileprivate var kind: String {
    switch self {
    case .negativeWeight: "negative-weight"
    case .notANumber: "not-a-number"
    case .invalidWeight: "invalid-weight"
    case .notConnected: "not-connected"
    case .notUnique: "not-unique"
    case .noConvergence: "no-convergence"
    case .invalidParameter: "invalid-parameter"
    case .sameEndpoint: "same-endpoint"
    case .unknownVertex: "unknown-actor"
    case .notDirected: "not-directed"
    case .invalidDate: "invalid-date"
    }
  }
}
