/// The search for vertices that keep together with one vertex in some best split, or in all.
///
/// In a component turned by a split, let b(v) be what v has in ties out of a set and in negative ties
/// within it. If for every part A of the set without its root the positive ties between A and the
/// rest of the set weigh at least b(A), then some best split keeps the whole set together: to turn
/// over the A that it parts gains at least the former and loses at most the latter. One flow decides:
/// every b(v) must reach the root along positive ties. What cannot is left out, and the flow is begun
/// anew.
struct FirmSet {
  private let component: SignedComponent
  private let root: Int
  private let margin: Double
  private var isMember: Cells<Bool>
  /// What each vertex has yet to send.
  private let supplies: Cells<Double>
  /// What each slot can still carry.
  private let rooms: Cells<Double>
  private let twins: Cells<UInt32>
  private let levels: Cells<Int32>
  private let next: Cells<UInt32>
}

extension FirmSet {
  init(_ component: SignedComponent, root: Int, margin: Double) {
    self.component = component
    self.root = root
    self.margin = margin
    let count = component.vertices.count
    isMember = Cells(count, repeating: false)
    supplies = Cells(count, repeating: 0)
    rooms = Cells(component.neighbours.count, repeating: 0)
    twins = Cells(component.neighbours.count, repeating: 0)
    levels = Cells(count, repeating: -1)
    next = Cells(count, repeating: 0)
    let first = Cells<Int32>(component.couplings.count, repeating: -1)
    for slot in 0..<rooms.count {
      let tie = component.ties[slot]
      if first[tie] < 0 {
        first[tie] = Int32(slot)
      } else {
        twins[slot] = UInt32(first[tie])
        twins[Int(first[tie])] = UInt32(slot)
      }
    }
  }

  /// The greatest such set that the pruning leaves, the root included.
  mutating func run<Failure: Error>(
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    var members = [root]
    isMember[root] = true
    var place = 0
    while place < members.count {
      let vertex = members[place]
      place += 1
      if place & 0x3ff == 0 { try tell() }
      for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
        let other = component.neighbours[slot]
        if !isMember[other] {
          isMember[other] = true
          members.append(other)
        }
      }
    }
    while members.count > 1 {
      let scale = prepare(members)
      try tell()
      try flow(members, scale, tell)
      let lost = unsent(members, scale)
      if lost.isEmpty { break }
      for vertex in lost { isMember[vertex] = false }
      members.removeAll { !isMember[$0] }
    }
    return members
  }

  /// Sets what is to be sent and the rooms; returns the greatest weight.
  private func prepare(_ members: [Int]) -> Double {
    var scale = margin
    for vertex in members {
      var supply = vertex == root ? 0 : margin
      for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
        let coupling = component.couplings[component.ties[slot]]
        scale = max(scale, coupling.magnitude)
        let isInside = isMember[component.neighbours[slot]]
        rooms[slot] = isInside ? max(0, coupling) : 0
        if !isInside || coupling < 0 { supply += coupling.magnitude }
      }
      supplies[vertex] = vertex == root ? 0 : supply
    }
    return scale
  }

  /// Fills all shortest ways to the root at once, again and again, until none is left.
  private func flow<Failure: Error>(
    _ members: [Int],
    _ scale: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    let least = 1e-14 * scale
    while spread(members, least) {
      try tell()
      for vertex in members { next[vertex] = UInt32(component.offsets[vertex]) }
      var sent = 0
      for start in members where levels[start] > 0 && supplies[start] > least {
        send(from: start, least)
        sent += 1
        if sent & 0xff == 0 { try tell() }
      }
    }
  }

  /// Counts the steps from the root backwards; false if nobody who has to send is met.
  private func spread(_ members: [Int], _ least: Double) -> Bool {
    levels.fill(with: -1)
    levels[root] = 0
    var waiting = [root]
    var place = 0
    var isMet = false
    while place < waiting.count {
      let vertex = waiting[place]
      place += 1
      isMet = isMet || supplies[vertex] > least
      for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
        let other = component.neighbours[slot]
        if isMember[other] && levels[other] < 0 && rooms[Int(twins[slot])] > least {
          levels[other] = levels[vertex] + 1
          waiting.append(other)
        }
      }
    }
    return isMet
  }

  /// Sends what one vertex has along ways of falling levels.
  private func send(from start: Int, _ least: Double) {
    var way: [Int] = []
    var vertex = start
    while supplies[start] > least {
      if vertex == root {
        var amount = supplies[start]
        for slot in way { amount = min(amount, rooms[slot]) }
        var kept = way.count
        for place in way.indices {
          let slot = way[place]
          rooms[slot] -= amount
          rooms[Int(twins[slot])] += amount
          if rooms[slot] <= least { kept = min(kept, place) }
        }
        supplies[start] -= amount
        // Back to before the first slot that is full now.
        if kept < way.count {
          vertex = component.neighbours[Int(twins[way[kept]])]
          way.removeSubrange(kept...)
        }
        continue
      }
      let end = component.offsets[vertex + 1]
      var slot = Int(next[vertex])
      while slot < end
        && (rooms[slot] <= least || levels[component.neighbours[slot]] != levels[vertex] - 1)
      { slot += 1 }
      next[vertex] = UInt32(slot)
      if slot < end {
        way.append(slot)
        vertex = component.neighbours[slot]
      } else {
        guard let last = way.popLast() else { return }
        vertex = component.neighbours[Int(twins[last])]
        next[vertex] += 1
      }
    }
  }

  /// The vertices that hold more than rounding back, and all that they could send to.
  private func unsent(_ members: [Int], _ scale: Double) -> [Int] {
    let least = 1e-14 * scale
    var isLost = [Bool](repeating: false, count: isMember.count)
    var lost: [Int] = []
    for vertex in members where supplies[vertex] > 1e-12 * scale {
      isLost[vertex] = true
      lost.append(vertex)
    }
    var place = 0
    while place < lost.count {
      let vertex = lost[place]
      place += 1
      for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
        let other = component.neighbours[slot]
        if !isLost[other] && rooms[slot] > least {
          isLost[other] = true
          lost.append(other)
        }
      }
    }
    return lost
  }
}
