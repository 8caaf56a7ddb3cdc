/// Reads lines of a list of ties byte by byte: whatever is not plain enough for the quick way.
struct LineReader: Sendable {
  let bytes: View<UInt8>
}

extension LineReader {
  /// What is wrong with a line, and at which byte of the text.
  struct Fault: Error, BitwiseCopyable {
    let reason: EdgeListError.Reason
    let offset: Int
  }

  /// A line that holds a tie.
  struct Tie {
    let from: Vertex
    let to: Vertex
    let weight: Double?
  }

  /// The greatest number of a vertex, so that the vertices can be counted with one to spare.
  static let greatest = UInt64(UInt32.max) - 2

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - place: Where the line starts; afterwards where the next one does.
  ///   - isWeighted: Whether a weight must stand in the line; nil if it may.
  /// - Returns: The tie; nil if the line is empty or a comment.
  /// - Throws: A ``Fault`` if the line is anything else.
  func line(_ place: inout Int, isWeighted: Bool?) throws(Fault) -> Tie? {
    skipBlanks(&place)
    if endLine(&place) { return nil }
    if bytes[place] == Byte.hash || bytes[place] == Byte.percent {
      while place < bytes.count && bytes[place] != Byte.newline { place &+= 1 }
      place = min(place + 1, bytes.count)
      return nil
    }
    let from = try vertex(&place)
    try separator(&place)
    let to = try vertex(&place)
    let end = place
    skipBlanks(&place)
    if isEnd(place) {
      guard isWeighted != true else { throw Fault(reason: .weightMissing, offset: place) }
      _ = endLine(&place)
      return Tie(from: from, to: to, weight: nil)
    }
    let rest = place
    place = end
    try separator(&place)
    guard isWeighted != false else { throw Fault(reason: .noLineEnd, offset: rest) }
    let weight = try weight(&place)
    skipBlanks(&place)
    guard endLine(&place) else { throw Fault(reason: .noLineEnd, offset: place) }
    return Tie(from: from, to: to, weight: weight)
  }

  private func byte(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

  private func isDigit(_ place: Int) -> Bool { byte(place).map { Byte.isDigit($0) } ?? false }

  private func skipBlanks(_ place: inout Int) {
    while let byte = byte(place), Byte.isBlank(byte) { place += 1 }
  }

  /// Whether the line ends at a place.
  private func isEnd(_ place: Int) -> Bool {
    switch byte(place) {
    case nil, Byte.newline: true
    case Byte.carriageReturn: byte(place + 1) == nil || byte(place + 1) == Byte.newline
    default: false
    }
  }

  /// Goes on to the next line if this one ends here, and returns whether it does.
  private func endLine(_ place: inout Int) -> Bool {
    guard isEnd(place) else { return false }
    if byte(place) == Byte.carriageReturn { place += 1 }
    place = min(place + 1, bytes.count)
    return true
  }

  private func vertex(_ place: inout Int) throws(Fault) -> Vertex {
    let start = place
    var number: UInt64 = 0
    while let byte = byte(place), Byte.isDigit(byte) {
      number = min(number * 10 + UInt64(byte - Byte.zero), 1 << 40)
      place += 1
    }
    guard place > start else { throw Fault(reason: .noVertex, offset: place) }
    guard number <= Self.greatest else { throw Fault(reason: .vertexTooGreat, offset: start) }
    return Vertex(truncatingIfNeeded: number)
  }

  /// Blanks, a comma, or a comma among blanks.
  private func separator(_ place: inout Int) throws(Fault) {
    let start = place
    skipBlanks(&place)
    if byte(place) == Byte.comma {
      place += 1
      skipBlanks(&place)
    }
    guard place > start else { throw Fault(reason: .noSeparator, offset: place) }
  }

  /// A decimal number, perhaps with a sign, a fraction and a power of ten.
  private func weight(_ place: inout Int) throws(Fault) -> Double {
    let start = place
    if byte(place) == Byte.minus || byte(place) == Byte.plus { place += 1 }
    var digitCount = 0
    func skipDigits(_ place: inout Int) {
      while isDigit(place) {
        place += 1
        digitCount += 1
      }
    }
    skipDigits(&place)
    if byte(place) == Byte.point {
      place += 1
      skipDigits(&place)
    }
    guard digitCount > 0 else { throw Fault(reason: .noWeight, offset: start) }
    if byte(place) == Byte.smallE || byte(place) == Byte.capitalE {
      place += 1
      if byte(place) == Byte.minus || byte(place) == Byte.plus { place += 1 }
      guard isDigit(place) else { throw Fault(reason: .noWeight, offset: start) }
      skipDigits(&place)
    }
    let text = String(decoding: (start..<place).map { bytes[$0] }, as: UTF8.self)
    guard let weight = Double(text), weight.isFinite else {
      throw Fault(reason: .noWeight, offset: start)
    }
    return weight
  }
}
