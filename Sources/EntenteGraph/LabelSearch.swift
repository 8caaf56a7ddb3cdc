/// Searches along lengths from one vertex after another, each in the way that is quickest for the
/// graph.
struct LabelSearch<Sum: LengthSum> {
  private let rows: RowsView
  private let lengths: View<Sum.Length>
  private let bags: DeltaSearch<Sum>?
  private var heap: HeapSearch<Sum>?

  /// Prepares searches.
  ///
  /// - Parameters:
  ///   - rows: The rows to walk along.
  ///   - lengths: One a slot of them.
  ///   - crew: Who works on one search.
  init(_ rows: RowsView, _ lengths: View<Sum.Length>, crew: Crew) {
    self.rows = rows
    self.lengths = lengths
    // Below this a heap is quicker, for bags take a while to set up.
    guard lengths.count >= 1500 else {
      bags = nil
      return
    }
    // Meyer and Sanders: some lengths over the degree. Bags twice as wide relax a quarter more ties of
    // a skewed graph, narrower ones leave the threads little to share.
    let degree = Double(lengths.count) / Double(rows.vertexCount)
    let width = Self.typicalLength(lengths) / degree
    bags = DeltaSearch(rows, lengths, width: width, crew: crew)
  }
}

extension LabelSearch {
  /// Labels every vertex with its distance from a start.
  ///
  /// - Parameter start: Where to start.
  /// - Returns: One label a vertex, good until the next run; nil if a sum could have left the range of
  ///   the labels.
  mutating func run(from start: Int) -> Sum.Labels? {
    if let bags, heap == nil {
      switch bags.run(from: start) {
      case .finished: return bags.labels
      case .tooLong: return nil
      case .tooMuch: break
      }
    }
    var heap = heap ?? HeapSearch(vertexCount: rows.vertexCount)
    let isLabelled = heap.run(from: start, rows, lengths)
    self.heap = heap
    return isLabelled ? heap.labels : nil
  }

  /// The mean of a thousand lengths or so that can be walked; 0 if there are none.
  private static func typicalLength(_ lengths: View<Sum.Length>) -> Double {
    let step = max(1, lengths.count / 1000)
    var mean = 0.0
    var count = 0.0
    for slot in stride(from: 0, to: lengths.count, by: step) {
      let label = Sum.sum(0, lengths[slot])
      guard label < Sum.unreached else { continue }
      count += 1
      mean += (Sum.value(label) - mean) / count
    }
    return mean
  }
}
