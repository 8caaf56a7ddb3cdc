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
      guard below &+ 3 < count else { break }
      // Pairs first: their outcomes do not wait for each other, and cannot be foretold.
      let low = entries[below].label <= entries[below &+ 1].label ? below : below &+ 1
      let high = entries[below &+ 2].label <= entries[below &+ 3].label ? below &+ 2 : below &+ 3
      let best = entries[low].label <= entries[high].label ? low : high
      guard entries[best].label < last.label else {
        entries[place] = last
        return (first.vertex, first.label)
      }
      entries[place] = entries[best]
      place = best
    }
    // The last branches, of which there are fewer than four.
    var best = place
    var least = last.label
    for below in (place &<< 2 &+ 1)..<max(place &<< 2 &+ 1, count)
    where entries[below].label < least {
      best = below
      least = entries[below].label
    }
    entries[place] = entries[best]
    entries[best] = last
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
