/// A search that settles vertices by ranges of labels rather than one by one (delta-stepping).
///
/// Vertices wait in bags, each for a range of labels, and beside them the label for which they wait.
/// The vertices of the lowest bag relax their ties, all threads at once; whom that lowers goes into
/// the bag of the new label, maybe the same again.
///
/// Two threads may lower one vertex at once, and the higher label stay. No harm is done: the lower one
/// still waits in a bag, and a label only tells what need not wait any more. In the end a vertex has
/// the least label with which it left a bag. The threads note those and look through their notes when
/// nobody lowers anything; to lower labels so that no thread comes between would take tens of
/// nanoseconds each time.
struct DeltaSearch<Sum: LengthSum>: Sendable {
  let rows: RowsView
  let lengths: View<Sum.Length>
  let crew: Crew
  let isAlone: Bool
  /// Whether the rows are more than the caches of a processor hold.
  let isLarge: Bool
  /// Bags a unit of length.
  let scale: Double
  /// A label for which each vertex waits or waited, almost always the least, and in the end its
  /// distance.
  let labels: Sum.Labels

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - rows: The rows to walk along.
  ///   - lengths: One a slot of them.
  ///   - width: The range of a bag.
  ///   - crew: Who works on it.
  init(
    _ rows: RowsView,
    _ lengths: View<Sum.Length>,
    width: Double,
    crew: Crew
  ) {
    self.rows = rows
    self.lengths = lengths
    self.crew = crew
    isAlone = crew.count == 1
    isLarge = lengths.count > 1 << 18
    scale = width > 0 ? 1 / width : 0
    labels = Sum.Labels(uninitialised: rows.vertexCount)
  }
}

/// How a search with bags ended.
enum DeltaOutcome {
  case finished
  /// A sum could have left the range of the labels.
  case tooLong
  /// The lengths are so uneven that a heap is quicker.
  case tooMuch
}

/// What one thread of a search keeps to itself.
struct DeltaShare<Sum: LengthSum> {
  var bins: LabelBins<Sum.Labels.Element>
  /// In one bag, which vertices it relaxed with what labels, unless it works alone.
  var notes: LabelBins<Sum.Labels.Element>
  var noteCount = 0
  /// How many slots it relaxed.
  var steps = 0
  /// The bits of all labels and lengths that it added.
  var extent: Sum.Labels.Element = 0
  /// Whether a sum could have left the range of the labels; then no more are made.
  var isTooLong: Bool { extent > Sum.highest }

  /// Begins the share of one of some threads.
  init(vertexCount: Int, threads: Int) {
    bins = LabelBins(expecting: 2 * vertexCount / threads)
    notes = LabelBins(expecting: threads > 1 ? vertexCount / threads : 0)
  }
}

extension DeltaSearch {
  /// Labels every vertex.
  func run(from start: Int) -> DeltaOutcome {
    let labels = labels
    crew.ranges(rows.vertexCount) { vertices in
      for vertex in vertices { labels[vertex] = Sum.unreached }
    }
    labels[start] = 0
    return isAlone ? runAlone(from: start) : runTogether(from: start)
  }

  /// Relaxing every slot this often is still quicker than a heap; needing more is a bad sign.
  var mostSteps: Int { 8 * Int(rows.offsets[rows.vertexCount]) + 1000 }

  private func runAlone(from start: Int) -> DeltaOutcome {
    var share = DeltaShare<Sum>(vertexCount: rows.vertexCount, threads: 1)
    let hits = DeltaHits<Sum>()
    share.bins.push(start, 0, 0)
    var current = 0
    while let distance = share.bins.distance(from: current) {
      current &+= distance
      drain(current, &share, hits)
      if share.isTooLong { return .tooLong }
      if share.steps > mostSteps { return .tooMuch }
    }
    return .finished
  }
}
