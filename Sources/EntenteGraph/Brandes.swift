/// The sums of Brandes' algorithm over all starts.
///
/// For every start s the shortest paths are counted outwards, and then the shares
/// d(v) = sum over the next w of sigma(v) / sigma(w) (weight(w) + d(w)) are added up inwards, where
/// weight(w) is the number of vertices that hang at w.
struct Brandes {
  let graph: Adjacency
  let core: TreelessGraph
  let lengths: [Double]?
  let wantsSlots: Bool
  let threads: Int?
  /// Sums over ordered pairs (shape: vertices of the core).
  let vertexSums: OrderedSums
  /// Sums over ordered pairs (shape: slots of the core, or empty).
  let slotSums: OrderedSums
  /// A slot at which a number of paths left the range of the numbers, if one did.
  private(set) var fault: Int?

  /// Adds up every start; `progress` stops the work by throwing.
  init<Failure: Error>(
    _ graph: Adjacency,
    lengths: [Double]?,
    wantsSlots: Bool,
    threads: Int?,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    self.graph = graph
    self.lengths = lengths
    self.wantsSlots = wantsSlots
    self.threads = threads
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    core = try TreelessGraph(of: graph, lengths: lengths, tell: tell)
    vertexSums = try OrderedSums(core.count, tell)
    slotSums = try OrderedSums(wantsSlots ? core.targets.count : 0, tell)
    let vertex: Int? =
      if let lengths { try runLengths(lengths, tell, progress) } else if isDeep {
        try runUnits(progress)
      } else { try runBatches(progress) }
    fault = vertex.flatMap { graph.targets.firstIndex(of: core.vertices[$0]) }
  }
}

extension Brandes {
  /// Whether the graph is so drawn out that near starts meet others at many different steps.
  private var isDeep: Bool {
    core.depth > 8 + 3 * (Int.bitWidth - core.count.leadingZeroBitCount)
  }

  /// The sums over ordered pairs, one a vertex of the graph; 0 for those in trees.
  func spreadVertexSums() -> [Double] {
    var sums = [Double](repeating: 0, count: graph.vertexCount)
    for place in 0..<core.count { sums[Int(core.vertices[place])] = vertexSums.totals[place] }
    return sums
  }

  /// The sums over ordered pairs, one a slot of the graph; 0 for those in trees, loops and all but
  /// the first of the shortest of parallel ties.
  func spreadSlotSums() -> [Double] {
    var sums = [Double](repeating: 0, count: graph.slotCount)
    for place in 0..<core.slots.count { sums[Int(core.slots[place])] = slotSums.totals[place] }
    return sums
  }
}

/// What came of a piece of Brandes' sums.
enum BrandesOutcome {
  /// Its shares are added.
  case done
  /// It was told to stop.
  case stopped
  /// Vertices lie more steps away than the memory can say.
  case tooDeep
  /// The number of paths to this vertex left the range of the numbers.
  case overflowed(Int)
}
