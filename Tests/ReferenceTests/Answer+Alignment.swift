import EntenteGraph
import EntenteKit

/// Answers about the alignment of two actors.
func alignment(_ question: Case) throws -> JSON {
  let input = try LayeredInput(question.input)
  let pair = question.parameters["pair"]?.items.map(\.name) ?? []
  let first = try input.actor(pair.first)
  let second = try input.actor(pair.last)
  let share = question.parameters["lambda"]?.number ?? 0.5
  switch question.measure {
  case "alignment-related": return related(input, first, second)
  case "alignment-uncertainty": return try uncertainty(input, first, second, share)
  default: break
  }
  let weights = question.parameters["actor_weights"] == nil ? nil : input.capability
  let (graph, values) = input.graph()
  let profile = graph.profileAgreement(
    of: first,
    with: second,
    values: values,
    vertexWeights: weights
  )
  let direct = input.fused(Int(first), Int(second))
  let rest = 1 - share
  let layers = direct.parts.mapValues { JSON.number(share * $0) }
  let contributions: [String: JSON] = [
    "direct_by_layer": .object(layers),
    "shared_partners": .number(rest * profile.sharedPartners),
    "shared_adversaries": .number(rest * profile.sharedAdversaries),
    "opposed": .number(rest * profile.opposedProfiles),
    "third_party_by_actor": byActor(profile, input, first, second, weights, rest),
  ]
  return .object([
    "A": .number(share * direct.value + rest * profile.total), "direct": .number(direct.value),
    "third_party": .number(profile.total), "shared_partners": .number(profile.sharedPartners),
    "shared_adversaries": .number(profile.sharedAdversaries),
    "opposed": .number(profile.opposedProfiles), "profile_defined": .bool(profile.isDefined),
    "informative_third_parties": .number(Double(profile.informative)),
    "contributions": .object(contributions),
    "jackknife_se_third_party": JSON(jackknife(graph, values, first, second, weights)),
  ])
}

/// The share of every third party; those that neither knows share the rest by their weights.
private func byActor(
  _ profile: ProfileAgreement,
  _ input: LayeredInput,
  _ first: Vertex,
  _ second: Vertex,
  _ weights: [Double]?,
  _ factor: Double
) -> JSON {
  var shares: [String: JSON] = [:]
  for party in profile.contributions {
    shares[input.actors[Int(party.vertex)]] = .number(factor * party.total)
  }
  let silent = input.actors.indices.filter { actor in
    Vertex(actor) != first && Vertex(actor) != second && shares[input.actors[actor]] == nil
  }
  let total = silent.map { weights?[$0] ?? 1 }.reduce(0, +)
  for actor in silent {
    let part = total > 0 ? (weights?[actor] ?? 1) / total : 0
    shares[input.actors[actor]] = .number(factor * profile.rest.total * part)
  }
  return .object(shares)
}

/// Leaves out one third party after another, as one of weight 0.
private func jackknife(
  _ graph: Adjacency,
  _ values: [Double],
  _ first: Vertex,
  _ second: Vertex,
  _ weights: [Double]?
) -> Double? {
  let thirds = (0..<graph.vertexCount).filter { Vertex($0) != first && Vertex($0) != second }
  guard thirds.count > 1 else { return nil }
  let totals = thirds.map { third in
    var weights = weights ?? [Double](repeating: 1, count: graph.vertexCount)
    weights[third] = 0
    return graph.profileAgreement(of: first, with: second, values: values, vertexWeights: weights)
      .total
  }
  let count = Double(thirds.count)
  let mean = totals.reduce(0, +) / count
  let squares = totals.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
  return ((count - 1) / count * squares).squareRoot()
}

private func related(_ input: LayeredInput, _ first: Vertex, _ second: Vertex) -> JSON {
  let thirds = input.actors.indices.filter { Vertex($0) != first && Vertex($0) != second }
  let x = thirds.map { input.fused(Int(first), $0).value }
  let y = thirds.map { input.fused(Int(second), $0).value }
  let (graph, values) = input.graph()
  let profile = graph.profileAgreement(of: first, with: second, values: values)
  return .object([
    "walks2": .number(zip(x, y).map { $0 * $1 }.reduce(0, +)),
    "s_squared": JSON(Similarity.sScores(x, y, range: 2).squared),
    "kappa_quadratic": .number(profile.total),
  ])
}

/// Mean and deviation over every combination of the uncertain ties.
private func uncertainty(
  _ input: LayeredInput,
  _ first: Vertex,
  _ second: Vertex,
  _ share: Double
) throws -> JSON {
  let uncertain = input.layers.map { $0.ties.count { $0.confidence < 1 } }.reduce(0, +)
  guard uncertain <= 12 else { throw Refusal("too-many-uncertain-ties") }
  var mean = 0.0
  var square = 0.0
  for choice in 0..<(1 << uncertain) {
    let (kept, probability) = input.keeping(choice)
    let (graph, values) = kept.graph()
    let profile = graph.profileAgreement(of: first, with: second, values: values)
    let direct = kept.fused(Int(first), Int(second)).value
    let score = share * direct + (1 - share) * profile.total
    mean += probability * score
    square += probability * score * score
  }
  return .object([
    "mean": .number(mean), "sd": .number(max(0, square - mean * mean).squareRoot()),
  ])
}
