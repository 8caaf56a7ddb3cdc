/// The ties of an undirected graph, each once.
///
/// Every tie leads to a smaller place, and the positive ties of a row come first. Vertices go by
/// descending number of ties, so that no row is longer than the square root of 2 E. Where none has
/// more than four times the usual number they stay in their own order, which needs no sorting.
struct TriangleRows: Sendable {
  /// The vertices of the graph by their places.
  let order: [Vertex]
  /// Where each row starts, and at last where all end.
  private let offsets: Cells<UInt32>
  /// Where the negative ties of each row start.
  private let middles: Cells<UInt32>
  private let targets: Cells<UInt32>
}

extension TriangleRows {
  /// Sorts the ties of a graph; loops, and values that are 0 or not a number, are left out.
  ///
  /// - Parameters:
  ///   - graph: An undirected graph.
  ///   - values: One a slot, of which only the sign matters; nil for all positive.
  ///   - crew: Who does it.
  ///   - progress: Receives the share done; stops the work by throwing.
  /// - Throws: What `progress` throws.
  /// - Precondition: There are no parallel ties, unless there are no values.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ values: [Double]?,
    _ crew: Crew,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    let count = graph.vertexCount
    let sorted = Self.isEven(graph) ? nil : DegreeOrder(graph.offsets)
    let offsets = Cells<UInt32>(count + 1, repeating: 0)
    let middles = Cells<UInt32>(count, repeating: 0)
    let pieces = crew.pieces(graph.slotCount + count)
    order = sorted?.order ?? (0..<count).map { Vertex(truncatingIfNeeded: $0) }
    self.offsets = offsets
    self.middles = middles
    targets = try graph.withRows { rows throws(Failure) in
      try withView(of: sorted?.rank ?? []) { rank throws(Failure) in
        try withView(of: values ?? []) { values throws(Failure) in
          let cuts = rows.cuts(into: pieces)
          let ties = RankedTies(rows: rows, rank: rank, values: values)
          let repeated = AtomicCells(1, repeating: 0)
          try crew.share(pieces) { done throws(Failure) in
            try progress(done / 2)
          } _: { worker in
            while let piece = worker.next() {
              for vertex in cuts[piece]..<cuts[piece &+ 1] {
                let own = Int(ties.place(vertex))
                let (all, positive, isRepeated) = ties.count(vertex)
                if isRepeated { repeated[0] = 1 }
                (offsets[own &+ 1], middles[own]) = (all, positive)
              }
            }
          }
          precondition(
            repeated[0] == 0 || values.count == 0,
            "Triangles are counted in graphs without parallel ties"
          )
          for place in 0..<count {
            middles[place] &+= offsets[place]
            offsets[place &+ 1] &+= offsets[place]
          }
          let targets = Cells<UInt32>(uninitialised: Int(offsets[count]))
          try crew.share(pieces) { done throws(Failure) in
            try progress(0.5 + done / 2)
          } _: { worker in
            while let piece = worker.next() {
              for vertex in cuts[piece]..<cuts[piece &+ 1] {
                let own = Int(ties.place(vertex))
                let (start, middle) = (Int(offsets[own]), Int(middles[own]))
                ties.fill(vertex, targets, start, middle, Int(offsets[own &+ 1]))
              }
            }
          }
          return targets
        }
      }
    }
  }
}

extension TriangleRows {
  /// Whether no vertex has many more ties than others, so that rows are short in any order.
  private static func isEven(_ graph: Adjacency) -> Bool {
    let usual = graph.slotCount / max(1, graph.vertexCount)
    return withView(of: graph.offsets) { offsets in
      (0..<graph.vertexCount).allSatisfy { vertex in
        Int(offsets[vertex &+ 1] &- offsets[vertex]) <= 4 * (usual + 1)
      }
    }
  }
}

extension TriangleRows {
  /// How many slots there are.
  var slotCount: Int { targets.count }

  /// Whether most ties lead to other vertices than the first 32,768, whose marks are always at hand.
  var isScattered: Bool {
    guard order.count > 1 << 16, slotCount > 0 else { return false }
    let step = max(1, slotCount / 4096)
    let samples = Swift.stride(from: 0, to: slotCount, by: step)
    var far = 0
    for slot in samples where target(slot) >= 1 << 15 { far += 1 }
    return 2 * far * step > slotCount
  }

  /// The slots of positive ties of a vertex.
  @inline(__always)
  func positive(_ vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(middles[vertex]) }

  /// The slots of negative ties of a vertex.
  @inline(__always)
  func negative(_ vertex: Int) -> Range<Int> { Int(middles[vertex])..<Int(offsets[vertex &+ 1]) }

  /// The slots of all ties of a vertex.
  @inline(__always)
  func row(_ vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) }

  /// Where a slot leads.
  @inline(__always)
  func target(_ slot: Int) -> Int { Int(targets[slot]) }

  /// Writes beside each vertex to which another leads: 1 over a positive tie, 128 over a negative one.
  @inline(__always)
  func mark(_ vertex: Int, _ marks: Cells<UInt8>) {
    for slot in positive(vertex) { marks[target(slot)] = 1 }
    for slot in negative(vertex) { marks[target(slot)] = 128 }
  }

  /// Takes the marks of a vertex away.
  @inline(__always)
  func unmark(_ vertex: Int, _ marks: Cells<UInt8>) {
    for slot in row(vertex) { marks[target(slot)] = 0 }
  }

  /// How many marks of positive and of negative ties stand where some slots lead.
  ///
  /// A positive tie counts 1 and a negative one 128, so that one sum holds both as long as it has
  /// less than 128 terms; signs cost next to nothing.
  @inline(__always)
  func marked(_ slots: Range<Int>, _ marks: Cells<UInt8>) -> (positive: Int, negative: Int) {
    var (slot, end) = (slots.lowerBound, slots.lowerBound)
    var (positive, negative) = (0, 0)
    while slot < slots.upperBound {
      end = min(slots.upperBound, slot &+ 496)
      var (one, two, three, four) = (0, 0, 0, 0)
      while slot &+ 4 <= end {
        one &+= Int(marks[target(slot)])
        two &+= Int(marks[target(slot &+ 1)])
        three &+= Int(marks[target(slot &+ 2)])
        four &+= Int(marks[target(slot &+ 3)])
        slot &+= 4
      }
      while slot < end {
        one &+= Int(marks[target(slot)])
        slot &+= 1
      }
      positive &+= (one & 127) &+ (two & 127) &+ (three & 127) &+ (four & 127)
      negative &+= (one >> 7) &+ (two >> 7) &+ (three >> 7) &+ (four >> 7)
    }
    return (positive, negative)
  }
}
