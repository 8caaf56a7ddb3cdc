import EntenteGraph

/// A graph with the columns that the kernels want.
final class Sample {
  let name: String
  let edges: Edges
  /// The length of each edge, 1 to 255.
  let edgeLengths: [UInt32]
  let graph: Adjacency
  /// The length of each slot.
  let wholeLengths: [UInt32]
  /// The start of searches: the first vertex of the greatest degree.
  let root: Vertex
  /// The lengths as numbers.
  private(set) lazy var lengths = wholeLengths.map { Double($0) }
  /// A value a slot: of two camps, even and odd vertices, nine in ten ties agree with them.
  private(set) lazy var values = signedValues()

  init(_ name: String, _ edges: Edges) {
    self.name = name
    self.edges = edges
    edgeLengths = edges.lengths
    let (graph, arcs) = Adjacency.indexed(
      vertexCount: edges.vertexCount,
      from: edges.from,
      to: edges.to
    )
    self.graph = graph
    let column = edgeLengths
    wholeLengths = arcs.map { column[Int($0)] }
    let degrees = graph.degrees()
    root = Vertex(degrees.indices.max { (degrees[$0], $1) < (degrees[$1], $0) } ?? 0)
  }

  private func signedValues() -> [Double] {
    var values = lengths
    for first in 0..<Vertex(graph.vertexCount) {
      for slot in graph.row(of: first) {
        let second = graph.targets[slot]
        let isFriend = (first % 2 == second % 2) == ((first ^ second) % 10 > 0)
        values[slot] *= (isFriend ? 1 : -1) / 255
      }
    }
    return values
  }
}

extension Sample {
  /// Some vertices with ties, spread over the graph.
  func sources(_ count: Int) -> [Vertex] {
    (0..<count).map { place in
      var vertex = Vertex((place * 1_000_003 + 17) % graph.vertexCount)
      while graph.row(of: vertex).isEmpty { vertex = (vertex + 1) % Vertex(graph.vertexCount) }
      return vertex
    }
  }
}
