/// The rows of a graph as profiles: without loops, parallel ties added.
struct ProfileRows {
  let vertexCount: Int
  /// Where the row of each vertex starts, and at last where all end.
  let offsets: [Int]
  /// The third party of each entry.
  let targets: [Vertex]
  /// The value of each entry.
  let values: [Double]
  /// Where the column of each third party starts, and at last where all end.
  let columnOffsets: [Int]
  /// Whose row an entry of a column stands in, ascending.
  let columnSources: [Vertex]
  /// The value of each entry of a column.
  let columnValues: [Double]
  /// The weight of each vertex.
  let weights: [Double]
  /// The sum of all weights.
  let total: Double
  /// Of each row the weighted sum of values, and of their squares.
  let sums: [(value: Double, square: Double)]
  /// How many products of two entries of a column there are.
  let products: Int
}

extension ProfileRows {
  init(_ graph: Adjacency, _ column: [Double], _ vertexWeights: [Double]?) {
    vertexCount = graph.vertexCount
    let weights = vertexWeights ?? [Double](repeating: 1, count: vertexCount)
    var offsets = [0]
    var targets: [Vertex] = []
    var values: [Double] = []
    var sums: [(value: Double, square: Double)] = []
    var columnOffsets = [Int](repeating: 0, count: vertexCount + 1)
    targets.reserveCapacity(graph.slotCount)
    values.reserveCapacity(graph.slotCount)
    for vertex in 0..<vertexCount {
      let start = targets.count
      for slot in graph.row(of: Vertex(vertex)) where Int(graph.targets[slot]) != vertex {
        if targets.count > start, targets[targets.count - 1] == graph.targets[slot] {
          values[values.count - 1] += column[slot]
        } else {
          targets.append(graph.targets[slot])
          values.append(column[slot])
          columnOffsets[Int(graph.targets[slot]) &+ 1] &+= 1
        }
      }
      offsets.append(targets.count)
      var sum = (value: 0.0, square: 0.0)
      for place in start..<targets.count {
        let weighted = weights[Int(targets[place])] * values[place]
        sum.value += weighted
        sum.square += weighted * values[place]
      }
      sums.append(sum)
    }
    var products = 0
    for vertex in 0..<vertexCount {
      products &+= columnOffsets[vertex &+ 1] &* columnOffsets[vertex &+ 1]
      columnOffsets[vertex &+ 1] &+= columnOffsets[vertex]
    }
    var next = columnOffsets
    var columnSources = [Vertex](repeating: 0, count: targets.count)
    var columnValues = [Double](repeating: 0, count: targets.count)
    for vertex in 0..<vertexCount {
      for place in offsets[vertex]..<offsets[vertex + 1] {
        let target = Int(targets[place])
        columnSources[next[target]] = Vertex(vertex)
        columnValues[next[target]] = values[place]
        next[target] &+= 1
      }
    }
    self.weights = weights
    total = vertexWeights?.reduce(0, +) ?? 0
    self.offsets = offsets
    self.targets = targets
    self.values = values
    self.sums = sums
    self.columnOffsets = columnOffsets
    self.columnSources = columnSources
    self.columnValues = columnValues
    self.products = products
  }
}
