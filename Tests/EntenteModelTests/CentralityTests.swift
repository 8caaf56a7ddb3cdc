import EntenteGraph
import EntenteModel
import Foundation
import TestSupport
import Testing

@Suite struct CentralityTests {
  private func column(_ table: CentralityTable, _ index: Int = 0) -> [Double] {
    table.rows.sorted { $0.actor.id < $1.actor.id }.map { $0.values[index] }
  }

  /// The ties that a sign admits, with their strengths.
  private func admitted(_ graph: TestGraph, _ sign: SignPart) -> TestGraph {
    let ties = graph.ties.filter {
      sign == .positive ? $0.value > 0 : sign == .negative ? $0.value < 0 : true
    }
    return TestGraph(graph.vertexCount, ties.map { ($0.from, $0.to, abs($0.value)) })
  }

  @Test(arguments: 0..<24, [SignPart.positive, .negative, .absolute])
  func `each measure sees the ties of its sign`(seed: Int, sign: SignPart) throws {
    let graph = TestGraph.random(seed: seed, vertices: 3...9, density: 0.5, values: .real)
    let part = admitted(graph, sign)
    let view = try GraphDraft(graph).built().view()
    let table = try view.centrality(
      [.degree, .strength, .signedDegree, .betweenness, .harmonic, .closeness],
      sign: sign
    )
    let count = graph.vertexCount
    let degrees = (0..<count).map { v in part.ties.filter { $0.from == v || $0.to == v } }
    #expect(column(table, 0) == degrees.map { Double($0.count) })
    #expect(isClose(column(table, 1), degrees.map { $0.reduce(0) { $0 + $1.value } }))
    let signed = (0..<count).map { v in
      graph.ties.filter { $0.from == v || $0.to == v }.reduce(0.0) { $0 + ($1.value > 0 ? 1 : -1) }
    }
    #expect(column(table, 2) == signed)
    let lengths = part.mapValues { 1 / $0 }
    let pairs = Double((count - 1) * (count - 2)) / 2
    let between = SlowDistances.betweenness(lengths, unit: false).vertices
    #expect(isClose(column(table, 3), between.map { pairs > 0 ? $0 / pairs : 0 }))
    let distances = SlowDistances.matrix(lengths, unit: false)
    let harmonic = (0..<count).map { v in
      (0..<count).filter { $0 != v }.reduce(0.0) { $0 + 1 / distances[v][$1] }
    }
    #expect(isClose(column(table, 4), harmonic))
    let closeness = (0..<count).map { v -> Double in
      let reached = (0..<count).filter { $0 != v && distances[v][$0].isFinite }
      let sum = reached.reduce(0) { $0 + distances[v][$1] }
      let share = Double(reached.count) / Double(count - 1)
      return reached.isEmpty ? 0 : share * Double(reached.count) / sum
    }
    #expect(isClose(column(table, 5), closeness))
  }

  @Test(
    arguments: [
      (LengthRule.unit, { @Sendable _ in 1.0 }), (.weight, { @Sendable in $0 }),
      (.inverse, { @Sendable in 1 / $0 }),
      (.minusLog, { @Sendable in -log($0) }), (.oneMinus, { @Sendable in 1 - $0 }),
    ] as [(LengthRule, @Sendable (Double) -> Double)]
  )
  func `a path is short by the rule that is named`(
    rule: LengthRule,
    length: @Sendable (Double) -> Double
  ) throws {
    for seed in 0..<6 {
      let graph = TestGraph.random(seed: seed, vertices: 4...8, density: 0.6, values: .real)
        .mapValues { 0.1 + abs($0) * 0.8 }
      let table = try GraphDraft(graph).built().view().centrality([.harmonic], length: rule)
      #expect(table.length == rule)
      let distances = SlowDistances.matrix(graph.mapValues(length), unit: false)
      let harmonic = (0..<graph.vertexCount).map { v in
        (0..<graph.vertexCount).filter { $0 != v }.reduce(0.0) { $0 + 1 / distances[v][$1] }
      }
      #expect(isClose(column(table), harmonic))
    }
  }

  @Test func `a rule for lengths is a number and words`() {
    let lengths = LengthRule.allCases.map { $0.length(of: 0.5) }
    #expect(isClose(lengths, [1, 0.5, 2, log(2), 0.5]))
    #expect(LengthRule.allCases.map { $0.length(of: 1) } == [1, 1, 1, 0, 0])
    #expect(
      LengthRule.allCases.map(\.words) == [
        "every tie 1", "the strength itself", "1 / strength", "-ln strength", "1 - strength",
      ]
    )
  }

  @Test func `a net tie has no length`() throws {
    let view = try GraphDraft.toy.built().view()
    for measure in [CentralityMeasure.betweenness, .closeness, .harmonic] {
      let error = #expect(throws: EntenteError.self) {
        try view.centrality([.degree, measure], sign: .net)
      }
      #expect(error?.code == .contradiction)
      #expect(
        error?.description == "\(measure.rawValue) walks along ties, and a net tie may be below 0. "
          + "Use --sign positive, negative or absolute."
      )
    }
    let net = try view.centrality([.strength], sign: .net)
    let dorn = try #require(net.rows.first { $0.actor.id == "dorn" })
    #expect(isClose(dorn.values[0], 0.5 - 0.5 - 0.21 - 0.4))
  }

  @Test func `rows are ranked by the first measure, equals share a rank and stand by name`() throws
  {
    let table = try GraphDraft(.path(5)).built().view().centrality([.degree, .betweenness])
    #expect(table.rows.map(\.actor.id) == ["v1", "v2", "v3", "v0", "v4"])
    #expect(table.rows.map { $0.ranks[0] } == [1, 1, 1, 4, 4])
    #expect(table.rows.map { $0.ranks[1] } == [2, 1, 2, 4, 4])
    #expect(table.rows.map(\.positiveTies) == [2, 2, 2, 1, 1])
    #expect(table.rows.allSatisfy { $0.negativeTies == 0 })
    #expect(table.measures == [.degree, .betweenness])
  }

  @Test func `ties of length 0 are refused or counted, never a crash`() throws {
    // Certain ties of full strength have length 0 by these rules.
    let view = try GraphDraft(.ring(5)).built().view()
    for rule in [LengthRule.minusLog, .oneMinus] {
      for measure in CentralityMeasure.allCases {
        do {
          let table = try view.centrality([measure], length: rule)
          #expect(table.rows.allSatisfy { !$0.values[0].isNaN }, "\(measure) \(rule)")
        } catch {
          #expect(error.code == .undefinedMeasure)
        }
      }
    }
  }
}
