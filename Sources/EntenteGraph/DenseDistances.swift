/// Distances between all vertices of a dense graph (Floyd and Warshall), some middle vertices at a
/// time.
///
/// The rows of the middle vertices are closed first: ways among these vertices are taken into
/// account. Then every other row is compared with the ways through each of them, a strip of columns
/// at a time, which stays in the registers. In an undirected graph the part above the diagonal is
/// left out.
struct DenseDistances {
  private let vertexCount: Int
  private let isDirected: Bool
  private let crew: Crew
  /// The vertices rounded up to whole strips.
  private let width: Int
  private let matrix: Cells<Double>
  /// The rows of the middle vertices.
  private let middle: Cells<Double>

  private static let middleCount = 16
  private typealias Strip = SIMD8<Double>

  /// Takes the lengths of single ties, equal both ways unless the graph counts as directed.
  init(_ rows: RowsView, _ lengths: View<Double>, isDirected: Bool, crew: Crew) {
    vertexCount = rows.vertexCount
    self.isDirected = isDirected
    self.crew = crew
    width = (vertexCount + Strip.scalarCount - 1) / Strip.scalarCount * Strip.scalarCount
    matrix = Cells(vertexCount * width, repeating: .infinity)
    middle = Cells(Self.middleCount * width, repeating: .infinity)
    for vertex in 0..<vertexCount {
      for slot in rows.start(vertex)..<rows.end(vertex) {
        let place = vertex &* width &+ Int(rows.targets[slot])
        // A length may be -0.
        if lengths[slot] < matrix[place] { matrix[place] = lengths[slot] + 0 }
      }
      matrix[vertex * width + vertex] = 0
    }
  }
}

extension DenseDistances {
  /// How many turns the work takes.
  var turns: Int { (vertexCount + Self.middleCount - 1) / Self.middleCount }

  private struct Stopped: Error {}

  /// Allows ways through the middle vertices of one turn.
  ///
  /// - Parameters:
  ///   - number: Which turn.
  ///   - isStopped: Asked now and then, on the caller's thread; if so, nothing that was found counts.
  func turn(_ number: Int, isStopped: () -> Bool) {
    let first = number * Self.middleCount
    let vertices = first..<min(vertexCount, first + Self.middleCount)
    close(vertices)
    let size = max(8, (vertexCount + 63) / 64)
    func ask(_ share: Double) throws(Stopped) {
      if isStopped() { throw Stopped() }
    }
    try? crew.share((vertexCount + size - 1) / size, progress: ask) { worker in
      while let piece = worker.next() {
        for vertex in piece * size..<min(vertexCount, (piece + 1) * size) {
          pass(vertex, through: vertices)
        }
      }
    }
  }

  /// Copies the rows out.
  func copy(to result: Cells<Double>) {
    for vertex in 0..<vertexCount {
      let start = vertex * vertexCount
      let end = isDirected ? vertexCount : vertex + 1
      result.copy(vertex * width..<vertex * width + end, of: matrix, to: start)
      for other in end..<vertexCount { result[start &+ other] = matrix[other &* width &+ vertex] }
    }
  }

  /// Copies the rows of the middle vertices, and lets them pass through one another.
  private func close(_ vertices: Range<Int>) {
    for vertex in vertices {
      let start = (vertex - vertices.lowerBound) * width
      let end = isDirected ? vertexCount : vertex + 1
      middle.copy(vertex * width..<vertex * width + end, of: matrix, to: start)
      for other in end..<vertexCount { middle[start &+ other] = matrix[other &* width &+ vertex] }
    }
    for between in 0..<vertices.count {
      for row in 0..<vertices.count where row != between {
        let step = middle[row * width + vertices.lowerBound + between]
        for column in stride(from: 0, to: width, by: Strip.scalarCount) {
          let old = middle.vector(at: row &* width &+ column, as: Strip.self)
          let new = middle.vector(at: between &* width &+ column, as: Strip.self) + step
          middle.store(old.replacing(with: new, where: new .< old), at: row &* width &+ column)
        }
      }
    }
  }

  /// Compares the distances of one vertex with the ways through the middle vertices.
  private func pass(_ vertex: Int, through vertices: Range<Int>) {
    let count = vertices.count
    let start = vertex &* width
    // A middle vertex passes through itself for nothing, and so takes over its closed row.
    var column = 0
    let end = isDirected ? width : vertex &+ 1
    while column < end {
      var best = matrix.vector(at: start &+ column, as: Strip.self)
      for row in 0..<count {
        let step =
          isDirected
          ? matrix[start &+ vertices.lowerBound &+ row] : middle[row &* width &+ vertex]
        let new = middle.vector(at: row &* width &+ column, as: Strip.self) + step
        best.replace(with: new, where: new .< best)
      }
      matrix.store(best, at: start &+ column)
      column &+= Strip.scalarCount
    }
  }
}
