/// Claims as columns: one element a claim, ten million of them in about a gigabyte.
///
/// Actors, layers and sources are positions in the lists of the ``ActorGraph`` that owns the table;
/// texts are positions in `texts`, whose first element is the empty string.
public struct ClaimTable: Hashable, Sendable {
  package var from: [UInt32] = []
  package var to: [UInt32] = []
  package var layer: [UInt16] = []
  package var source: [UInt32] = []
  package var value: [Double] = []
  /// Negative where none was given.
  package var confidence: [Double] = []
  /// 0 where none was given.
  package var credibility: [UInt8] = []
  /// Bit 0 symmetric, bit 1 event, bits 2 and 3 modality.
  package var flags: [UInt8] = []
  package var start: [PackedDay] = []
  package var end: [PackedDay] = []
  package var lastObserved: [PackedDay] = []
  package var recorded: [PackedDay] = []
  package var id: [UInt32] = []
  package var fact: [UInt32] = []
  package var locator: [UInt32] = []
  package var attributedTo: [UInt32] = []
  package var note: [UInt32] = []
  /// Where the actors that a claim regards begin in `regardingActors`; one more than claims.
  package var regardingOffsets: [UInt32] = [0]
  package var regardingActors: [UInt32] = []
  package var texts: [String] = [""]

  package init() {}

  /// How many claims there are.
  public var count: Int { from.count }
}

/// A day in four bytes: its number and precision, or none.
package struct PackedDay: Hashable, Sendable {
  package let raw: Int32

  package init(raw: Int32) { self.raw = raw }

  package init(_ day: Day?) {
    raw = day.map { $0.number << 2 | Int32($0.precision.rawValue) } ?? .min
  }

  package static let none = PackedDay(nil)

  package var day: Day? {
    guard raw != .min, let precision = Day.Precision(rawValue: UInt8(truncatingIfNeeded: raw & 3))
    else { return nil }
    return Day(number: raw >> 2, precision: precision)
  }
}

/// One claim as numbers: what an importer of millions of rows appends.
package struct ClaimRow {
  package var from: UInt32
  package var to: UInt32
  package var layer: UInt16
  package var source: UInt32
  package var value: Double
  package var confidence = -1.0
  package var credibility: UInt8 = 0
  package var isSymmetric = false
  package var isEvent = false
  package var modality = Claim.Modality.asserted
  package var start = PackedDay.none
  package var end = PackedDay.none
  package var lastObserved = PackedDay.none
  package var recorded = PackedDay.none
  package var id: UInt32 = 0
  package var fact: UInt32 = 0
  package var locator: UInt32 = 0
  package var attributedTo: UInt32 = 0
  package var note: UInt32 = 0
  package var regarding: [UInt32] = []

  package init(from: UInt32, to: UInt32, layer: UInt16, source: UInt32, value: Double) {
    self.from = from
    self.to = to
    self.layer = layer
    self.source = source
    self.value = value
  }

  /// The bits of `ClaimTable.flags`.
  package var flags: UInt8 {
    let order = Claim.Modality.allCases.firstIndex(of: modality) ?? 0
    return (isSymmetric ? 1 : 0) | (isEvent ? 2 : 0) | UInt8(order) << 2
  }
}

extension ClaimTable {
  package mutating func append(_ row: ClaimRow) {
    from.append(row.from)
    to.append(row.to)
    layer.append(row.layer)
    source.append(row.source)
    value.append(row.value)
    confidence.append(row.confidence)
    credibility.append(row.credibility)
    flags.append(row.flags)
    start.append(row.start)
    end.append(row.end)
    lastObserved.append(row.lastObserved)
    recorded.append(row.recorded)
    id.append(row.id)
    fact.append(row.fact)
    locator.append(row.locator)
    attributedTo.append(row.attributedTo)
    note.append(row.note)
    regardingActors.append(contentsOf: row.regarding)
    regardingOffsets.append(UInt32(regardingActors.count))
  }

  package func row(_ index: Int) -> ClaimRow {
    var row = ClaimRow(
      from: from[index],
      to: to[index],
      layer: layer[index],
      source: source[index],
      value: value[index]
    )
    row.confidence = confidence[index]
    row.credibility = credibility[index]
    row.isSymmetric = isSymmetric(index)
    row.isEvent = isEvent(index)
    row.modality = modality(index)
    row.start = start[index]
    row.end = end[index]
    row.lastObserved = lastObserved[index]
    row.recorded = recorded[index]
    row.id = id[index]
    row.fact = fact[index]
    row.locator = locator[index]
    row.attributedTo = attributedTo[index]
    row.note = note[index]
    row.regarding = Array(regarding(index))
    return row
  }

  package func isSymmetric(_ index: Int) -> Bool { flags[index] & 1 != 0 }

  package func isEvent(_ index: Int) -> Bool { flags[index] & 2 != 0 }

  package func modality(_ index: Int) -> Claim.Modality {
    Claim.Modality.allCases[Int(flags[index] >> 2 & 3)]
  }

  package func regarding(_ index: Int) -> ArraySlice<UInt32> {
    regardingActors[Int(regardingOffsets[index])..<Int(regardingOffsets[index + 1])]
  }
}

/// Texts with their positions, while a table is being filled.
package struct TextPool {
  package private(set) var texts = [""]
  private var positions = [Key(text: ""): UInt32(0)]

  package init() {}

  package mutating func position(of text: String) -> UInt32 {
    if let known = positions[Key(text: text)] { return known }
    let position = UInt32(texts.count)
    texts.append(text)
    positions[Key(text: text)] = position
    return position
  }

  /// A text by its bytes: two spellings of one letter are two texts, as they are in a digest.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}
