extension Portfolios {
  /// Compares each pair by itself, for portfolios of many levels.
  func comparedDirectly<Failure: Error>(
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Similarities {
    let count = actorCount
    let size = count * (count + 1) / 2
    let ends = [0, range]
    let crew = Crew(threads: threads, steps: size * itemCount * 64)
    let direct: [Similarity] = try filledArray(size) { result throws(Failure) in
      try crew.share(count, progress: progress) { worker in
        while let first = worker.next() {
          for second in first..<count where !worker.isStopped() {
            result[Similarities.index(first, second, count)] =
              Similarity.of(rows[first], rows[second], levels: ends, weights: weights)
          }
        }
      }
    }
    return Similarities(
      actorCount: count,
      levels: [],
      range: range,
      counts: [],
      direct: direct,
      weighted: nil
    )
  }

  /// Weighted S of each pair, NaN where undefined; nil without weights.
  func weightedScores<Failure: Error>(
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double]? {
    guard let weights else { return nil }
    let (count, length) = (actorCount, itemCount)
    let size = count * (count + 1) / 2
    let (known, values) = decoded()
    let crew = Crew(threads: threads, steps: size * length)
    return try filledArray(size) { result throws(Failure) in
      try crew.share(count, progress: progress) { worker in
        let heavy = Cells<Double>(uninitialised: length)
        while let first = worker.next() {
          for item in 0..<length { heavy[item] = weights[item] * known[first &* length &+ item] }
          for second in first..<count where !worker.isStopped() {
            let (total, distance) = sums(heavy, known, values, first, second)
            let isDefined = total > 0 && range > 0
            result[Similarities.index(first, second, count)] =
              isDefined ? Similarity.bounded(1 - 2 * distance / (range * total)) : .nan
          }
        }
      }
    }
  }

  /// Portfolio after portfolio: 1 where there is a level, and the level, 0 where absent.
  private func decoded() -> (known: Cells<Double>, values: Cells<Double>) {
    let known = Cells<Double>(uninitialised: actorCount * itemCount)
    let values = Cells<Double>(uninitialised: actorCount * itemCount)
    for actor in 0..<actorCount {
      for item in 0..<itemCount {
        let code = Int(codes[item &* stride &+ actor])
        known[actor &* itemCount &+ item] = code > 0 ? 1 : 0
        values[actor &* itemCount &+ item] = code > 0 ? levels[code &- 1] : 0
      }
    }
    return (known, values)
  }

  /// The weight of the items on which both have a level, and the weighted sum of their distances.
  private func sums(
    _ heavy: Cells<Double>,
    _ known: Cells<Double>,
    _ values: Cells<Double>,
    _ first: Int,
    _ second: Int
  ) -> (total: Double, distance: Double) {
    typealias Lanes = SIMD4<Double>
    let (here, there) = (first &* itemCount, second &* itemCount)
    var (total, distance) = (Lanes.zero, Lanes.zero)
    var item = 0
    while item &+ 4 <= itemCount {
      let weight =
        heavy.vector(at: item, as: Lanes.self) * known.vector(at: there &+ item, as: Lanes.self)
      let gap =
        values.vector(at: here &+ item, as: Lanes.self)
        - values.vector(at: there &+ item, as: Lanes.self)
      total += weight
      distance += weight * gap.replacing(with: -gap, where: gap .< 0)
      item &+= 4
    }
    var (totalSum, distanceSum) = (total.sum(), distance.sum())
    while item < itemCount {
      let weight = heavy[item] * known[there &+ item]
      totalSum += weight
      distanceSum += weight * (values[here &+ item] - values[there &+ item]).magnitude
      item &+= 1
    }
    return (totalSum, distanceSum)
  }
}
