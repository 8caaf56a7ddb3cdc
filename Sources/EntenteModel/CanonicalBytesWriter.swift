/// One part of the canonical bytes of a graph while it is written.
struct CanonicalBytesWriter {
  private(set) var bytes: [UInt8] = []
}

extension CanonicalBytesWriter {
  /// The bytes of a part.
  static func part(_ write: (inout CanonicalBytesWriter) -> Void) -> CanonicalPart {
    var writer = CanonicalBytesWriter()
    write(&writer)
    return CanonicalPart(writer.bytes)
  }

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ flag: Bool) { append(UInt8(flag ? 1 : 0)) }

  /// Appends the bits of a number, those of 0 for -0.
  mutating func append(_ value: Double) { append((value + 0).bitPattern) }

  mutating func append(_ value: Double?) {
    append(value != nil)
    if let value { append(value) }
  }

  mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ text: String?) {
    append(text != nil)
    if let text { append(text) }
  }

  mutating func append(_ day: Day?) { append(PackedDay(day).raw) }

  mutating func append(_ texts: [String]) { append(texts) { $0.append($1) } }

  /// Appends how many there are, then each.
  mutating func append<Element>(
    _ list: [Element],
    _ write: (inout CanonicalBytesWriter, Element) -> Void
  ) {
    append(UInt32(list.count))
    for element in list { write(&self, element) }
  }
}
