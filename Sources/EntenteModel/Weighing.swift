/// How the layers of a pair come together: X = the weighted mean over the layers known for it.
struct Weighing: Sendable {
  private let weights: [Double]
  private let openLayers: [Bool]
  /// The weight of the layers in which no claim means 0: they are known for every pair.
  let closedWeight: Double

  /// Layers of weight 0 stay beside the composite, unless nothing else is looked at.
  init(_ graph: ActorGraph, options: ViewOptions) {
    let selected = Set(options.layers)
    func isIn(_ layer: Layer) -> Bool {
      layer.scale == .affinity && (selected.isEmpty || selected.contains(layer.id))
    }
    let declared = graph.layers.map { isIn($0) ? $0.weight : 0 }
    weights =
      declared.contains { $0 > 0 } ? declared : graph.layers.map { isIn($0) ? 1 : 0 }
    openLayers = graph.layers.map { $0.absent == .unknown }
    closedWeight = zip(weights, openLayers).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
  }

  /// Whether any layer takes part.
  var isEmpty: Bool { !weights.contains { $0 > 0 } }

  /// Whether a pair without a claim in the layer is not known rather than 0.
  func isOpen(_ layer: Int) -> Bool { openLayers[layer] }

  func weight(of layer: Int) -> Double { weights[layer] }

  /// The symmetric tie of one layer from its two directions; nil when it is not known.
  private func symmetric(_ forward: Double?, _ backward: Double?, in layer: Int) -> Double? {
    if openLayers[layer] {
      guard let forward, let backward else { return forward ?? backward }
      return (forward + backward) / 2
    }
    return ((forward ?? 0) + (backward ?? 0)) / 2
  }

  /// X of a pair; nil when no layer is known for it.
  func value(of pair: Evidence.Pair, in evidence: Evidence, sums: [Pooling.Sum]) -> Double? {
    var total = 0.0
    var mass = closedWeight
    var tie = pair.ties.lowerBound
    while tie < pair.ties.upperBound {
      let layer = evidence.ties[tie].layer
      var forward: Double?
      var backward: Double?
      while tie < pair.ties.upperBound, evidence.ties[tie].layer == layer {
        let value = sums[tie].isKnown ? sums[tie].value : nil
        if evidence.ties[tie].from == pair.first { forward = value } else { backward = value }
        tie += 1
      }
      guard weights[layer] > 0, let value = symmetric(forward, backward, in: layer) else {
        continue
      }
      total += weights[layer] * value
      if openLayers[layer] { mass += weights[layer] }
    }
    return mass > 0 ? total / mass : nil
  }

  /// How much of X a unit of each tie's value is, for the ties of a pair in turn.
  func factors(of pair: Evidence.Pair, in evidence: Evidence, sums: [Pooling.Sum]) -> [Double] {
    var factors = [Double](repeating: 0, count: pair.ties.count)
    var mass = closedWeight
    for (layer, forward, backward) in evidence.layers(of: pair) where weights[layer] > 0 {
      let known = [forward, backward].compactMap { $0 }.filter { sums[$0].isKnown }
      let share = openLayers[layer] && known.count == 1 ? 1 : 0.5
      for tie in known { factors[tie - pair.ties.lowerBound] = weights[layer] * share }
      if openLayers[layer], !known.isEmpty { mass += weights[layer] }
    }
    return factors.map { mass > 0 ? $0 / mass : 0 }
  }
}

extension Evidence {
  /// The ties of a pair, layer by layer: from the lower vertex to the higher, and back.
  func layers(of pair: Pair) -> [(layer: Int, forward: Int?, backward: Int?)] {
    var found: [(layer: Int, forward: Int?, backward: Int?)] = []
    for tie in pair.ties {
      if found.last?.layer != ties[tie].layer { found.append((ties[tie].layer, nil, nil)) }
      if ties[tie].from == pair.first {
        found[found.count - 1].forward = tie
      } else {
        found[found.count - 1].backward = tie
      }
    }
    return found
  }

  /// What each tie adds up to, when its facts hold with the given confidences.
  func sums(confidence: [Double], layers: [Layer]) -> [Pooling.Sum] {
    ties.map { tie in
      Pooling.sum(facts[tie.facts], confidence: confidence[tie.facts], in: layers[tie.layer])
    }
  }
}
