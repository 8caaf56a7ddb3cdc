internal import EntenteModel

extension ActorGraph {
  /// What the views of a store show of a part, as JSON, a list of lists; nil for other parts than
  /// layers, actors and sources.
  func listing(ofPart position: Int) -> String? {
    switch StoredParts.names[position] {
    case "layers": json(layers) { [$0.id, $0.title, $0.scale.rawValue] }
    case "actors": json(actors) { [$0.id, $0.name, $0.kind.rawValue] }
    case "sources":
      json(sources) { [$0.id, $0.title, $0.date?.description, $0.reliability?.rawValue] }
    default: nil
    }
  }

  /// How many claims each layer has, as JSON.
  var layerCounts: String { json(claims.layer) }

  /// How many claims each source has, as JSON.
  var sourceCounts: String { json(claims.source) }

  private func json<Element>(_ list: [Element], _ row: (Element) -> [String?]) -> String {
    var text = JSONText()
    text.list(list) { text, element in
      text.list(row(element)) { text, value in text.append(value) }
    }
    return text.text
  }

  /// Counts up to the last position that occurs.
  private func json(_ column: [some FixedWidthInteger]) -> String {
    var counts = [Int](repeating: 0, count: Int(column.max() ?? 0) + (column.isEmpty ? 0 : 1))
    for position in column { counts[Int(position)] += 1 }
    return "[\(counts.map(String.init).joined(separator: ","))]"
  }
}

/// JSON while it is written.
private struct JSONText {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func list<Element>(_ list: [Element], _ write: (inout JSONText, Element) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in list.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A text in quotes, with U+FFFD for NUL, at which SQLite's texts would end.
  mutating func append(_ text: String?) {
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
