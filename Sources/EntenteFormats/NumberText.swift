/// A number as written in a document, or what is wrong with it.
enum NumberText {
  case number(Double)
  /// Complete sentences.
  case fault(String)

  /// Reads a decimal number, such as `-0.5`, `2` or `1e-3`.
  init(_ text: String) {
    if Self.isDecimal(text), let value = Double(text) {
      self =
        value.isFinite
        ? .number(value) : .fault("\(quoted(text)) is too large a number for a computer.")
      return
    }
    let plain = text.lowercased().drop { $0 == "." || $0 == "+" || $0 == "-" }
    if ["nan", "inf", "infinity"].contains(plain) {
      self = .fault("expected a number, found \(quoted(text)). Every value must be finite.")
    } else if text.contains(","), Self.isDecimal(text.replacingAll(",", with: ".")) {
      let mended = text.replacingAll(",", with: ".")
      self = .fault(
        "expected a number, found \(quoted(text)). Write it with a point, as in \(mended)."
      )
    } else if text.contains("\u{2212}"), Self.isDecimal(text.replacingAll("\u{2212}", with: "-")) {
      self = .fault("expected a number, found \(quoted(text)). Write the minus as '-'.")
    } else {
      self = .fault("expected a number, found \(quoted(text)).")
    }
  }

  /// Digits with an optional sign, one point and an exponent.
  private static func isDecimal(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    func dropSign() {
      if let sign = rest.first, sign == 43 || sign == 45 { rest = rest.dropFirst() }
    }
    dropSign()
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var decimals = 0
    if rest.first == 46 {
      rest = rest.dropFirst()
      decimals = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(decimals)
    }
    guard whole + decimals > 0 else { return false }
    if let exponent = rest.first, exponent == 69 || exponent == 101 {
      rest = rest.dropFirst()
      dropSign()
      let digits = rest.prefix(while: isDigit).count
      return digits > 0 && digits == rest.count
    }
    return rest.isEmpty
  }
}

extension String {
  /// The text with every occurrence of a character replaced.
  func replacingAll(_ old: Character, with new: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}

/// A number in as few digits as give it back, without a needless `.0`.
func digits(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
