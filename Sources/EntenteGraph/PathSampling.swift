/// Random shortest paths, drawn until their shares bound the betweenness.
struct PathSampling {
  let graph: Adjacency
  let error: Double
  let failure: Double
  let seed: UInt64
  let threads: Int?
  /// How many sampled paths pass each vertex.
  private let hits: AtomicCells
  private let faults = Faults()

  /// What is known when sampling ends.
  struct Result {
    var values: [Double] = []
    var halfWidths: [Double] = []
    var sampleCount = 0
  }

  init(
    _ graph: Adjacency,
    _ error: Double,
    _ failure: Double,
    _ seed: UInt64,
    _ threads: Int?
  ) throws(KernelError) {
    guard error > 0 && error < 1 else { throw .invalidParameter("error") }
    guard failure >= 1e-300 && failure < 1 else { throw .invalidParameter("failure") }
    guard Self.limit(graph, error, failure) <= 4_000_000_000 else {
      throw .invalidParameter("error")
    }
    self.graph = graph
    self.error = error
    self.failure = failure
    self.seed = seed
    self.threads = threads
    hits = AtomicCells(graph.vertexCount, repeating: 0)
  }
}

extension PathSampling {
  /// How many samples one piece of the work draws.
  static let batch = 32

  /// All ordered pairs, n (n - 1), divided by those of others, (n - 1)(n - 2).
  private static func scale(_ graph: Adjacency) -> Double {
    Double(graph.vertexCount) / Double(graph.vertexCount - 2)
  }

  /// How many samples suffice for Hoeffding's bound, and for the trial; counts have 32 bits.
  private static func limit(_ graph: Adjacency, _ error: Double, _ failure: Double) -> Double {
    guard graph.vertexCount > 2 else { return 0 }
    let least = error / scale(graph)
    let log = (4 * Double(graph.vertexCount)).naturalLogarithm - failure.naturalLogarithm
    return (max(log / (2 * least), trialLength) / least).rounded(.up)
  }

  /// How many samples the trial takes, times the error.
  private static var trialLength: Double { 20 }

  /// Samples until every bound is within the error.
  ///
  /// Bounds are on the scale of all ordered pairs. Half of the failure is left to them, half to
  /// Hoeffding's bound at the end.
  func run<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Result? {
    let count = graph.vertexCount
    guard count > 2 else {
      let zeros = [Double](repeating: 0, count: count)
      return Result(values: zeros, halfWidths: zeros)
    }
    let scale = Self.scale(graph)
    let least = error / scale
    let most = Self.limit(graph, error, failure)
    // Every draw would tell of its start, however short it is.
    var last: ContinuousClock.Instant?
    func tell(_ share: Double) throws(Failure) {
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(10) { return }
      last = now
      try progress(share)
    }
    // The first samples only guide how the failure is shared out, so that they are thrown away.
    let trial = rounded(Self.trialLength / least)
    try draw(trial, from: 0, progress: tell) { _ in 0 }
    let guesses = (0..<count).map { Double(hits[$0]) / Double(trial) }
    for vertex in 0..<count { hits[vertex] = 0 }
    let bounds = SamplingBounds(guesses, trial, error: least, failure: failure / 2)
    let horizon = min(bounds.horizon, most)
    var taken = 0
    while Double(taken) < most && faults.first == nil {
      let end = Double(taken) < horizon ? horizon : most
      let step = min(max(1024, Double(taken) / 8), end - Double(taken))
      let next = rounded(step)
      let before = taken
      try draw(next, from: trial + taken, progress: tell) { share in
        min(0.999_999, (Double(before) + share * Double(next)) / most)
      }
      taken += next
      guard Double(taken) <= bounds.horizon else { continue }
      let halfWidths = (0..<count).map {
        bounds.halfWidth(of: $0, Double(hits[$0]) / Double(taken), taken)
      }
      if halfWidths.allSatisfy({ $0 <= least }) { return result(taken, halfWidths) }
    }
    guard faults.first == nil else { return nil }
    return result(taken, [Double](repeating: least, count: count))
  }

  /// The estimate, or the fault.
  func finish(_ result: Result?) throws(KernelError) -> BetweennessEstimate {
    guard let result else {
      let vertex = Vertex(faults.first ?? 0)
      throw .notANumber(edge: graph.targets.firstIndex(of: vertex) ?? 0)
    }
    return BetweennessEstimate(
      values: result.values,
      halfWidths: result.halfWidths,
      sampleCount: result.sampleCount,
      error: error,
      failure: failure
    )
  }

  private func result(_ taken: Int, _ halfWidths: [Double]) -> Result {
    let scale = Self.scale(graph)
    return Result(
      values: (0..<graph.vertexCount).map { min(1, scale * Double(hits[$0]) / Double(taken)) },
      halfWidths: halfWidths.map { min(error, $0 * scale) },
      sampleCount: taken
    )
  }

  /// A number of samples as whole batches.
  private func rounded(_ number: Double) -> Int {
    Int((number / Double(Self.batch)).rounded(.up)) * Self.batch
  }

  /// Draws some samples, the number of the first deciding which.
  private func draw<Failure: Error>(
    _ number: Int,
    from first: Int,
    progress: (Double) throws(Failure) -> Void,
    _ share: (Double) -> Double
  ) throws(Failure) {
    try graph.withRows { (rows) throws(Failure) in
      try graph.withInRows { (inRows) throws(Failure) in
        let crew = Crew(threads: threads, steps: number * 200)
        let told = { (done: Double) throws(Failure) in try progress(share(done)) }
        try crew.share(number / Self.batch, progress: told) { worker in
          var sampler = PathSampler(rows, inRows)
          while let piece = worker.next() {
            var random = SeededSequence(seed: seed, piece: first / Self.batch + piece)
            for _ in 0..<Self.batch where !worker.isStopped() {
              guard let fault = sampler.sample(&random, hits) else { continue }
              faults.note(piece, fault)
            }
          }
        }
      }
    }
  }
}
