internal import EntenteModel

/// The bytes of a delta while they are read.
struct DeltaReader {
  /// A text that the base has not, and the position in the base's texts that it stands before.
  struct NewText: Hashable, Comparable {
    let before: UInt32
    let bytes: [UInt8]

    static func < (one: NewText, other: NewText) -> Bool {
      one.before != other.before
        ? one.before < other.before : one.bytes.lexicographicallyPrecedes(other.bytes)
    }
  }

  static let damaged = EntenteError.damagedGraph(in: "delta", because: "it is not one")

  private let bytes: [UInt8]
  private var offset = 0

  /// The new texts so far, once for each use.
  private(set) var newTexts: [NewText] = []
}

extension DeltaReader {
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  private mutating func take(_ count: Int) throws(EntenteError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - offset else { throw DeltaReader.damaged }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func number(_ width: Int) throws(EntenteError) -> UInt64 {
    try take(width).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A position in the base, or a label.
  mutating func position() throws(EntenteError) -> UInt32 {
    let position = UInt32(try number(4))
    guard position & DeltaCode.newEntry == 0 else { throw DeltaReader.damaged }
    return position
  }

  /// The positions of what is gone, which ascend.
  mutating func removed() throws(EntenteError) -> [UInt32] {
    var positions: [UInt32] = []
    for _ in 0..<(try number(4)) {
      let position = try position()
      if let last = positions.last, position <= last { throw DeltaReader.damaged }
      positions.append(position)
    }
    return positions
  }

  /// The positions that new entries stand before, which ascend, and their labels.
  mutating func inserted() throws(EntenteError) -> (positions: [UInt32], labels: [UInt32]) {
    var (positions, labels): ([UInt32], [UInt32]) = ([], [])
    for _ in 0..<(try number(4)) {
      let position = try position()
      if let last = positions.last, position < last { throw DeltaReader.damaged }
      positions.append(position)
      labels.append(try self.position())
    }
    return (positions, labels)
  }

  /// A new claim; for a text that is new it has ``DeltaCode/newEntry`` and the index in ``newTexts``.
  mutating func claim(_ places: [ClaimColumn.List: ListPlaces]) throws(EntenteError)
    -> ClaimDelta.Claim
  {
    var claim = ClaimDelta.Claim(numbers: [], regarded: [])
    claim.numbers.reserveCapacity(ClaimColumn.all.count)
    for column in ClaimColumn.all {
      let number =
        switch column.list {
        case nil: try number(column.width)
        case .texts: UInt64(try text())
        case .some(let list): UInt64(try place(places[list]))
        }
      claim.numbers.append(number)
    }
    for _ in 0..<(try number(4)) { claim.regarded.append(try place(places[.actors])) }
    return claim
  }

  private mutating func place(_ places: ListPlaces?) throws(EntenteError) -> UInt32 {
    let code = UInt32(try number(4))
    guard let place = places?.place(of: code) else { throw DeltaReader.damaged }
    return place
  }

  private mutating func text() throws(EntenteError) -> UInt32 {
    let code = UInt32(try number(4))
    guard code == DeltaCode.newText else {
      guard code & DeltaCode.newEntry == 0 else { throw DeltaReader.damaged }
      return code
    }
    let before = try position()
    newTexts.append(NewText(before: before, bytes: Array(try take(Int(try number(4))))))
    return DeltaCode.newEntry | UInt32(newTexts.count - 1)
  }
}
