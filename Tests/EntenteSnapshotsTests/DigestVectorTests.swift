import EntenteModel
import EntenteSnapshots
import Testing

/// The encoding as `Store.md` specifies it, written a second time and without the library.
private struct Encoder {
  var bytes = Array("entente graph 1\n".utf8)

  mutating func part(_ content: [[UInt8]]) {
    let whole = Array(content.joined())
    bytes += integer(UInt64(whole.count)) + whole
  }
}

private func integer(_ value: some FixedWidthInteger) -> [UInt8] {
  (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func count(_ value: Int) -> [UInt8] { integer(UInt32(value)) }

private func text(_ value: String) -> [UInt8] { count(value.utf8.count) + value.utf8 }

private let absent: [UInt8] = [0]
private let noDay = integer(Int32.min)

@Suite struct DigestVectorTests {
  @Test func `the bytes of a tiny graph are those that the document specifies`() throws {
    var encoder = Encoder()
    encoder.part([text("tiny"), text("Tiny"), integer(Int32(20_270 << 2 | 1))])
    encoder.part([
      count(1), text("military"), text("Military"), text("affinity"), absent,
      integer(0.3.bitPattern), text("zero"), absent, text("pool"),
    ])
    encoder.part([
      count(2),
      text("a"), text("A"), text("state"), count(0), count(1), text("iso2"), text("AA"),
      count(0), noDay, noDay, [0], count(0),
      text("b"), text("Bé"), text("state"), count(0), count(0),
      count(0), noDay, noDay, [0], count(0),
    ])
    encoder.part([
      count(1), text("s"), text("S"), absent, noDay, [1], text("B"), absent, absent, absent,
    ])
    encoder.part([count(2), text(""), text("n")])
    encoder.part([integer(UInt64(1))])
    for column in [
      integer(UInt32(0)), integer(UInt32(1)), integer(UInt16(0)), integer(UInt32(0)),
      integer(0.5.bitPattern), integer((-1.0).bitPattern), [2], [1],
      integer(Int32(11_519 << 2 | 2)), noDay, noDay, noDay,
      count(0), count(0), count(0), count(0), count(1), count(0) + count(0), [],
    ] { encoder.part([column]) }
    #expect(try tinyGraph().canonicalBytes() == encoder.bytes)
  }

  @Test func `the digest of a tiny graph never changes`() throws {
    #expect(
      try tinyGraph().digest
        == "ced497e9335a756d6513a154b367f379645589d068ff0d30a9c812fee397ccf2"
    )
  }

  @Test func `other content has another digest`() throws {
    #expect(try tinyGraph().digest != tinyGraph(note: "m").digest)
  }
}
