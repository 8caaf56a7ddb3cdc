extension EdgeListText {
  /// Reads a line of the plainest form: two numbers, perhaps a weight, one byte after each.
  ///
  /// - Parameter place: Where the line starts; afterwards, if it is of that form, where the next does.
  /// - Returns: The tie; nil if the line is of another form.
  @inline(__always)
  func quickTie(_ place: inout Int) -> (from: Vertex, to: Vertex, weight: Double)? {
    let from = DigitRun(bytes, at: place)
    var here = place &+ from.length
    guard from.isVertex && Byte.isSeparator(bytes[here]) else { return nil }
    let to = DigitRun(bytes, at: here &+ 1)
    here &+= to.length &+ 1
    guard to.isVertex else { return nil }
    var weight = 0.0
    if isWeighted {
      guard Byte.isSeparator(bytes[here]) else { return nil }
      here &+= 1
      guard let number = quickWeight(&here) else { return nil }
      weight = number
    }
    if bytes[here] == Byte.carriageReturn { here &+= 1 }
    guard bytes[here] == Byte.newline else { return nil }
    place = here &+ 1
    return (
      Vertex(truncatingIfNeeded: from.value), Vertex(truncatingIfNeeded: to.value), weight
    )
  }

  /// Reads a weight of at most fifteen digits; both sides of the division are exact, so the result is
  /// the nearest number.
  @inline(__always)
  private func quickWeight(_ place: inout Int) -> Double? {
    var here = place
    let isNegative = bytes[here] == Byte.minus
    if isNegative { here &+= 1 }
    let whole = DigitRun(bytes, at: here)
    here &+= whole.length
    var number = whole.value
    var digitCount = whole.length
    var scale: UInt64 = 1
    if bytes[here] == Byte.point {
      let fraction = DigitRun(bytes, at: here &+ 1)
      here &+= fraction.length &+ 1
      digitCount &+= fraction.length
      scale = DigitRun.power(fraction.length)
      number = number &* scale &+ fraction.value
    }
    guard digitCount > 0 && digitCount < 16 else { return nil }
    place = here
    let weight = Double(number) / Double(scale)
    return isNegative ? -weight : weight
  }
}

extension DigitRun {
  /// Whether it is the number of a vertex, written without more zeros than a few.
  @inline(__always)
  fileprivate var isVertex: Bool {
    length > 0 && length < 16 && value <= LineReader.greatest
  }
}
