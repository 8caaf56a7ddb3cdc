extension Inflow {
  /// The greatest eigenvalue and its eigenvector without negative entries, of length 1.
  ///
  /// Each part that hangs together both ways has a root and one positive vector (Perron and
  /// Frobenius). The greatest root is the matrix's; what lies downstream of its part follows by
  /// solving, all else is 0. Roots within 1e-9 of each other, or within the tolerance if that is
  /// more, or a root of 0, leave no one vector.
  /// No root is above the greatest sum of a row, so most parts need not be looked at.
  func leading<Failure: Error>(
    threads: Int?,
    tolerance: Double = 1e-13,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result<(root: Double, vector: [Double]), KernelError> {
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    try tell(0)
    let graph = Adjacency(
      vertexCount: count,
      isDirected: !isSymmetric,
      offsets: offsets,
      targets: sources
    )
    try tell(0)
    let components = graph.components(strong: true)
    try tell(0)
    let parts = Parts(components)
    let bounds = parts.greatest { arriving(at: $0) }
    try tell(0)
    var best: (root: Double, part: Int, vector: [Double]) = (0, 0, [])
    var next = 0.0
    let order = (0..<parts.count).sorted { (bounds[$1], $0) < (bounds[$0], $1) }
    let near = max(1e-9, tolerance)
    try tell(0)
    for part in order where bounds[part] >= best.root * (1 - 2 * near) {
      guard bounds[part] > 0 else { break }
      let pair: (root: Double, vector: [Double])
      switch try perron(of: parts.members(part), threads, tolerance, tell) {
      case .success(let found): pair = found
      case .failure(let error): return .failure(error)
      }
      if pair.root > best.root || (pair.root == best.root && part < best.part) {
        next = max(next, best.root)
        best = (pair.root, part, pair.vector)
      } else {
        next = max(next, pair.root)
      }
    }
    guard best.root > 0, best.root - next > near * best.root else { return .failure(.notUnique) }
    let block = parts.members(best.part)
    var vector = [Double](repeating: 0, count: count)
    for place in 0..<block.count { vector[Int(block[place])] = best.vector[place] }
    let below = isSymmetric ? [] : downstream(of: block, graph)
    if !below.isEmpty {
      var rest = vector
      for vertex in below { rest[vertex] = arriving(at: vertex, from: vector) }
      switch try settled(below, root: best.root, rest: rest, progress: tell) {
      case .success(let numbers): for vertex in below { vector[vertex] = numbers[vertex] }
      case .failure(let error): return .failure(error)
      }
    }
    let length = Self.length(vector)
    return .success((best.root * scale, vector.map { $0 / length }))
  }

  /// The square root of the sum of squares, without overflow.
  static func length(_ vector: [Double]) -> Double {
    let greatest = vector.reduce(0) { max($0, $1.magnitude) }
    guard greatest > 0 else { return 0 }
    var sum = 0.0
    for number in vector { sum += (number / greatest) * (number / greatest) }
    return greatest * sum.squareRoot()
  }

  /// The sum of the entries of a row.
  private func arriving(at vertex: Int) -> Double {
    guard let values else { return Double(row(vertex).count) }
    var sum = 0.0
    for place in row(vertex) { sum += values[place] }
    return sum
  }

  /// The vertices outside a block to which arcs lead from it, ascending; in the graph the entries
  /// run backwards.
  private func downstream(of block: [Vertex], _ graph: Adjacency) -> [Int] {
    var isReached = [Bool](repeating: false, count: count)
    for vertex in block { isReached[Int(vertex)] = true }
    var queue = block
    var below: [Int] = []
    while let vertex = queue.popLast() {
      for place in graph.inRow(of: vertex) {
        let target = graph.inSources[place]
        guard !isReached[Int(target)] else { continue }
        isReached[Int(target)] = true
        queue.append(target)
        below.append(Int(target))
      }
    }
    return below.sorted()
  }
}

/// The vertices of all components, component after component.
private struct Parts {
  private var starts: [Int]
  private var order: [Vertex]
  private var label: [UInt32]
}

extension Parts {
  init(_ components: Components) {
    label = components.label
    starts = [0]
    for size in components.sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    order = [Vertex](repeating: 0, count: label.count)
    for vertex in 0..<label.count {
      let part = Int(label[vertex])
      order[next[part]] = Vertex(truncatingIfNeeded: vertex)
      next[part] += 1
    }
  }

  /// How many components there are.
  var count: Int { starts.count - 1 }

  /// The vertices of a component, ascending.
  func members(_ part: Int) -> [Vertex] { Array(order[starts[part]..<starts[part + 1]]) }

  /// The greatest of a number of the vertices, for each component.
  func greatest(_ number: (Int) -> Double) -> [Double] {
    var greatest = [Double](repeating: 0, count: count)
    for vertex in 0..<label.count {
      let part = Int(label[vertex])
      greatest[part] = max(greatest[part], number(vertex))
    }
    return greatest
  }
}
