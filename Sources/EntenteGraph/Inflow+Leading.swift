extension Inflow {
  /// The greatest eigenvalue and its eigenvector without negative entries, of length 1.
  ///
  /// Each part that hangs together both ways has a root and one positive vector (Perron and
  /// Frobenius). The greatest root is the matrix's; what lies downstream of its part follows by
  /// solving, all else is 0. Roots within 1e-9 of each other, or a root of 0, leave no one vector.
  func leading() throws(KernelError) -> (root: Double, vector: [Double]) {
    let graph = graph
    var best: (root: Double, block: [Int], vector: [Double]) = (0, [], [])
    var next = 0.0
    for members in graph.components(strong: true).members {
      let block = members.map { Int($0) }
      let pair = try perron(of: block)
      if pair.root > best.root {
        next = best.root
        best = (pair.root, block, pair.vector)
      } else {
        next = max(next, pair.root)
      }
    }
    guard best.root > 0, best.root - next > 1e-9 * best.root else { throw .notUnique }
    var vector = [Double](repeating: 0, count: count)
    for place in 0..<best.block.count { vector[best.block[place]] = best.vector[place] }
    let below = downstream(of: best.block, graph)
    if !below.isEmpty {
      var rest = vector
      for vertex in below { rest[vertex] = arriving(at: vertex, from: vector) }
      let numbers = try settled(below, root: best.root, rest: rest)
      for vertex in below { vector[vertex] = numbers[vertex] }
    }
    let length = Self.length(vector)
    return (best.root * scale, vector.map { $0 / length })
  }

  /// The square root of the sum of squares, without overflow.
  static func length(_ vector: [Double]) -> Double {
    let greatest = vector.reduce(0) { max($0, $1.magnitude) }
    guard greatest > 0 else { return 0 }
    var sum = 0.0
    for number in vector { sum += (number / greatest) * (number / greatest) }
    return greatest * sum.squareRoot()
  }

  /// The entries as arcs.
  private var graph: Adjacency {
    var from: [Vertex] = []
    var to: [Vertex] = []
    for vertex in 0..<count {
      for place in offsets[vertex]..<offsets[vertex &+ 1] {
        from.append(Vertex(sources[place]))
        to.append(Vertex(vertex))
      }
    }
    return Adjacency(vertexCount: count, from: from, to: to, directed: true)
  }

  /// The vertices outside a block to which arcs lead from it, ascending.
  private func downstream(of block: [Int], _ graph: Adjacency) -> [Int] {
    var isReached = [Bool](repeating: false, count: count)
    for vertex in block { isReached[vertex] = true }
    var queue = block
    var below: [Int] = []
    while let vertex = queue.popLast() {
      for slot in graph.row(of: Vertex(vertex)) {
        let target = Int(graph.targets[slot])
        guard !isReached[target] else { continue }
        isReached[target] = true
        queue.append(target)
        below.append(target)
      }
    }
    return below.sorted()
  }
}

extension Inflow {
  /// The root and the positive vector, of sum 1, of a block that hangs together both ways.
  private func perron(of block: [Int]) throws(KernelError) -> (root: Double, vector: [Double]) {
    if block.count == 1 {
      return (matrix(of: block)[0, 0], [1])
    }
    if block.count <= Self.dense { return try byInverse(matrix(of: block)) }
    if let pair = byPowers(block) { return pair }
    guard block.count <= 1_500 else { throw .noConvergence(iterations: Self.powers) }
    return try byInverse(matrix(of: block))
  }

  private static var powers: Int { 3_000 }

  /// Noda's iteration: solve with the upper bound max (Mx)(v) / x(v) of the root; it converges
  /// quadratically, and stays positive.
  private func byInverse(
    _ matrix: SquareMatrix
  ) throws(KernelError) -> (root: Double, vector: [Double]) {
    var vector = [Double](repeating: 1 / Double(matrix.count), count: matrix.count)
    var last = Double.infinity
    for _ in 0..<100 {
      let image = matrix * vector
      var lower = Double.infinity
      var upper = 0.0
      for row in 0..<matrix.count {
        lower = min(lower, image[row] / vector[row])
        upper = max(upper, image[row] / vector[row])
      }
      let gap = (upper - lower) / upper
      if gap <= 1e-14 || (gap <= 1e-11 && gap >= last) { return ((lower + upper) / 2, vector) }
      last = gap
      var shifted = matrix.mapCells { -$0 }
      for row in 0..<matrix.count { shifted[row, row] += upper }
      vector = shifted.solvedAsInverseNonNegative(for: vector)
      let sum = vector.reduce(0, +)
      for row in 0..<vector.count { vector[row] /= sum }
    }
    throw .noConvergence(iterations: 100)
  }

  /// Power iteration, shifted by half the root so that it cannot swing; nil if it does not settle.
  private func byPowers(_ block: [Int]) -> (root: Double, vector: [Double])? {
    var vector = [Double](repeating: 0, count: count)
    for vertex in block { vector[vertex] = 1 / Double(block.count) }
    var image = vector
    for _ in 0..<Self.powers {
      var (sum, squares, imageSquares) = (0.0, 0.0, 0.0)
      for vertex in block {
        let number = arriving(at: vertex, from: vector)
        image[vertex] = number
        sum += number
        squares += vector[vertex] * vector[vertex]
        imageSquares += number * number
      }
      // The vector has sum 1, so the sum of its image estimates the root.
      var fault = 0.0
      for vertex in block { fault += (image[vertex] - sum * vector[vertex]).magnitude }
      if fault <= 1e-13 * sum { return (sum, block.map { vector[$0] }) }
      let shift = (imageSquares / squares).squareRoot() / 2
      for vertex in block {
        vector[vertex] = (image[vertex] + shift * vector[vertex]) / (sum + shift)
      }
    }
    return nil
  }
}
