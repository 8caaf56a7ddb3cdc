import EntenteModel
import Testing

/// What is said about bytes that break one rule each.
@Suite struct CanonicalBytesFaultTests {
  @Test func `bytes of something else are refused by their header`() {
    #expect(message(of: []) == damage("header", "it is not 'entente graph 1'"))
    #expect(message(of: Array("SQLite".utf8)) == damage("header", "it is not 'entente graph 1'"))
  }

  @Test func `bytes of a later format ask for an update`() {
    let sentence = "the bytes of a graph were written by a newer version of Entente."
    #expect(message(of: Array("entente graph 2\n".utf8)) == "\(sentence) Update Entente.")
  }

  @Test func `bytes that end early say in which part`() throws {
    let bytes = try tinyGraph().canonicalBytes()
    #expect(message(of: Array(bytes.prefix(40))) == damage("names", "it ends early"))
    #expect(message(of: bytes.dropLast(2)) == damage("regarded actors", "it ends early"))
  }

  @Test func `a length of many exabytes costs nothing`() throws {
    var bytes = try tinyGraph().canonicalBytes()
    for place in 16..<24 { bytes[place] = 0xFF }
    #expect(message(of: bytes) == damage("names", "it ends early"))
    #expect(try tiny("layers", 0, UInt32.max) == damage("layers", "it ends early"))
    #expect(try tiny("claims", 0, UInt64.max) == damage("claims", "there are too many"))
    #expect(
      try tiny("claims", 0, UInt64(UInt32.max - 1))
        == damage("from", "it has not one element for each claim")
    )
  }

  @Test func `bytes behind the end are refused`() throws {
    let bytes = try tinyGraph().canonicalBytes() + [0]
    #expect(message(of: bytes) == damage("end", "something follows it"))
  }

  @Test func `a part longer than its content is refused`() throws {
    var bytes = try tinyGraph().canonicalBytes()
    bytes[16] += 1
    #expect(message(of: bytes) == damage("names", "it is longer than its content"))
  }

  @Test func `a text must be UTF-8`() throws {
    #expect(try tiny("names", 4, UInt8(0xFF)) == damage("names", "a text is not UTF-8"))
  }

  @Test func `a date must exist`() throws {
    #expect(try tiny("names", 16, Int32(5)) == damage("names", "a date does not exist"))
    for raw: Int32 in [3, 4, 5, .max, .min + 4] {
      #expect(try tiny("end", 0, raw) == damage("end", "a date does not exist"))
    }
  }

  @Test func `a word must be known`() throws {
    let bytes = try replacing(Array("affinity".utf8), Array("infinity".utf8))
    #expect(message(of: bytes) == damage("layers", "a value is not one of those known"))
  }

  @Test func `identifiers must be in order`() throws {
    let bytes = try replacing([1, 0, 0, 0, 97, 1], [1, 0, 0, 0, 122, 1])
    #expect(message(of: bytes) == damage("actors", "the identifiers are not in order"))
  }

  @Test func `zero has one form`() throws {
    #expect(try tiny("value", 0, (-0.0).bitPattern) == damage("value", "a number is none"))
  }

  @Test func `a weight is a number`() throws {
    let bits = withUnsafeBytes(of: 0.3.bitPattern.littleEndian) { Array($0) }
    let bytes = try replacing(bits, [0, 0, 0, 0, 0, 0, 0xF8, 0x7F])
    #expect(message(of: bytes) == damage("layers", "a number is none"))
  }

  @Test func `positions must point somewhere`() throws {
    let sentence = damage("claims", "a position points nowhere")
    #expect(try tiny("from", 0, UInt32(2)) == sentence)
    #expect(try tiny("layer", 0, UInt16(1)) == sentence)
    #expect(try tiny("source", 0, UInt32(1)) == sentence)
    #expect(try tiny("note", 0, UInt32(2)) == sentence)
  }

  @Test func `what a claim regards is counted from 0 upwards`() throws {
    let graph = try randomParts(seed: 3).graph()
    let bytes = patch(graph, "regarding", 0, UInt32(1))
    #expect(message(of: bytes) == damage("claims", "a position points nowhere"))
    let falling = patch(graph, "regarding", 4, UInt32.max)
    #expect(message(of: falling) == damage("claims", "a position points nowhere"))
  }

  @Test func `texts must be in order`() throws {
    let texts: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 110]
    let swapped = try replacing(texts, [2, 0, 0, 0, 1, 0, 0, 0, 110, 0, 0, 0, 0])
    #expect(message(of: swapped) == damage("claims", "the texts are not in order"))
    let doubled = try replacing(Array(texts.dropFirst(4)), [0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(message(of: doubled) == damage("texts", "it is longer than its content"))
  }

  @Test func `claims must keep the rules`() throws {
    func expect(
      _ rule: String,
      _ part: String,
      _ value: some FixedWidthInteger,
      line: Int = #line
    ) throws {
      #expect(try tiny(part, 0, value) == damage("claims", rule), "line \(line)")
    }
    try expect("a claim has one actor at both ends", "to", UInt32(0))
    try expect("a value is not on the scale of its layer", "value", 1.5.bitPattern)
    try expect("a value is not on the scale of its layer", "value", Double.nan.bitPattern)
    try expect("a confidence is outside 0…1", "confidence", (-0.5).bitPattern)
    try expect("a confidence is outside 0…1", "confidence", Double.nan.bitPattern)
    try expect("a credibility is outside 1…6", "credibility", UInt8(7))
    try expect("a claim is of no kind that is known", "flags", UInt8(16))
    try expect("a claim ends before it starts", "end", PackedDay(Day(year: 1999)).raw)
    try expect("a claim ends before it starts", "last observed", PackedDay(Day(year: 1999)).raw)
    try expect("they are not in canonical order", "note", UInt32(0))
  }

  @Test func `an event needs its date`() throws {
    var bytes = patch(try tinyGraph(), "flags", 0, UInt8(2))
    set(&bytes, "start", 0, Int32.min)
    #expect(message(of: bytes) == damage("claims", "an event has no date"))
  }

  @Test func `a symmetric claim starts from the lesser`() throws {
    var bytes = patch(try tinyGraph(), "from", 0, UInt32(1))
    set(&bytes, "to", 0, UInt32(0))
    #expect(message(of: bytes) == damage("claims", "they are not in canonical order"))
  }

  @Test func `claims of dependence need a direction`() throws {
    let graph = try Parts(
      layers: [Layer(id: "leverage", scale: .dependence)],
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
      sources: [Source(id: "s", title: "S")],
      claims: [Claim(from: "a", to: "b", layer: "leverage", value: 0.5, source: "s")]
    ).graph()
    let sentence = damage("claims", "a claim of dependence has no direction")
    #expect(message(of: patch(graph, "flags", 0, UInt8(1))) == sentence)
  }

  @Test func `two claims may not have one identifier`() throws {
    var parts = randomParts(seed: 1, claimCount: 2)
    parts.claims[0].id = "x"
    parts.claims[1].id = "y"
    let graph = try parts.graph()
    var bytes = patch(graph, "id", 0, graph.claims.id[0])
    set(&bytes, "id", 4, graph.claims.id[0])
    #expect(message(of: bytes) == damage("claims", "two claims have one identifier"))
  }

  @Test func `members must be actors`() throws {
    let bytes = try randomParts(seed: 1, claimCount: 0).graph().canonicalBytes()
    let place = try #require(
      bytes.indices.last { bytes[$0...].starts(with: "actor-0".utf8) }
    )
    var changed = bytes
    changed[place] = UInt8(ascii: "A")
    #expect(message(of: changed) == damage("actors", "a member is not known"))
  }

  @Test func `a bloc may not contain itself`() throws {
    let bloc = Actor(id: "aa", name: "", kind: .bloc, members: [Membership(actor: "bb")])
    let member = Actor(id: "bb", name: "")
    let parts = Parts(layers: [], actors: [bloc, member], sources: [], claims: [])
    let bytes = try parts.graph().canonicalBytes()
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "bb".utf8) })
    var changed = bytes
    changed.replaceSubrange(place..<place + 2, with: "aa".utf8)
    #expect(
      message(of: changed)
        == damage("actors", "bloc 'aa' contains itself. Take it out of its members")
    )
  }

  private func damage(_ part: String, _ reason: String) -> String {
    "the bytes of a graph are damaged in '\(part)': \(reason). Take them from an undamaged copy."
  }

  private func message(of bytes: [UInt8]) -> String? {
    do {
      _ = try ActorGraph(canonicalBytes: bytes)
      return nil
    } catch {
      return error.description
    }
  }

  private func tiny(_ part: String, _ offset: Int, _ value: some FixedWidthInteger) throws
    -> String?
  {
    message(of: patch(try tinyGraph(), part, offset, value))
  }

  private func replacing(_ old: [UInt8], _ new: [UInt8]) throws -> [UInt8] {
    let bytes = try tinyGraph().canonicalBytes()
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: old) })
    return Array(bytes[..<place]) + new + bytes[(place + old.count)...]
  }
}

/// The parts in the order in which they stand.
private let partNames = [
  "names", "layers", "actors", "sources", "texts", "claims", "from", "to", "layer", "source",
  "value", "confidence", "credibility", "flags", "start", "end", "last observed", "recorded", "id",
  "fact", "locator", "attributed to", "note", "regarding", "regarded actors",
]

/// The canonical bytes of a graph with another integer at an offset in a part.
private func patch(
  _ graph: ActorGraph,
  _ part: String,
  _ offset: Int,
  _ value: some FixedWidthInteger
) -> [UInt8] {
  var bytes = graph.canonicalBytes()
  set(&bytes, part, offset, value)
  return bytes
}

private func set(
  _ bytes: inout [UInt8],
  _ part: String,
  _ offset: Int,
  _ value: some FixedWidthInteger
) {
  var place = 16
  for name in partNames {
    if name == part { break }
    place += 8 + bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  place += 8 + offset
  withUnsafeBytes(of: value.littleEndian) {
    bytes.replaceSubrange(place..<place + $0.count, with: $0)
  }
}
