extension SignedComponent {
  /// The split that frustrates nothing, if there is one.
  func balancedSides() -> [Double]? {
    var sides = [Double](repeating: 0, count: vertices.count)
    var waiting = [0]
    sides[0] = 1
    while let vertex = waiting.popLast() {
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
