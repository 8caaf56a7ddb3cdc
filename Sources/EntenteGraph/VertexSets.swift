/// Disjoint sets of vertices, joined pair by pair; the components of a graph at hand are found by
/// ``JoinedVertices`` in its rows, on several threads.
struct VertexSets {
  private var parents: [Int]

  /// Puts each vertex into a set of its own.
  init(count: Int) { parents = Array(0..<count) }
}

extension VertexSets {
  /// Joins the sets of two vertices.
  mutating func join(_ first: Int, _ second: Int) { parents[root(first)] = root(second) }

  private mutating func root(_ vertex: Int) -> Int {
    var vertex = vertex
    while parents[vertex] != vertex {
      parents[vertex] = parents[parents[vertex]]
      vertex = parents[vertex]
    }
    return vertex
  }

  /// The number of each vertex's set, numbered by its least vertex.
  var labels: (label: [Int], count: Int) {
    mutating get {
      var numbers = [Int](repeating: -1, count: parents.count)
      var count = 0
      let label = parents.indices.map { vertex in
        let root = root(vertex)
        if numbers[root] < 0 {
          numbers[root] = count
          count += 1
        }
        return numbers[root]
      }
      return (label, count)
    }
  }
}
