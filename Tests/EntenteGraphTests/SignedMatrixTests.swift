import EntenteGraph
import TestSupport
import Testing

@Suite struct WalkBalanceTests {
  @Test func `a triangle with one enemy pair has its golden value`() throws {
    let triangle = TestGraph(3, [(0, 1, 1), (1, 2, 1), (0, 2, -1)])
    let (graph, values) = triangle.built
    let result = try #require(try graph.walkBalance(of: values))
    #expect(isClose(result.value, 0.6857878, 1e-7))
    let (nine, signs) = TestGraph.nine.built
    #expect(isClose(try nine.walkBalance(of: signs)?.value ?? 0, 0.4993976, 1e-7))
    let local = try nine.localWalkBalance(of: signs)
    #expect(isClose([local[0], local[7]], [0.6200231, 0.2839808], 1e-7))
  }

  @Test func `nobody has no balance and anybody alone is balanced`() throws {
    #expect(try TestGraph(0, pairs: []).built.adjacency.walkBalance(of: []) == nil)
    #expect(try TestGraph(1, pairs: []).built.adjacency.walkBalance(of: [])?.value == 1)
    #expect(try TestGraph(1, pairs: []).built.adjacency.localWalkBalance(of: []) == [1])
    #expect(throws: KernelError.notANumber(edge: 1)) {
      try TestGraph.path(2).built.adjacency.walkBalance(of: [1, .nan])
    }
  }

  @Test func `every small signed graph has the traces of the series`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) where graph.vertexCount > 0 {
      let (adjacency, values) = graph.built
      let matrix = SlowSigns.matrix(graph)
      let top = SlowMatrix.exponential(matrix)
      let bottom = SlowMatrix.exponential(matrix.map { $0.map(\.magnitude) })
      let balance = try adjacency.walkBalance(of: values)
      let expected = SlowMatrix.trace(top) / SlowMatrix.trace(bottom)
      #expect(isClose(balance?.value ?? 0, expected), "\(graph)")
      let isOne = balance.map { $0.value > 1 - 1e-12 } ?? false
      #expect(try isOne == adjacency.isBalanced(of: values), "\(graph)")
    }
  }

  @Test(arguments: 0..<60) func `walks at each vertex are those of the series`(seed: Int) throws {
    let graph = TestGraph.random(
      seed: seed,
      vertices: 1...8,
      directed: seed % 2 == 0,
      values: .signs
    )
    let (adjacency, values) = graph.built
    let matrix = SlowSigns.matrix(graph)
    let top = SlowMatrix.exponential(matrix)
    let bottom = SlowMatrix.exponential(matrix.map { $0.map(\.magnitude) })
    let local = try adjacency.localWalkBalance(of: values)
    #expect(isClose(local, top.indices.map { top[$0][$0] / bottom[$0][$0] }))
    let whole = try adjacency.walkBalance(of: values)?.value
    #expect(isClose(whole ?? 0, SlowMatrix.trace(top) / SlowMatrix.trace(bottom)))
  }

  @Test(arguments: 0..<60) func `changing sides changes nothing`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, values: .signs)
    var turned = graph
    for place in turned.ties.indices where turned.ties[place].from % 2 != turned.ties[place].to % 2
    {
      turned.ties[place].value *= -1
    }
    let (before, after) = (graph.built, turned.built)
    let balance = try before.adjacency.walkBalance(of: before.values)?.value ?? 0
    #expect(isClose(try after.adjacency.walkBalance(of: after.values)?.value ?? 1, balance))
    let spectrum = try before.adjacency.signedSpectrum(of: before.values).eigenvalues
    #expect(isClose(try after.adjacency.signedSpectrum(of: after.values).eigenvalues, spectrum))
  }

  @Test func `more walks than a number holds still have a balance`() throws {
    let many = (0..<800).map { _ in (from: 0, to: 1, value: 1.0) }
    let triangle = TestGraph(3, many + [(1, 2, 1), (0, 2, -1)]).built
    let balance = try #require(try triangle.adjacency.walkBalance(of: triangle.values)?.value)
    #expect(balance > 0 && balance < 1)
  }
}

@Suite struct PNTests {
  @Test func `nine actors have their golden values`() throws {
    let (graph, values) = TestGraph.nine.built
    let expected = [
      0.9097342, 0.7497807, 1.0171088, 0.9180972, 0.5095187, 0.6424169, 0.9126846, 1.1066805,
      0.8951428,
    ]
    #expect(isClose(try graph.pnCentrality(of: values), expected, 1e-7))
  }

  @Test func `two enemies alone have no answer`() throws {
    let (graph, values) = TestGraph(2, [(0, 1, -1)]).built
    #expect(throws: KernelError.notUnique) { try graph.pnCentrality(of: values) }
    #expect(try TestGraph(1, pairs: []).built.adjacency.pnCentrality(of: []) == [1])
    #expect(try TestGraph(0, pairs: []).built.adjacency.pnCentrality(of: []) == [])
  }

