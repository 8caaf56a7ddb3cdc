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
      let removed = try reader.removed()
      let inserted = try reader.inserted()
      self[list] = ListDelta(removed: removed, inserted: inserted.positions)
      guard let found = ListPlaces(self[list], labels: inserted.labels) else {
        throw DeltaReader.damaged
      }
      places[list] = found
    }
    self[.texts].removed = try reader.removed()
    var last: UInt32 = 0
    while !reader.isAtEnd {
      let position = try reader.position()
      guard position >= last else { throw DeltaReader.damaged }
      last = position
      switch try reader.number(1) {
      case 0: steps.append(Step(position: last))
      case 1:
        steps.append(Step(position: last, claim: claims.count))
        claims.append(try reader.claim(places))
      default: throw DeltaReader.damaged
      }
    }
    settle(reader.newTexts)
  }

  /// Gives the claims the positions of their texts now, with all new ones in between.
  private mutating func settle(_ found: [DeltaReader.NewText]) {
    let ordered = Set(found).sorted()
    newTexts = ordered.map(\.bytes)
    self[.texts].inserted = ordered.map(\.before)
    let places = Dictionary(uniqueKeysWithValues: zip(ordered, self[.texts].insertedPlaces))
    let shifts = PositionShifts(self[.texts])
    for claim in claims.indices {
      for (column, spec) in ClaimColumn.all.enumerated() where spec.list == .texts {
        let code = UInt32(claims[claim].numbers[column])
        let isNew = code & DeltaCode.newEntry != 0
        let place =
          isNew ? places[found[Int(code & ~DeltaCode.newEntry)]] : shifts.place(of: code)
        claims[claim].numbers[column] = UInt64(place ?? 0)
      }
    }
  }
}
