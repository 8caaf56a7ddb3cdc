import EntenteSnapshots
import Testing

/// How lists differ, on every pair of lists that there is.
@Suite struct ListDeltaTests {
  @Test func `every list leads to every other`() {
    let names = Array("abcdefg")
    let lists = (0..<1 << names.count).map { bits in
      names.indices.filter { bits >> $0 & 1 == 1 }.map { names[$0] }
    }
    for old in lists {
      for new in lists {
        let places = old.map { name in new.firstIndex(of: name).map { UInt32($0) } }
        let delta = ListDelta(places: places, count: new.count)
        let shifts = PositionShifts(delta)
        for (position, place) in places.enumerated() {
          if let place { #expect(shifts.place(of: UInt32(position)) == place) }
        }
        let fresh = new.indices.filter { !old.contains(new[$0]) }
        #expect(delta.insertedPlaces.map { Int($0) } == fresh)
        // What was changed in place moves nothing.
        if delta.inserted == delta.removed.map({ $0 + 1 }) { #expect(shifts.isNone) }
      }
    }
  }
}
