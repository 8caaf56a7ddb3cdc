internal import EntenteModel

extension ClaimDelta {
  /// Reads a delta, trusting none of its bytes: positions may still point anywhere.
  ///
  /// - Throws: ``EntenteError`` of code `damagedStore`.
  init(_ bytes: [UInt8]) throws(EntenteError) {
    self.init()
    var reader = DeltaReader(bytes)
    var places: [ClaimColumn.List: ListPlaces] = [:]
    for list in ClaimColumn.List.allCases where list != .texts {
      self[list] = ListDelta(
        removed: try reader.positions(),
        inserted: try reader.positions()
      )
      places[list] = ListPlaces(self[list])
    }
    self[.texts].removed = try reader.positions()
    var last: UInt32 = 0
    while !reader.isAtEnd {
      let position = try reader.position()
      guard position >= last else { throw DeltaReader.damaged }
      last = position
      if try reader.number(1) == 0 {
        steps.append(Step(position: last))
      } else {
        steps.append(Step(position: last, claim: claims.count))
        claims.append(try reader.claim(places))
      }
    }
    settle(reader.newTexts)
  }

  /// Gives the claims the positions of their texts now, with all new ones in between.
  private mutating func settle(_ found: [DeltaReader.NewText]) {
    let ordered = Set(found).sorted()
    newTexts = ordered.map(\.bytes)
    self[.texts].inserted = ordered.map(\.before)
    let places = ListPlaces(self[.texts])
    let indices = Dictionary(uniqueKeysWithValues: zip(ordered, ordered.indices))
    for claim in claims.indices {
      for (column, spec) in ClaimColumn.all.enumerated() where spec.list == .texts {
        var code = UInt32(claims[claim].numbers[column])
        if code & newEntry != 0 {
          code = newEntry | UInt32(indices[found[Int(code & ~newEntry)]] ?? 0)
        }
        claims[claim].numbers[column] = UInt64(places.place(of: code) ?? 0)
      }
    }
  }
}
