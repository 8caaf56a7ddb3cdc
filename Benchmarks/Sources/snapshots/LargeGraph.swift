import EntenteKit

/// Random numbers that are the same in every run (SplitMix64).
struct Numbers: RandomNumberGenerator {
  var state: UInt64 = 1

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A graph as large data sets are: many events, few sources, one note in ten.
///
/// The last `more` of the claims come on top, with notes and from a source that is new.
func largeGraph(actors: Int, claims: Int, more: Int = 0) throws -> ActorGraph {
  var random = Numbers()
  let layers = (0..<8).map { Layer(id: "layer-\($0)") }
  let rows = (0..<claims + more).map { number in
    let isMore = number >= claims
    let from = Int.random(in: 0..<actors, using: &random)
    let to = (from + Int.random(in: 1..<actors, using: &random)) % actors
    let day = Day(
      year: Int.random(in: 1950...2025, using: &random),
      month: Int.random(in: 1...12, using: &random),
      day: Int.random(in: 1...28, using: &random)
    )
    return Claim(
      from: "actor-\(from)",
      to: "actor-\(to)",
      layer: "layer-\(number % 8)",
      value: Double(Int.random(in: -100...100, using: &random)) / 100,
      kind: .event,
      start: day,
      source: isMore ? "source-more" : "source-\(number % 50)",
      note: isMore || number % 10 == 0 ? "note \(number)" : ""
    )
  }
  var sources = (0..<50).map { Source(id: "source-\($0)", title: "Source \($0)", reliability: .b) }
  if more > 0 { sources.append(Source(id: "source-more", title: "More")) }
  return try ActorGraph(
    name: "large",
    layers: layers,
    actors: (0..<actors).map { Actor(id: "actor-\($0)", name: "Actor \($0)") },
    sources: sources,
    claims: rows
  )
}

/// The claims as a table that every program reads.
func csv(_ graph: ActorGraph) -> [UInt8] {
  var bytes = Array("from,to,layer,value,kind,start,source,note\n".utf8)
  for index in 0..<graph.claims.count {
    let claim = graph.claim(index)
    let day = claim.start.map { "\($0)" } ?? ""
    bytes += Array(
      "\(claim.from),\(claim.to),\(claim.layer),\(claim.value),\(claim.kind.rawValue),".utf8
    )
    bytes += Array("\(day),\(claim.source),\(claim.note)\n".utf8)
  }
  return bytes
}
