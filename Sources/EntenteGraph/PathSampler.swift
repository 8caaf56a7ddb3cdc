/// Draws random shortest paths, searching from both ends.
struct PathSampler {
  private let rows: RowsView
  private let inRows: RowsView
  private var near: HalfSearch
  private var far: HalfSearch
  /// The ties at which the two searches meet, and how many shortest paths take each and those before.
  private var meetings: [Meeting] = []

  init(_ rows: RowsView, _ inRows: RowsView) {
    self.rows = rows
    self.inRows = inRows
    near = HalfSearch(rows)
    far = HalfSearch(inRows)
  }
}

/// A tie between the vertices that two searches met last.
struct Meeting {
  var own: Int
  var other: Int
  var total: Double
}

extension PathSampler {
  /// Draws a pair and a path and counts the vertices between, if there is a way.
  ///
  /// - Returns: A vertex with too many paths to count, if there is one.
  mutating func sample(_ random: inout SeededSequence, _ hits: AtomicCells) -> Int? {
    let count = rows.vertexCount
    let from = Int(random.nextUnit() * Double(count))
    var to = Int(random.nextUnit() * Double(count - 1))
    if to >= from { to += 1 }
    near.start(from)
    far.start(to)
    defer {
      near.forget()
      far.forget()
      meetings.removeAll(keepingCapacity: true)
    }
    var isNear = true
    while meetings.isEmpty {
      guard near.hasFront && far.hasFront else { return nil }
      isNear = near.leaving <= far.leaving
      if isNear { near.grow(to: far, &meetings) } else { far.grow(to: near, &meetings) }
    }
    let total = meetings[meetings.count - 1].total
    guard total < .infinity else { return meetings[0].own }
    let wanted = random.nextUnit() * total
    let meeting = meetings.first { wanted < $0.total } ?? meetings[meetings.count - 1]
    let (left, right) = isNear ? (meeting.own, meeting.other) : (meeting.other, meeting.own)
    near.walkBack(from: left, to: from, inRows, &random, hits)
    far.walkBack(from: right, to: to, rows, &random, hits)
    return nil
  }
}

/// One of two searches that go towards each other, every tie of length 1.
struct HalfSearch {
  private let rows: RowsView
  /// How many steps each vertex is from the start, and 1; 0 if it has not been met.
  private let levels: Cells<UInt32>
  /// How many shortest paths lead to each.
  private let paths: Cells<Double>
  private let order: Cells<Vertex>
  private var begin = 0
  private var met = 0
  /// How many ties leave the vertices met last.
  private(set) var leaving = 0

  init(_ rows: RowsView) {
    self.rows = rows
    levels = Cells(rows.vertexCount, repeating: 0)
    paths = Cells(uninitialised: rows.vertexCount)
    order = Cells(uninitialised: rows.vertexCount)
  }
}

extension HalfSearch {
  /// Whether the last step met anything.
  var hasFront: Bool { begin < met }

  mutating func start(_ vertex: Int) {
    order[0] = Vertex(truncatingIfNeeded: vertex)
    levels[vertex] = 1
    paths[vertex] = 1
    (begin, met) = (0, 1)
    leaving = rows.end(vertex) &- rows.start(vertex)
  }

  func forget() {
    for place in 0..<met { levels[Int(order[place])] = 0 }
  }

  /// Takes one step, and notes the ties that lead to what the other search has met.
  ///
  /// The balls of both have grown until now without meeting, so such a tie joins the last steps of
  /// the two, and every shortest path takes just one.
  mutating func grow(to other: HalfSearch, _ meetings: inout [Meeting]) {
    let end = met
    let next = levels[Int(order[begin])] &+ 1
    var total = 0.0
    leaving = 0
    for place in begin..<end {
      let vertex = Int(order[place])
      let own = paths[vertex]
      var last = Vertex.max
      for slot in rows.start(vertex)..<rows.end(vertex) {
        let target = rows.targets[slot]
        if target == last { continue }
        last = target
        let there = Int(target)
        if other.levels[there] != 0 {
          total += own * other.paths[there]
          meetings.append(Meeting(own: vertex, other: there, total: total))
        } else if levels[there] == 0 {
          levels[there] = next
          paths[there] = own
          order[met] = target
          met &+= 1
          leaving &+= rows.end(there) &- rows.start(there)
        } else if levels[there] == next {
          paths[there] += own
        }
      }
    }
    begin = end
  }

  /// Goes back to the start along a random shortest path, each as likely, and counts the vertices on
  /// it but the start.
  func walkBack(
    from vertex: Int,
    to start: Int,
    _ back: RowsView,
    _ random: inout SeededSequence,
    _ hits: AtomicCells
  ) {
    var here = vertex
    while here != start {
      _ = hits.add(here, 1)
      var wanted = random.nextUnit() * paths[here]
      var last = Vertex.max
      var chosen = start
      for slot in back.start(here)..<back.end(here) {
        let source = back.targets[slot]
        if source == last { continue }
        last = source
        guard levels[Int(source)] != 0 && levels[Int(source)] == levels[here] &- 1 else { continue }
        chosen = Int(source)
        wanted -= paths[chosen]
        if wanted < 0 { break }
      }
      here = chosen
    }
  }
}
