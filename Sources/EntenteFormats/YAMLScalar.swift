/// How a text is written as a scalar of YAML.
enum YAMLScalar {
  /// The text as a plain scalar where every reader takes it for a text, else in double quotes.
  static func write(_ text: String) -> String { isPlain(text) ? text : quote(text) }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, isLetter(first) else {
      return false
    }
    guard last != 32, text.utf8.allSatisfy(isSafe) else { return false }
    return !words.contains(text.lowercased())
  }

  /// Words that older versions of YAML take for something else.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Letters, digits, spaces and the punctuation that means nothing in YAML.
  private static func isSafe(_ byte: UInt8) -> Bool {
    isLetter(byte) || (48...57).contains(byte)
      || [32, 40, 41, 43, 45, 46, 47, 59, 95].contains(byte)
  }

  private static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if needsEscape(scalar) {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          let zeros = String(repeating: "0", count: width - hex.count)
          result += (width == 8 ? "\\U" : "\\u") + zeros + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Whether a character may not stand in a document, or would be taken for a line break.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: true
    default: scalar.properties.isNoncharacterCodePoint
    }
  }
}
