internal import EntenteModel

extension Table.Cell {
  /// A number from -1 to 1 with its sign, or a dash when it is undefined.
  static func signed(_ value: Double?, tone: Bool = true) -> Table.Cell {
    guard let value else { return Table.Cell("—", raw: "", tone: .faint) }
    let colour: Table.Tone =
      !tone || abs(value) < 0.005 ? .plain : value < 0 ? .negative : .positive
    return Table.Cell(signedText(value), raw: "\(value)", tone: colour)
  }

  /// A number of 0 or more.
  static func number(_ value: Double?, digits: Int = 2) -> Table.Cell {
    guard let value else { return Table.Cell("—", raw: "", tone: .faint) }
    return Table.Cell(fixed(value, digits: digits), raw: "\(value)")
  }

  /// A count.
  static func count(_ value: Int) -> Table.Cell { Table.Cell("\(value)") }

  /// A bar of up to ten blocks for |value| in 0...1.
  static func bar(_ value: Double?) -> Table.Cell {
    let length = value.map { $0.isNaN ? 0 : Int((min(1, abs($0)) * 10).rounded()) } ?? 0
    let tone: Table.Tone = (value ?? 0) < 0 ? .negative : .positive
    return Table.Cell(String(repeating: "█", count: length), raw: "", tone: tone)
  }
}

/// A number with its sign and two digits, such as `+0.61`.
func signedText(_ value: Double?) -> String {
  guard let value else { return "—" }
  guard !value.isNaN else { return "nan" }
  let digits = fixed(abs(value), digits: 2)
  return digits == "0.00" ? " 0.00" : (value < 0 ? "-" : "+") + digits
}

/// A number without the space that stands for a missing sign, for use in a sentence.
func trimmed(_ number: String) -> String {
  number.first == " " ? String(number.dropFirst()) : number
}

/// The range of an interval, such as `+0.48..+0.70`.
func rangeText(_ low: Double, _ high: Double) -> String {
  "\(trimmed(signedText(low)))..\(trimmed(signedText(high)))"
}

/// A number with a fixed count of digits after the point.
func fixed(_ value: Double, digits: Int) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
  let scaled = (abs(value) * scale).rounded()
  guard scaled < 1e15 else { return "\(value)" }
  let whole = Int(scaled)
  let sign = value < 0 && whole != 0 ? "-" : ""
  guard digits > 0 else { return sign + "\(whole)" }
  let unit = Int(scale)
  let fraction = "\(whole % unit)"
  let padding = String(repeating: "0", count: digits - fraction.count)
  return "\(sign)\(whole / unit).\(padding)\(fraction)"
}

/// A share in percent, such as `62 %`.
func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

/// A count with its noun, such as `1 claim` or `2 claims`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
}

/// What day an answer is of, such as `as of July 2025`.
func asOfWords(_ day: Day?) -> String { day.map { "as of \($0.words)" } ?? "undated" }

/// Names in a row, the later ones counted when there are too many.
func listed(_ names: [String], limit: Int = 12) -> String {
  guard names.count > limit + 1 else { return names.joined(separator: ", ") }
  return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
}
