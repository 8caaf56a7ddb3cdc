public import EntenteGraph

/// A graph as a list of ties, from which tests build, change and recompute.
public struct TestGraph: Sendable, CustomStringConvertible {
  /// How many vertices there are.
  public var vertexCount: Int
  /// Whether ties run one way.
  public var isDirected: Bool
  /// The ties with their values.
  public var ties: [(from: Int, to: Int, value: Double)]

  /// Creates a graph from a list of ties.
  public init(
    _ vertexCount: Int,
    directed: Bool = false,
    _ ties: [(from: Int, to: Int, value: Double)]
  ) {
    self.vertexCount = vertexCount
    isDirected = directed
    self.ties = ties
  }

  /// Creates a graph from pairs, all of value 1.
  public init(_ vertexCount: Int, directed: Bool = false, pairs: [(Int, Int)]) {
    self.init(vertexCount, directed: directed, pairs.map { ($0.0, $0.1, 1) })
  }
}

extension TestGraph {
  /// The graph as rows with its values as a column.
  public var built: (adjacency: Adjacency, values: [Double]) {
    let (graph, values) = Adjacency.build(
      vertexCount: vertexCount,
      from: ties.map { Vertex($0.from) },
      to: ties.map { Vertex($0.to) },
      weights: ties.map(\.value),
      directed: isDirected
    )
    return (graph, values)
  }

  /// What a failed test prints.
  public var description: String {
    let list = ties.map { "(\($0.from), \($0.to), \($0.value))" }.joined(separator: ", ")
    return "TestGraph(\(vertexCount), directed: \(isDirected), [\(list)])"
  }

  /// The same graph with its vertices renamed.
  public func relabelled(_ names: [Int]) -> TestGraph {
    TestGraph(
      vertexCount,
      directed: isDirected,
      ties.map { (names[$0.from], names[$0.to], $0.value) }
    )
  }

  /// The same graph with every arc turned round.
  public var reversed: TestGraph {
    TestGraph(vertexCount, directed: isDirected, ties.map { ($0.to, $0.from, $0.value) })
  }

  /// The same graph with one more vertex that has no ties.
  public var withIsolate: TestGraph {
    TestGraph(vertexCount + 1, directed: isDirected, ties)
  }

  /// The same ties with other values.
  public func mapValues(_ change: (Double) -> Double) -> TestGraph {
    TestGraph(vertexCount, directed: isDirected, ties.map { ($0.from, $0.to, change($0.value)) })
  }
}

extension TestGraph {
  /// Which values the ties of a random graph have.
  public enum Values: Sendable {
    /// All 1.
    case one
    /// 1 or -1.
    case signs
    /// Whole numbers from 1 to 4.
    case lengths
    /// Whole numbers from -4 to 4 without 0.
    case whole
    /// Any number from -1 to 1.
    case real
  }

  /// A random graph without loops or parallel ties, the same for the same seed.
  public static func random(
    seed: Int,
    vertices: ClosedRange<Int> = 1...12,
    density: Double = 0.35,
    directed: Bool = false,
    values: Values = .one
  ) -> TestGraph {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: vertices, using: &generator)
    var ties: [(from: Int, to: Int, value: Double)] = []
    for from in 0..<count {
      for to in 0..<count where directed ? from != to : from < to {
        guard Double.random(in: 0..<1, using: &generator) < density else { continue }
        let sign = Bool.random(using: &generator) ? 1.0 : -1
        let whole = Double(Int.random(in: 1...4, using: &generator))
        let real = Double.random(in: -1..<1, using: &generator)
        let value =
          switch values {
          case .one: 1.0
          case .signs: sign
          case .lengths: whole
          case .whole: sign * whole
          case .real: real
          }
        ties.append((from, to, value))
      }
    }
    return TestGraph(count, directed: directed, ties)
  }

  /// A random order of the vertices.
  public func randomNames(seed: Int) -> [Int] {
    var generator = SeededGenerator(seed: seed &+ 77_777)
    return Array(0..<vertexCount).shuffled(using: &generator)
  }

  /// Every simple undirected graph on up to a number of vertices, each tie with one of some values.
  public static func all(upTo vertices: Int, values: [Double] = [1]) -> [TestGraph] {
    (0...vertices).flatMap { count in
      let pairs = (0..<count).flatMap { from in
        ((from + 1)..<max(count, from + 1)).map { (from, $0) }
      }
      return choices(pairs, values).map { TestGraph(count, $0) }
    }
  }

  /// Every simple directed graph on up to a number of vertices.
  public static func allDirected(upTo vertices: Int) -> [TestGraph] {
    (0...vertices).flatMap { count in
      let pairs = (0..<count).flatMap { from in
        (0..<count).filter { $0 != from }.map { (from, $0) }
      }
      return choices(pairs, [1]).map { TestGraph(count, directed: true, $0) }
    }
  }

  private static func choices(
    _ pairs: [(Int, Int)],
    _ values: [Double]
  ) -> [[(from: Int, to: Int, value: Double)]] {
    var result: [[(from: Int, to: Int, value: Double)]] = [[]]
    for pair in pairs {
      result += values.flatMap { value in result.map { $0 + [(pair.0, pair.1, value)] } }
    }
    return result
  }
}
