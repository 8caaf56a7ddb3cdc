/// Contacts within a window, ordered for searches that let time pass.
struct ContactSearch {
  /// One way to take one contact.
  struct Ride {
    var start: Double
    var end: Double
    var duration: Double
    var target: Int
  }

  /// What the cost of a ride may depend on.
  struct Step {
    /// The cost of having come so far.
    var cost: Double
    var duration: Double
    var end: Double
  }

  /// The rides from each vertex, by time.
  private var rows: [[Ride]]
}

extension ContactSearch {
  init(_ contacts: Contacts, _ window: ClosedRange<Double>) {
    rows = Array(repeating: [], count: contacts.vertexCount)
    for contact in 0..<contacts.times.count {
      let start = contacts.times[contact]
      let duration = contacts.durations[contact]
      let end = start + duration
      guard start >= window.lowerBound, end <= window.upperBound else { continue }
      let (from, to) = (Int(contacts.from[contact]), Int(contacts.to[contact]))
      rows[from].append(Ride(start: start, end: end, duration: duration, target: to))
      if contacts.isDirected || from == to { continue }
      rows[to].append(Ride(start: start, end: end, duration: duration, target: from))
    }
    for vertex in rows.indices { rows[vertex].sort { $0.start < $1.start } }
  }

  /// The different times at which rides leave a vertex, ascending.
  func departures(of vertex: Vertex) -> [Double] {
    var times: [Double] = []
    for ride in rows[Int(vertex)] where ride.start != times.last { times.append(ride.start) }
    return times
  }

  /// The least cost of reaching each vertex, over ways that depart at some time or later.
  ///
  /// The cost of a ride must not fall from one to the next. Rides leave a queue by cost; the first
  /// to make a ride possible is the cheapest to do so, so each ride enters the queue once.
  func cheapest(
    from source: Vertex,
    since time: Double,
    cost: (Step) -> Double
  ) -> [Double] {
    var costs = [Double](repeating: .infinity, count: rows.count)
    // From where on the rides of each vertex are in the queue.
    var open = rows.map(\.count)
    var places: [(vertex: Int, place: Int)] = []
    var queue = RideQueue()
    func enter(_ vertex: Int, _ since: Double, _ paid: Double) {
      while open[vertex] > 0 && rows[vertex][open[vertex] - 1].start >= since {
        open[vertex] -= 1
        let ride = rows[vertex][open[vertex]]
        let step = Step(cost: paid, duration: ride.duration, end: ride.end)
        queue.push(places.count, cost(step))
        places.append((vertex, open[vertex]))
      }
    }
    costs[Int(source)] = 0
    enter(Int(source), time, 0)
    while let (number, paid) = queue.pop() {
      let ride = rows[places[number].vertex][places[number].place]
      costs[ride.target] = min(costs[ride.target], paid)
      enter(ride.target, ride.end, paid)
    }
    return costs
  }
}

/// Numbers in order of their keys; equal keys in order of the numbers.
private struct RideQueue {
  private var heap: [(key: Double, number: Int)] = []

  mutating func push(_ number: Int, _ key: Double) {
    heap.append((key, number))
    var place = heap.count - 1
    while place > 0 && heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> (number: Int, key: Double)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return (first.number, first.key) }
    heap[0] = last
    var place = 0
    while true {
      var below = 2 * place + 1
      guard below < heap.count else { break }
      if below + 1 < heap.count && heap[below + 1] < heap[below] { below += 1 }
      guard heap[below] < heap[place] else { break }
      heap.swapAt(below, place)
      place = below
    }
    return (first.number, first.key)
  }
}
