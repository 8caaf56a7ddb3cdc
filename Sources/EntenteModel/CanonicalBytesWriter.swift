/// The canonical bytes of a graph while they are written.
struct CanonicalBytesWriter {
  /// What the bytes of every graph begin with.
  static let header = Array("entente graph 1\n".utf8)

  private(set) var bytes = CanonicalBytesWriter.header

  init(capacity: Int) { bytes.reserveCapacity(capacity) }
}

extension CanonicalBytesWriter {
  /// Appends a part behind its length.
  mutating func part(_ write: (inout CanonicalBytesWriter) -> Void) {
    let start = bytes.count
    append(UInt64(0))
    write(&self)
    let length = UInt64(bytes.count - start - 8)
    for index in 0..<8 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
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

  /// Appends a part that is nothing but the elements of a column.
  mutating func column<Element: FixedWidthInteger>(_ column: [Element]) {
    append(UInt64(column.count * MemoryLayout<Element>.size))
    let isStraight = Element(littleEndian: 1) == 1
    (isStraight ? column : column.map(\.littleEndian)).withUnsafeBytes {
      bytes.append(contentsOf: $0)
    }
  }

  /// Appends the bits of the numbers of a column, those of 0 for -0.
  mutating func column(_ column: [Double]) { self.column(column.map { ($0 + 0).bitPattern }) }

  mutating func column(_ column: [PackedDay]) { self.column(column.map(\.raw)) }
}
