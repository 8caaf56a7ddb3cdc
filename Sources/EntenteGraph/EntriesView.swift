/// Rows with an entry beside each slot, opened for reading.
///
/// Rows may be split, which halves the memory that goes by where most sources are below 65,536: such
/// near sources then stand in two bytes each, and far ones elsewhere. Valid only inside the closure
/// that hands it out.
struct EntriesView<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>: Sendable {
  /// Where the entries of each vertex start, and at last where all end; in split rows the near ones
  /// alone do.
  let offsets: View<UInt32>
  /// Where each entry comes from; in split rows the far ones.
  let sources: View<Vertex>
  /// One entry a source; empty if each is 1.
  let values: View<Scalar>
  /// What is near in each row; empty if rows are not split.
  let splits: View<RowSplit>
  /// Where each near entry comes from.
  let near: View<UInt16>
  /// One entry a near source; empty if each is 1.
  let nearValues: View<Scalar>
  /// The same entries in tiles; nil if they are not cut into any.
  var tiles: TilesView<Scalar>?
}

/// Where a row is split.
struct RowSplit: BitwiseCopyable, Sendable {
  /// How many slots are near.
  let nearCount: UInt32
  /// Where the far ones start.
  var farStart: UInt32
}

extension EntriesView {
  /// Rows that are not split.
  init(_ rows: RowsView, _ values: View<Scalar>) {
    self.init(
      offsets: rows.offsets,
      sources: rows.targets,
      values: values,
      splits: .none,
      near: .none,
      nearValues: .none
    )
  }

  /// The same rows with other entries.
  func with<Other>(_ values: View<Other>, near nearValues: View<Other>) -> EntriesView<Other> {
    EntriesView<Other>(
      offsets: offsets,
      sources: sources,
      values: values,
      splits: splits,
      near: near,
      nearValues: nearValues
    )
  }

  /// How many entries there are.
  var count: Int { Int(offsets[vertexCount]) }

  /// How many vertices there are.
  var vertexCount: Int { offsets.count - 1 }

  /// Cuts the vertices as ``RowsView/cuts(into:)`` does.
  func cuts(into pieces: Int) -> [Int] {
    RowsView(vertexCount: vertexCount, offsets: offsets, targets: sources).cuts(into: pieces)
  }
}

extension EntriesView {
  /// What arrives at a vertex when each vertex sends its number along its ties.
  @inline(__always)
  func arriving(at vertex: Int, from numbers: Cells<Scalar>) -> Scalar {
    let (start, end) = (Int(offsets[vertex]), Int(offsets[vertex &+ 1]))
    guard splits.count > 0 else {
      return sum(start..<end, values, numbers) { Int(sources[$0]) }
    }
    let split = splits[vertex]
    let middle = start &+ Int(split.nearCount)
    let sum = sum(start..<middle, nearValues, numbers) { Int(near[$0]) }
    guard middle < end else { return sum }
    let far = Int(split.farStart)
    return sum
      + self.sum(far..<far &+ (end &- middle), values, numbers) { Int(sources[$0]) }
  }

  /// The sum over some slots.
  ///
  /// Long rows are summed in blocks whose sums are added in `Double`, so that small numbers do not
  /// drown in a large sum of few digits.
  @inline(__always)
  private func sum(
    _ slots: Range<Int>,
    _ values: View<Scalar>,
    _ numbers: Cells<Scalar>,
    _ source: (Int) -> Int
  ) -> Scalar {
    let end = slots.upperBound
    var slot = slots.lowerBound
    var total = 0.0
    while end &- slot > 512 {
      total += Double(block(slot, slot &+ 512, values, numbers, source))
      slot &+= 512
    }
    return Scalar(total + Double(block(slot, end, values, numbers, source)))
  }

  @inline(__always)
  private func block(
    _ start: Int,
    _ end: Int,
    _ values: View<Scalar>,
    _ numbers: Cells<Scalar>,
    _ source: (Int) -> Int
  ) -> Scalar {
    var slot = start
    var sum: Scalar = 0
    guard values.count == 0 else {
      var other: Scalar = 0
      while slot &+ 2 <= end {
        sum += values[slot] * numbers[source(slot)]
        other += values[slot &+ 1] * numbers[source(slot &+ 1)]
        slot &+= 2
      }
      if slot < end { sum += values[slot] * numbers[source(slot)] }
      return sum + other
    }
    // Four at a time wait once for the sum before; several sums side by side would be put together
    // as a vector, which takes longer.
    while slot &+ 4 <= end {
      let pair = numbers[source(slot)] + numbers[source(slot &+ 1)]
      sum += pair + numbers[source(slot &+ 2)] + numbers[source(slot &+ 3)]
      slot &+= 4
    }
    while slot < end {
      sum += numbers[source(slot)]
      slot &+= 1
    }
    return sum
  }
}
