/// What is left of a graph without its hanging trees, loops and parallel ties, renumbered.
///
/// Vertices are numbered breadth first from the one of most ties in each component, so that a
/// component is a range of numbers and near vertices have near numbers.
struct TreelessGraph {
  let trees: HangingTrees
  /// The vertex of the graph that each number stands for.
  var vertices: [Vertex] = []
  /// How many vertices hang at each, itself included.
  var weights: [Double] = []
  /// The component of each.
  var components: [UInt32] = []
  /// Where each component starts, and at last the number of vertices.
  var starts: [Int] = [0]
  /// The most steps outwards that the numbering of a component took.
  var depth = 0
  /// Where the row of each starts, and at last where all end.
  var offsets: [UInt32] = [0]
  /// The other end of each slot.
  var targets: [Vertex] = []
  /// The slot of the graph that each slot stands for: of parallel ties the first of the shortest.
  var slots: [UInt32] = []
  /// Where each row of arriving arcs starts; the same as `offsets` if ties run both ways.
  var inOffsets: [UInt32] = []
  /// Where each arriving arc comes from; the same as `targets` if ties run both ways.
  var inSources: [Vertex] = []
  /// The slot of each arriving arc; empty if ties run both ways, equally long.
  var inSlots: [UInt32] = []
}

extension TreelessGraph {
  /// Reduces a graph; a tie of length infinity cannot be crossed and is left out.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - lengths: One a slot; nil if every tie has length 1.
  ///   - isPeeled: Whether to leave out hanging trees, if every tie is as long both ways.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init<Failure: Error>(
    of graph: Adjacency,
    lengths: [Double]?,
    isPeeled: Bool = true,
    tell: () throws(Failure) -> Void
  ) throws(Failure) {
    // A tie may be longer one way than the other, or not to be crossed at all.
    let isTwoWay: Bool =
      if graph.isDirected { false } else if let lengths {
        try graph.isSymmetric(lengths, tell)
      } else { true }
    trees =
      isPeeled && isTwoWay
      ? try HangingTrees(of: graph, lengths: lengths, tell: tell) : HangingTrees(none: graph)
    try number(graph, isTwoWay ? lengths : nil, tell)
    var numbers = [Vertex](repeating: .max, count: graph.vertexCount)
    for place in 0..<vertices.count {
      numbers[Int(vertices[place])] = Vertex(truncatingIfNeeded: place)
    }
    weights = vertices.map { Double(trees.sizes[Int($0)]) }
    try fillRows(of: graph, lengths, numbers, tell)
    if isTwoWay {
      (inOffsets, inSources) = (offsets, targets)
    } else {
      try turnRows(tell)
    }
  }

  /// How many vertices are left.
  var count: Int { vertices.count }

  /// How many vertices the component of each vertex of the graph has, hanging ones included.
  func componentSizes(in graph: Adjacency) -> [Int] {
    var sizes = [Int](repeating: 0, count: graph.vertexCount)
    for component in 1..<max(1, starts.count) {
      var total = 0
      let members = starts[component &- 1]..<starts[component]
      for place in members { total += trees.sizes[Int(vertices[place])] }
      for place in members { sizes[Int(vertices[place])] = total }
    }
    for leaf in trees.order.reversed() {
      sizes[Int(leaf)] = sizes[Int(graph.targets[trees.up[Int(leaf)]])]
    }
    return sizes
  }

  /// The vertices of the components that some starts are in.
  func range(of starts: Range<Int>) -> Range<Int> {
    let first = Int(components[starts.lowerBound])
    let last = Int(components[starts.upperBound - 1])
    return self.starts[first]..<self.starts[last + 1]
  }

  /// The most vertices that are in the components of some starts side by side.
  func mostInRange(ofStarts number: Int) -> Int {
    var most = 0
    for start in stride(from: 0, to: count, by: number) {
      most = max(most, range(of: start..<min(start + number, count)).count)
    }
    return most
  }

  /// Opens the rows and the numbers of vertices that hang at each.
  func withRows<Result, Failure: Error>(
    _ body: (RowsView, RowsView, View<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Adjacency.withRows(offsets, targets) { rows throws(Failure) in
      try Adjacency.withRows(inOffsets, inSources) { inRows throws(Failure) in
        try withView(of: weights) { weights throws(Failure) in
          try body(rows, inRows, weights)
        }
      }
    }
  }

  /// Opens the rows, the lengths of slots and of arriving arcs, the slots of these, and the numbers
  /// of vertices that hang at each; `tell` is called every few milliseconds before that.
  func withLengths<Result, Failure: Error>(
    _ lengths: [Double],
    tell: () throws(Failure) -> Void,
    _ body: (
      RowsView, RowsView, View<Double>, View<Double>, View<UInt32>, View<Double>
    ) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let out = try Self.carried(lengths, slots, tell)
    let back = try Self.carried(out, inSlots, tell)
    return try withRows { (rows, inRows, weights) throws(Failure) in
      try withView(of: out) { out throws(Failure) in
        try withView(of: back) { back throws(Failure) in
          try withView(of: inSlots) { inSlots throws(Failure) in
            try body(rows, inRows, out, back, inSlots, weights)
          }
        }
      }
    }
  }

  /// What a column holds at some places.
  private static func carried<Failure: Error>(
    _ column: [Double],
    _ places: [UInt32],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    try filledArray(places.count) { carried throws(Failure) in
      for slot in 0..<places.count {
        if slot & 0x1_ffff == 0 { try tell() }
        carried[slot] = column[Int(places[slot])]
      }
    }
  }
}
