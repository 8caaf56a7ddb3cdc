import EntenteModel

extension TieCSV {
  /// The value of a row, brought to -1...1 when there is a scale.
  mutating func value(_ field: CSVScanner.Field) -> Double {
    if header.hasSigns { return sign(field) }
    guard let value = decimal(field, "the value is empty. Leave the row out when it is not known.")
    else { return 0 }
    guard let scale else {
      lowest = min(lowest, value)
      highest = max(highest, value)
      if outside == nil, value.magnitude > 1 { outside = field }
      return value
    }
    guard scale.contains(value) else {
      let range = "\(digits(scale.lowerBound))...\(digits(scale.upperBound))"
      report("value \(digits(value)) is outside --scale=\(range).", at: field)
      return 0
    }
    if scale.lowerBound == -scale.upperBound { return value / scale.upperBound }
    let share = (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
    return min(1, max(-1, 2 * share - 1))
  }

  private mutating func sign(_ field: CSVScanner.Field) -> Double {
    let text = scanner.text(field).trimmed
    switch text {
    case "+": return 1
    case "-": return -1
    default:
      if case .number(let value) = NumberText(text), value.magnitude == 1 { return value }
      report("expected a sign, + or - or 1 or -1, found \(quoted(text)).", at: field)
      return 0
    }
  }

  /// The confidence of a row; -1 where none is given.
  mutating func confidence(_ field: CSVScanner.Field) -> Double {
    guard let value = decimal(field, nil) else { return -1 }
    if (0...1).contains(value) { return value }
    report("confidence \(digits(value)) is outside 0…1.", at: field)
    return -1
  }

  /// Whether a row has a direction; nil where that is not said.
  mutating func flag(_ field: CSVScanner.Field) -> Bool? {
    let text = scanner.text(field).trimmed
    switch text.lowercased() {
    case "": return nil
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default:
      report("expected true or false, found \(quoted(text)).", at: field)
      return nil
    }
  }

  /// A date; nil where none is given.
  mutating func day(_ field: CSVScanner.Field) -> Day? {
    let range = field.start..<field.end
    if range.isEmpty { return nil }
    if let day = CSVNumber.day(scanner.bytes, range) { return day }
    let text = scanner.text(field).trimmed
    if text.isEmpty { return nil }
    do throws(EntenteError) {
      return try Day(text)
    } catch {
      report(error.description, at: field)
      return nil
    }
  }

  /// A number; nil, reported, for anything else, and nil for nothing when that is allowed.
  private mutating func decimal(_ field: CSVScanner.Field, _ ifEmpty: String?) -> Double? {
    let range = field.start..<field.end
    if let value = CSVNumber.decimal(scanner.bytes, range) { return value == 0 ? 0 : value }
    let text = scanner.text(field).trimmed
    if text.isEmpty {
      if let ifEmpty { report(ifEmpty, at: field) }
      return nil
    }
    switch NumberText(text) {
    case .number(let value): return value == 0 ? 0 : value
    case .fault(let message):
      report(message, at: field)
      return nil
    }
  }
}
