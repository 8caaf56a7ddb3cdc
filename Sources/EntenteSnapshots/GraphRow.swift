internal import EntenteModel
internal import GRDB

/// What the row of a graph says for lists.
struct GraphRow: Hashable {
  let length: Int
  let texts: [String?]
  let counts: [Int]

  /// How many claims each layer and each source has, as JSON.
  let claimCounts: [String?]

  /// What the row of a graph must say.
  init(_ graph: ActorGraph, length: Int) {
    self.length = length
    texts = [withoutNUL(graph.name), withoutNUL(graph.title), graph.asOf?.description]
    counts = [graph.actors.count, graph.layers.count, graph.sources.count, graph.claims.count]
    claimCounts = [graph.layerCounts, graph.sourceCounts]
  }

  /// Reads a row of digest, length, name, title, as_of, the four counts and those of claims.
  init(_ row: Row) throws {
    length = try row.decode(Int.self, atIndex: 1)
    texts = try (2...4).map { try row.decode(String?.self, atIndex: $0) }
    claimCounts = try (9...10).map { try row.decode(String?.self, atIndex: $0) }
    counts = try (5...8).map { try row.decode(Int.self, atIndex: $0) }
  }
}
