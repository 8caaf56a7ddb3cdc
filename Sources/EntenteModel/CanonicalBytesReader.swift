internal import EntenteGraph

/// The canonical bytes of a graph while they are read: every step checks before it takes.
struct CanonicalBytesReader {
  private var origin: any CanonicalPartSource

  /// The bytes of the list being read.
  private var bytes: [UInt8] = []

  /// Where reading goes on in them.
  private var offset = 0

  /// The part being read, for messages.
  private var part = "header"

  /// Told every part as it was read.
  private let note: (CanonicalPart) -> Void

  init(_ origin: any CanonicalPartSource, noting note: @escaping (CanonicalPart) -> Void) {
    self.origin = origin
    self.note = note
  }
}

extension CanonicalBytesReader {
  /// Starts a part that is read piece by piece.
  mutating func begin(_ name: String) throws(EntenteError) {
    part = name
    guard let length = try origin.next() else { throw damaged("it ends early") }
    bytes = try copy(length)
    offset = 0
    note(CanonicalPart(bytes))
  }

  /// Ends a part, which must have been read whole.
  mutating func finish() throws(EntenteError) {
    guard offset == bytes.count else { throw damaged("it is longer than its content") }
    bytes = []
    offset = 0
  }

  /// Ends the bytes, after the last part.
  func finishAll() throws(EntenteError) {
    guard origin.isAtEnd else { throw .damagedGraph(in: "end", because: "something follows it") }
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

  /// A part that is nothing but `count` elements, as they are in the bytes.
  mutating func elements<Element: BitwiseCopyable>(_ name: String, count: Int)
    throws(EntenteError) -> [Element]
  {
    part = name
    guard let length = try origin.next() else { throw damaged("it ends early") }
    let (expected, isTooLong) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.size)
    guard !isTooLong, length == expected else {
      throw damaged("it has not one element for each claim")
    }
    return try copy(count)
  }

  /// A part that is nothing but `count` integers.
  mutating func column(_ name: String, count: Int) throws(EntenteError) -> [UInt8] {
    let column: [UInt8] = try elements(name, count: count)
    note(CanonicalPart(column))
    return column
  }

  /// A part that is nothing but `count` integers.
  mutating func column(_ name: String, count: Int) throws(EntenteError) -> [UInt16] {
    let raw: [UInt16] = try elements(name, count: count)
    let column = isStraight ? raw : raw.map(UInt16.init(littleEndian:))
    note(CanonicalPart(column))
    return column
  }

  /// A part that is nothing but `count` integers.
  mutating func column(_ name: String, count: Int) throws(EntenteError) -> [UInt32] {
    let raw: [UInt32] = try elements(name, count: count)
    let column = isStraight ? raw : raw.map(UInt32.init(littleEndian:))
    note(CanonicalPart(column))
    return column
  }

  /// A part that is nothing but `count` numbers.
  mutating func numbers(_ name: String, count: Int) throws(EntenteError) -> [Double] {
    let raw: [Double] = try elements(name, count: count)
    let column =
      isStraight ? raw : raw.map { Double(bitPattern: UInt64(littleEndian: $0.bitPattern)) }
    guard !column.contains(where: { $0.bitPattern == (-0.0).bitPattern }) else {
      throw damaged("a number is none")
    }
    note(CanonicalPart(column))
    return column
  }

  /// A part that is nothing but `count` days.
  mutating func days(_ name: String, count: Int) throws(EntenteError) -> [PackedDay] {
    let raw: [PackedDay] = try elements(name, count: count)
    let column = isStraight ? raw : raw.map { PackedDay(raw: Int32(littleEndian: $0.raw)) }
    guard column.allSatisfy({ $0.isValid }) else { throw damaged("a date does not exist") }
    note(CanonicalPart(column))
    return column
  }

  /// All of the part, as elements.
  private mutating func copy<Element: BitwiseCopyable>(_ count: Int) throws(EntenteError)
    -> [Element]
  {
    var failure: EntenteError?
    let elements = [Element](unsafeUninitializedCapacity: count) { target, filled in
      let room = UnsafeMutableRawBufferPointer(
        UnsafeMutableBufferPointer(rebasing: target[..<count])
      )
      askForHugePages(room)
      do throws(EntenteError) {
        try origin.copy(to: room)
        filled = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return elements
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
    let text = bytes.withUnsafeBufferPointer { all -> String? in
      let encoded = UnsafeBufferPointer(rebasing: all[range])
      // Decoding mends what is not UTF-8, so that it becomes other bytes.
      let text = String(decoding: encoded, as: UTF8.self)
      return encoded.allSatisfy { $0 < 128 } || text.utf8.elementsEqual(encoded) ? text : nil
    }
    guard let text else { throw damaged("a text is not UTF-8") }
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
    guard count <= bytes.count - offset else { throw damaged("it ends early") }
    defer { offset += count }
    return offset..<offset + count
  }
}

extension PackedDay: BitwiseCopyable {
  /// The numbers of 0001-01-01 and 9999-12-31.
  private static let calendar: ClosedRange<Int32> = -719_162...2_932_896

  /// Whether it is none, or a date that the calendar has.
  var isValid: Bool {
    guard raw != PackedDay.none.raw else { return true }
    guard PackedDay.calendar.contains(raw >> 2) else { return false }
    if raw & 3 == Int32(Day.Precision.day.rawValue) { return true }
    guard let day else { return false }
    switch day.precision {
    case .day: return true
    case .month: return day.parts.day == 1
    case .year: return day.parts.month == 1 && day.parts.day == 1
    }
  }
}

/// Whether memory holds integers as canonical bytes do.
private let isStraight = UInt32(littleEndian: 1) == 1
