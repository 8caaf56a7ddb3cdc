/// A JSON value, read without a framework so that numbers, truth values and texts stay apart.
enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])
}

/// The text is not JSON, at this byte.
struct JSONFault: Error {
  var position: Int
}

extension JSON {
  subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var items: [JSON] {
    guard case .list(let items) = self else { return [] }
    return items
  }

  var members: [String: JSON] {
    guard case .object(let members) = self else { return [:] }
    return members
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The number; "inf", "-inf" and "nan" stand for numbers too.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .text("inf"): .infinity
    case .text("-inf"): -.infinity
    case .text("nan"): .nan
    default: nil
    }
  }

  init(_ number: Double?) {
    self = number.map(JSON.number) ?? .null
  }
}

extension JSON {
  /// Reads a whole text.
  static func read(_ bytes: [UInt8]) throws -> JSON {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == bytes.count else { throw JSONFault(position: reader.position) }
    return value
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
}

extension JSONReader {
  mutating func skipSpace() {
    while position < bytes.count && bytes[position] <= 0x20 { position += 1 }
  }

  mutating func value() throws -> JSON {
    skipSpace()
    guard position < bytes.count else { throw JSONFault(position: position) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    default: return try word()
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func object() throws -> JSON {
    position += 1
    var members: [String: JSON] = [:]
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      let key = try text()
      guard take(UInt8(ascii: ":")) else { throw JSONFault(position: position) }
      members[key] = try value()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw JSONFault(position: position) }
    return .object(members)
  }

  private mutating func list() throws -> JSON {
    position += 1
    var items: [JSON] = []
    if take(UInt8(ascii: "]")) { return .list(items) }
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw JSONFault(position: position) }
    return .list(items)
  }

  private mutating func word() throws -> JSON {
    let start = position
    while position < bytes.count, !" ,]}\n\r\t".utf8.contains(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard let number = Double(word) else { throw JSONFault(position: start) }
      return .number(number)
    }
  }

  private mutating func text() throws -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      throw JSONFault(position: position)
    }
    position += 1
    var units: [UInt16] = []
    var plain: [UInt8] = []
    var text = ""
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"") {
        plain.append(byte)
        continue
      }
      text += String(decoding: plain, as: UTF8.self)
      plain.removeAll()
      guard byte == UInt8(ascii: "\\") else { return text }
      // A character beyond the first plane is written as two escapes in a row.
      units = [try escape()]
      while units[0] >> 10 == 0x36, units.count < 2, position + 1 < bytes.count,
        bytes[position] == UInt8(ascii: "\\")
      {
        position += 1
        units.append(try escape())
      }
      text += String(decoding: units, as: UTF16.self)
    }
    throw JSONFault(position: position)
  }

  private mutating func escape() throws -> UInt16 {
    guard position < bytes.count else { throw JSONFault(position: position) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      guard position + 4 <= bytes.count else { throw JSONFault(position: position) }
      let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
      position += 4
      guard let unit = UInt16(digits, radix: 16) else { throw JSONFault(position: position) }
      return unit
    default: return UInt16(byte)
    }
  }
}
