/// The canonical bytes of a graph while they are read: every step checks before it takes.
struct CanonicalBytesReader {
  private let bytes: [UInt8]

  /// Where reading goes on.
  private var offset: Int

  /// Where the part being read ends.
  private var end: Int

  /// The part being read, for messages.
  private var part = "header"

  init(_ bytes: [UInt8]) throws(EntenteError) {
    let header = CanonicalBytesWriter.header
    guard bytes.starts(with: header) else {
      if bytes.starts(with: "entente graph ".utf8) { throw .newerGraph() }
      throw .damagedGraph(in: "header", because: "it is not 'entente graph 1'")
    }
    self.bytes = bytes
    offset = header.count
    end = offset
  }
}

extension CanonicalBytesReader {
  /// Starts a part.
  mutating func begin(_ name: String) throws(EntenteError) {
    part = name
    end = bytes.count
    let length: UInt64 = try integer()
    guard length <= UInt64(end - offset) else { throw damaged("it ends early") }
    end = offset + Int(length)
  }

  /// Ends a part, which must have been read whole.
  mutating func finish() throws(EntenteError) {
    guard offset == end else { throw damaged("it is longer than its content") }
  }

  /// Ends the bytes, after the last part.
  func finishAll() throws(EntenteError) {
    guard offset == bytes.count else {
      throw .damagedGraph(in: "end", because: "something follows it")
    }
  }

  /// A part that is a list.
  mutating func list<Element>(
    _ name: String,
    _ read: (inout CanonicalBytesReader) throws(EntenteError) -> Element
  ) throws(EntenteError) -> [Element] {
    try begin(name)
    let elements = try list(read)
    try finish()
    return elements
  }

  /// A list inside a part; it grows as it is read, so that a false count costs nothing.
  mutating func list<Element>(
    _ read: (inout CanonicalBytesReader) throws(EntenteError) -> Element
  ) throws(EntenteError) -> [Element] {
    let count: UInt32 = try integer()
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  /// A part that is nothing but `count` integers.
  mutating func column<Element: FixedWidthInteger>(_ name: String, count: Int)
    throws(EntenteError) -> [Element]
  {
    try begin(name)
    let (length, isTooLong) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.size)
    guard !isTooLong, length == end - offset else {
      throw damaged("it has not one element for each claim")
    }
    let range = try take(length)
    let column = [Element](unsafeUninitializedCapacity: count) { target, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(target)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range]))
      }
      filled = count
    }
    return Element(littleEndian: 1) == 1 ? column : column.map(Element.init(littleEndian:))
  }

  mutating func integer<Value: FixedWidthInteger>() throws(EntenteError) -> Value {
    var value: Value = 0
    for (index, place) in try take(MemoryLayout<Value>.size).enumerated() {
      value |= Value(truncatingIfNeeded: bytes[place]) << (8 * index)
    }
    return value
  }

  mutating func flag() throws(EntenteError) -> Bool {
    let value: UInt8 = try integer()
    guard value <= 1 else { throw damaged("a value is not one of those known") }
    return value == 1
  }

  mutating func number() throws(EntenteError) -> Double {
    let value = Double(bitPattern: try integer())
    guard !value.isNaN, value != 0 || value.sign == .plus else {
      throw damaged("a number is none")
    }
    return value
  }

  mutating func optionalNumber() throws(EntenteError) -> Double? {
    try flag() ? try number() : nil
  }

  mutating func text() throws(EntenteError) -> String {
    let length: UInt32 = try integer()
    let range = try take(Int(length))
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw damaged("a text is not UTF-8")
    }
    return text
  }

  mutating func optionalText() throws(EntenteError) -> String? { try flag() ? try text() : nil }

  mutating func texts() throws(EntenteError) -> [String] {
    try list { reader throws(EntenteError) in try reader.text() }
  }

  mutating func day() throws(EntenteError) -> Day? {
    let packed = PackedDay(raw: try integer())
    guard packed.isValid else { throw damaged("a date does not exist") }
    return packed.day
  }

  /// An error that names the part being read.
  func damaged(_ reason: String) -> EntenteError { .damagedGraph(in: part, because: reason) }

  /// The next bytes of the part.
  private mutating func take(_ count: Int) throws(EntenteError) -> Range<Int> {
    guard count <= end - offset else { throw damaged("it ends early") }
    defer { offset += count }
    return offset..<offset + count
  }
}

extension PackedDay {
  /// The numbers of 0001-01-01 and 9999-12-31.
  private static let calendar: ClosedRange<Int32> = -719_162...2_932_896

  /// Whether it is none, or a date that the calendar has.
  var isValid: Bool {
    guard raw != PackedDay.none.raw else { return true }
    guard let day, PackedDay.calendar.contains(day.number) else { return false }
    switch day.precision {
    case .day: return true
    case .month: return day.parts.day == 1
    case .year: return day.parts.month == 1 && day.parts.day == 1
    }
  }
}
