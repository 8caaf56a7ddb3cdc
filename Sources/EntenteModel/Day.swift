/// A day, month or year of the proleptic Gregorian calendar: a date as precisely as it is known.
///
/// A `Day` of precision month or year stands for the whole period. Ordered by the first day of the
/// period, then coarser before finer.
public struct Day: Hashable, Sendable {
  /// How precisely a date is known.
  public enum Precision: UInt8, Hashable, Sendable, Comparable {
    case year, month, day

    /// Coarser precisions come first.
    public static func < (left: Precision, right: Precision) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Days from 1970-01-01 to the first day of the period.
  public let number: Int32

  /// How much of the date is known.
  public let precision: Precision

  package init(number: Int32, precision: Precision) {
    self.number = number
    self.precision = precision
  }
}

extension Day {
  /// Makes a date of whichever precision its parts give; nil when the calendar has no such date.
  ///
  /// - Parameters:
  ///   - year: A year in 1...9999.
  ///   - month: A month in 1...12, or nil when only the year is known.
  ///   - day: A day of that month, or nil when only the month is known.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1) else { return nil }
    guard month != nil || day == nil else { return nil }
    guard (1...Day.length(year: year, month: month ?? 1)).contains(day ?? 1) else { return nil }
    number = Day.number(year: year, month: month ?? 1, day: day ?? 1)
    precision = day != nil ? .day : month != nil ? .month : .year
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  ///
  /// - Parameter text: The date as written in ISO 8601 with reduced precision.
  /// - Throws: ``EntenteError`` of code `badDay`, which says what is wrong with it.
  public init(_ text: some StringProtocol) throws(EntenteError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = parts.map { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    let widths = parts.map(\.utf8.count)
    guard widths == Array([4, 2, 2].prefix(parts.count)), digits.allSatisfy({ $0 != nil }) else {
      throw .badDay(String(text), because: "it is not a date")
    }
    let numbers = digits.compactMap { $0 }
    if let made = Day(
      year: numbers[0],
      month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil
    ) {
      self = made
      return
    }
    if numbers.count > 2, numbers[0] > 0, (1...12).contains(numbers[1]) {
      let length = Day.length(year: numbers[0], month: numbers[1])
      let month = "\(Day.monthNames[numbers[1] - 1]) \(numbers[0])"
      throw .badDay(String(text), because: "\(month) has \(length) days")
    }
    throw .badDay(
      String(text),
      because: numbers[0] == 0 ? "years start at 1" : "a year has 12 months"
    )
  }

  /// The day after the last day of the period, in days from 1970-01-01: the half-open end.
  public var endNumber: Int32 {
    let (year, month, _) = parts
    switch precision {
    case .day: return number + 1
    case .month: return number + Int32(Day.length(year: year, month: month))
    case .year: return Day.number(year: year + 1, month: 1, day: 1)
    }
  }

  /// Year, month and day of the first day of the period.
  public var parts: (year: Int, month: Int, day: Int) {
    // Days from civil, inverted, over eras of 400 years that begin on 1 March.
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year of the first day.
  public var year: Int { parts.year }

  /// The date in words, such as `July 2025` or `17 January 2025`.
  public var words: String {
    let (year, month, day) = parts
    switch precision {
    case .year: return "\(year)"
    case .month: return "\(Day.monthNames[month - 1]) \(year)"
    case .day: return "\(day) \(Day.monthNames[month - 1]) \(year)"
    }
  }

  /// The days of a day, month or year; of nil all days there are.
  static func window(_ day: Day?) -> Range<Int32> {
    day.map { $0.number..<$0.endNumber } ?? .min..<(.max)
  }

  /// The last day of a year.
  ///
  /// - Parameter year: A year in 1...9999.
  /// - Returns: 31 December of it.
  public static func end(ofYear year: Int) -> Day {
    Day(number: number(year: year, month: 12, day: 31), precision: .day)
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2:
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension Day: Comparable {
  /// By first day, then coarser before finer.
  public static func < (left: Day, right: Day) -> Bool {
    (left.number, left.precision) < (right.number, right.precision)
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    let padded = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
    func two(_ value: Int) -> String { value < 10 ? "-0\(value)" : "-\(value)" }
    switch precision {
    case .year: return padded
    case .month: return padded + two(month)
    case .day: return padded + two(month) + two(day)
    }
  }
}

extension Day: Codable {
  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(container.decode(String.self))
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
