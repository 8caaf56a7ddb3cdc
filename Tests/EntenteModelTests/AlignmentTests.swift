import EntenteGraph
import EntenteModel
import TestSupport
import Testing

@Suite struct AlignmentTests {
  /// A of every pair of the toy graph: the cases of measure `alignment` in `alignment.json`.
  static let toyValues: [(first: String, second: String, value: Double)] = [
    ("arda", "brel", 0.6696482247648), ("arda", "corin", 0.4341059127707),
    ("arda", "dorn", -0.3781213333113), ("arda", "elst", -0.4159877377232),
    ("arda", "fane", -0.04613314859535), ("arda", "gale", 0.3447781659201),
    ("brel", "corin", 0.503625808348), ("brel", "dorn", -0.2826983468437),
    ("brel", "elst", -0.3507205782697), ("brel", "fane", -0.05612120205484),
    ("brel", "gale", 0.3080536844709), ("corin", "dorn", -0.3660146300954),
    ("corin", "elst", -0.4381587709228), ("corin", "fane", -0.1528204793467),
    ("corin", "gale", 0.1273500379209), ("dorn", "elst", 0.133917491981),
    ("dorn", "fane", 0.07297799896629), ("dorn", "gale", -0.3088387351286),
    ("elst", "fane", 0.1631698113208), ("elst", "gale", -0.3041824705804),
    ("fane", "gale", 0.03458265163682),
  ]

  /// What `alignment.json` says of a pair: D, K, then the parts of A.
  struct Expected: Sendable {
    let first: String
    let second: String
    let own: Double
    let third: Double
    let partners: Double
    let adversaries: Double
    let opposed: Double
    let informative: Int
    let layers: [String: Double]
    let actors: [String: Double]
    let sSquared: Double
  }

  static let toyParts: [Expected] = [
    Expected(
      first: "arda",
      second: "brel",
      own: 0.5,
      third: 0.8392964495296,
      partners: 0.1768965578376,
      adversaries: 0.1353849526072,
      opposed: 0.10736671432,
      informative: 4,
      layers: ["alliance": 0.25],
      actors: [
        "corin": 0.2416724554479, "dorn": 0.1679360080457, "elst": -0.001295182713276,
        "fane": -0.001295182713276, "gale": 0.01263012669775,
      ],
      sSquared: 0.9900291
    ),
    Expected(
      first: "arda",
      second: "gale",
      own: 0.108,
      third: 0.5815563318403,
      partners: 0.02588885793275,
      adversaries: 0.1714493902831,
      opposed: 0.0934399177043,
      informative: 4,
      layers: ["summit": 0.054],
      actors: [
        "brel": 0.04958316366987, "corin": 0.006720816099098, "dorn": 0.221032553953,
        "elst": 0.006720816099098, "fane": 0.006720816099098,
      ],
      sSquared: 0.96095
    ),
    Expected(
      first: "arda",
      second: "elst",
      own: 0,
      third: -0.8319754754464,
      partners: -0.1227433902342,
      adversaries: -0.03677506238889,
      opposed: -0.2564692851001,
      informative: 5,
      layers: [:],
      actors: [
        "brel": -0.005102025055586, "corin": -0.1705898058056, "dorn": -0.2349461649862,
        "fane": -0.0002477168202516, "gale": -0.005102025055586,
      ],
      sSquared: 0.8007372
    ),
    Expected(
      first: "dorn",
      second: "elst",
      own: 0.5,
      third: -0.232165016038,
      partners: 0,
      adversaries: -0.1732574746552,
      opposed: 0.05717496663623,
      informative: 5,
      layers: ["alliance": 0.25],
      actors: [
        "arda": -0.0232165016038, "brel": -0.0232165016038, "corin": -0.0232165016038,
        "fane": -0.0232165016038, "gale": -0.0232165016038,
      ],
      sSquared: 0.9368476
    ),
    Expected(
      first: "arda",
      second: "dorn",
      own: -0.5,
      third: -0.2562426666226,
      partners: -0.1134091322239,
      adversaries: 0,
      opposed: -0.01471220108741,
      informative: 5,
      layers: ["hostility": -0.25],
      actors: [
        "brel": -0.103461354134, "corin": 0.004990001817851, "elst": 0.004990001817851,
        "fane": 0.004990001817851, "gale": -0.03962998463089,
      ],
      sSquared: 0.8783736
    ),
  ]

