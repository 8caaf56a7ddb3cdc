import EntenteModel

/// One edge of a drawing.
struct DOTEdge {
  let from: String
  let to: String
  /// The identifier of the layer; nil for the composite.
  let layer: String?
  let scale: Layer.Scale
  let value: Double
  let confidence: Double
  var isSymmetric: Bool
}

extension GraphView {
  /// One edge for each pair with a composite, by pair.
  var compositeEdges: [DOTEdge] {
    compositeTies.map { tie in
      DOTEdge(
        from: tie.first.id,
        to: tie.second.id,
        layer: nil,
        scale: .affinity,
        value: tie.value,
        confidence: tie.confidence,
        isSymmetric: true
      )
    }
  }

  /// One edge for each tie; two that differ only in direction are one.
  var layerEdges: [DOTEdge] {
    let layers = Dictionary(graph.layers.map { ($0.id, $0.scale) }) { first, _ in first }
    var places: [[String]: Int] = [:]
    var edges: [DOTEdge] = []
    for tie in ties {
      if let back = places[[tie.to.id, tie.from.id, tie.layer]],
        edges[back].value == tie.value, edges[back].confidence == tie.confidence
      {
        edges[back].isSymmetric = true
        continue
      }
      places[[tie.from.id, tie.to.id, tie.layer]] = edges.count
      edges.append(
        DOTEdge(
          from: tie.from.id,
          to: tie.to.id,
          layer: tie.layer,
          scale: layers[tie.layer] ?? .affinity,
          value: tie.value,
          confidence: tie.confidence,
          isSymmetric: false
        )
      )
    }
    return edges
  }
}
