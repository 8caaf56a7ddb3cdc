import EntenteGraph
import EntenteModel
import TestSupport
import Testing

@Suite struct RoutesTests {
  /// Every way without loops, as actors and the strength of each hop's strongest layer.
  private func ways(
    _ draft: GraphDraft,
    from: String,
    to: String,
    _ sign: SignPart
  ) throws -> [[Double]] {
    let slow = try SlowView(draft)
    let ids = draft.actors.map(\.id)
    func strength(_ a: String, _ b: String) -> Double {
      draft.layers.filter(\.isInComposite).map { layer -> Double in
        guard let tie = slow.tie(a, b, layer) else { return 0 }
        switch sign {
        case .positive: return tie.positive
        case .negative: return tie.negative
        default: return max(tie.positive, tie.negative)
        }
      }.max() ?? 0
    }
    var known: [String: Double] = [:]
    for a in ids { for b in ids where a != b { known["\(a) \(b)"] = strength(a, b) } }
    var found: [[Double]] = []
    func walk(_ path: [String], _ strengths: [Double]) {
      guard let last = path.last, last != to else { return found.append(strengths) }
      for next in ids where !path.contains(next) {
        let step = known["\(last) \(next)"] ?? 0
        if step > 0 { walk(path + [next], strengths + [step]) }
      }
    }
    walk([from], [])
    return found
  }

  @Test(arguments: 0..<24, [SignPart.positive, .negative, .absolute])
  func `the best ways are the best of all ways`(seed: Int, sign: SignPart) throws {
    let draft = GraphDraft.random(seed: seed, actors: 3...6)
    let view = try draft.built().view()
    let ways = try ways(draft, from: "v0", to: "v1", sign)
    func routes(_ goal: RouteGoal, _ length: LengthRule = .inverse, count: Int = 4) throws -> Routes
    {
      try view.routes(from: "v0", to: "v1", goal: goal, sign: sign, length: length, count: count)
    }
    let products = ways.map { $0.reduce(1, *) }.sorted(by: >).prefix(4)
    let reliable = try routes(.reliable)
    #expect(isClose(reliable.routes.map(\.score), Array(products)))
    let widest = try routes(.widest)
    #expect(isClose(widest.routes.map(\.score), ways.compactMap { $0.min() }.sorted().suffix(1)))
    let units = ways.map { Double($0.count) }.sorted().prefix(4)
    #expect(isClose(try routes(.shortest, .unit).routes.map(\.score), Array(units)))
    let inverse = ways.map { $0.reduce(0) { $0 + 1 / $1 } }.sorted().prefix(4)
    #expect(isClose(try routes(.shortest).routes.map(\.score), Array(inverse)))
    for route in reliable.routes + widest.routes {
      #expect(route.hops.first?.from.id == "v0")
      #expect(route.hops.last?.to.id == "v1")
      for (hop, next) in zip(route.hops, route.hops.dropFirst()) { #expect(hop.to == next.from) }
      #expect(Set(route.hops.map(\.from.id)).count == route.hops.count)
    }
    for route in reliable.routes {
      #expect(isClose(route.hops.map { reliable.strength(of: $0) }.reduce(1, *), route.score))
    }
  }

  @Test func `between two actors the strongest layer is taken, whatever is called short`() throws {
    var draft = GraphDraft(["a", "b"], layers: [Layer(id: "l"), Layer(id: "m")])
    draft.tie("a", "b", 0.3, layer: "l")
    draft.tie("a", "b", 0.8, layer: "m")
    let view = try draft.built().view()
    for rule in LengthRule.allCases {
      let found = try view.routes(from: "a", to: "b", goal: .shortest, length: rule, count: 3)
      #expect(found.routes.count == 1)
      #expect(found.routes.first?.hops.map(\.layer) == ["m"], "\(rule)")
    }
  }

  @Test func `ways follow the direction of ties and the sign asked for`() throws {
    var draft = GraphDraft(["a", "b", "c"])
    draft.claims = [
      Claim(id: "x", from: "a", to: "b", layer: "l", value: 0.5, source: "s"),
      Claim(id: "y", from: "b", to: "c", layer: "l", value: -0.5, source: "s"),
    ]
    let view = try draft.built().view()
    #expect(try view.routes(from: "a", to: "b").routes.count == 1)
    #expect(try view.routes(from: "b", to: "a").routes.isEmpty)
    #expect(try view.routes(from: "a", to: "c").routes.isEmpty)
    #expect(try view.routes(from: "a", to: "c", sign: .absolute).routes.map(\.score) == [0.25])
    #expect(try view.routes(from: "b", to: "c", sign: .negative).routes.map(\.score) == [0.5])
    let error = #expect(throws: EntenteError.self) {
      try view.routes(from: "a", to: "c", sign: .net)
    }
    #expect(
      error?.description == "a path walks along ties, and a net tie may be below 0. "
        + "Use --sign positive, negative or absolute."
    )
    #expect(throws: EntenteError.self) { try view.routes(from: "a", to: "A") }
  }

  @Test func `dependence, strength and layers of weight 0 are walked only when named`() throws {
    var draft = GraphDraft(
      ["a", "b"],
      layers: [
        Layer(id: "l"), Layer(id: "need", scale: .dependence), Layer(id: "aside", weight: 0),
      ]
    )
    draft.claims = [
      Claim(id: "x", from: "a", to: "b", layer: "need", value: 0.5, source: "s"),
      Claim(id: "y", from: "a", to: "b", layer: "aside", value: 0.4, source: "s"),
    ]
    let graph = try draft.built()
    #expect(try graph.view().routes(from: "a", to: "b").routes.isEmpty)
    for (layer, score) in [("need", 0.5), ("aside", 0.4)] {
      let view = try graph.view(ViewOptions(layers: [layer]))
      #expect(try view.routes(from: "a", to: "b").routes.map(\.score) == [score])
    }
  }
}
