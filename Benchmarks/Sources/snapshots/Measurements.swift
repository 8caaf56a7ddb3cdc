import EntenteKit
import Foundation

/// Median, least and most of some numbers.
func spread(_ numbers: [Double], digits: Int = 2) -> String {
  let sorted = numbers.sorted()
  func text(_ value: Double) -> String { String(format: "%.\(digits)f", value) }
  return "\(text(sorted[sorted.count / 2])) (\(text(sorted[0]))..\(text(sorted[sorted.count - 1])))"
}

/// The most memory that work in a process of its own takes, against the canonical bytes.
func peak(_ word: String, _ count: Int) throws -> String {
  let peak = try again([word]).split(separator: " ").first.flatMap { Double($0) } ?? 0
  return String(format: "%.2f x the canonical bytes  goal < 2.5", peak / Double(count))
}

/// A large graph: save against write and fsync, restore against read, memory and room.
func large(claims: Int, actors: Int, rounds: Int) throws {
  let graph = try largeGraph(actors: actors, claims: claims)
  let bytes = graph.canonicalBytes()
  print("\(actors) actors, \(claims) claims: \(bytes.count) canonical bytes")
  var times: [[Double]] = [[], [], [], [], []]
  for round in 0...rounds {
    let write = seconds { writeRaw(bytes, to: path("raw")) }
    unlink(path("large.sqlite"))
    let save = try seconds {
      _ = try store("large.sqlite").save(graph, name: "large", createdAt: 0, engine: "0")
    }
    let read = seconds { precondition(readRaw(path("raw"), count: bytes.count).count > 0) }
    let restore = try seconds {
      let back = try store("large.sqlite").restore("large")
      precondition(back.claims.count == claims)
    }
    // What a restore must do at least, after the bytes are read: hash all of them, one after the other.
    let hash = seconds { precondition(!graph.digest.isEmpty) }
    // The first round warms the caches.
    guard round > 0 else { continue }
    for (index, time) in [write, save, read, restore, hash].enumerated() {
      times[index].append(time)
    }
  }
  let milliseconds = times.map { spread($0.map { $0 * 1_000 }, digits: 0) }
  print("raw write + fsync   ms \(milliseconds[0])")
  print("save                ms \(milliseconds[1])")
  print("raw read            ms \(milliseconds[2])")
  print("restore             ms \(milliseconds[3])")
  print("digest alone        ms \(milliseconds[4])")
  print("save / raw write    x  \(spread(zip(times[0], times[1]).map { $0 / $1 }))  goal 0.2")
  print("restore / raw read  x  \(spread(zip(times[2], times[3]).map { $0 / $1 }))  goal 1")
  for (word, name) in [("peak-save", "save"), ("peak-restore", "restore")] {
    print("peak of \(name), the graph included: \(try peak(word, bytes.count))")
  }
  writeRaw(csv(graph), to: path("large.csv"))
  try RelationalGraph.write(graph, to: path("relational.sqlite"))
  for name in ["large.csv", "raw"] {
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-kf", path(name)]
    try gzip.run()
    gzip.waitUntilExit()
  }
  for name in ["large.sqlite", "raw", "raw.gz", "large.csv", "large.csv.gz", "relational.sqlite"] {
    let each = String(format: "%.1f", Double(size(path(name))) / Double(claims))
    print("bytes a claim: \(each)  \(name)")
  }
}

/// A large graph, and the same with some claims more: room and time of the further snapshot.
func further(claims: Int, actors: Int, rounds: Int) throws {
  let graph = try largeGraph(actors: actors, claims: claims)
  for more in [1, 1_000] {
    let next = try largeGraph(actors: actors, claims: claims, more: more)
    let bytes = next.canonicalBytes()
    writeRaw(bytes, to: path("raw"))
    var times: [[Double]] = [[], [], [], []]
    var room = 0
    for round in 0...rounds {
      unlink(path("further.sqlite"))
      let keeper = try store("further.sqlite")
      let first = try seconds {
        _ = try keeper.save(graph, name: "first", createdAt: 0, engine: "0")
      }
      let before = size(keeper.path)
      let save = try seconds {
        _ = try keeper.save(next, name: "next", createdAt: 0, engine: "0")
      }
      room = size(keeper.path) - before
      let read = seconds { precondition(readRaw(path("raw"), count: bytes.count).count > 0) }
      let restore = try seconds {
        let back = try keeper.restore("next")
        precondition(back.claims.count == next.claims.count)
      }
      guard round > 0 else { continue }
      for (index, time) in [first, save, read, restore].enumerated() { times[index].append(time) }
    }
    print("\(more) of \(claims) claims more: \(room) bytes of \(bytes.count)")
    print(
      "save: first, further  ms \(spread(times[0].map { $0 * 1_000 }, digits: 0))",
      terminator: ""
    )
    print(", \(spread(times[1].map { $0 * 1_000 }, digits: 0))")
    print(
      "restore further       ms \(spread(times[3].map { $0 * 1_000 }, digits: 0))",
      terminator: ""
    )
    print(", \(spread(zip(times[2], times[3]).map { $0 / $1 })) x of raw read")
    unlink(path("peak.sqlite"))
    _ = try store("peak.sqlite").save(graph, name: "first", createdAt: 0, engine: "0")
    print("peak of save, the graph included: \(try peak("peak-further", bytes.count))")
  }
}

