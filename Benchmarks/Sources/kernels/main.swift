import EntenteGraph

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
let small = Sample("150", vertices: 150, degree: 16, seed: 1)
let middle = Sample("2k", vertices: 2000, degree: 10, seed: 2)
let large = Sample("200k", vertices: 200_000, degree: 10, seed: 3)

/// Named work; what it returns is added up so that nothing is optimised away.
let work: [(name: String, run: () throws -> Double)] = [
  ("baseline: sum of slots/200k", { sumOfSlots(large.graph) }),
  ("build/200k", { Double(rebuilt(large).slotCount) }),
  ("degrees/200k", { Double(large.graph.degrees()[0]) }),
  ("signed degrees/200k", { Double(large.graph.signedDegrees(of: large.values)[0].positive) }),
  ("components/200k", { Double(large.graph.components().count) }),
  ("cuts/200k", { Double(large.graph.cuts().vertices.count) }),
  ("signed triangles/200k", { Double(large.graph.signedTriangles(of: large.values).total) }),
  ("distances, hops/200k", { try large.graph.distances(from: 0)[1] }),
  ("distances, lengths/200k", { try large.graph.distances(from: 0, lengths: large.lengths)[1] }),
  ("shortest path/2k", { Double(try middle.graph.shortestPath(from: 0, to: 9)?.slots.count ?? 0) }),
  (
    "20 shortest paths/2k",
    {
      Double(
        try middle.graph.shortestPaths(from: 0, to: 9, count: 20, lengths: middle.lengths).count
      )
    }
  ),
  ("closeness/2k", { try middle.graph.closeness()[0] }),
  ("betweenness, hops/2k", { try middle.graph.betweenness()[0] }),
  ("betweenness, lengths/150", { try small.graph.betweenness(lengths: small.lengths)[0] }),
  ("brokerage/2k", { Double(middle.graph.brokerage(groups: parity(middle))[0].total) }),
  ("all profile agreements/150", { allAgreements(small) }),
  ("frustration, signs/150", { try small.graph.frustration(of: small.values).upperBound }),
  (
    "frustration, weights/150",
    { try small.graph.frustration(of: small.values, weighted: true).upperBound }
  ),
]

/// One addition a slot: the least that a kernel over all ties can do.
func sumOfSlots(_ graph: Adjacency) -> Double {
  let targets = graph.targets.span
  var sum = 0.0
  for slot in 0..<targets.count { sum += Double(targets[slot]) }
  return sum
}

/// Builds a graph once more from its rows.
func rebuilt(_ sample: Sample) -> Adjacency {
  let sources = (0..<Vertex(sample.graph.vertexCount)).flatMap { vertex in
    sample.graph.row(of: vertex).map { _ in vertex }
  }
  return Adjacency(
    vertexCount: sample.graph.vertexCount,
    from: sources,
    to: sample.graph.targets,
    directed: true
  )
}

func parity(_ sample: Sample) -> [Int] { (0..<sample.graph.vertexCount).map { $0 % 2 } }

func allAgreements(_ sample: Sample) -> Double {
  var sum = 0.0
  for first in 0..<Vertex(sample.graph.vertexCount) {
    for second in 0..<first {
      sum += sample.graph.profileAgreement(of: first, with: second, values: sample.values).total
    }
  }
  return sum
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// A number with three decimals.
func decimal(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  return "\(thousandths / 1000)." + String("\(1000 + thousandths % 1000)".dropFirst())
}

var times = work.map { _ in [Double]() }
var sink = 0.0
for _ in 0...rounds {
  for place in work.indices {
    let clock = ContinuousClock()
    let start = clock.now
    sink += try work[place].run()
    times[place].append((clock.now - start) / .milliseconds(1))
  }
}
// The first round warms up.
for place in times.indices { times[place].removeFirst() }
print(padded("median ms", 12), padded("ratio", 12), " kernel/vertices")
for place in work.indices {
  let ratio = median(zip(times[place], times[0]).map { $0 / $1 })
  print(padded(decimal(median(times[place])), 12), padded(decimal(ratio), 12), "", work[place].name)
}
if sink.isNaN { print("Some answer is not a number.") }
