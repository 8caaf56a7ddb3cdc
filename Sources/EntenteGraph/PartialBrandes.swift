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
  /// Adds up the starts, every tie of length 1.
  ///
  /// - Returns: A slot at which a number of paths left the range of the numbers, if one did.
  func run() -> Int? {
    let count = graph.vertexCount
    let faults = Faults()
    let crew = Crew(threads: threads, steps: sources.count * (count + graph.slotCount))
    graph.withRows { rows in
      graph.withInRows { inRows in
        crew.share(sources.count) { worker in
          var search = UnitBrandes<UInt8>(rows, inRows, weights: nil)
          var wide: UnitBrandes<UInt32>?
          while let piece = worker.next() {
            let start = Int(sources[piece])
            let part = sums.part(count, most: count)
            var outcome = BrandesOutcome.tooDeep
            if wide == nil {
              outcome = search.add(start, in: 0..<count, to: part, slots: nil) { false }
            }
            if case .tooDeep = outcome {
              var deep = wide ?? UnitBrandes<UInt32>(rows, inRows, weights: nil)
              outcome = deep.add(start, in: 0..<count, to: part, slots: nil) { false }
              wide = deep
            }
            sums.add(piece, part, start: 0, count: count)
            if case .overflowed(let vertex) = outcome { faults.note(piece, vertex) }
          }
        }
      }
    }
    return faults.first.flatMap { graph.targets.firstIndex(of: Vertex($0)) }
  }

  /// Adds up the starts, ties having lengths.
  ///
  /// - Returns: A slot at which a number of paths left the range of the numbers, if one did.
  func run(_ lengths: [Double]) -> Int? {
    let core = TreelessGraph(of: graph, lengths: lengths, isPeeled: false, threads: threads) {}
    var numbers = [Int](repeating: 0, count: graph.vertexCount)
    for place in 0..<core.count { numbers[Int(core.vertices[place])] = place }
    let starts = sources.map { numbers[Int($0)] }
    let faults = Faults()
    let crew = Crew(threads: threads, steps: 4 * starts.count * (core.count + graph.slotCount))
    core.withLengths(lengths) { rows, inRows, out, back, inSlots, weights in
      crew.share(starts.count) { worker in
        var search = LengthBrandes(rows, inRows, out, back, inSlots: inSlots, weights: weights)
        while let piece = worker.next() {
          let range = core.range(of: starts[piece]..<(starts[piece] + 1))
          let part = sums.part(core.count, most: core.count)
          let outcome = search.add(starts[piece], in: range, to: part, slots: nil) { false }
          sums.add(piece, part, start: range.lowerBound, count: range.count)
          if case .overflowed(let vertex) = outcome { faults.note(piece, vertex) }
        }
      }
    }
    let scores = sums.totals.array()
    for place in 0..<core.count { sums.totals[Int(core.vertices[place])] = scores[place] }
    return faults.first.flatMap { graph.targets.firstIndex(of: core.vertices[$0]) }
  }
}
