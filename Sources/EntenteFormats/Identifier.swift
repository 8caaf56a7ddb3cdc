/// The identifiers of actors, layers and sources: lower-case letters and digits of any script, and
/// hyphens.
enum Identifier {
  /// Whether a text may be an identifier.
  static func admits(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar == "-" || (isWord(scalar) && !scalar.properties.changesWhenLowercased)
      }
  }

  /// The identifier nearest to a name: lower case, with one hyphen for what is neither letter nor
  /// digit; empty for a name without either.
  static func slug(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      if isWord(scalar), !(result.isEmpty && isMark(scalar)) {
        result.append(scalar)
      } else if let last = result.last, last != "-" {
        result.append("-")
      }
    }
    if result.last == "-" { result.removeLast() }
    return String(result)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        || ("A"..."Z").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar)
  }

  /// Accents and vowel signs, which belong to the letter before them.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}

/// The last part of a path, without its extension.
func stem(_ file: String) -> String {
  let name = file.split(separator: "/").last.map(String.init) ?? file
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
  return String(name[..<dot])
}

/// The last part of a path.
func fileName(_ file: String) -> String { file.split(separator: "/").last.map(String.init) ?? file }
