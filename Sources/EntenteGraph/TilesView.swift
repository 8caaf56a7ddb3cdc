/// Tiles, opened for reading.
///
/// Valid only inside the closure that hands them out.
struct TilesView<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>: Sendable {
  /// As in ``Tiles``, like the rest.
  let vertexCount: Int
  let sourceBits: Int
  let starts: View<UInt32>
  let places: View<UInt32>
  let values: View<Scalar>
}

extension TilesView {
  /// The same tiles with other entries.
  func with<Other>(_ values: View<Other>) -> TilesView<Other> {
    TilesView<Other>(
      vertexCount: vertexCount,
      sourceBits: sourceBits,
      starts: starts,
      places: places,
      values: values
    )
  }

  /// Where each range of rows starts, and at last where all end.
  var cuts: [Int] { stride(from: 0, to: vertexCount, by: 1 << Tiles.rowBits) + [vertexCount] }

  /// Adds up what arrives at the rows of a range when each vertex sends its number along its ties.
  @inline(__always)
  func add(_ block: Int, from numbers: Cells<Scalar>, to sums: Cells<Scalar>) {
    let ranges = vertexCount.ranges(of: sourceBits)
    for range in 0..<ranges {
      let tile = block &* ranges &+ range
      let first = range << sourceBits
      let (start, end) = (Int(starts[tile]), Int(starts[tile &+ 1]))
      if values.count == 0 {
        for slot in start..<end {
          let place = places[slot]
          sums[Int(place >> 16)] += numbers[first &+ Int(place & 0xFFFF)]
        }
      } else {
        for slot in start..<end {
          let place = places[slot]
          sums[Int(place >> 16)] += values[slot] * numbers[first &+ Int(place & 0xFFFF)]
        }
      }
    }
  }
}

extension EntriesView<Double> {
  /// Opens the rows together with tiles of them, if several rounds repay the cutting.
  ///
  /// `progress` is told 0 meanwhile and stops the work by throwing. They do if the table of numbers is more than a processor's own caches hold. Long rows are better
  /// summed at once, since a sum of many small numbers loses digits.
  func tiled<Result, Failure: Error>(
    rounds: Int,
    _ crew: Crew,
    _ progress: (Double) throws(Failure) -> Void,
    _ body: (EntriesView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard rounds >= 4, vertexCount > 1 << 19, count >= 2 * vertexCount, longest <= 512 else {
      return try body(self)
    }
    return try Tiles(self, crew, progress).withView { tiles throws(Failure) in
      var tiled = self
      tiled.tiles = tiles
      return try body(tiled)
    }
  }

  /// The length of the longest row.
  private var longest: Int {
    var longest: UInt32 = 0
    for vertex in 0..<vertexCount {
      longest = max(longest, offsets[vertex &+ 1] &- offsets[vertex])
    }
    return Int(longest)
  }
}
