/// The obvious versions of distances and paths, which share no code with the kernels.
public enum SlowDistances {
  /// Distances between all vertices (Floyd and Warshall), each tie of the length of its value, or 1.
  public static func matrix(_ graph: TestGraph, unit: Bool = true) -> [[Double]] {
    let count = graph.vertexCount
    var matrix = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for vertex in 0..<count { matrix[vertex][vertex] = 0 }
    for tie in graph.ties {
      let length = unit ? 1 : tie.value
      matrix[tie.from][tie.to] = min(matrix[tie.from][tie.to], length)
      if !graph.isDirected { matrix[tie.to][tie.from] = min(matrix[tie.to][tie.from], length) }
    }
    for middle in 0..<count {
      for from in 0..<count {
        for to in 0..<count {
          let through = matrix[from][middle] + matrix[middle][to]
          if through < matrix[from][to] { matrix[from][to] = through }
        }
      }
    }
    return matrix
  }

  /// Every path between two vertices that meets none twice, with its length.
  public static func paths(
    _ graph: TestGraph,
    from: Int,
    to: Int,
    unit: Bool = true
  ) -> [(vertices: [Int], length: Double)] {
    var best: [Int: Double] = [:]
    for tie in graph.ties where tie.from != tie.to {
      let length = unit ? 1 : tie.value
      let keys =
        graph.isDirected
        ? [tie.from * 1000 + tie.to] : [tie.from * 1000 + tie.to, tie.to * 1000 + tie.from]
      for key in keys { best[key] = min(best[key] ?? .infinity, length) }
    }
    var result: [(vertices: [Int], length: Double)] = []
    func extend(_ path: [Int], _ length: Double) {
      guard let last = path.last else { return }
      if last == to {
        result.append((path, length))
        return
      }
      for next in 0..<graph.vertexCount where !path.contains(next) {
        if let step = best[last * 1000 + next] { extend(path + [next], length + step) }
      }
    }
    extend([from], 0)
    return result
  }

  /// Betweenness of vertices and of ordered pairs of neighbours, by listing all shortest paths.
  public static func betweenness(
    _ graph: TestGraph,
    unit: Bool = true
  ) -> (vertices: [Double], steps: [[Double]]) {
    let count = graph.vertexCount
    var vertices = [Double](repeating: 0, count: count)
    var steps = [[Double]](repeating: vertices, count: count)
    for from in 0..<count {
      for to in 0..<count where to != from {
        let paths = paths(graph, from: from, to: to, unit: unit)
        guard let least = paths.map(\.length).min() else { continue }
        let shortest = paths.filter { $0.length < least + 1e-9 }
        let share = 1 / Double(shortest.count)
        for path in shortest {
          for vertex in path.vertices.dropFirst().dropLast() { vertices[vertex] += share }
          for place in 1..<path.vertices.count {
            steps[path.vertices[place - 1]][path.vertices[place]] += share
          }
        }
      }
    }
    if !graph.isDirected { vertices = vertices.map { $0 / 2 } }
    return (vertices, steps)
  }
}
