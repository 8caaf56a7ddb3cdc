/// A matrix without negative entries, by what arrives at each vertex.
///
/// Entries are divided by the greatest, so that no sum leaves the range of the numbers. Ties of
/// value 0 are left out; parallel ties add; an undirected tie runs both ways and a loop once.
struct Inflow {
  /// How many vertices there are.
  let count: Int
  /// Where the entries of each vertex start, and at last where all end.
  let offsets: [Int]
  /// Where each entry comes from.
  let sources: [Int]
  /// The entries, in 0...1.
  let values: [Double]
  /// What the entries were divided by.
  let scale: Double
}

extension Inflow {
  /// Checks and scales the weights of a graph.
  init(_ graph: Adjacency, _ weights: [Double]?) throws(KernelError) {
    let scale = try Self.scale(graph, weights)
    let column = weights.map { weights in graph.inColumn(weights) }
    var offsets = [0]
    var sources: [Int] = []
    var values: [Double] = []
    for vertex in 0..<graph.vertexCount {
      for place in graph.inRow(of: Vertex(vertex)) {
        let value = column.map { $0[place] / scale } ?? 1
        guard value > 0 else { continue }
        sources.append(Int(graph.inSources[place]))
        values.append(value)
      }
      offsets.append(sources.count)
    }
    self.init(
      count: graph.vertexCount,
      offsets: offsets,
      sources: sources,
      values: values,
      scale: scale
    )
  }

  /// The greatest weight, or 1 if there is none above 0.
  static func scale(_ graph: Adjacency, _ weights: [Double]?) throws(KernelError) -> Double {
    guard let weights else { return 1 }
    precondition(weights.count == graph.slotCount, "There must be one weight per slot")
    var greatest = 0.0
    for slot in 0..<weights.count {
      guard weights[slot].isFinite else { throw .notANumber(edge: slot) }
      guard weights[slot] >= 0 else { throw .negativeWeight(edge: slot) }
      greatest = max(greatest, weights[slot])
    }
    return greatest > 0 ? greatest : 1
  }

  /// The same ties between senders and receivers: a vertex v sends as v and receives as count + v.
  var doubled: Inflow {
    var offsets = [0]
    var outgoing = [[Int]](repeating: [], count: count)
    for vertex in 0..<count {
      for place in self.offsets[vertex]..<self.offsets[vertex &+ 1] {
        outgoing[sources[place]].append(place)
      }
    }
    var ends: [Int] = []
    var column: [Double] = []
    var targets = [Int](repeating: 0, count: sources.count)
    for vertex in 0..<count {
      for place in self.offsets[vertex]..<self.offsets[vertex &+ 1] { targets[place] = vertex }
    }
    for vertex in 0..<count {
      for place in outgoing[vertex] {
        ends.append(count &+ targets[place])
        column.append(values[place])
      }
      offsets.append(ends.count)
    }
    for vertex in 0..<count {
      for place in self.offsets[vertex]..<self.offsets[vertex &+ 1] {
        ends.append(sources[place])
        column.append(values[place])
      }
      offsets.append(ends.count)
    }
    return Inflow(count: 2 * count, offsets: offsets, sources: ends, values: column, scale: scale)
  }
}

extension Inflow {
  /// What arrives at a vertex when each vertex sends its number along its ties.
  @inline(__always)
  func arriving(at vertex: Int, from numbers: [Double]) -> Double {
    var sum = 0.0
    for place in offsets[vertex]..<offsets[vertex &+ 1] {
      sum += values[place] * numbers[sources[place]]
    }
    return sum
  }

  /// Solves root · x(v) = rest(v) + what arrives at v from the vertices of a block.
  ///
  /// The root must be beyond that of every part of the block. Small blocks by elimination, others
  /// by sweeps until a sweep changes nothing beyond 1e-14.
  func settled(_ block: [Int], root: Double, rest: [Double]) throws(KernelError) -> [Double] {
    var numbers = [Double](repeating: 0, count: count)
    if block.count <= Self.dense {
      var matrix = matrix(of: block).mapCells { -$0 }
      for row in 0..<block.count { matrix[row, row] += root }
      let solution = matrix.solvedAsInverseNonNegative(for: block.map { rest[$0] })
      for place in 0..<block.count { numbers[block[place]] = solution[place] }
      return numbers
    }
    let limit = 20_000
    for _ in 0..<limit {
      var change = 0.0
      var size = 0.0
      for vertex in block {
        let number = (rest[vertex] + arriving(at: vertex, from: numbers)) / root
        change = max(change, (number - numbers[vertex]).magnitude)
        size = max(size, number)
        numbers[vertex] = number
      }
      guard size < 1e150 else { break }
      if change <= 1e-14 * size { return numbers }
    }
    throw .noConvergence(iterations: limit)
  }

  /// The most vertices of a block that is treated as a full matrix.
  static var dense: Int { 200 }

  /// The entries between the vertices of a block, as a matrix.
  func matrix(of block: [Int]) -> SquareMatrix {
    var matrix = SquareMatrix(block.count)
    var number = [Int: Int](minimumCapacity: block.count)
    for place in 0..<block.count { number[block[place]] = place }
    for row in 0..<block.count {
      for place in offsets[block[row]]..<offsets[block[row] &+ 1] {
        guard let column = number[sources[place]] else { continue }
        matrix[row, column] += values[place]
      }
    }
    return matrix
  }
}
