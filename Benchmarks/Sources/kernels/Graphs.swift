import EntenteGraph

/// A generated graph with a value of either sign and a length a slot.
struct Sample {
  var name: String
  var graph: Adjacency
  var values: [Double]
  var lengths: [Double]
}

extension Sample {
  /// A random graph of some mean degree; of two camps, nine in ten ties agree with them.
  init(_ name: String, vertices: Int, degree: Int, seed: UInt64) {
    var state = seed
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    var from: [Vertex] = []
    var to: [Vertex] = []
    var values: [Double] = []
    for _ in 0..<(vertices * degree / 2) {
      let (first, second) = (next() % vertices, next() % vertices)
      let isFriend = (first % 2 == second % 2) == (next() % 10 > 0)
      from.append(Vertex(first))
      to.append(Vertex(second))
      values.append((isFriend ? 1 : -1) * Double(next() % 100 + 1) / 100)
    }
    let (graph, column) = Adjacency.build(
      vertexCount: vertices,
      from: from,
      to: to,
      weights: values,
      parallels: .greatest,
      loops: .dropped
    )
    self.init(name: name, graph: graph, values: column, lengths: column.map(\.magnitude))
  }
}
