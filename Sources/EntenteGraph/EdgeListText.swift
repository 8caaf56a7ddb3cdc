/// A text of ties, cut into pieces that end where lines do.
///
/// The lines of each piece are counted first, so that all pieces write their ties to their place in
/// the answer at once. Comments further down leave gaps, which are closed at the end.
struct EdgeListText: Sendable {
  let bytes: View<UInt8>
  /// Where each piece starts, and at last where the text ends.
  private let cuts: [Int]
  /// Whether the ties have weights; as the first one.
  let isWeighted: Bool
  /// What is wrong with the first line that is no comment.
  private let firstFault: LineReader.Fault?
}

/// The columns that pieces of a text write to.
struct TieColumns: Sendable {
  let from: Cells<Vertex>
  let to: Cells<Vertex>
  /// Without elements if there are no weights.
  let weights: Cells<Double>
}

/// What one piece of a text came to.
struct PieceResult: BitwiseCopyable {
  var tieCount = 0
  var greatest: Vertex = 0
  var fault: LineReader.Fault?
}

extension EdgeListText {
  /// Skips the comments at the top and cuts the rest.
  init(_ bytes: View<UInt8>) {
    let pieceSize = 256 << 10
    let reader = LineReader(bytes: bytes)
    var start = 0
    var first: LineReader.Tie?
    var fault: LineReader.Fault?
    do throws(LineReader.Fault) {
      var place = 0
      while place < bytes.count && first == nil {
        start = place
        first = try reader.line(&place, isWeighted: nil)
      }
      if first == nil { start = bytes.count }
    } catch {
      fault = error
    }
    self.bytes = bytes
    isWeighted = first?.weight != nil
    firstFault = fault
    var cuts = [start]
    while let last = cuts.last, bytes.count - last > pieceSize {
      var cut = last + pieceSize
      while cut < bytes.count && bytes[cut - 1] != Byte.newline { cut += 1 }
      cuts.append(cut)
    }
    if cuts.count == 1 || cuts.last != bytes.count { cuts.append(bytes.count) }
    self.cuts = cuts
  }

  /// Reads all ties.
  func read(_ crew: Crew) throws(LineReader.Fault) -> EdgeList {
    if let firstFault { throw firstFault }
    let pieceCount = cuts.count - 1
    let starts = Cells<Int>(pieceCount + 1, repeating: 0)
    crew.each(pieceCount) { starts[$0 + 1] = lineCount($0) }
    for piece in 0..<pieceCount { starts[piece + 1] += starts[piece] }
    let total = starts[pieceCount]
    let results = Cells<PieceResult>(pieceCount, repeating: PieceResult())
    var from: [Vertex] = []
    var to: [Vertex] = []
    var weights: [Double] = filledArray(isWeighted ? total : 0) { weights in
      to = filledArray(total) { to in
        from = filledArray(total) { from in
          let columns = TieColumns(from: from, to: to, weights: weights)
          crew.each(pieceCount) { results[$0] = read($0, to: columns, from: starts[$0]) }
          closeGaps(columns, starts, results)
        }
      }
    }
    var tieCount = 0
    var greatest: Vertex?
    for piece in 0..<pieceCount {
      let result = results[piece]
      if let fault = result.fault { throw fault }
      tieCount += result.tieCount
      if result.tieCount > 0 { greatest = max(greatest ?? 0, result.greatest) }
    }
    shorten(&from, to: tieCount)
    shorten(&to, to: tieCount)
    if isWeighted { shorten(&weights, to: tieCount) }
    return EdgeList(
      vertexCount: greatest.map { Int($0) + 1 } ?? 0,
      from: from,
      to: to,
      weights: isWeighted ? weights : nil
    )
  }

  /// How many lines a piece has.
  private func lineCount(_ piece: Int) -> Int {
    var (place, end) = (cuts[piece], cuts[piece + 1])
    var lines = place < end && bytes[end - 1] != Byte.newline ? 1 : 0
    while end - place >= 8 {
      // A byte of the sum holds no more than 255.
      let count = min(255, (end - place) / 8)
      var sum: UInt64 = 0
      for index in 0..<count {
        let others = bytes.word(at: place &+ 8 &* index) ^ 0x0A0A_0A0A_0A0A_0A0A
        let low = others & 0x7F7F_7F7F_7F7F_7F7F &+ 0x7F7F_7F7F_7F7F_7F7F
        sum &+= ~(low | others) &>> 7 & 0x0101_0101_0101_0101
      }
      let pairs = sum & 0x00FF_00FF_00FF_00FF &+ sum &>> 8 & 0x00FF_00FF_00FF_00FF
      lines &+= Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
      place &+= 8 &* count
    }
    while place < end {
      if bytes[place] == Byte.newline { lines &+= 1 }
      place &+= 1
    }
    return lines
  }

  /// Moves the ties of each piece down to those of the one before it.
  private func closeGaps(
    _ columns: TieColumns,
    _ starts: Cells<Int>,
    _ results: Cells<PieceResult>
  ) {
    var filled = 0
    for piece in 0..<results.count {
      let ties = starts[piece]..<starts[piece] + results[piece].tieCount
      if ties.lowerBound != filled {
        columns.from.copy(ties, of: columns.from, to: filled)
        columns.to.copy(ties, of: columns.to, to: filled)
        if isWeighted { columns.weights.copy(ties, of: columns.weights, to: filled) }
      }
      filled += ties.count
    }
    // What is left over is cut off, but has to hold numbers until then.
    columns.from.fill(filled..<columns.from.count, with: 0)
    columns.to.fill(filled..<columns.to.count, with: 0)
    if isWeighted { columns.weights.fill(filled..<columns.weights.count, with: 0) }
  }

  /// Cuts off the end of a column, and gives back its memory if that is much.
  private func shorten<Element: BitwiseCopyable>(_ column: inout [Element], to count: Int) {
    guard column.count - count > count / 8 else {
      column.removeLast(column.count - count)
      return
    }
    column = withView(of: column) { column in
      filledArray(count) { kept in
        for index in 0..<count { kept[index] = column[index] }
      }
    }
  }
}

extension EdgeListText {
  /// Reads the ties of one piece to a place in the columns and those after it.
  private func read(_ piece: Int, to columns: TieColumns, from first: Int) -> PieceResult {
    let reader = LineReader(bytes: bytes)
    let end = cuts[piece + 1]
    // Four runs of digits of sixteen bytes each, and what stands between them.
    let quickEnd = min(end, bytes.count - 80)
    var result = PieceResult()
    var place = cuts[piece]
    var index = first
    var greatest: Vertex = 0
    do throws(LineReader.Fault) {
      while place < end {
        if place < quickEnd, let tie = quickTie(&place) {
          columns.from[index] = tie.from
          columns.to[index] = tie.to
          if isWeighted { columns.weights[index] = tie.weight }
          greatest = max(greatest, max(tie.from, tie.to))
          index &+= 1
        } else if let tie = try reader.line(&place, isWeighted: isWeighted) {
          columns.from[index] = tie.from
          columns.to[index] = tie.to
          if let weight = tie.weight { columns.weights[index] = weight }
          greatest = max(greatest, max(tie.from, tie.to))
          index &+= 1
        }
      }
    } catch {
      result.fault = error
    }
    result.tieCount = index - first
    result.greatest = greatest
    return result
  }
}
