extension Inflow {
  /// The root and the positive vector, of sum 1, of a matrix that hangs together both ways, by
  /// multiplying with it; nil if that does not settle.
  ///
  /// Small matrices settle when the bounds min and max of (Mx)(v) / x(v) meet, so that even the
  /// least entries are right; others when the sum of |Mx - root x| is below the tolerance, each as a
  /// share of the root.
  func byRounds<Failure: Error>(
    _ threads: Int?,
    _ tolerance: Double,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (root: Double, vector: [Double])? {
    if let order = DegreeOrder(repaying: offsets) {
      let crew = Crew(threads: threads, steps: sources.count + count)
      try progress(0)
      return try ordered(order, crew, progress).withEntries { entries throws(Failure) in
        guard let pair = try byRounds(entries, threads, tolerance, progress) else { return nil }
        return (pair.root, order.rank.map { pair.vector[Int($0)] })
      }
    }
    return try withEntries { entries throws(Failure) in
      try byRounds(entries, threads, tolerance, progress)
    }
  }

  private func byRounds<Failure: Error>(
    _ entries: EntriesView<Double>,
    _ threads: Int?,
    _ tolerance: Double,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (root: Double, vector: [Double])? {
    let rounds = PowerRounds(entries, threads: threads)
    var pace = Pace(expected: Self.powers, tolerance: tolerance)
    let vector = Cells<Double>(count, repeating: 1 / Double(count))
    if isSymmetric {
      try rounds.improve(vector, tolerance, &pace, progress)
      if let root = try rounds.settle(vector, 60, shift: 0.125, tolerance, &pace, progress) {
        return (root, vector.array())
      }
    }
    // A full matrix of few vertices is solved sooner than a slow sequence of rounds.
    let limit = count <= Self.dense ? 30 : Self.powers
    guard let root = try rounds.settle(vector, limit, shift: 0.5, tolerance, &pace, progress) else {
      return nil
    }
    return (root, vector.array())
  }
}

extension PowerRounds {
  /// Multiplies until the vector, of sum 1, settles; returns the root, or nil after the last round.
  ///
  /// With the matrix shifted by a share of the root a root of the other sign cannot make the vector
  /// swing.
  func settle<Failure: Error>(
    _ vector: Cells<Double>,
    _ limit: Int,
    shift: Double,
    _ tolerance: Double,
    _ pace: inout Pace,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Double? {
    let isSmall = vector.count <= Inflow.dense
    let (entries, image) = (entries, Cells<Double>(uninitialised: vector.count))
    for _ in 0..<limit {
      let estimate = try sum { done throws(Failure) in
        if let share = pace.due(done) { try progress(share) }
      } _: { range in
        var sum = 0.0
        for vertex in range {
          let number = entries.arriving(at: vertex, from: vector)
          image[vertex] = number
          sum += number
        }
        return sum
      }
      // The vector has sum 1, so the sum of its image is the root when it has settled.
      let fault =
        isSmall ? gap(vector, image) : distance(image, from: vector, times: estimate) / estimate
      if fault <= tolerance { return estimate }
      pace.end(change: fault)
      let (part, factor) = (shift * estimate, 1 / (estimate + shift * estimate))
      let total = sum { range in
        var sum = 0.0
        for vertex in range {
          let number = (image[vertex] + part * vector[vertex]) * factor
          vector[vertex] = number
          sum += number
        }
        return sum
      }
      divide(vector, by: total)
    }
    return nil
  }

  /// The sum of how far numbers are from those of a vector times a factor.
  private func distance(
    _ image: Cells<Double>,
    from vector: Cells<Double>,
    times factor: Double
  ) -> Double {
    sum { range in
      var sum = 0.0
      for vertex in range { sum += (image[vertex] - factor * vector[vertex]).magnitude }
      return sum
    }
  }

  /// How far the bounds of the root, min and max of (Mx)(v) / x(v), lie apart; relative.
  private func gap(_ vector: Cells<Double>, _ image: Cells<Double>) -> Double {
    var (lower, upper) = (Double.infinity, 0.0)
    for vertex in 0..<vector.count {
      let ratio = vector[vertex] > 0 ? image[vertex] / vector[vertex] : .infinity
      lower = min(lower, ratio)
      upper = max(upper, ratio)
    }
    return upper < .infinity ? (upper - lower) / upper : .infinity
  }
}