  @Test func `every pair of the toy graph has the value of the definition`() throws {
    let view = try GraphDraft.toy.built().view()
    let rows = try view.alignments()
    #expect(rows.count == 21)
    for (first, second, value) in AlignmentTests.toyValues {
      let row = try #require(rows.first { $0.first.id == first && $0.second.id == second })
      #expect(isClose(row.value ?? .nan, value), "\(first) \(second)")
      let alone = try view.alignment(of: second, with: first)
      #expect(isClose(alone.value ?? .nan, value), "\(second) \(first)")
    }
  }

  @Test(arguments: toyParts) func `every part of a pair is that of the definition`(
    expected: Expected
  ) throws {
    let found = try GraphDraft.toy.built().view()
      .alignment(of: expected.first, with: expected.second)
    #expect(isClose(found.ownTie ?? .nan, expected.own))
    #expect(isClose(found.thirdParties ?? .nan, expected.third))
    #expect(isClose(found.sharedPartners, expected.partners))
    #expect(isClose(found.sharedAdversaries, expected.adversaries))
    #expect(isClose(found.opposedProfiles, expected.opposed))
    #expect(found.profileDefined)
    #expect(found.thirdPartyCount == 5)
    #expect(found.informative == expected.informative)
    #expect(found.isThin == (expected.informative < 5))
    let layers = Dictionary(uniqueKeysWithValues: found.ownTieByLayer.map { ($0.layer, $0.part) })
    #expect(Set(layers.keys) == Set(expected.layers.keys))
    for (layer, part) in expected.layers { #expect(isClose(layers[layer] ?? .nan, part)) }
    // Third parties without a tie to either of the two are told together.
    var silent = found.silentThirdParties
    for (actor, part) in expected.actors {
      if let third = found.byThirdParty.first(where: { $0.actor.id == actor }) {
        #expect(isClose(third.part, part), "\(actor)")
      } else {
        silent -= part
      }
    }
    #expect(isClose(silent, 0))
    #expect(isClose(found.field.sSquared ?? .nan, expected.sSquared))
  }

  @Test func `the layers, the mechanisms and the third parties each add up to the number`() throws {
    for seed in 0..<30 {
      let view = try GraphDraft.random(seed: seed).built().view()
      for row in try view.alignments() {
        let found = try view.alignment(of: row.first.id, with: row.second.id)
        let value = try #require(found.value)
        #expect(found.value == row.value)
        let own = found.ownTieByLayer.reduce(0) { $0 + $1.part }
        let third = found.byThirdParty.reduce(found.silentThirdParties) { $0 + $1.part }
        let kinds = found.sharedPartners + found.sharedAdversaries + found.opposedProfiles
        #expect(isClose(own, (found.ownTie ?? .nan) / 2, 1e-12))
        #expect(isClose(own + third, value, 1e-12))
        #expect(isClose(own + kinds, value, 1e-12))
        #expect((-1.0...1).contains(value))
        let parts = found.byThirdParty.map { abs($0.part) }
        #expect(parts == parts.sorted(by: >))
      }
    }
  }

  @Test func `a claim without confidence in an open layer is no part of the number`() throws {
    var draft = GraphDraft(
      ["a", "b"],
      layers: [Layer(id: "l"), Layer(id: "open", absent: .unknown)]
    )
    draft.tie("a", "b", 0.8)
    draft.tie("a", "b", 1, layer: "open", confidence: 0)
    let found = try draft.built().view().alignment(of: "a", with: "b")
    #expect(isClose(found.ownTie ?? .nan, 0.8))
    #expect(isClose(found.ownTieByLayer.reduce(0) { $0 + $1.part }, 0.4))
  }

  @Test func `two actors have their own tie and no third party`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 0.5)
    let found = try draft.built().view().alignment(of: "a", with: "b")
    #expect(found.value == 0.25)
    #expect(found.ownTie == 0.5)
    #expect(found.thirdParties == 0)
    #expect(!found.profileDefined)
    #expect(found.thirdPartyCount == 0)
    #expect(found.withoutAdversary == nil)
    #expect(found.field.sAbsolute == nil)
  }

  @Test func `a single third party is no evidence beyond chance`() throws {
    var draft = GraphDraft(["a", "b", "c"])
    draft.tie("a", "c", 1)
    draft.tie("b", "c", 1)
    let found = try draft.built().view().alignment(of: "a", with: "b")
    #expect(found.value == 0)
    #expect(!found.profileDefined)
    #expect(found.informative == 1)
  }

  @Test func `unknown pairs are counted, and on request not counted as 0`() throws {
    var draft = GraphDraft(
      (0..<9).map { "v\($0)" },
      layers: [Layer(id: "l", absent: .unknown)]
    )
    for other in 2..<7 {
      draft.tie("v0", "v\(other)", Double(other) / 10 - 0.4)
      draft.tie("v1", "v\(other)", 0.4 - Double(other) / 12)
    }
    draft.tie("v0", "v1", 0.5)
    draft.tie("v0", "v7", 0.9)
    let zero = try draft.built().view().alignment(of: "v0", with: "v1")
    #expect(zero.unknownPairs == 1 + 2)
    #expect(zero.thirdPartyCount == 7)
    let view = try draft.built().view(ViewOptions(unknown: .exclude))
    let found = try view.alignment(of: "v0", with: "v1")
    #expect(found.thirdPartyCount == 5)
    let x = (2..<7).map { Double($0) / 10 - 0.4 }
    let y = (2..<7).map { 0.4 - Double($0) / 12 }
    let third = try #require(SlowSigns.profileAgreement(x, y))
    #expect(isClose(found.thirdParties ?? .nan, third))
    #expect(isClose(found.value ?? .nan, (0.5 + third) / 2))
    // Below five third parties known to both, and without a tie of its own, it is undefined.
    let thin = try view.alignment(of: "v0", with: "v2")
    #expect(thin.thirdParties == nil)
    #expect(thin.value == nil)
    let bare = try view.alignment(of: "v7", with: "v8")
    #expect(bare.ownTie == nil)
    #expect(bare.value == nil)
  }

  @Test func `a closed layer knows every pair`() throws {
    let draft = GraphDraft.random(seed: 5)
    let zero = try draft.built().view().alignments()
    let exclude = try draft.built().view(ViewOptions(unknown: .exclude)).alignments()
    #expect(zero == exclude)
  }

  @Test func `one actor's row is its part of the whole, thin rows last`() throws {
    var draft = GraphDraft(TestGraph.nine)
    draft.actors.append(Actor(id: "x", name: "X"))
    draft.tie("v0", "x", 1)
    let view = try draft.built().view()
    let all = try view.alignments()
    let row = try view.alignments(of: "V3")
    #expect(row.count == view.actorCount - 1)
    for entry in row {
      #expect(entry.first.id == "v3")
      let other = all.first {
        Set([$0.first.id, $0.second.id]) == Set(["v3", entry.second.id])
      }
      #expect(isClose(entry.value ?? .nan, other?.value ?? 0))
    }
    for rows in [row, all] {
      #expect(rows.contains(where: { $0.isThin }) == (rows == all))
      let firstThin = rows.firstIndex { $0.isThin } ?? rows.count
      #expect(rows[..<firstThin].allSatisfy { !$0.isThin })
      #expect(rows[firstThin...].allSatisfy { $0.isThin })
      for part in [rows[..<firstThin], rows[firstThin...]] {
        let values = part.map { $0.value ?? -2 }
        #expect(values == values.sorted(by: >))
      }
    }
  }

  @Test func `the counterfactual is the graph without the adversary that weighs most`() throws {
    var checked = 0
    for seed in 0..<30 {
      let draft = GraphDraft.random(seed: seed, actors: 4...8)
      let view = try draft.built().view()
      for row in try view.alignments().prefix(4) {
        let found = try view.alignment(of: row.first.id, with: row.second.id)
        let most = found.byThirdParty.map(\.sharedAdversaries).max() ?? 0
        guard let other = found.withoutAdversary else {
          #expect(most <= 0)
          continue
        }
        let gone = try #require(found.byThirdParty.first { $0.sharedAdversaries == most })
        #expect(gone.actor == other.without)
        var less = draft
        less.actors.removeAll { $0.id == gone.actor.id }
        less.claims.removeAll { $0.from == gone.actor.id || $0.to == gone.actor.id }
        let again = try less.built().view().alignment(of: row.first.id, with: row.second.id)
        #expect(isClose(other.value ?? .nan, again.value ?? 0))
        checked += 1
      }
    }
    #expect(checked > 20)
  }

  @Test func `turning every sign keeps the third parties and turns the own tie`() throws {
    for seed in 0..<30 {
      let draft = GraphDraft.random(seed: seed)
      var turned = draft
      for index in turned.claims.indices where turned.claims[index].layer != "trade" {
        turned.claims[index].value = -turned.claims[index].value
      }
      let view = try turned.built().view()
      for row in try draft.built().view().alignments() {
        let other = try view.alignment(of: row.first.id, with: row.second.id)
        #expect(isClose(other.thirdParties ?? .nan, row.thirdParties ?? 0))
        #expect(isClose(other.ownTie ?? .nan, -(row.ownTie ?? 0)))
      }
    }
  }

  @Test func `doubling the weights of all layers changes nothing`() throws {
    for seed in 0..<30 {
      let draft = GraphDraft.random(seed: seed)
      var doubled = draft
      for index in doubled.layers.indices { doubled.layers[index].weight *= 2 }
      let before = try draft.built().view().alignments()
      #expect(try doubled.built().view().alignments() == before)
    }
  }

  @Test func `the field's measures are taken on the same profiles`() throws {
    let view = try GraphDraft.toy.built().view()
    let field = try view.alignment(of: "arda", with: "brel").field
    // The profiles over corin, dorn, elst, fane and gale.
    let slow = try SlowView(.toy)
    let others = ["corin", "dorn", "elst", "fane", "gale"]
    let x = others.map { slow.composite("arda", $0) }
    let y = others.map { slow.composite("brel", $0) }
    let distance = zip(x, y).map { abs($0 - $1) }.reduce(0, +)
    #expect(isClose(field.sAbsolute ?? .nan, 1 - 2 * distance / 10))
    func sign(_ value: Double) -> Int { abs(value) < 0.05 ? 0 : value < 0 ? -1 : 1 }
    let pairs = zip(x, y).map { (sign($0), sign($1)) }
    let same = Double(pairs.count { $0 == $1 }) / 5
    func chance(_ first: (Int) -> Double, _ second: (Int) -> Double) -> Double {
      [-1, 0, 1].reduce(0) { $0 + first($1) * second($1) }
    }
    func left(_ level: Int) -> Double { Double(pairs.count { $0.0 == level }) / 5 }
    func right(_ level: Int) -> Double { Double(pairs.count { $0.1 == level }) / 5 }
    func mean(_ level: Int) -> Double { (left(level) + right(level)) / 2 }
    let kappa = (same - chance(left, right)) / (1 - chance(left, right))
    let pi = (same - chance(mean, mean)) / (1 - chance(mean, mean))
    #expect(isClose(field.kappaNominal ?? .nan, kappa))
    #expect(isClose(field.piNominal ?? .nan, pi))
    let tau = try #require(field.tauB)
    #expect((-1.0...1).contains(tau))
    let scores = try view.alignments().map {
      try view.alignment(of: $0.first.id, with: $0.second.id).field.sAbsolute ?? .nan
    }.sorted()
    #expect(isClose(view.medianS ?? .nan, scores[10]))
  }
}
