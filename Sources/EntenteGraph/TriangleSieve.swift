/// Finds out quickly which ties of a vertex can be in triangles, where few are.
///
/// A graph of many vertices without hubs has few triangles, and most of the time goes by in looking up
/// marks far apart. Here the ends of a vertex leave a trace in a small table, 8,192 bytes, by their
/// last bits; a row that meets no trace closes no triangle.
struct TriangleSieve {
  private let traces = Cells<UInt8>(TriangleSieve.size, repeating: 0)
  /// Where the rows of some ends start and end.
  private let starts = Cells<UInt32>(uninitialised: TriangleSieve.batch)
  private let ends = Cells<UInt32>(uninitialised: TriangleSieve.batch)
  /// Keeps reading ahead from being optimised away.
  private let touched = Cells<UInt32>(1, repeating: 0)

  private static var size: Int { 8192 }
  private static var batch: Int { 64 }
}

extension TriangleSieve {
  /// Visits the slots of a row from whose targets a row leads to a trace.
  ///
  /// The rows lie far apart. Reading the first and the last number of many before any is walked lets
  /// the memory fetch them side by side.
  @inline(__always)
  func sift(_ row: Range<Int>, _ rows: TriangleRows, _ visit: (Int) -> Void) {
    trace(row, rows, 1)
    var slot = row.lowerBound
    while slot < row.upperBound {
      let count = min(Self.batch, row.upperBound &- slot)
      for index in 0..<count {
        let next = rows.row(rows.target(slot &+ index))
        starts[index] = UInt32(truncatingIfNeeded: next.lowerBound)
        ends[index] = UInt32(truncatingIfNeeded: next.upperBound)
      }
      var sum: UInt32 = 0
      for index in 0..<count where starts[index] < ends[index] {
        sum &+= UInt32(truncatingIfNeeded: rows.target(Int(starts[index])))
        sum &+= UInt32(truncatingIfNeeded: rows.target(Int(ends[index]) &- 1))
      }
      touched[0] = sum
      for index in 0..<count
      where meets(Int(starts[index])..<Int(ends[index]), rows) { visit(slot &+ index) }
      slot &+= count
    }
    trace(row, rows, 0)
  }

  @inline(__always)
  private func trace(_ row: Range<Int>, _ rows: TriangleRows, _ mark: UInt8) {
    for slot in row { traces[rows.target(slot) & (Self.size &- 1)] = mark }
  }

  /// Whether a row leads to a trace.
  @inline(__always)
  private func meets(_ row: Range<Int>, _ rows: TriangleRows) -> Bool {
    var (one, two): (UInt8, UInt8) = (0, 0)
    var slot = row.lowerBound
    while slot &+ 2 <= row.upperBound {
      one |= traces[rows.target(slot) & (Self.size &- 1)]
      two |= traces[rows.target(slot &+ 1) & (Self.size &- 1)]
      slot &+= 2
    }
    if slot < row.upperBound { one |= traces[rows.target(slot) & (Self.size &- 1)] }
    return one | two != 0
  }
}
