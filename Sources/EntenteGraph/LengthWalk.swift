extension LengthSum {
  /// Labels every vertex with its distance from one, in the way that is quickest for the graph.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - rows: The rows to walk along.
  ///   - lengths: One a slot of them.
  ///   - highest: The greatest label that may take any step.
  ///   - crew: Who works on it.
  /// - Returns: One label a vertex; nil if a sum could have left the range of the labels.
  static func labels(
    from start: Int,
    _ rows: RowsView,
    _ lengths: View<Length>,
    highest: Labels.Element,
    crew: Crew
  ) -> Labels? {
    // Bags pay when labels no longer stay near the processor.
    if unsafe rows.vertexCount + lengths.count >= deltaThreshold {
      let width = unsafe deltaFactor * typicalLength(lengths) * Double(rows.vertexCount) / Double(lengths.count)
      let search = DeltaSearch<Self>(rows, lengths, width: width, highest: highest, crew: crew)
      switch search.run(from: start) {
      case .finished: return search.labels
      case .tooLong: return nil
      case .tooMuch: break
      }
    }
    var search = HeapSearch<Self>(vertexCount: rows.vertexCount)
    search.run(from: start, rows, lengths)
    return search.labels
  }

  /// The mean of a thousand lengths or so that can be walked; 0 if there are none.
  private static func typicalLength(_ lengths: View<Length>) -> Double {
    let step = max(1, lengths.count / 1000)
    var mean = 0.0
    var count = 0.0
    for slot in stride(from: 0, to: lengths.count, by: step) {
      let label = sum(0, lengths[slot])
      guard label < unreached else { continue }
      count += 1
      mean += (value(label) - mean) / count
    }
    return mean
  }
}
nonisolated(unsafe) public var deltaFactor = 4.0
nonisolated(unsafe) public var deltaThreshold = 1
