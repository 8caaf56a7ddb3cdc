import EntenteModel

/// The text of a YAML file, or the reason why it cannot be one.
struct YAMLText {
  let text: String

  /// Checks encoding and characters, and drops a byte order mark.
  ///
  /// - Throws: ``EntenteError`` of code `notAGraph` with one fault.
  init(_ bytes: [UInt8], file: String) throws(EntenteError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Self.error("the file is in UTF-16. Save it as UTF-8.", file: file, line: 1, column: 1)
    }
    if let place = firstBadByte(in: bytes, from: start) {
      let (line, column) = Self.place(of: place.offset, in: bytes, from: start)
      throw Self.error(place.reason, file: file, line: line, column: column)
    }
    let body = bytes[start...]
    let isBlank = body.allSatisfy { [9, 10, 13, 32].contains($0) }
    guard !isBlank, let text = String(validating: body, as: UTF8.self) else {
      let reason = "the file is empty. A graph document begins with 'entente: 1'."
      throw Self.error(reason, file: file, line: 1, column: 1)
    }
    self.text = text
  }

  /// An error for a file that is no document at all.
  static func error(_ message: String, file: String, line: Int, column: Int) -> EntenteError {
    EntenteError(
      .notAGraph,
      "1 fault; nothing was loaded.",
      faults: [Fault(file: file, line: line, column: column, message: oneLine(message, limit: 600))]
    )
  }

  /// Line and column, counted in characters (scalars) from 1, of a byte.
  static func place(of offset: Int, in bytes: [UInt8], from start: Int) -> (line: Int, column: Int)
  {
    var (line, column) = (1, 1)
    for byte in bytes[start..<max(start, offset)] {
      if byte == 10 {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}

/// The first byte that does not belong in a text file, and why.
func firstBadByte(in bytes: [UInt8], from start: Int) -> (offset: Int, reason: String)? {
  var index = start
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case 0:
      return (
        index, "the file has a byte 0, so it is no text. A graph is a YAML or CSV file in UTF-8."
      )
    case 9, 10, 13, 0x20...0x7E:
      index += 1
    case 1..<0x20, 0x7F:
      return (index, "a control character (byte \(byte)) does not belong in a text. Take it out.")
    default:
      let length = sequenceLength(bytes, index)
      guard length > 0 else {
        return (index, "the file is not in UTF-8 here (byte \(byte)). Save it as UTF-8.")
      }
      if length == 2, byte == 0xC2, bytes[index + 1] < 0xA0, bytes[index + 1] != 0x85 {
        return (index, "a control character does not belong in a text. Take it out.")
      }
      if length == 3, byte == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
        return (
          index, "a character that Unicode never assigns does not belong in a text. Take it out."
        )
      }
      index += length
    }
  }
  return nil
}

/// How many bytes a well-formed sequence takes; 0 for a malformed one.
private func sequenceLength(_ bytes: [UInt8], _ index: Int) -> Int {
  func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index + distance < bytes.count && range.contains(bytes[index + distance])
  }
  switch bytes[index] {
  case 0xC2...0xDF: return follows(1) ? 2 : 0
  case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
  case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
  case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
  case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
  case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
  case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
  default: return 0
  }
}
