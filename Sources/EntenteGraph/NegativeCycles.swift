/// The search for short cycles with an odd number of negative ties.
///
/// The signed double cover has each vertex twice; a positive tie keeps to its copy and a negative one
/// changes it. A cycle with an odd number of negative ties is a path from a vertex to its twin.
struct NegativeCycles {
  let component: SignedComponent
  /// Whether each tie counts as negative.
  let isNegative: Cells<Bool>
  let lengths: Cells<Double>
  private let distances: Cells<Double>
  private let arrivals: Cells<UInt32>
  private var heap = LabelHeap()
}

extension NegativeCycles {
  init(_ component: SignedComponent) {
    self.component = component
    let (vertices, ties) = (component.vertices.count, component.couplings.count)
    isNegative = Cells(ties, repeating: false)
    lengths = Cells(ties, repeating: 0)
    distances = Cells(2 * vertices, repeating: .infinity)
    arrivals = Cells(2 * vertices, repeating: 0)
  }

  /// The shortest cycles through each end of a negative tie, if shorter than 1, by their length; each
  /// as its ties in order.
  mutating func shortest(_ worker: Worker) -> [(length: Double, ties: [Int])] {
    var isEnd = [Bool](repeating: false, count: component.vertices.count)
    for tie in 0..<isNegative.count where isNegative[tie] {
      isEnd[component.from[tie]] = true
      isEnd[component.to[tie]] = true
    }
    var found: [(length: Double, ties: [Int])] = []
    var known: Set<[Int]> = []
    for root in isEnd.indices where isEnd[root] && !worker.isStopped() {
      guard let ties = shortest(through: root) else { continue }
      let sorted = ties.sorted()
      // A walk that repeats a tie contains a shorter cycle, which another root finds.
      let isSimple = zip(sorted, sorted.dropFirst()).allSatisfy { $0 != $1 }
      guard isSimple, known.insert(sorted).inserted else { continue }
      found.append((distances[2 * root + 1], ties))
    }
    return found.enumerated().sorted {
      ($0.element.length, $0.offset) < ($1.element.length, $1.offset)
    }
    .map(\.element)
  }

  private mutating func shortest(through root: Int) -> [Int]? {
    distances.fill(with: .infinity)
    heap.removeAll()
    let twin = 2 * root + 1
    // Nothing this far away can be part of a cycle that is shorter than 1 and than the one known.
    var limit = 1 - 1e-5
    distances[2 * root] = 0
    heap.push(Vertex(2 * root), 0)
    while let (state, label) = heap.pop() {
      let here = Int(state)
      let distance = distances[here]
      if distance >= limit { break }
      if distance.bitPattern != label { continue }
      for slot in component.offsets[here / 2]..<component.offsets[here / 2 &+ 1] {
        let tie = component.ties[slot]
        let other = 2 &* component.neighbours[slot] &+ (here & 1 ^ (isNegative[tie] ? 1 : 0))
        let next = distance + lengths[tie] + 1e-9
        if next < limit && next < distances[other] {
          distances[other] = next
          arrivals[other] = UInt32(truncatingIfNeeded: tie)
          if other == twin { limit = next }
          heap.push(Vertex(truncatingIfNeeded: other), next.bitPattern)
        }
      }
    }
    guard distances[twin] < .infinity else { return nil }
    var ties: [Int] = []
    var state = twin
    while state != 2 * root {
      let tie = Int(arrivals[state])
      ties.append(tie)
      let other = component.from[tie] == state / 2 ? component.to[tie] : component.from[tie]
      state = 2 * other + (state & 1 ^ (isNegative[tie] ? 1 : 0))
    }
    return ties
  }
}
