internal import EntenteModel

extension ActorGraph {
  /// What the views of a store show of a part, in pieces, each a list of lists as JSON; nil for other
  /// parts than layers, actors and sources.
  func listing(ofPart position: Int) -> [String]? {
    switch StoredParts.names[position] {
    case "layers": pieces(layers) { [$0.id, $0.title, $0.scale.rawValue] }
    case "actors": pieces(actors) { [$0.id, $0.name, $0.kind.rawValue] }
    case "sources":
      pieces(sources) { [$0.id, $0.title, $0.date?.description, $0.reliability?.rawValue] }
    default: nil
    }
  }

  /// How many claims each layer has, as JSON.
  var layerCounts: String { json(claims.layer) }

  /// How many claims each source has, as JSON.
  var sourceCounts: String { json(claims.source) }

  /// Pieces end where an entry says so, and not after so many, for what comes in or goes to leave
  /// the others as they were.
  private func pieces<Element>(_ list: [Element], _ row: (Element) -> [String?]) -> [String] {
    var size = 8
    while size * 256 < list.count { size *= 2 }
    var pieces: [String] = []
    var text = JSONText()
    for element in list {
      let hash = text.append(row(element))
      if (hash >> 32) % UInt64(size) == 0 { pieces.append(text.end()) }
    }
    if !text.isEmpty { pieces.append(text.end()) }
    return pieces
  }

  /// Counts up to the last position that occurs.
  private func json(_ column: [some FixedWidthInteger]) -> String {
    var counts = [Int](repeating: 0, count: Int(column.max() ?? 0) + (column.isEmpty ? 0 : 1))
    for position in column { counts[Int(position)] += 1 }
    return "[\(counts.map(String.init).joined(separator: ","))]"
  }
}

/// A list of lists as JSON, while it is written.
private struct JSONText {
  private var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }

  /// Ends the list, and starts another.
  mutating func end() -> String {
    defer { bytes = [] }
    return "[\(String(decoding: bytes, as: UTF8.self))]"
  }

  /// Appends a list.
  ///
  /// - Returns: A hash of its bytes.
  mutating func append(_ row: [String?]) -> UInt64 {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    let start = bytes.count
    bytes.append(UInt8(ascii: "["))
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(value)
    }
    bytes.append(UInt8(ascii: "]"))
    return stableHash(bytes[start...])
  }

  /// A text in quotes, with U+FFFD for NUL, at which SQLite's texts would end.
  private mutating func append(_ text: String?) {
    guard let text else { return bytes.append(contentsOf: "null".utf8) }
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    let isPlain = text.utf8.allSatisfy {
      $0 >= 32 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return bytes.append(contentsOf: text.utf8) }
    for byte in text.utf8 {
      switch byte {
      case 0: bytes.append(contentsOf: "\\ufffd".utf8)
      case 1..<16: bytes.append(contentsOf: "\\u000\(String(byte, radix: 16))".utf8)
      case 16..<32: bytes.append(contentsOf: "\\u00\(String(byte, radix: 16))".utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      default: bytes.append(byte)
      }
    }
  }
}
