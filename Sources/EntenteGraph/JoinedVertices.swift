/// Vertices joined into trees by their ties, until each tree is a component.
///
/// A vertex points at a lesser one of its component or, as the root of a tree, at itself. Two trees are
/// joined by pointing the greater root at the lesser one, with an exchange that fails if another
/// thread was quicker; so the root of a component is its least vertex, whatever the order.
struct JoinedVertices: Sendable {
  private let rows: RowsView
  /// The rows of arriving ties; nil in an undirected graph.
  private let inRows: RowsView?
  private let parents: AtomicCells
  private let crew: Crew
  private let pieceCount: Int
  /// The root of the component that most of a sample of the vertices are of.
  private(set) var most: Vertex = 0
}

extension JoinedVertices {
  /// Joins the vertices of a graph.
  ///
  /// As rows ascend, a vertex first points at its first neighbour if that is lesser, which needs no
  /// search. The few that have no lesser neighbour try some of theirs. Nearly all vertices of a
  /// giant component hang together then, so that only the others read all of their ties.
  init(_ rows: RowsView, _ inRows: RowsView?, threads: Int?) {
    self.rows = rows
    self.inRows = inRows
    parents = AtomicCells(uninitialised: rows.vertexCount)
    pieceCount = max(1, min(64, rows.vertexCount / 4096))
    crew = Crew(threads: threads, steps: 8 * rows.vertexCount)
    pointAtFirst()
    jump()
    joinRoots()
    jump()
    most = mostFrequentRoot()
    joinRest()
    if rows.vertexCount > 0 { most = root(most) }
  }

  private func vertices(_ piece: Int) -> Range<Int> {
    rows.vertexCount * piece / pieceCount..<rows.vertexCount * (piece + 1) / pieceCount
  }

  /// Points every vertex at its first neighbour, or at itself if that is greater.
  private func pointAtFirst() {
    crew.each(pieceCount) { piece in
      for vertex in vertices(piece) {
        var least = Vertex(truncatingIfNeeded: vertex)
        let start = rows.start(vertex)
        if start < rows.end(vertex) { least = min(least, rows.targets[start]) }
        if let inRows, inRows.start(vertex) < inRows.end(vertex) {
          least = min(least, inRows.targets[inRows.start(vertex)])
        }
        parents[vertex] = least
      }
    }
  }

  /// Points every vertex at where its parent points.
  ///
  /// A parent is lesser than its child and mostly done before it, so that one round without a branch
  /// points nearly all at their roots.
  private func jump() {
    crew.each(pieceCount) { piece in
      for vertex in vertices(piece) { parents[vertex] = parents[Int(parents[vertex])] }
    }
  }

  /// Joins what has no lesser neighbour with some of its neighbours.
  private func joinRoots() {
    let tries = 4
    crew.each(pieceCount) { piece in
      for vertex in vertices(piece) {
        let isRoot = Int(parents[vertex]) == vertex
        // Most roots may have no ties at all, so no branch asks for a root alone.
        let start = rows.start(vertex)
        let end = isRoot ? min(start + tries, rows.end(vertex)) : start
        join(vertex, start..<end, rows)
        guard let inRows, isRoot else { continue }
        let first = inRows.start(vertex)
        join(vertex, first..<min(first + tries, inRows.end(vertex)), inRows)
      }
    }
  }

  /// The root of most vertices of a sample.
  private func mostFrequentRoot() -> Vertex {
    let sample = min(1024, rows.vertexCount)
    guard sample > 0 else { return 0 }
    let roots = (0..<sample).map { root(Vertex(rows.vertexCount * $0 / sample)) }.sorted()
    var (best, length, run) = (roots[0], 0, 0)
    for index in 0..<sample {
      run = index > 0 && roots[index] == roots[index - 1] ? run + 1 : 1
      if run > length { (best, length) = (roots[index], run) }
    }
    return best
  }

  /// Joins every vertex outside one tree with all its neighbours.
  ///
  /// Ties within the tree change nothing, and those that leave it are met at their other end.
  private func joinRest() {
    crew.each(pieceCount) { piece in
      for vertex in vertices(piece) where parents[vertex] != most {
        if root(Vertex(truncatingIfNeeded: vertex)) == most { continue }
        join(vertex, rows.start(vertex)..<rows.end(vertex), rows)
        if let inRows { join(vertex, inRows.start(vertex)..<inRows.end(vertex), inRows) }
      }
    }
  }
}

extension JoinedVertices {
  /// Joins a vertex with the neighbours in some slots.
  @inline(__always)
  private func join(_ vertex: Int, _ slots: Range<Int>, _ rows: RowsView) {
    for slot in slots { join(Vertex(truncatingIfNeeded: vertex), rows.targets[slot]) }
  }

  /// Joins the trees of two vertices.
  @inline(__always)
  private func join(_ first: Vertex, _ second: Vertex) {
    var (low, high) = (root(first), root(second))
    while low != high {
      if low > high { swap(&low, &high) }
      if parents.exchange(Int(high), if: high, with: low) { return }
      (low, high) = (root(low), root(high))
    }
  }

  /// The root of a vertex's tree, at last the least vertex of its component; halves the way to it.
  @inline(__always)
  func root(_ vertex: Vertex) -> Vertex {
    var vertex = vertex
    while true {
      let parent = parents[Int(vertex)]
      let above = parents[Int(parent)]
      if above == parent { return parent }
      parents[Int(vertex)] = above
      vertex = above
    }
  }
}

extension JoinedVertices {
  /// The trees as components, numbered by their roots.
  func components() -> Components {
    let counts = Cells<Int>(pieceCount, repeating: 0)
    crew.each(pieceCount) { piece in
      var roots = 0
      for vertex in vertices(piece) where Int(parents[vertex]) == vertex { roots &+= 1 }
      counts[piece] = roots
    }
    var count = 0
    for piece in 0..<pieceCount { (counts[piece], count) = (count, count + counts[piece]) }
    let sizes = AtomicCells(count, repeating: 1)
    let labels: [UInt32] = filledArray(rows.vertexCount) { labels in
      crew.each(pieceCount) { piece in
        // What this writes beside the roots is written over by their labels.
        var number = counts[piece]
        for vertex in vertices(piece) {
          labels[vertex] = UInt32(truncatingIfNeeded: number)
          number &+= Int(parents[vertex]) == vertex ? 1 : 0
        }
      }
      crew.each(pieceCount) { label(vertices($0), labels, sizes) }
    }
    let total: [Int] = filledArray(count) { total in
      for number in 0..<count { total[number] = Int(sizes[number]) }
    }
    return Components(label: labels, count: count, sizes: total)
  }

  /// Labels some vertices as their roots are, and counts those that are none a run at a time.
  private func label(_ vertices: Range<Int>, _ labels: Cells<UInt32>, _ sizes: AtomicCells) {
    var last: UInt32 = 0
    var run: UInt32 = 0
    for vertex in vertices {
      let root = Int(root(Vertex(truncatingIfNeeded: vertex)))
      let isRoot = root == vertex
      let label = labels[root]
      // Other threads read the label of a root.
      if !isRoot { labels[vertex] = label }
      let number = isRoot ? last : label
      if number != last {
        if run > 0 { _ = sizes.add(Int(last), run) }
        (last, run) = (number, 0)
      }
      run &+= isRoot ? 0 : 1
    }
    if run > 0 { _ = sizes.add(Int(last), run) }
  }
}
