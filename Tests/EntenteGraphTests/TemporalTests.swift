import EntenteGraph
import TestSupport
import Testing

@Suite struct ContactsTests {
  /// Every way that meets no vertex twice, as departure, arrival, contacts and travel.
  private func slow(
    _ contacts: Contacts,
    _ source: Int,
    _ window: ClosedRange<Double>
  ) -> [TemporalPaths?] {
    var best = [TemporalPaths?](repeating: nil, count: contacts.vertexCount)
    func extend(_ way: [Int], _ departure: Double?, _ time: Double, _ travel: Double) {
      for contact in contacts.times.indices where contacts.times[contact] >= time {
        let end = contacts.times[contact] + contacts.durations[contact]
        let ends = (Int(contacts.from[contact]), Int(contacts.to[contact]))
        for (from, to) in contacts.isDirected ? [ends] : [ends, (ends.1, ends.0)] {
          guard from == way.last, !way.contains(to), end <= window.upperBound else { continue }
          let start = departure ?? contacts.times[contact]
          let spent = travel + contacts.durations[contact]
          var paths =
            best[to]
            ?? TemporalPaths(
              foremost: end,
              latestDeparture: start,
              fastest: end - start,
              hops: way.count,
              travel: spent
            )
          paths.foremost = min(paths.foremost, end)
          paths.latestDeparture = max(paths.latestDeparture, start)
          paths.fastest = min(paths.fastest, end - start)
          paths.hops = min(paths.hops, way.count)
          paths.travel = min(paths.travel, spent)
          best[to] = paths
          extend(way + [to], start, end, spent)
        }
      }
    }
    extend([source], nil, window.lowerBound, 0)
    best[source] = TemporalPaths(
      foremost: window.lowerBound,
      latestDeparture: window.upperBound,
      fastest: 0,
      hops: 0,
      travel: 0
    )
    return best
  }

  private func random(_ seed: Int) throws -> Contacts {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...6, using: &random)
    let size = Int.random(in: 0...14, using: &random)
    func vertex() -> Vertex { Vertex(Int.random(in: 0..<count, using: &random)) }
    return try Contacts(
      vertexCount: count,
      from: (0..<size).map { _ in vertex() },
      to: (0..<size).map { _ in vertex() },
      times: (0..<size).map { _ in Double(Int.random(in: 0...9, using: &random)) },
      durations: (0..<size).map { _ in Double(Int.random(in: 0...2, using: &random)) },
      directed: seed % 2 == 0
    )
  }

  @Test func `a later train can be the faster one`() throws {
    let contacts = try Contacts(
      vertexCount: 3,
      from: [0, 1, 0],
      to: [1, 2, 2],
      times: [0, 4, 6],
      durations: [1, 1, 3],
      directed: true
    )
    let paths = try contacts.paths(from: 0, within: 0...10)
    let expected = TemporalPaths(foremost: 5, latestDeparture: 6, fastest: 3, hops: 1, travel: 2)
    #expect(paths[2] == expected)
    #expect(try contacts.paths(from: 2, within: 0...10)[0] == nil)
    #expect(try contacts.paths(from: 0, within: 1...10)[1] == nil)
  }

  @Test func `contacts of no duration chain at one time`() throws {
    let contacts = try Contacts(vertexCount: 3, from: [1, 0], to: [2, 1], times: [1, 1])
    #expect(try contacts.paths(from: 0, within: 0...1)[2]?.foremost == 1)
    #expect(try contacts.paths(from: 2, within: 1...1)[0]?.hops == 2)
  }

  @Test func `what is no contact is refused`() throws {
    #expect(throws: KernelError.negativeWeight(edge: 0)) {
      try Contacts(vertexCount: 2, from: [0], to: [1], times: [1], durations: [-1])
    }
    #expect(throws: KernelError.notANumber(edge: 0)) {
      try Contacts(vertexCount: 2, from: [0], to: [1], times: [.nan])
    }
    let contacts = try Contacts(vertexCount: 2, from: [0], to: [1], times: [1])
    #expect(throws: KernelError.unknownVertex(2)) { try contacts.paths(from: 2, within: 0...1) }
  }

  @Test(arguments: 0..<150) func `the best ways are those of all ways`(seed: Int) throws {
    let contacts = try random(seed)
    let window = Double(seed % 3)...Double(6 + seed % 6)
    let paths = try contacts.paths(from: 0, within: window)
    #expect(paths == slow(contacts, 0, window), "\(contacts)")
    // A shorter window never lets one arrive earlier.
    let shorter = try contacts.paths(from: 0, within: window.lowerBound...(window.upperBound - 1))
    for vertex in 0..<contacts.vertexCount {
      guard let arrival = shorter[vertex]?.foremost else { continue }
      #expect(paths[vertex].map { $0.foremost <= arrival } ?? false)
    }
  }
}

@Suite struct DatedTiesTests {
  private func ties(_ seed: Int) throws -> DatedTies {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...7, using: &random)
    let size = Int.random(in: 0...12, using: &random)
    func vertex() -> Vertex { Vertex(Int.random(in: 0..<count, using: &random)) }
    let starts = (0..<size).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    return try DatedTies(
      vertexCount: count,
      from: (0..<size).map { _ in vertex() },
      to: (0..<size).map { _ in vertex() },
      starts: starts,
      ends: starts.map { $0 + Double(Int.random(in: 0...4, using: &random)) },
      directed: seed % 2 == 0
    )
  }

  @Test func `a tie holds from its start until just before its end`() throws {
    let ties = try DatedTies(
      vertexCount: 2,
      from: [0, 0, 0],
      to: [1, 1, 1],
      starts: [1914, -.infinity, 1914],
      ends: [1918, .infinity, 1914]
    )
    #expect(ties.ties(at: 1913) == [1])
    #expect(ties.ties(at: 1914) == [0, 1])
    #expect(ties.ties(at: 1918) == [1])
    #expect(throws: KernelError.invalidDate(edge: 0)) {
      try DatedTies(vertexCount: 2, from: [0], to: [1], starts: [1950], ends: [1940])
    }
    #expect(throws: KernelError.notANumber(edge: 0)) {
      try DatedTies(vertexCount: 2, from: [0], to: [1], starts: [.nan], ends: [1940])
    }
    #expect(throws: KernelError.unknownVertex(2)) { try ties.arrivals(from: 2, within: 0...1) }
  }

  @Test(arguments: 0..<150) func `arrivals are those of steps until nothing changes`(
    seed: Int
  ) throws {
    let ties = try ties(seed)
    let window = Double(seed % 4)...Double(4 + seed % 7)
    var arrivals = [Double](repeating: .infinity, count: ties.vertexCount)
    arrivals[0] = window.lowerBound
    for _ in 0..<ties.vertexCount {
      for tie in ties.starts.indices {
        let ends = (Int(ties.from[tie]), Int(ties.to[tie]))
        for (from, to) in ties.isDirected ? [ends] : [ends, (ends.1, ends.0)] {
          let time = max(arrivals[from], ties.starts[tie])
          if time < ties.ends[tie] && time <= window.upperBound {
            arrivals[to] = min(arrivals[to], time)
          }
        }
      }
    }
    let found = try ties.arrivals(from: 0, within: window)
    #expect(found == arrivals.map { $0.isFinite ? $0 : nil })
  }
}
