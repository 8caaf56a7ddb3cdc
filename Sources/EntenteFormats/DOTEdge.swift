import EntenteGraph
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
  /// One edge for each pair with a composite, by pair; its confidence is the mean of its ties',
  /// weighted by their strength.
  var compositeEdges: [DOTEdge] {
    let inComposite = Set(graph.layers.filter(\.isInComposite).map(\.id))
    var sums: [[String]: (confidence: Double, weight: Double)] = [:]
    for tie in ties where inComposite.contains(tie.layer) {
      let pair = [tie.from.id, tie.to.id].sorted()
      let sum = sums[pair] ?? (0, 0)
      let weight = max(abs(tie.value), 1e-9)
      sums[pair] = (sum.confidence + weight * tie.confidence, sum.weight + weight)
    }
    var edges: [DOTEdge] = []
    for vertex in 0..<Vertex(actorCount) {
      for slot in composite.row(of: vertex) where composite.targets[slot] > vertex {
        let (from, to) = (label(of: vertex).id, label(of: composite.targets[slot]).id)
        let sum = sums[[from, to].sorted()]
        edges.append(
          DOTEdge(
            from: from,
            to: to,
            layer: nil,
            scale: .affinity,
            value: compositeValues[slot],
            confidence: sum.map { $0.confidence / $0.weight } ?? 1,
            isSymmetric: true
          )
        )
      }
    }
    return edges
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
