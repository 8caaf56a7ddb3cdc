extension SignedComponent {
  /// The split that frustrates nothing, if there is one.
  func balancedSides<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Double]? {
    var seen = 0
    var sides = [Double](repeating: 0, count: vertices.count)
    var waiting = [0]
    sides[0] = 1
    while let vertex = waiting.popLast() {
      seen += 1
      if seen & 0x3ff == 0 { try tell() }
      for slot in offsets[vertex]..<offsets[vertex + 1] {
        let side = couplings[ties[slot]] > 0 ? sides[vertex] : -sides[vertex]
        let other = neighbours[slot]
        if sides[other] == 0 {
          sides[other] = side
          waiting.append(other)
        } else if sides[other] != side {
          return nil
        }
      }
    }
    return sides
  }
}
