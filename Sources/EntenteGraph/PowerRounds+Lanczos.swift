extension PowerRounds {
  /// Replaces a positive vector by one near the eigenvector of the greatest eigenvalue of a
  /// symmetric matrix, without negative entries and of sum 1.
  ///
  /// Lanczos: of all vectors that some multiplications can make, take the best. Whoever needs to be
  /// sure of the result multiplies on from there.
  ///
  /// - SeeAlso: Lanczos, An iteration method for the solution of the eigenvalue problem (1950), J.
  ///   Research NBS 45:255; Paige (1980), Linear Algebra Appl. 34:235, for its rounding.
  func improve<Failure: Error>(
    _ vector: Cells<Double>,
    _ tolerance: Double,
    _ pace: inout Pace,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    // Rather below the tolerance, as the fault is another sum here than in what follows.
    let goal = max(1e-12, tolerance / 4)
    for _ in 0..<8 {
      let fault = try lanczos(vector, goal, &pace, progress)
      if fault <= goal { return }
    }
  }

  /// One sequence of multiplications; returns how far the result is from an eigenvector, relative.
  private func lanczos<Failure: Error>(
    _ vector: Cells<Double>,
    _ goal: Double,
    _ pace: inout Pace,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Double {
    let entries = entries
    // The basis, each vector together with the factor that makes its length 1.
    let length = sum { range in
      var sum = 0.0
      for vertex in range { sum += vector[vertex] * vector[vertex] }
      return sum
    }.squareRoot()
    var basis = [(vector: vector, factor: 1 / length)]
    var (diagonal, beside): ([Double], [Double]) = ([], [])
    var (shares, fault): ([Double], Double) = ([1], .infinity)
    while diagonal.count < 20 {
      let step = diagonal.count
      let (current, before) = (basis[step], basis[max(0, step - 1)])
      let image = Cells<Double>(uninitialised: vector.count)
      let own =
        try sum { done throws(Failure) in
          if let share = pace.due(done) { try progress(share) }
        } _: { range in
          var sum = 0.0
          for vertex in range {
            let number = entries.arriving(at: vertex, from: current.vector) * current.factor
            image[vertex] = number
            sum += number * current.vector[vertex]
          }
          return sum
        } * current.factor
      diagonal.append(own)
      let here = own * current.factor
      let last = step > 0 ? beside[step - 1] * before.factor : 0
      let rest = sum { range in
        var sum = 0.0
        for vertex in range {
          let number =
            image[vertex] - here * current.vector[vertex] - last * before.vector[vertex]
          image[vertex] = number
          sum += number * number
        }
        return sum
      }.squareRoot()
      // Every second time will do to find the end.
      if step % 2 == 1 || rest <= 1e-12 * (beside.first ?? rest) {
        guard let (root, best) = Self.greatest(diagonal, beside) else { return .infinity }
        shares = best
        fault = rest * best[step].magnitude / root
      }
      pace.end(change: fault)
      if fault <= goal { break }
      beside.append(rest)
      basis.append((image, 1 / rest))
    }
    let columns = (0..<shares.count).map { (basis[$0].vector, shares[$0] * basis[$0].factor) }
    let total = sum { range in
      var sum = 0.0
      for vertex in range {
        var number = 0.0
        for (column, share) in columns { number += share * column[vertex] }
        vector[vertex] = number.magnitude
        sum += number.magnitude
      }
      return sum
    }
    divide(vector, by: total)
    return fault
  }

  /// The greatest eigenvalue of a matrix of three diagonals, and its eigenvector.
  private static func greatest(
    _ diagonal: [Double],
    _ beside: [Double]
  ) -> (root: Double, vector: [Double])? {
    var matrix = SquareMatrix(diagonal.count)
    for place in 0..<diagonal.count {
      matrix[place, place] = diagonal[place]
      guard place + 1 < diagonal.count else { break }
      matrix[place, place + 1] = beside[place]
      matrix[place + 1, place] = beside[place]
    }
    let eigen = try? SymmetricEigen(matrix, { () throws(KernelError) in }, { $0 })
    guard let eigen, let root = eigen.values.last else { return nil }
    return (root, eigen.vectors[eigen.vectors.count - 1])
  }
}
