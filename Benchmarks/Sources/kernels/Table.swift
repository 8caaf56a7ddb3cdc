import EntenteGraph

/// Runs every kernel in turn, round after round, and prints its median time and its median ratio to
/// one baseline: a sum over all slots of the largest graph, in the same round.
func printTable(rounds: Int) throws {
  let samples = ["g200", "g5k", "random1000000"].compactMap { name in
    Edges(named: name).map { Sample(name, $0) }
  }
  var work: [(name: String, run: () throws -> () -> [Double])] = [
    (
      "baseline: sum of slots, random1000000",
      {
        let sum = sumOfSlots(samples[2].graph)
        return { [sum] }
      }
    )
  ]
  for kernel in Kernel.all {
    for sample in samples where kernel.growth == .edges || sample.graph.vertexCount < 10_000 {
      work.append(
        ("\(kernel.name), \(sample.name)", { try kernel.run(sample, 2) })
      )
    }
  }
  var times = work.map { _ in [Double]() }
  var sink = 0.0
  for round in 0...rounds {
    for place in work.indices {
      let (time, answer) = try milliseconds(work[place].run)
      sink += answer().first ?? 0
      // The first round warms up.
      if round > 0 { times[place].append(time) }
    }
  }
  print(padded("median ms", 12), padded("ratio", 12), " kernel, graph")
  for place in work.indices {
    let ratio = median(zip(times[place], times[0]).map { $0 / $1 })
    let numbers = [median(times[place]), ratio].map { padded(decimal($0), 12) }
    print(numbers[0], numbers[1], "", work[place].name)
  }
  if sink.isNaN { print("Some answer is not a number.") }
}

/// One addition a slot: the least that a kernel over all ties can do.
private func sumOfSlots(_ graph: Adjacency) -> Double {
  let targets = graph.targets.span
  var sum = 0.0
  for slot in 0..<targets.count { sum += Double(targets[slot]) }
  return sum
}
