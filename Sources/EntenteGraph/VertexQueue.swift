/// Vertices in order of their keys: a binary heap that knows where each vertex is.
///
/// Equal keys leave in order of the vertices, so that every search is reproducible.
struct VertexQueue {
  private var heap: [Vertex] = []
  private var keys: [Double]
  private var places: [Int32]

  init(vertexCount: Int) {
    keys = [Double](repeating: 0, count: vertexCount)
    places = [Int32](repeating: -1, count: vertexCount)
  }
}

extension VertexQueue {
  /// Adds a vertex, or moves one that is waiting to a smaller key.
  mutating func push(_ vertex: Vertex, _ key: Double) {
    keys[Int(vertex)] = key
    var place = Int(places[Int(vertex)])
    if place < 0 {
      place = heap.count
      heap.append(vertex)
    }
    while place > 0 {
      let above = (place &- 1) / 2
      let other = heap[above]
      guard precedes(vertex, other) else { break }
      heap[place] = other
      places[Int(other)] = Int32(truncatingIfNeeded: place)
      place = above
    }
    heap[place] = vertex
    places[Int(vertex)] = Int32(truncatingIfNeeded: place)
  }

  /// Removes and returns the vertex of the smallest key.
  mutating func pop() -> Vertex? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    places[Int(first)] = -1
    let count = heap.count
    guard count > 0 else { return first }
    var place = 0
    while true {
      var below = 2 &* place &+ 1
      guard below < count else { break }
      if below &+ 1 < count && precedes(heap[below &+ 1], heap[below]) { below &+= 1 }
      guard precedes(heap[below], last) else { break }
      heap[place] = heap[below]
      places[Int(heap[place])] = Int32(truncatingIfNeeded: place)
      place = below
    }
    heap[place] = last
    places[Int(last)] = Int32(truncatingIfNeeded: place)
    return first
  }

  /// Forgets every vertex that is waiting.
  mutating func removeAll() {
    for vertex in heap { places[Int(vertex)] = -1 }
    heap.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func precedes(_ first: Vertex, _ second: Vertex) -> Bool {
    let left = keys[Int(first)]
    let right = keys[Int(second)]
    return left < right || (left == right && first < second)
  }
}
