internal import EntenteModel

/// A graph of the store that others can be deltas of.
struct DeltaBase {
  let layers: [String]
  let actors: [String]
  let sources: [String]
  var claims: ClaimTable

  /// The rows of its parts, in their order.
  let rows: [Int64]
}

extension DeltaBase {
  init(_ graph: ActorGraph, rows: [Int64]) {
    layers = graph.layers.map(\.id)
    actors = graph.actors.map(\.id)
    sources = graph.sources.map(\.id)
    claims = graph.claims
    self.rows = rows
  }
}
