/// Texts and numbers as the DOT language takes them.
enum DOTText {
  /// A text as a quoted identifier.
  static func id(_ text: String) -> String { "\"\(escape(text))\"" }

  /// A text for use between double quotes, shown by Graphviz as it is.
  ///
  /// Backslashes and quotes are doubled or escaped, an ampersand that would begin an entity of HTML
  /// is written as one, and characters that XML forbids are replaced.
  static func escape(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": result += "\\n"
      case "\r": result += index + 1 < scalars.count && scalars[index + 1] == "\n" ? "" : "\\n"
      case "\t": result += " "
      case "&": result += beginsEntity(scalars, after: index) ? "&amp;" : "&"
      case _ where isForbidden(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func beginsEntity(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
    let rest = scalars[(index + 1)...].prefix(40)
    let name = rest.prefix { $0 == "#" || ($0.isASCII && Character($0).isLetter) || isDigit($0) }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint
  }

  /// A number with two decimals.
  static func fixed(_ value: Double) -> String {
    guard value.magnitude < 1e12 else { return "\(value)" }
    let hundredths = Int((value.magnitude * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A number with two decimals and its sign.
  static func signed(_ value: Double) -> String {
    let text = fixed(value)
    return text.hasPrefix("-") || text == "0.00" ? text : "+\(text)"
  }

  /// Opacity in two hexadecimal digits: from a quarter for no confidence to full.
  static func alpha(_ confidence: Double) -> String {
    let share = 0.25 + 0.75 * min(1, max(0, confidence))
    let text = String(Int((share * 255).rounded()), radix: 16, uppercase: true)
    return text.count < 2 ? "0" + text : text
  }
}
