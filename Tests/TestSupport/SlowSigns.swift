/// The obvious versions of the signed measures, which share no code with the kernels.
public enum SlowSigns {
  /// The least weight of ties that contradict a split, by trying all splits.
  public static func frustration(_ graph: TestGraph, weighted: Bool) -> Double {
    var best = Double.infinity
    for split in 0..<(1 << max(0, graph.vertexCount - 1)) {
      var cost = 0.0
      for tie in graph.ties where tie.value != 0 {
        let isTogether = (split >> tie.from) & 1 == (split >> tie.to) & 1
        if (tie.value > 0) != isTogether { cost += weighted ? tie.value.magnitude : 1 }
      }
      best = min(best, cost)
    }
    return best
  }

  /// Triangles by their number of negative ties.
  public static func triangles(_ graph: TestGraph) -> [Int] {
    let matrix = matrix(graph)
    var counts = [0, 0, 0, 0]
    for a in 0..<graph.vertexCount {
      for b in 0..<a {
        for c in 0..<b {
          let values = [matrix[a][b], matrix[b][c], matrix[a][c]]
          if !values.contains(0) { counts[values.count { $0 < 0 }] += 1 }
        }
      }
    }
    return counts
  }

  /// The values as a matrix, 0 where there is no tie, parallel ties added.
  public static func matrix(_ graph: TestGraph) -> [[Double]] {
    let row = [Double](repeating: 0, count: graph.vertexCount)
    var matrix = [[Double]](repeating: row, count: graph.vertexCount)
    for tie in graph.ties {
      matrix[tie.from][tie.to] += tie.value
      if !graph.isDirected && tie.from != tie.to { matrix[tie.to][tie.from] += tie.value }
    }
    return matrix
  }

  /// 1 - mean squared difference / (variances + squared difference of means); nil if that is 0.
  public static func profileAgreement(
    _ x: [Double],
    _ y: [Double],
    weights: [Double]? = nil
  ) -> Double? {
    let weights = weights ?? x.map { _ in 1 }
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    func mean(_ value: (Int) -> Double) -> Double {
      x.indices.map { weights[$0] * value($0) }.reduce(0, +) / total
    }
    let meanX = mean { x[$0] }
    let meanY = mean { y[$0] }
    let varianceX = mean { (x[$0] - meanX) * (x[$0] - meanX) }
    let varianceY = mean { (y[$0] - meanY) * (y[$0] - meanY) }
    let scale = varianceX + varianceY + (meanX - meanY) * (meanX - meanY)
    guard scale > 1e-12 else { return nil }
    return 1 - mean { (x[$0] - y[$0]) * (x[$0] - y[$0]) } / scale
  }
}
