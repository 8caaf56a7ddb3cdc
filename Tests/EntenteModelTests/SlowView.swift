import EntenteModel
import Foundation
import TestSupport

/// A view of a draft without blocs by the definitions themselves, sharing no code with the model.
struct SlowView {
  let draft: GraphDraft
  let day: Day

  init(_ draft: GraphDraft) throws {
    self.draft = draft
    day = try Day("2020-06-15")
  }

  private func confidence(_ claim: Claim) -> Double {
    if let own = claim.confidence { return own }
    let grades: [Source.Reliability: Double] = [
      .a: 0.95, .b: 0.85, .c: 0.7, .d: 0.5, .e: 0.25, .f: 0.5,
    ]
    let source = draft.sources.first { $0.id == claim.source }
    let reliability = source?.reliability.flatMap { grades[$0] } ?? 1
    let grade = [1, 0.95, 0.8, 0.6, 0.35, 0.15, 0.5][claim.credibility ?? 0]
    return min(reliability, grade)
  }

  private func fading(_ claim: Claim, in layer: Layer) -> Double {
    guard claim.kind == .event, let half = layer.halfLifeDays, let start = claim.start else {
      return 1
    }
    return pow(0.5, Double(day.number - start.number) / half)
  }

  /// The positive and the negative part of a directed tie; nil when no claim is about it.
  func tie(_ from: String, _ to: String, _ layer: Layer) -> (positive: Double, negative: Double)? {
    let claims = draft.claims.filter {
      $0.layer == layer.id
        && ($0.from == from && $0.to == to || $0.isSymmetric && $0.from == to && $0.to == from)
    }
    if claims.isEmpty { return nil }
    let facts = Dictionary(grouping: claims) {
      "\($0.fact.isEmpty ? $0.id : $0.fact) \($0.value < 0)"
    }
    var supports: [(value: Double, force: Double)] = []
    for fact in facts.values {
      var doubt = 1.0
      var mean = (top: 0.0, bottom: 0.0)
      for own in Dictionary(grouping: fact, by: \.source).values {
        let best = own.map(confidence).reduce(0, max)
        let total = own.map(confidence).reduce(0, +)
        let value = own.map { confidence($0) * $0.value }.reduce(0, +) / total
        doubt *= 1 - best
        mean = (mean.top + best * value, mean.bottom + best)
      }
      let force = (1 - doubt) * fact.map { fading($0, in: layer) }.reduce(0, max)
      supports.append((mean.top / mean.bottom, force))
    }
    let parts = [1.0, -1].map { sign -> Double in
      let own = supports.filter { $0.value * sign > 0 }
      if layer.scale == .strength || layer.combine == .mean {
        let mass = layer.scale == .strength ? 1 : max(1, supports.map(\.force).reduce(0, +))
        return own.map { $0.force * abs($0.value) }.reduce(0, +) / mass
      }
      return 1 - own.map { 1 - $0.force * abs($0.value) }.reduce(1, *)
    }
    return (parts[0], parts[1])
  }

  /// X of two actors.
  func composite(_ a: String, _ b: String) -> Double {
    var total = 0.0
    var mass = 0.0
    for layer in draft.layers where layer.scale == .affinity && layer.weight > 0 {
      let values = [tie(a, b, layer), tie(b, a, layer)].map { $0.map { $0.positive - $0.negative } }
      let known = values.compactMap { $0 }
      if layer.absent == .unknown && known.isEmpty { continue }
      let divisor = layer.absent == .unknown ? Double(known.count) : 2
      total += layer.weight * known.reduce(0, +) / divisor
      mass += layer.weight
    }
    return mass > 0 ? total / mass : 0
  }

  /// D, K and A of two actors.
  func alignment(_ a: String, _ b: String) -> (own: Double, third: Double, value: Double) {
    let others = draft.actors.map(\.id).filter { $0 != a && $0 != b }
    let x = others.map { composite(a, $0) }
    let y = others.map { composite(b, $0) }
    let own = composite(a, b)
    let third = SlowSigns.profileAgreement(x, y) ?? 0
    return (own, third, (own + third) / 2)
  }

  /// The composites of all pairs as a graph whose vertices are the actors by identifier.
  func signed(atLeast threshold: Double) -> TestGraph {
    let ids = draft.actors.map(\.id).sorted()
    var graph = TestGraph(ids.count, [])
    for (from, a) in ids.enumerated() {
      for (to, b) in ids.enumerated() where from < to {
        let value = composite(a, b)
        if value != 0, abs(value) >= threshold { graph.ties.append((from, to, value)) }
      }
    }
    return graph
  }
}