/// Snapshots of the shipped graph, each with one claim other than in the one before: its value, its
/// note, a claim that is new, or one that is new with its source.
func drift(snapshots: Int) throws {
  for kind in ["value", "note", "added", "sourced"] {
    unlink(path("drift.sqlite"))
    let graph = ActorGraph.multipolar
    var claims = (0..<graph.claims.count).map(graph.claim)
    var sources = graph.sources
    var random = Numbers()
    let keeper = try store("drift.sqlite")
    try keeper.save(graph, name: "n0", createdAt: 0, engine: "0")
    let first = size(keeper.path)
    var time = 0.0
    for number in 1...snapshots {
      let place = Int.random(in: claims.indices, using: &random)
      switch kind {
      case "value": claims[place].value = claims[place].value == 0.5 ? 0.25 : 0.5
      case "note": claims[place].note += " \(number)"
      default:
        var claim = claims[place]
        claim.id = "new-\(number)"
        if kind == "sourced" {
          claim.source = "source-\(number)"
          sources.append(Source(id: claim.source, title: "Source \(number)", reliability: .b))
        }
        claims.append(claim)
      }
      let next = try ActorGraph(
        name: graph.name,
        title: graph.title,
        asOf: graph.asOf,
        layers: graph.layers,
        actors: graph.actors,
        sources: sources,
        claims: claims
      )
      time += try seconds {
        _ = try keeper.save(next, name: "n\(number)", createdAt: 0, engine: "0")
      }
    }
    let each = (size(keeper.path) - first) / snapshots
    let whole = graph.canonicalBytes().count
    let pace = String(format: "%.1f", time * 1_000 / Double(snapshots))
    print("\(kind): \(each) bytes a further snapshot of \(whole), \(pace) ms a save")
  }
}

/// A store of many snapshots of the shipped graph: listing, and finding by digest.
func list(snapshots: Int) throws {
  unlink(path("list.sqlite"))
  let keeper = try store("list.sqlite")
  let graph = ActorGraph.multipolar
  var last = ""
  for number in 0..<snapshots {
    let next = try ActorGraph(
      name: graph.name,
      title: "\(graph.title) \(number)",
      asOf: graph.asOf,
      layers: graph.layers,
      actors: graph.actors,
      sources: graph.sources,
      claims: (0..<graph.claims.count).map(graph.claim)
    )
    last = try keeper.save(next, name: "n\(number)", createdAt: 0, engine: "0").digest
  }
  var times: [[Double]] = [[], [], []]
  for _ in 0..<15 {
    times[0].append(
      try seconds {
        let found = try keeper.list()
        precondition(found.count == snapshots)
      } * 1_000
    )
    let prefix = String(last.prefix(12))
    times[1].append(
      try seconds {
        let found = try keeper.record(named: prefix)
        precondition(found.digest == last)
      } * 1_000
    )
    times[2].append(
      try seconds {
        let found = try keeper.record(named: "n77")
        precondition(found.name == "n77")
      } * 1_000
    )
  }
  print("\(snapshots) snapshots in \(size(keeper.path)) bytes")
  print("list          ms \(spread(times[0]))  goal < 50")
  print("find digest   ms \(spread(times[1]))")
  print("find name     ms \(spread(times[2]))")
  let time = try seconds {
    let found = try keeper.verify()
    precondition(found.damage.isEmpty)
  }
  print("verify        ms \(time * 1_000)")
}
