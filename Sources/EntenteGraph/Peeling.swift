/// The vertices of a simple graph, leaving it in the order of how many neighbours they have left.
///
/// Only vertices of the eight least degrees stand in lists by degree; the others wait, so that a tie
/// to one of them costs no more than counting it down.
struct Peeling {
  /// How many neighbours each vertex has left; its core number once it has left.
  let degrees: Cells<UInt32>
  private let rows: RowsView
  /// Who has a degree of the band or above it, before the band's lists were made.
  private let waiting: Cells<Vertex>
  private var waitingCount: Int
  /// Whoever has fewer neighbours has left.
  private var floor: UInt32 = 0
  /// One list a degree of the band, each with room for every vertex.
  private let lists: Cells<Vertex>
  private let counts: Cells<Int>
}

extension Peeling {
  private static var width: Int { 8 }

  init(_ rows: RowsView) {
    self.rows = rows
    waitingCount = rows.vertexCount
    degrees = Cells(uninitialised: waitingCount)
    waiting = Cells(uninitialised: waitingCount)
    lists = Cells(uninitialised: waitingCount * Self.width)
    counts = Cells(Self.width, repeating: 0)
    for vertex in 0..<rows.vertexCount {
      degrees[vertex] = rows.offsets[vertex &+ 1] &- rows.offsets[vertex]
      waiting[vertex] = Vertex(truncatingIfNeeded: vertex)
    }
  }

  /// Lets all vertices leave.
  mutating func run() {
    while waitingCount > 0 {
      let base = openBand()
      floor = base &+ UInt32(Self.width)
      for step in 0..<Self.width { leave(step, Int(base)) }
    }
  }

  /// Lists the waiting vertices of the eight least degrees, and returns the least of all.
  private mutating func openBand() -> UInt32 {
    var least = UInt32.max
    for place in 0..<waitingCount {
      let degree = degrees[Int(waiting[place])]
      if degree >= floor { least = min(least, degree) }
    }
    counts.fill(with: 0)
    var kept = 0
    for place in 0..<waitingCount {
      let vertex = waiting[place]
      let degree = degrees[Int(vertex)]
      guard degree >= floor else { continue }
      if degree &- least < UInt32(Self.width) {
        append(vertex, Int(degree &- least))
      } else {
        waiting[kept] = vertex
        kept &+= 1
      }
    }
    waitingCount = kept
    return least
  }

  @inline(__always)
  private func append(_ vertex: Vertex, _ step: Int) {
    let count = counts[step]
    lists[step &* degrees.count &+ count] = vertex
    counts[step] = count &+ 1
  }

  /// Lets those leave who have so many neighbours, and those who are left with no more.
  private func leave(_ step: Int, _ base: Int) {
    let own = UInt32(truncatingIfNeeded: base &+ step)
    let top = UInt32(truncatingIfNeeded: base &+ Self.width)
    let (rows, degrees) = (rows, degrees)
    var next = 0
    while next < counts[step] {
      let vertex = Int(lists[step &* degrees.count &+ next])
      next &+= 1
      // Whoever lost neighbours since stands in a lower list too.
      guard degrees[vertex] == own else { continue }
      for slot in rows.start(vertex)..<rows.end(vertex) {
        let target = rows.targets[slot]
        let left = degrees[Int(target)]
        guard left > own else { continue }
        degrees[Int(target)] = left &- 1
        if left <= top { append(target, Int(left &- 1) &- base) }
      }
    }
  }
}
