public import EntenteModel

/// A graph as lists of parts, from which tests build, change and rebuild.
public struct GraphDraft: Sendable {
  /// The title; nil takes the name.
  public var title: String?
  /// The reference date.
  public var asOf: Day?
  /// The layers.
  public var layers: [Layer]
  /// The actors.
  public var actors: [Actor]
  /// The sources.
  public var sources: [Source]
  /// The claims.
  public var claims: [Claim]

  /// Makes a draft: by default of one affinity layer `l` and one source `s` without a grade.
  public init(
    _ actors: [String] = [],
    asOf: Day? = Day(year: 2020, month: 6, day: 15),
    layers: [Layer] = [Layer(id: "l")],
    sources: [Source] = [Source(id: "s", title: "Source")],
    claims: [Claim] = []
  ) {
    self.asOf = asOf
    self.layers = layers
    self.actors = actors.map { Actor(id: $0, name: $0.capitalised) }
    self.sources = sources
    self.claims = claims
  }

  /// The graph.
  public func built(name: String = "draft") throws(EntenteError) -> ActorGraph {
    try ActorGraph(
      name: name,
      title: title,
      asOf: asOf,
      layers: layers,
      actors: actors,
      sources: sources,
      claims: claims
    )
  }
}

extension GraphDraft {
  /// Adds a claim about a symmetric tie.
  public mutating func tie(
    _ first: String,
    _ second: String,
    _ value: Double,
    layer: String = "l",
    confidence: Double? = nil
  ) {
    claims.append(
      Claim(
        id: "\(layer)-\(first)-\(second)-\(claims.count)",
        from: first,
        to: second,
        isSymmetric: true,
        layer: layer,
        value: value,
        source: sources[0].id,
        confidence: confidence
      )
    )
  }

  /// A draft of symmetric ties in one layer, numbered actors being `v0`, `v1` and so on.
  public init(_ graph: TestGraph) {
    self.init((0..<graph.vertexCount).map { "v\($0)" })
    for tie in graph.ties { self.tie("v\(tie.from)", "v\(tie.to)", tie.value) }
  }

  /// Seven actors in three layers: the graph of `alignment.json` by which alignment is defined.
  public static var toy: GraphDraft {
    var draft = GraphDraft(
      ["arda", "brel", "corin", "dorn", "elst", "fane", "gale"],
      layers: [
        Layer(id: "alliance"), Layer(id: "hostility"),
        Layer(id: "summit", weight: 0.5, absent: .unknown),
      ]
    )
    draft.title = "Toy"
    draft.tie("arda", "brel", 1, layer: "alliance", confidence: 1)
    draft.tie("arda", "corin", 1, layer: "alliance", confidence: 0.9)
    draft.tie("brel", "corin", 0.67, layer: "alliance", confidence: 1)
    draft.tie("dorn", "elst", 1, layer: "alliance", confidence: 1)
    draft.tie("elst", "fane", 0.33, layer: "alliance", confidence: 0.8)
    draft.tie("arda", "dorn", -1, layer: "hostility", confidence: 1)
    draft.tie("brel", "dorn", -0.6, layer: "hostility", confidence: 0.7)
    draft.tie("corin", "elst", -0.8, layer: "hostility", confidence: 1)
    draft.tie("gale", "dorn", -0.8, layer: "hostility", confidence: 1)
    draft.tie("fane", "corin", -0.4, layer: "hostility", confidence: 0.5)
    draft.tie("arda", "fane", 0.2, layer: "summit", confidence: 1)
    draft.tie("gale", "arda", 0.6, layer: "summit", confidence: 0.9)
    draft.tie("gale", "brel", 0.4, layer: "summit", confidence: 1)
    return draft
  }

  /// A random graph of every kind of claim that counts, the same for the same seed.
  public static func random(seed: Int, actors: ClosedRange<Int> = 3...8) -> GraphDraft {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: actors, using: &generator)
    var draft = GraphDraft(
      (0..<count).map { "v\($0)" },
      layers: [
        Layer(id: "security", weight: 2), Layer(id: "summit", weight: 0.5, absent: .unknown),
        Layer(id: "votes", halfLifeDays: 300, combine: .mean),
        Layer(id: "trade", scale: .strength, unit: "US dollars"), Layer(id: "aside", weight: 0),
      ],
      sources: [
        Source(id: "s0", title: "Plain"), Source(id: "s1", title: "Good", reliability: .a),
        Source(id: "s2", title: "Fair", reliability: .c),
        Source(id: "s3", title: "Poor", reliability: .e),
      ]
    )
    for number in 0..<(count * 4) {
      let ends = (0..<count).shuffled(using: &generator)
      let layer = draft.layers[Int.random(in: 0..<5, using: &generator)].id
      let isEvent = Int.random(in: 0..<3, using: &generator) == 0
      let value = Double.random(in: layer == "trade" ? 0...1 : -1...1, using: &generator)
      let grade = Int.random(in: 0...6, using: &generator)
      let isNamed = Int.random(in: 0..<3, using: &generator) == 0
      draft.claims.append(
        Claim(
          id: "c\(number)",
          from: "v\(ends[0])",
          to: "v\(ends[1])",
          isSymmetric: Bool.random(using: &generator),
          layer: layer,
          value: value,
          kind: isEvent ? .event : .spell,
          start: isEvent
            ? Day(year: 2019, month: Int.random(in: 1...12, using: &generator), day: 9) : nil,
          source: "s\(Int.random(in: 0..<4, using: &generator))",
          credibility: grade == 0 ? nil : grade,
          fact: isNamed ? "f\(Int.random(in: 0..<3, using: &generator))" : ""
        )
      )
    }
    return draft
  }

  /// The same graph with its actors renamed.
  public func renamed(_ name: (String) -> String) -> GraphDraft {
    var draft = self
    for index in draft.actors.indices {
      draft.actors[index].id = name(draft.actors[index].id)
      for member in draft.actors[index].members.indices {
        draft.actors[index].members[member].actor = name(draft.actors[index].members[member].actor)
      }
    }
    for index in draft.claims.indices {
      draft.claims[index].from = name(draft.claims[index].from)
      draft.claims[index].to = name(draft.claims[index].to)
      draft.claims[index].regarding = draft.claims[index].regarding.map(name)
    }
    return draft
  }

  /// The same parts in another order.
  public func shuffled(seed: Int) -> GraphDraft {
    var generator = SeededGenerator(seed: seed)
    var draft = self
    draft.layers.shuffle(using: &generator)
    draft.actors.shuffle(using: &generator)
    draft.sources.shuffle(using: &generator)
    draft.claims.shuffle(using: &generator)
    return draft
  }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
