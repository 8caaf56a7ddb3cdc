extension SymmetricEigen {
  /// Turns three diagonals into one; false if an eigenvalue does not settle.
  mutating func iterate<Failure: Error>(
    _ isWanted: Bool,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    for place in 1..<max(count, 1) { beside[place &- 1] = beside[place] }
    beside[count &- 1] = 0
    var shift = 0.0
    var size = 0.0
    for low in 0..<count {
      size = max(size, values[low].magnitude + beside[low].magnitude)
      var high = low
      while beside[high].magnitude > 0x1p-52 * size { high &+= 1 }
      var rounds = 0
      while high > low && beside[low].magnitude > 0x1p-52 * size {
        guard rounds < Self.rounds else { return false }
        try tell()
        rounds &+= 1
        let old = values[low]
        var pivot = (values[low &+ 1] - old) / (2 * beside[low])
        let root = (pivot * pivot + 1).squareRoot()
        pivot += pivot < 0 ? -root : root
        values[low] = beside[low] / pivot
        values[low &+ 1] = beside[low] * pivot
        let step = old - values[low]
        for place in (low &+ 2)..<max(count, low &+ 2) { values[place] -= step }
        shift += step
        try chase(low, high, isWanted, tell)
      }
      values[low] += shift
      beside[low] = 0
    }
    return true
  }

  /// One sweep of rotations from the end of a block to its start.
  private mutating func chase<Failure: Error>(
    _ low: Int,
    _ high: Int,
    _ isWanted: Bool,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let second = values[low &+ 1]
    let besideSecond = beside[low &+ 1]
    var pivot = values[high]
    var (cosine, cosine2, cosine3) = (1.0, 1.0, 1.0)
    var (sine, sine2) = (0.0, 0.0)
    for place in stride(from: high &- 1, through: low, by: -1) {
      cosine3 = cosine2
      cosine2 = cosine
      sine2 = sine
      let product = cosine * beside[place]
      let kept = cosine * pivot
      let length = (pivot * pivot + beside[place] * beside[place]).squareRoot()
      beside[place &+ 1] = sine * length
      sine = beside[place] / length
      cosine = pivot / length
      pivot = cosine * values[place] - sine * product
      values[place &+ 1] = kept + sine * (cosine * product + sine * values[place])
      guard isWanted else { continue }
      if place & 63 == 0 { try tell() }
      let here = place &* count
      let next = here &+ count
      for row in 0..<count {
        let left = cells[here &+ row]
        let right = cells[next &+ row]
        cells[next &+ row] = sine * left + cosine * right
        cells[here &+ row] = cosine * left - sine * right
      }
    }
    pivot = -sine * sine2 * cosine3 * besideSecond * beside[low] / second
    beside[low] = sine * pivot
    values[low] = cosine * pivot
  }
}
