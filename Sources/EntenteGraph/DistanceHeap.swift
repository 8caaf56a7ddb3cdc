/// Vertices in order of the distances at which they were pushed: a heap of four below each.
///
/// A vertex that is pushed again at a smaller distance stays where it was as well; whoever pops
/// passes over those that are settled already.
struct DistanceHeap {
  private var entries: Cells<Entry>
  private var count = 0

  /// A vertex and the distance at which it was pushed.
  struct Entry {
    var distance: Double
    var vertex: Vertex
  }

  init() {
    entries = Cells(uninitialised: 64)
  }
}

extension DistanceHeap {
  /// Adds a vertex.
  @inline(__always)
  mutating func push(_ vertex: Vertex, _ distance: Double) {
    if count == entries.count { grow() }
    var place = count
    count &+= 1
    while place > 0 {
      let above = (place &- 1) &>> 2
      let entry = entries[above]
      guard distance < entry.distance else { break }
      entries[place] = entry
      place = above
    }
    entries[place] = Entry(distance: distance, vertex: vertex)
  }

  /// Removes and returns one of the least distance.
  @inline(__always)
  mutating func pop() -> Entry? {
    guard count > 0 else { return nil }
    let first = entries[0]
    count &-= 1
    let last = entries[count]
    var place = 0
    while true {
      let below = place &<< 2 &+ 1
      guard below &+ 3 < count else { break }
      let low = entries[below].distance <= entries[below &+ 1].distance ? below : below &+ 1
      let high =
        entries[below &+ 2].distance <= entries[below &+ 3].distance ? below &+ 2 : below &+ 3
      let best = entries[low].distance <= entries[high].distance ? low : high
      let entry = entries[best]
      guard entry.distance < last.distance else {
        entries[place] = last
        return first
      }
      entries[place] = entry
      place = best
    }
    var best = -1
    var least = last.distance
    for below in (place &<< 2 &+ 1)..<max(place &<< 2 &+ 1, count)
    where entries[below].distance < least {
      best = below
      least = entries[below].distance
    }
    if best >= 0 {
      entries[place] = entries[best]
      place = best
    }
    entries[place] = last
    return first
  }

  private mutating func grow() {
    let larger = Cells<Entry>(uninitialised: 2 * entries.count)
    larger.copy(0..<count, of: entries, to: 0)
    entries = larger
  }
}
