/// Vertices in order of the distances at which they were pushed, for searches whose distances only
/// rise.
///
/// Distances are cut into buckets so wide that no tie leads past all of them; a bucket is put in
/// order, by a heap, when its turn comes. A vertex that is pushed again at a smaller distance stays
/// where it was as well, and is passed over there.
struct DistanceQueue {
  private var heap = LabelHeap()
  /// The last entry of each bucket, each knowing the one before it; the greatest number for none.
  private let heads: Cells<UInt32>
  private var entries: Cells<Entry>
  private var used = 0
  private var waiting = 0
  /// Buckets a unit of distance.
  private let density: Double
  private var current = 0

  private struct Entry {
    var distance: Double
    var vertex: Vertex
    var next: UInt32
  }
}

extension DistanceQueue {
  /// Takes memory.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - lengths: Those of all ties; infinity for one that cannot be crossed.
  init(vertexCount: Int, _ lengths: View<Double>) {
    var buckets = 8
    while buckets < vertexCount && buckets < 4096 { buckets *= 2 }
    heads = Cells(buckets, repeating: .max)
    entries = Cells(uninitialised: 64)
    var greatest = 0.0
    for slot in 0..<lengths.count where lengths[slot] < .infinity {
      greatest = max(greatest, lengths[slot])
    }
    // If lengths are too small to be divided by, all goes to the heap. A length may be -0.
    let density = Double(buckets - 4) / greatest
    self.density = greatest > 0 && density < 1e300 ? density : 0
  }

  /// Adds a vertex, at a distance not below that of the last one popped.
  @inline(__always)
  mutating func push(_ vertex: Vertex, _ distance: Double) {
    let bucket = Int(distance * density)
    if bucket == current {
      heap.push(vertex, distance.bitPattern)
    } else {
      wait(vertex, distance, bucket)
    }
  }

  /// Removes and returns a vertex of the least distance; nil if none is left.
  ///
  /// - Parameter distances: The least distance at which each vertex was pushed.
  /// - Returns: The vertex.
  @inline(__always)
  mutating func pop(_ distances: Cells<Double>) -> Vertex? {
    while true {
      while let (vertex, label) = heap.pop() {
        if label == distances[Int(vertex)].bitPattern { return vertex }
      }
      guard waiting > 0 else {
        used = 0
        current = 0
        return nil
      }
      advance(distances)
    }
  }

  @inline(__always)
  private mutating func wait(_ vertex: Vertex, _ distance: Double, _ bucket: Int) {
    if used == entries.count { grow() }
    let head = bucket & (heads.count &- 1)
    entries[used] = Entry(distance: distance, vertex: vertex, next: heads[head])
    heads[head] = UInt32(truncatingIfNeeded: used)
    used &+= 1
    waiting &+= 1
  }

  /// Puts the next bucket that is not empty in order.
  @inline(__always)
  private mutating func advance(_ distances: Cells<Double>) {
    let last = heads.count &- 1
    repeat { current &+= 1 } while heads[current & last] == .max
    var place = heads[current & last]
    heads[current & last] = .max
    while place != .max {
      let entry = entries[Int(place)]
      waiting &-= 1
      place = entry.next
      if entry.distance == distances[Int(entry.vertex)] {
        heap.push(entry.vertex, entry.distance.bitPattern)
      }
    }
  }

  private mutating func grow() {
    let larger = Cells<Entry>(uninitialised: 2 * entries.count)
    larger.copy(0..<used, of: entries, to: 0)
    entries = larger
  }
}