  @Test func `equations with nothing on the diagonal are solved too`() throws {
    // Two loops of 0 make its equation 0 - y / 2 = 1, and that of 1 is y - x / 2 = 1.
    let (graph, values) = TestGraph(2, [(0, 0, 1), (0, 0, 1), (0, 1, 1)]).built
    #expect(isClose(try graph.pnCentrality(of: values), [-6, -2]))
  }

  @Test(arguments: 0..<60) func `scores are the series of the definition`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, vertices: 3...9, directed: true, values: .whole)
    let (adjacency, values) = graph.built
    let size = 2 * Double(graph.vertexCount - 1)
    let matrix = SlowSigns.matrix(graph).map {
      $0.map { $0 > 0 ? 1 / size : $0 < 0 ? -2 / size : 0 }
    }
    for (direction, near) in [(Direction.out, matrix), (.incoming, SlowMatrix.transposed(matrix))] {
      let square = SlowMatrix.product(near, SlowMatrix.transposed(near))
      let ones = [Double](repeating: 1, count: graph.vertexCount)
      let start = zip(ones, SlowMatrix.product(near, ones)).map { $0 + $1 }
      let system = square.indices.map { row in
        square.indices.map { (row == $0 ? 1 : 0) - square[row][$0] }
      }
      let scores = try adjacency.pnCentrality(of: values, direction)
      #expect(isClose(scores, SlowMatrix.solve(system, start)), "\(graph)")
    }
    let back = graph.reversed.built
    #expect(
      isClose(
        try back.adjacency.pnCentrality(of: back.values, .incoming),
        try adjacency.pnCentrality(of: values, .out)
      )
    )
  }
}

@Suite struct SignedSpectrumTests {
  @Test func `nine actors have their golden eigenvalues`() throws {
    let (graph, values) = TestGraph.nine.mapValues { $0 > 0 ? 1 : -1 }.built
    #expect(isClose(try graph.signedSpectrum(of: values).smallest ?? 0, 1.0169507, 1e-7))
    for choice in EigenvalueChoice.allCases {
      let result = try graph.signedEigenvector(of: values, choice)
      #expect(isClose(result.eigenvalue, 4.8229845, 1e-7))
      let expected = [
        0.9619913, 0.6086632, 0.8462206, 0.6417196, -1, -0.8689350, -0.6741306, 0.2213242,
        0.0998544,
      ]
      #expect(isClose(result.entries, expected, 1e-6))
    }
  }

  @Test func `greatest and most extreme can differ`() throws {
    // Three enemies: the eigenvalues are -2, 1, 1.
    let (graph, values) = TestGraph.complete(3, value: -1).built
    let result = try graph.signedEigenvector(of: values)
    #expect(isClose(result.eigenvalue, -2) && isClose(result.entries, [1, 1, 1]))
    #expect(throws: KernelError.notUnique) { try graph.signedEigenvector(of: values, .largest) }
    let path = TestGraph.path(2).built
    #expect(throws: KernelError.notUnique) { try path.adjacency.signedEigenvector(of: path.values) }
    let largest = try path.adjacency.signedEigenvector(of: path.values, .largest)
    #expect(isClose(largest.entries, [1, 1]) && isClose(largest.eigenvalue, 1))
  }

  @Test func `every small graph is balanced where an eigenvalue is nothing`() throws {
    for graph in TestGraph.all(upTo: 4, values: [1, -1]) {
      let (adjacency, values) = graph.built
      let spectrum = try adjacency.signedSpectrum(of: values)
      let isBalanced = spectrum.conflicts.allSatisfy { $0 < 1e-9 }
      #expect(try isBalanced == adjacency.isBalanced(of: values), "\(graph)")
    }
  }

  @Test(arguments: 0..<100) func `traces and equations hold`(seed: Int) throws {
    let graph = TestGraph.random(seed: seed, values: .real)
    let (adjacency, values) = graph.built
    let spectrum = try adjacency.signedSpectrum(of: values)
    let sizes = graph.ties.reduce(0) { $0 + $1.value.magnitude }
    let squares = graph.ties.reduce(0) { $0 + $1.value * $1.value }
    let degrees = try adjacency.strengths(of: values, .all, part: .absolute)
    #expect(isClose(spectrum.eigenvalues.reduce(0, +), 2 * sizes))
    let expected = degrees.reduce(0) { $0 + $1 * $1 } + 2 * squares
    #expect(isClose(spectrum.eigenvalues.reduce(0) { $0 + $1 * $1 }, expected))
    for choice in EigenvalueChoice.allCases {
      guard let pair = try? adjacency.signedEigenvector(of: values, choice) else { continue }
      let image = SlowMatrix.product(SlowSigns.matrix(graph), pair.entries)
      #expect(isClose(image, pair.entries.map { $0 * pair.eigenvalue }), "\(graph)")
      #expect(isClose(pair.entries.map(\.magnitude).max() ?? 0, 1))
      let scaled = try adjacency.signedEigenvector(of: values.map { $0 * 1e-200 }, choice)
      #expect(isClose(scaled.entries, pair.entries))
    }
  }
}
