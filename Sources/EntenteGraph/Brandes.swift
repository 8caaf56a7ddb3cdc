/// The sums of Brandes' algorithm over many starts.
///
/// For every start s the shortest paths are counted outwards, and then the shares
/// d(v) = sum over the next w of sigma(v) / sigma(w) (weight(w) + d(w)) are added up inwards, where
/// weight(w) is the number of vertices that hang at w.
struct Brandes {
  let graph: Adjacency
  let trees: HangingTrees
  /// Sums over ordered pairs (shape: vertexCount).
  var vertexSums: [Double]
  /// Sums over ordered pairs (shape: slotCount, or empty if they are not wanted).
  var slotSums: [Double]
  /// How many vertices each core vertex reaches, itself and hanging ones included.
  var reached: [Int]

  init(_ graph: Adjacency, lengths: [Double]?, wantsSlots: Bool) {
    self.graph = graph
    trees = HangingTrees(of: graph, lengths: lengths)
    vertexSums = [Double](repeating: 0, count: graph.vertexCount)
    slotSums = [Double](repeating: 0, count: wantsSlots ? graph.slotCount : 0)
    reached = [Int](repeating: 0, count: graph.vertexCount)
  }
}

extension Brandes {
  /// Adds up every start, and returns the slot at which a number of paths left the range of the
  /// numbers, if one did.
  mutating func run<Failure: Error>(
    lengths: [Double]?,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    let starts = (0..<graph.vertexCount).filter { !trees.isPeeled[$0] }
    let stride = max(1, (starts.count + 99) / 100)
    var scratch = Scratch(trees)
    for place in starts.indices {
      if place % stride == 0 { try progress(Double(place) / Double(starts.count)) }
      let start = Vertex(starts[place])
      let fault =
        if let lengths { add(from: start, lengths, &scratch) } else {
          addUnit(from: start, &scratch)
        }
      if let fault { return fault }
    }
    return nil
  }
}

/// What one start needs and the next can use again.
struct Scratch {
  /// The vertices met, nearest first.
  var order: [Vertex]
  /// The place of each in that order from 1 on, or its distance in ties from 1 on; 0 if it has not
  /// been met, -1 if it was peeled.
  var levels: [Int32]
  /// How many shortest paths lead to each.
  var paths: [Double]
  /// The shares collected so far.
  var shares: [Double]
  /// The distance of each in lengths.
  var distances: [Double]
  var queue: VertexQueue

  init(_ trees: HangingTrees) {
    let vertexCount = trees.isPeeled.count
    order = [Vertex](repeating: 0, count: vertexCount)
    levels = trees.isPeeled.map { $0 ? -1 : 0 }
    paths = [Double](repeating: 0, count: vertexCount)
    shares = paths
    distances = [Double](repeating: .infinity, count: vertexCount)
    queue = VertexQueue(vertexCount: vertexCount)
  }
}
