internal import EntenteModel

/// The bytes of a delta while they are written.
struct DeltaWriter {
  private(set) var bytes: [UInt8] = []
  private let claims: ClaimTable

  /// How each position of now is written.
  private var codes: [ClaimColumn.List: [UInt32]] = [:]

  /// For each new text, by its position, the position that it stands before.
  private let before: [UInt32: UInt32]
}

extension DeltaWriter {
  /// Writes what is other in the lists; `texts` is what is other in the texts.
  init(_ moves: ListMoves, _ texts: ListDelta, _ graph: ActorGraph) {
    claims = graph.claims
    before = Dictionary(uniqueKeysWithValues: zip(texts.insertedPlaces, texts.inserted))
    add(.layers, moves.layers, graph.layers.map(\.id))
    add(.actors, moves.actors, graph.actors.map(\.id))
    add(.sources, moves.sources, graph.sources.map(\.id))
    codes[.texts] = known(moves.texts, claims.texts.count)
    append(texts.removed)
  }

  /// Notes how the positions in a list are written, and writes what is other in it.
  private mutating func add(_ list: ClaimColumn.List, _ places: [UInt32?], _ ids: [String]) {
    var codes = known(places, ids.count)
    let delta = ListDelta(places: places, count: ids.count)
    let fresh = delta.insertedPlaces.map { Int($0) }
    let labels = DeltaCode.labels(fresh.map { ids[$0] })
    append(delta.removed)
    append(UInt64(fresh.count), 4)
    for (index, place) in fresh.enumerated() {
      codes[place] = DeltaCode.newEntry | labels[index]
      append(UInt64(delta.inserted[index]), 4)
      append(UInt64(labels[index]), 4)
    }
    self.codes[list] = codes
  }

  /// The positions in the base, by those of now; ``DeltaCode/newText`` for what is new.
  private func known(_ places: [UInt32?], _ count: Int) -> [UInt32] {
    var codes = [UInt32](repeating: DeltaCode.newText, count: count)
    for (position, place) in places.enumerated() {
      if let place { codes[Int(place)] = UInt32(position) }
    }
    return codes
  }

  /// Writes that a claim of the base is gone.
  mutating func remove(_ position: Int) {
    append(UInt64(position), 4)
    append(0, 1)
  }

  /// Writes a new claim, whole, so that it reads the same whatever else is new.
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
      if code == DeltaCode.newText {
        append(claims.texts[Int(number)], before: before[UInt32(number)] ?? 0)
      }
    }
    append(UInt64(claim.regarding.count), 4)
    for actor in claim.regarding { append(UInt64(code(UInt64(actor), .actors)), 4) }
  }

  private func code(_ position: UInt64, _ list: ClaimColumn.List) -> UInt32 {
    codes[list]?[Int(position)] ?? DeltaCode.newText
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
