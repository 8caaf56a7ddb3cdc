/// The rows of a graph as ties with signs.
struct RankedTies: Sendable {
  let rows: RowsView
  /// The place of each vertex; empty if all are in their own.
  let rank: View<Vertex>
  let values: View<Double>
}

extension RankedTies {
  /// The place of a vertex.
  @inline(__always)
  func place(_ vertex: Int) -> Vertex {
    rank.count == 0 ? Vertex(truncatingIfNeeded: vertex) : rank[vertex]
  }

  /// How many ties lead to vertices of smaller rank, how many of them are positive, and whether
  /// some are parallel.
  @inline(__always)
  func count(_ vertex: Int) -> (all: UInt32, positive: UInt32, isRepeated: Bool) {
    let own = place(vertex)
    var (all, positive): (UInt32, UInt32) = (0, 0)
    var isRepeated = false
    var last = Vertex.max
    for slot in rows.start(vertex)..<rows.end(vertex) {
      let target = rows.targets[slot]
      let leads = place(Int(target)) < own
      isRepeated = isRepeated || (leads && target == last)
      if values.count == 0 {
        all &+= leads && target != last ? 1 : 0
      } else {
        all &+= leads && (values[slot] > 0 || values[slot] < 0) ? 1 : 0
        positive &+= leads && values[slot] > 0 ? 1 : 0
      }
      last = target
    }
    return (all, values.count == 0 ? all : positive, isRepeated)
  }

  /// Writes the ranks to which the ties of a vertex lead.
  @inline(__always)
  func fill(_ vertex: Int, _ targets: Cells<UInt32>, _ start: Int, _ middle: Int, _ end: Int) {
    let own = place(vertex)
    var slot = rows.start(vertex)
    var (next, negative) = (start, middle)
    if values.count == 0 {
      var last = Vertex.max
      // What is written behind the last tie that counts is written over by the next.
      while next < end {
        let target = rows.targets[slot]
        let place = place(Int(target))
        targets[next] = place
        next &+= place < own && target != last ? 1 : 0
        last = target
        slot &+= 1
      }
      return
    }
    while next < middle || negative < end {
      let place = place(Int(rows.targets[slot]))
      let value = values[slot]
      slot &+= 1
      guard place < own else { continue }
      if value > 0 {
        targets[next] = place
        next &+= 1
      } else if value < 0 {
        targets[negative] = place
        negative &+= 1
      }
    }
  }
}
