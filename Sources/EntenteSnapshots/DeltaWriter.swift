internal import EntenteModel

/// The bytes of a delta while they are written.
struct DeltaWriter {
  private(set) var bytes: [UInt8] = []
  private let claims: ClaimTable

  /// How each position of now is written.
  private var codes: [ClaimColumn.List: [UInt32]] = [:]

  /// For each new text, by its position, the position that it stands before.
  private let before: [UInt32: UInt32]

  init(_ moves: ListMoves, _ graph: ActorGraph) {
    claims = graph.claims
    let texts = ListDelta(places: moves.texts, count: claims.texts.count)
    before = Dictionary(uniqueKeysWithValues: zip(texts.insertedPlaces, texts.inserted))
    add(.layers, moves.layers, graph.layers.count)
    add(.actors, moves.actors, graph.actors.count)
    add(.sources, moves.sources, graph.sources.count)
    add(.texts, moves.texts, claims.texts.count)
    append(texts.removed)
  }

  /// Notes how the positions in a list are written, and writes what is other in it.
  private mutating func add(_ list: ClaimColumn.List, _ places: [UInt32?], _ count: Int) {
    var codes = [UInt32](repeating: newText, count: count)
    for (position, place) in places.enumerated() {
      if let place { codes[Int(place)] = UInt32(position) }
    }
    if list != .texts {
      let delta = ListDelta(places: places, count: count)
      for (index, place) in delta.insertedPlaces.enumerated() {
        codes[Int(place)] = newEntry | UInt32(index)
      }
      append(delta.removed)
      append(delta.inserted)
    }
    self.codes[list] = codes
  }

  mutating func remove(_ position: Int) {
    append(UInt64(position), 4)
    append(0, 1)
  }

  mutating func add(_ index: Int, before position: Int) {
    append(UInt64(position), 4)
    append(1, 1)
    let claim = claims.row(index)
    for (column, number) in zip(ClaimColumn.all, ClaimColumn.numbers(claim)) {
      guard let list = column.list else {
        append(number, column.width)
        continue
      }
      let code = code(number, list)
      append(UInt64(code), 4)
      if code == newText { append(claims.texts[Int(number)], before: before[UInt32(number)] ?? 0) }
    }
    append(UInt64(claim.regarding.count), 4)
    for actor in claim.regarding { append(UInt64(code(UInt64(actor), .actors)), 4) }
  }

  private func code(_ position: UInt64, _ list: ClaimColumn.List) -> UInt32 {
    codes[list]?[Int(position)] ?? newText
  }

  private mutating func append(_ text: String, before position: UInt32) {
    append(UInt64(position), 4)
    append(UInt64(text.utf8.count), 4)
    bytes += text.utf8
  }

  private mutating func append(_ positions: [UInt32]) {
    append(UInt64(positions.count), 4)
    for position in positions { append(UInt64(position), 4) }
  }

  private mutating func append(_ number: UInt64, _ width: Int) {
    for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
