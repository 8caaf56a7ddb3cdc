/// How many others each vertex reaches, and how far they are.
struct DistanceSums {
  /// How many others each reaches, or is reached by.
  var reached: [Double]
  /// The sum of their distances.
  var totals: [Double]
  /// The sum of the inverses of their distances.
  var inverses: [Double]
  /// The greatest of their distances.
  var farthest: [Double]
}

extension DistanceSums {
  /// Measures all vertices of a graph along ties in a direction; whether it is drawn out is looked for
  /// if it is not known.
  init<Failure: Error>(
    _ graph: Adjacency,
    _ direction: Direction,
    _ lengths: [Double]?,
    isDrawnOut: Bool? = nil,
    threads: Int?,
    progress: (Double) throws(Failure) -> Void
  ) throws(Failure) {
    let walk = graph.walk(direction, lengths: lengths, threads: threads)
    self = try Adjacency.withRows(walk.offsets, walk.targets) { rows throws(Failure) in
      if let lengths = walk.lengths {
        return try withView(of: lengths) { lengths throws(Failure) in
          try Self.measured(rows, lengths, threads, progress)
        }
      }
      // If the sweep is given up, what was told stands until the searches have come as far.
      var greatest = 0.0
      func tell(_ share: Double) throws(Failure) {
        greatest = max(greatest, share)
        try progress(greatest)
      }
      if !(isDrawnOut ?? isDeep(rows)), let sums = try Self.swept(rows, threads, tell) {
        return sums
      }
      return try Self.searched(rows, threads, tell)
    }
  }

  private init(_ count: Int, _ cells: Cells<Double>, farthest: [Double]) {
    reached = cells.array(0..<count)
    totals = cells.array(count..<(2 * count))
    inverses = cells.array((2 * count)..<(3 * count))
    self.farthest = farthest
  }

  /// All vertices, 512 at a time; nil if some lie too far.
  private static func swept<Failure: Error>(
    _ rows: RowsView,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> DistanceSums? {
    let count = rows.vertexCount
    let sums = OrderedSums(3 * count)
    let farthest = AtomicCells(count, repeating: 0)
    let tooFar = AtomicCells(1, repeating: 0)
    let pieces = (count + StepSweep.width - 1) / StepSweep.width
    let crew = Crew(threads: threads, steps: 16 * pieces * (count + rows.targets.count))
    try crew.share(pieces, progress: progress) { worker in
      var sweep = StepSweep(rows)
      while tooFar[0] == 0, let piece = worker.next() {
        let first = piece * StepSweep.width
        let others = first..<min(first + StepSweep.width, count)
        let part = sums.part(3 * count, most: 3 * count, worker)
        let isDone = sweep.add(others, to: part, farthest: farthest) {
          tooFar[0] != 0 || worker.isStopped()
        }
        guard isDone else {
          tooFar[0] = 1
          return
        }
        sums.add(piece, part, start: 0, count: 3 * count, worker)
      }
    }
    guard tooFar[0] == 0 else { return nil }
    return DistanceSums(count, sums.totals, farthest: farthest.array().map { Double($0) })
  }

  /// One vertex after another, every tie of length 1.
  private static func searched<Failure: Error>(
    _ rows: RowsView,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> DistanceSums {
    let count = rows.vertexCount
    let sums = Cells<Double>(3 * count, repeating: 0)
    let farthest = Cells<Double>(uninitialised: count)
    let crew = Crew(threads: threads, steps: count * (count + rows.targets.count))
    try crew.share(count, progress: progress) { worker in
      var search = StepSearch(rows)
      while let vertex = worker.next() {
        search.run(from: vertex) { worker.isStopped() }
        let steps = search.steps
        for step in 1..<(steps.count - 1) {
          let number = Double(steps[step + 1] - steps[step])
          sums[vertex] += number
          sums[count &+ vertex] += number * Double(step)
          sums[2 &* count &+ vertex] += number / Double(step)
        }
        farthest[vertex] = Double(steps.count - 2)
      }
    }
    return DistanceSums(count, sums, farthest: farthest.array())
  }

  /// One vertex after another, ties having lengths.
  private static func measured<Failure: Error>(
    _ rows: RowsView,
    _ lengths: View<Double>,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> DistanceSums {
    let count = rows.vertexCount
    let sums = Cells<Double>(3 * count, repeating: 0)
    let farthest = Cells<Double>(count, repeating: 0)
    let crew = Crew(threads: threads, steps: 4 * count * (count + rows.targets.count))
    try crew.share(count, progress: progress) { worker in
      var search = LengthSearch(rows, lengths)
      while let vertex = worker.next() {
        search.run(from: vertex) { worker.isStopped() }
        var (number, total, inverse, greatest) = (-1.0, 0.0, 0.0, 0.0)
        for other in 0..<count {
          let distance = search.distances[other]
          guard distance < .infinity else { continue }
          number += 1
          total += distance
          greatest = max(greatest, distance)
          if other != vertex { inverse += 1 / distance }
        }
        (sums[vertex], sums[count &+ vertex]) = (number, total)
        sums[2 &* count &+ vertex] = inverse
        farthest[vertex] = greatest
      }
    }
    return DistanceSums(count, sums, farthest: farthest.array())
  }
}

/// Whether a graph is so drawn out that searching from one vertex after another is quicker.
func isDeep(_ rows: RowsView) -> Bool {
  guard rows.vertexCount > StepSweep.deepest else { return false }
  var hub = 0
  for vertex in 0..<rows.vertexCount
  where rows.end(vertex) - rows.start(vertex) > rows.end(hub) - rows.start(hub) { hub = vertex }
  var search = StepSearch(rows)
  search.run(from: hub) { false }
  return search.steps.count > StepSweep.deepest / 4
}
