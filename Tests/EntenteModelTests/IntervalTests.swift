import EntenteModel
import TestSupport
import Testing

@Suite struct IntervalTests {
  private func interval(
    _ draft: GraphDraft,
    _ first: String,
    _ second: String,
    _ draws: Draws = Draws()
  ) throws -> Interval {
    let found = try draft.built().view().alignment(of: first, with: second, draws: draws)
    return try #require(found.interval)
  }

  @Test func `the same seed gives the same interval, another seed another`() throws {
    let view = try GraphDraft.random(seed: 3, actors: 6...6).built().view()
    let draws = Draws(count: 60, seed: 7)
    let rows = try view.alignments(of: "v0", draws: draws)
    #expect(try view.alignments(of: "v0", draws: draws) == rows)
    #expect(try view.alignments(of: "v0", draws: Draws(count: 60, seed: 8)) != rows)
    #expect(rows.allSatisfy { ($0.interval?.low ?? 2) <= ($0.interval?.high ?? -2) })
    #expect(try view.alignments(of: "v0").allSatisfy { $0.interval == nil })
  }

  @Test func `one pair and a row draw the same worlds`() throws {
    let view = try GraphDraft.toy.built().view()
    let draws = Draws(count: 50)
    for row in try view.alignments(of: "arda", draws: draws) {
      let alone = try view.alignment(of: "arda", with: row.second.id, draws: draws)
      #expect(alone.interval == row.interval)
    }
  }

  @Test(arguments: 0..<20) func `what is certain has no width`(seed: Int) throws {
    var draft = GraphDraft.random(seed: seed)
    for index in draft.claims.indices { draft.claims[index].confidence = 1 }
    let view = try draft.built().view()
    for row in try view.alignments(of: "v0", draws: Draws(count: 15)) {
      let interval = try #require(row.interval)
      #expect(interval.low == interval.high)
      #expect(isClose(interval.low, row.value ?? .nan))
    }
  }

  @Test func `a single doubtful claim is there or not`() throws {
    var draft = GraphDraft(["a", "b"])
    draft.tie("a", "b", 0.8, confidence: 0.5)
    let wide = try interval(draft, "a", "b")
    #expect(wide.low == 0)
    #expect(isClose(wide.high, 0.4))
    #expect(wide.level == 0.9)
    draft.claims[0].confidence = 0.99
    let narrow = try interval(draft, "a", "b")
    #expect(narrow.low == narrow.high)
  }

  @Test func `claims of one fact hold or fail together`() throws {
    var draft = GraphDraft(["a", "b"], layers: [Layer(id: "l"), Layer(id: "m")])
    draft.tie("a", "b", 1, layer: "l", confidence: 0.5)
    draft.tie("a", "b", -1, layer: "m", confidence: 0.5)
    let apart = try interval(draft, "a", "b", Draws(level: 1))
    #expect(apart.low == -0.25)
    #expect(apart.high == 0.25)
    for index in 0..<2 { draft.claims[index].fact = "pact" }
    let together = try interval(draft, "a", "b", Draws(level: 1))
    #expect(together.low == 0)
    #expect(together.high == 0)
  }

  /// All draws of a pair in order, by asking for the interval of every level.
  private func sample(_ view: GraphView, _ first: String, _ second: String, count: Int) throws
    -> [Double]
  {
    var ordered = [Double](repeating: .nan, count: count)
    for rank in 0..<(count + 1) / 2 {
      let level = 1 - 2 * Double(rank) / Double(count - 1)
      let draws = Draws(count: count, level: level, seed: 11)
      let found = try view.alignment(of: first, with: second, draws: draws)
      let interval = try #require(found.interval)
      ordered[rank] = interval.low
      ordered[count - 1 - rank] = interval.high
    }
    return ordered
  }

  /// Mean and standard deviation over all worlds of the toy graph: the cases of measure
  /// `alignment-uncertainty` in `alignment.json`.
  @Test(arguments: [
    ("brel", 0.632931497627, 0.09562313465795), ("corin", 0.4314627581279, 0.07541062088089),
    ("dorn", -0.371061867399, 0.03701657015765), ("elst", -0.4030988685582, 0.0450225298296),
    ("fane", -0.03886616795922, 0.04690269652703), ("gale", 0.3403634070339, 0.03053282659473),
  ]) func `the mean of the draws is that of all worlds`(
    other: String,
    mean: Double,
    deviation: Double
  ) throws {
    let count = 101
    let view = try GraphDraft.toy.built().view()
    let sample = try sample(view, "arda", other, count: count)
    #expect(zip(sample, sample.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
    let found = sample.reduce(0, +) / Double(count)
    #expect(abs(found - mean) < 3 * deviation / Double(count).squareRoot())
    let squares = sample.map { ($0 - found) * ($0 - found) }.reduce(0, +) / Double(count - 1)
    #expect(squares.squareRoot() > deviation / 2)
    #expect(squares.squareRoot() < deviation * 2)
  }

  @Test func `a wider level holds a narrower one`() throws {
    let half = try interval(.toy, "arda", "brel", Draws(level: 0.5))
    let most = try interval(.toy, "arda", "brel", Draws(level: 0.95))
    #expect(most.low <= half.low)
    #expect(most.high >= half.high)
    #expect(try interval(.toy, "arda", "brel", Draws(count: 1)).low <= 1)
    let none = try GraphDraft.toy.built().view()
      .alignment(of: "arda", with: "brel", draws: Draws(count: 0))
    #expect(none.interval == nil)
  }
}
