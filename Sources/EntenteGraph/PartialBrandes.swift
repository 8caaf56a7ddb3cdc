/// The sums of Brandes' algorithm over some starts, one start after another on each thread.
struct PartialBrandes {
  let graph: Adjacency
  let sources: [Vertex]
  let threads: Int?
  let sums: OrderedSums

  init(graph: Adjacency, sources: [Vertex], threads: Int?) {
    self.graph = graph
    self.sources = sources
    self.threads = threads
    sums = OrderedSums(graph.vertexCount)
  }
}

extension PartialBrandes {
  /// Adds up the starts; `progress` stops the work by throwing.
  ///
  /// - Returns: A slot at which a number of paths left the range of the numbers, if one did.
  func run<Failure: Error>(
    _ lengths: [Double]?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    if let lengths { try run(lengths, progress) } else { try run(progress) }
  }

  /// The sums, one a vertex; there are none if a number of paths left the range of the numbers.
  func scores(fault: Int?) throws(KernelError) -> [Double] {
    if let fault { throw .notANumber(edge: fault) }
    return sums.totals.array()
  }

  /// Adds up the starts, every tie of length 1.
  private func run<Failure: Error>(
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    let count = graph.vertexCount
    let faults = Faults()
    let crew = Crew(threads: threads, steps: sources.count * (count + graph.slotCount))
    try graph.withRows { rows throws(Failure) in
      try graph.withInRows { inRows throws(Failure) in
        try crew.share(sources.count, progress: progress) { worker in
          var search = UnitBrandes<UInt8>(rows, inRows, weights: nil)
          var wide: UnitBrandes<UInt32>?
          while let piece = worker.next() {
            let start = Int(sources[piece])
            let part = sums.part(count, most: count, worker)
            var outcome = BrandesOutcome.tooDeep
            if wide == nil {
              outcome = search.add(start, in: 0..<count, to: part, slots: nil) {
                worker.isStopped()
              }
            }
            if case .tooDeep = outcome {
              var deep = wide ?? UnitBrandes<UInt32>(rows, inRows, weights: nil)
              outcome = deep.add(start, in: 0..<count, to: part, slots: nil) { worker.isStopped() }
              wide = deep
            }
            sums.add(piece, part, start: 0, count: count, worker)
            if case .overflowed(let vertex) = outcome { faults.note(piece, vertex) }
          }
        }
      }
    }
    return faults.first.flatMap { graph.targets.firstIndex(of: Vertex($0)) }
  }

  /// Adds up the starts, ties having lengths.
  private func run<Failure: Error>(
    _ lengths: [Double],
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let core = try TreelessGraph(of: graph, lengths: lengths, isPeeled: false, tell: tell)
    var numbers = [Int](repeating: 0, count: graph.vertexCount)
    for place in 0..<core.count { numbers[Int(core.vertices[place])] = place }
    let starts = sources.map { numbers[Int($0)] }
    let faults = Faults()
    let crew = Crew(threads: threads, steps: 4 * starts.count * (core.count + graph.slotCount))
    try core.withLengths(lengths, tell: tell) {
      (rows, inRows, out, back, inSlots, weights) throws(Failure) in
      try crew.share(starts.count, progress: progress) { worker in
        var search = LengthBrandes(rows, inRows, out, back, inSlots: inSlots, weights: weights)
        while let piece = worker.next() {
          let range = core.range(of: starts[piece]..<(starts[piece] + 1))
          let part = sums.part(core.count, most: core.count, worker)
          let outcome = search.add(starts[piece], in: range, to: part, slots: nil) {
            worker.isStopped()
          }
          sums.add(piece, part, start: range.lowerBound, count: range.count, worker)
          if case .overflowed(let vertex) = outcome { faults.note(piece, vertex) }
        }
      }
    }
    let scores = sums.totals.array()
    for place in 0..<core.count { sums.totals[Int(core.vertices[place])] = scores[place] }
    return faults.first.flatMap { graph.targets.firstIndex(of: core.vertices[$0]) }
  }
}
