import EntenteFormats
import EntenteModel
import Testing

@Suite struct GraphDocumentExpansionTests {
  private func claims(_ text: String) throws -> [Claim] {
    let read = try graph(document(text))
    return (0..<read.claims.count).map { read.claim($0) }
  }

  @Test func `a list of ends makes a claim for each pair, with one fact`() throws {
    let made = try claims(
      "  - { id: pact, from: [russia, iran], to: [usa, west], layer: military, value: 0.5, source: article }"
    )
    #expect(
      made.map(\.id).sorted() == [
        "pact:iran-usa", "pact:iran-west", "pact:russia-usa", "pact:russia-west",
      ]
    )
    #expect(Set(made.map(\.fact)) == ["pact"])
  }

  @Test func `three actors between whom it holds make three pairs`() throws {
    let made = try claims(
      "  - { id: pact, between: [usa, russia, iran], layer: military, value: 0.5, source: article }"
    )
    #expect(made.map(\.id).sorted() == ["pact:iran-russia", "pact:iran-usa", "pact:russia-usa"])
    #expect(made.map(\.isSymmetric) == [true, true, true])
  }

  @Test func `a list of layers makes a claim for each layer`() throws {
    let made = try claims(
      "  - { id: pact, from: iran, to: usa, layer: [military, leverage], value: 0.5, source: article }"
    )
    #expect(made.map(\.id).sorted() == ["pact:leverage", "pact:military"])
    #expect(made.map(\.layer).sorted() == ["leverage", "military"])
  }

  @Test func `a list of one changes nothing`() throws {
    let made = try claims(
      "  - { id: pact, from: [iran], to: [usa], layer: [military], value: 0.5, source: article }"
    )
    #expect(made.map(\.id) == ["pact"])
    #expect(made.map(\.fact) == [""])
  }

  @Test func `the order of lists and of claims does not matter`() throws {
    let one = try graph(
      document(
        """
          - { from: [russia, iran], to: [usa, west], layer: [military, trade], value: 0.5, source: article }
          - { id: b, between: [russia, iran, usa], layer: military, value: 0.5, source: article }
        """
      )
    )
    let other = try graph(
      document(
        """
          - { id: b, between: [usa, iran, russia], layer: military, value: 0.5, source: article }
          - { from: [iran, russia], to: [west, usa], layer: [trade, military], value: 0.5, source: article }
        """
      )
    )
    #expect(one == other)
    let facts = Set((0..<one.claims.count).map { one.claim($0).fact })
    #expect(facts == ["b", "iran+russia>usa+west military+trade 0.5 .. article"])
  }

  @Test func `ids of pairs that read alike stay apart`() throws {
    let read = try graph(
      """
      entente: 1
      actors: [a, a-b, b-c, c]
      claims:
        - { id: x, from: [a, a-b], to: [b-c, c], value: 1 }
      """
    )
    let ids = (0..<read.claims.count).map { read.claim($0).id }
    #expect(ids.sorted() == ["x:a-b:b-c", "x:a-b:c", "x:a:b-c", "x:a:c"])
  }

  @Test func `the value must fit the scale of every layer`() {
    #expect(
      claimFaults(
        "{ from: iran, to: usa, layer: [military, leverage], value: -0.5, source: article }"
      )
        == ["my.yaml:16:64: value -0.5 is outside 0…1."]
    )
  }

  @Test func `lists that would make too many claims`() {
    let ids = (0..<400).map { "a\($0)" }.joined(separator: ", ")
    let text = """
      entente: 1
      actors: [\(ids)]
      claims:
        - { from: [\(ids)], to: [\(ids)], value: 1 }
      """
    #expect(faults(text) == ["my.yaml:4:5: the lists make more than 100000 claims."])
  }
}
