/// Vertices with labels, of which the least leaves first: a heap of four branches.
///
/// A vertex may wait several times; whoever takes it out knows its label is old if the vertex has a
/// lower one by now. That is quicker than finding its place to move it.
struct LabelHeap {
  private var entries: Cells<Entry>
  private var count = 0

  private struct Entry: BitwiseCopyable {
    var label: UInt64
    var vertex: Vertex
  }

  init() { entries = Cells(uninitialised: 64) }
}

extension LabelHeap {
  /// Adds a vertex.
  @inline(__always)
  mutating func push(_ vertex: Vertex, _ label: UInt64) {
    if count == entries.count { grow() }
    let entries = entries
    var place = count
    count &+= 1
    while place > 0 {
      let above = (place &- 1) >> 2
      let other = entries[above]
      guard label < other.label else { break }
      entries[place] = other
      place = above
    }
    entries[place] = Entry(label: label, vertex: vertex)
  }

  /// Removes and returns a vertex of the least label.
  @inline(__always)
  mutating func pop() -> (vertex: Vertex, label: UInt64)? {
    guard count > 0 else { return nil }
    let entries = entries
    let first = entries[0]
    count &-= 1
    let count = count
    let last = entries[count]
    var place = 0
    while true {
      let below = place &<< 2 &+ 1
      guard below < count else { break }
      var best = below
      var label = entries[below].label
      var other = below &+ 1
      while other < min(below &+ 4, count) {
        let next = entries[other].label
        if next < label {
          label = next
          best = other
        }
        other &+= 1
      }
      guard label < last.label else { break }
      entries[place] = entries[best]
      place = best
    }
    entries[place] = last
    return (first.vertex, first.label)
  }

  /// Forgets every vertex that waits.
  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow() {
    let wider = Cells<Entry>(uninitialised: 2 * entries.count)
    wider.copy(0..<count, of: entries, to: 0)
    entries = wider
  }
}
