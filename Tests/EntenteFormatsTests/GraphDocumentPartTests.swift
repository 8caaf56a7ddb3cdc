import EntenteFormats
import EntenteModel
import Testing

@Suite struct GraphDocumentPartTests {
  @Test func `a short document has a tie, and is its own source`() throws {
    let read = try graph(
      """
      entente: 1
      actors: [russia, iran]
      claims:
        - { from: russia, to: iran, value: 0.5 }
      """,
      file: "here/short.yaml"
    )
    #expect(read.name == "short")
    #expect(read.title == "short")
    #expect(read.layers.map(\.id) == ["tie"])
    #expect(read.sources == [Source(id: "file", title: "short.yaml")])
    #expect(read.confidence(0) == 1)
  }

  @Test func `without layers the shipped ones are there`() throws {
    let start = "entente: 1\nactors: [a, b]\nclaims:\n  - { from: a, to: b, value: 1"
    let named = try graph("\(start), layer: military }")
    #expect(Set(named.layers.map(\.id)) == Set(Layer.shipped.map(\.id)))
    let both = try graph("\(start), layer: military }\n  - { from: b, to: a, value: 1 }")
    #expect(both.layers.count == Layer.shipped.count + 1)
    #expect(
      faults("\(start), layer: militry }").first?.contains("Did you mean 'military'?") == true
    )
  }

  @Test func `half-lives in years, months and days`() throws {
    let read = try graph(
      """
      entente: 1
      layers:
        - { id: a, half-life: 5y }
        - { id: b, half-life: 18m }
        - { id: c, half-life: 90d }
        - { id: d, half-life: 0.5y }
      """
    )
    #expect(read.layers.map(\.halfLifeDays) == [1826.25, 547.875, 90, 182.625])
  }

  @Test func `faults of layers`() {
    #expect(
      faults(
        """
        entente: 1
        layers:
          - { id: a, scale: afinity, weight: -1 }
          - { id: b, scale: strength }
          - { id: c, half-life: 5 years }
          - { title: d }
          - { id: a, absent: no, combine: [mean] }
          - { id: Big One }
        """
      ) == [
        "my.yaml:3:21: 'scale' cannot be 'afinity'. Did you mean 'affinity'? It is one of affinity, dependence, strength.",
        "my.yaml:3:38: the weight -1.0 of layer 'a' is not 0 or more.",
        "my.yaml:4:5: a layer of strength needs 'unit'. Say in what it is measured.",
        "my.yaml:5:25: expected a half-life of years, months or days, such as 5y, 18m or 90d; found '5 years'.",
        "my.yaml:6:5: a layer needs 'id'. Give the layer a name such as military.",
        "my.yaml:7:11: a second layer is called 'a'. Give each its own id.",
        "my.yaml:7:22: 'absent' cannot be 'no'. It is one of zero, unknown.",
        "my.yaml:7:35: 'combine' cannot be a list. It is one of pool, mean.",
        "my.yaml:8:11: the id 'Big One' has more than lower-case letters, digits and '-'. Write 'big-one'.",
      ]
    )
  }

  @Test func `faults of actors`() {
    #expect(
      faults(
        """
        entente: 1
        actors:
          - { id: a, kind: sate, collapsed: maybe }
          - { id: b, kind: bloc, members: [c, nobody, { actor: a, share: 0, start: 2020, end: 2019 }] }
          - { id: c, kind: bloc, members: [b] }
          - { id: d, members: [a] }
          - { id: e, codes: { cow: 365, ios2: XX }, start: 2020, end: 2010 }
          - { id: f, aliases: { a: b }, attributes: [x] }
          - { id: g, collapsed: true }
          - { name: h }
          - Russia
        """
      ) == [
        "my.yaml:3:20: 'kind' cannot be 'sate'. Did you mean 'state'? It is one of state, bloc, organisation, venue, market, non-state.",
        "my.yaml:3:37: expected true or false, found 'maybe'.",
        "my.yaml:4:35: bloc 'b' contains itself. Take it out of its members.",
        "my.yaml:4:39: no actor is called 'nobody'.",
        "my.yaml:4:47: the membership of 'a' ends (2019) before it starts (2020).",
        "my.yaml:4:47: the share 0.0 of 'a' is not above 0.",
        "my.yaml:5:35: bloc 'c' contains itself. Take it out of its members.",
        "my.yaml:6:23: 'd' has members but is no bloc. Write kind: bloc.",
        "my.yaml:7:33: no scheme of codes is called 'ios2'. Did you mean 'iso2'?",
        "my.yaml:7:63: 'e' ends (2010) before it starts (2020).",
        "my.yaml:8:23: expected a text, found a mapping.",
        "my.yaml:8:45: 'attributes' is a mapping, such as { region: … }.",
        "my.yaml:9:25: 'g' is no bloc, so it cannot be collapsed.",
        "my.yaml:10:5: an actor needs 'id'. Give the actor a name such as russia.",
        "my.yaml:11:5: the id 'Russia' has more than lower-case letters, digits and '-'. Write 'russia'.",
      ]
    )
  }

  @Test func `faults of sources`() {
    #expect(
      faults(
        """
        entente: 1
        actors: [russia]
        sources:
          - { id: a, reliability: G }
          - { id: b, coverage: { actors: [rusia], layers: [militar], start: 2020, end: 2019 } }
          - { id: a, date: 2025-7 }
          - { titel: c }
        """
      ) == [
        "my.yaml:4:27: 'reliability' cannot be 'G'. It is one of A, B, C, D, E, F.",
        "my.yaml:5:24: the coverage ends (2019) before it starts (2020).",
        "my.yaml:5:35: no actor is called 'rusia'. Did you mean 'russia'?",
        "my.yaml:5:52: no layer is called 'militar'. Did you mean 'military'?",
        "my.yaml:6:11: a second source is called 'a'. Give each its own id.",
        "my.yaml:6:20: '2025-7': it is not a date. Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.",
        "my.yaml:7:5: a source needs 'id'. Give the source a name such as article.",
        "my.yaml:7:7: a source has no key 'titel'. Did you mean 'title'?",
      ]
    )
  }

  @Test func `a country code that looks like a truth value is a text`() throws {
    let read = try graph("entente: 1\nactors: [{ id: norway, codes: { iso2: NO, cow: 385 } }]")
    #expect(read.actors[0].codes == [.iso2: "NO", .cow: "385"])
  }

  @Test func `ids may be of any script`() throws {
    let read = try graph("entente: 1\nactors: [中国, россия, türkiye]")
    #expect(read.actors.map(\.id).count == 3)
  }
}
