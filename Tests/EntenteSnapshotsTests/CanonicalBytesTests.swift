import EntenteModel
import Testing

@Suite struct CanonicalBytesTests {
  @Test(arguments: 0..<100) func `a graph comes back from its bytes`(seed: Int) throws {
    let graph = try randomParts(seed: seed).graph()
    let bytes = graph.canonicalBytes()
    let restored = try ActorGraph(canonicalBytes: bytes)
    #expect(restored == graph)
    #expect(restored.canonicalBytes() == bytes)
  }

  @Test(arguments: 0..<100) func `bytes do not depend on the order of the parts`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let parts = randomParts(seed: seed)
    let shuffled = try parts.shuffled(using: &random).graph()
    #expect(try shuffled.canonicalBytes() == parts.graph().canonicalBytes())
  }

  @Test func `a graph without anything comes back`() throws {
    let graph = try ActorGraph(name: "", layers: [], actors: [], sources: [], claims: [])
    #expect(try ActorGraph(canonicalBytes: graph.canonicalBytes()) == graph)
  }

  @Test func `a note of a million characters comes back`() throws {
    let graph = try tinyGraph(note: String(repeating: "“long” ", count: 1 << 17))
    #expect(try ActorGraph(canonicalBytes: graph.canonicalBytes()) == graph)
  }

  @Test func `other content gives other bytes`() throws {
    let all = try [
      tinyGraph(), tinyGraph("other"), tinyGraph(value: -0.5), tinyGraph(note: ""),
      tinyGraph(note: "m"),
    ]
    #expect(Set(all.map { $0.canonicalBytes() }).count == all.count)
  }

  @Test func `both zeros give the same bytes`() throws {
    #expect(try tinyGraph(value: -0.0).canonicalBytes() == tinyGraph(value: 0).canonicalBytes())
  }

  @Test(arguments: 0..<500) func `corrupted bytes give an error or soundness`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try randomParts(seed: seed % 5, actorCount: 5, claimCount: 6).graph()
      .canonicalBytes()
    switch seed % 5 {
    case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    case 1: bytes.append(UInt8.random(in: 0...255, using: &random))
    case 2: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random))
    default:
      for _ in 0...seed % 3 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    do {
      let graph = try ActorGraph(canonicalBytes: bytes)
      #expect(graph.canonicalBytes() == bytes)
      #expect(try rebuilt(graph) == graph)
    } catch let error as EntenteError {
      #expect(error.code == .damagedStore || error.code == .newerStore)
    }
  }

  @Test func `every prefix of the bytes is refused`() throws {
    let bytes = try tinyGraph().canonicalBytes()
    for count in bytes.indices {
      #expect(throws: EntenteError.self) { try ActorGraph(canonicalBytes: Array(bytes[..<count])) }
    }
  }

  @Test func `every flip of a bit is refused or gives a sound graph`() throws {
    let bytes = try tinyGraph().canonicalBytes()
    for bit in 0..<bytes.count * 8 {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << (bit % 8)
      guard let graph = try? ActorGraph(canonicalBytes: flipped) else { continue }
      #expect(graph.canonicalBytes() == flipped)
      #expect(try rebuilt(graph) == graph)
    }
  }

  /// The graph through the initialiser that checks every rule by name.
  private func rebuilt(_ graph: ActorGraph) throws -> ActorGraph {
    try ActorGraph(
      name: graph.name,
      title: graph.title,
      asOf: graph.asOf,
      layers: graph.layers,
      actors: graph.actors,
      sources: graph.sources,
      claims: (0..<graph.claims.count).map(graph.claim)
    )
  }
}
