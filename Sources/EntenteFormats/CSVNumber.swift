import EntenteModel

/// Reads numbers and dates from bytes without making a String of each.
enum CSVNumber {
  /// The number in a range of bytes; nil when it is not one of few digits without exponent, which a
  /// slower reader may take.
  ///
  /// Up to 15 digits and 22 decimals the division of two exact numbers is correctly rounded.
  static func decimal(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var index = range.lowerBound
    guard index < range.upperBound, range.count <= 16 else { return nil }
    let isNegative = bytes[index] == 45
    if isNegative || bytes[index] == 43 { index += 1 }
    var (mantissa, digits, decimals, hasPoint) = (0, 0, 0, false)
    while index < range.upperBound {
      let byte = bytes[index]
      if byte >= 48, byte <= 57 {
        mantissa = mantissa * 10 + Int(byte - 48)
        digits += 1
        if hasPoint { decimals += 1 }
      } else if byte == 46, !hasPoint {
        hasPoint = true
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0, digits <= 15 else { return nil }
    let value = Double(mantissa) / powers[decimals]
    return isNegative ? -value : value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The date in a range of bytes; nil when it is none.
  static func day(_ bytes: [UInt8], _ range: Range<Int>) -> Day? {
    func number(_ start: Int, _ count: Int) -> Int? {
      var value = 0
      for index in start..<start + count {
        guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
        value = value * 10 + Int(bytes[index] - 48)
      }
      return value
    }
    let start = range.lowerBound
    guard [4, 7, 10].contains(range.count), let year = number(start, 4) else { return nil }
    guard range.count > 4 else { return Day(year: year) }
    guard bytes[start + 4] == 45, let month = number(start + 5, 2) else { return nil }
    guard range.count > 7 else { return Day(year: year, month: month) }
    guard bytes[start + 7] == 45, let day = number(start + 8, 2) else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
