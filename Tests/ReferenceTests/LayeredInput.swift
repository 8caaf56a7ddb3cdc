import EntenteGraph
import EntenteKit

/// Actors with layers of ties, fused as the convention of the alignment cases says.
struct LayeredInput {
  var actors: [String]
  var capability: [Double]?
  var layers: [Layer]

  struct Layer {
    var name: String
    var weight: Double
    /// Whether a missing tie has the value 0 rather than being unknown.
    var isClosed: Bool
    var ties: [Tie]
  }

  struct Tie {
    var a: Int
    var b: Int
    var value: Double
    var confidence: Double
  }
}

extension LayeredInput {
  init(_ json: JSON) throws {
    actors = json["actors"]?.items.map(\.name) ?? []
    capability = json["capability"].map { $0.items.map { $0.number ?? .nan } }
    let places = Dictionary(uniqueKeysWithValues: zip(actors, 0...))
    layers =
      try json["layers"]?.members.sorted { $0.key.isBefore($1.key) }.map { name, layer in
        let ties = try layer["ties"]?.items.map { row in
          guard let a = places[row.items[0].name], let b = places[row.items[1].name] else {
            throw Refusal("unknown-actor")
          }
          return Tie(
            a: a,
            b: b,
            value: row.items[2].number ?? .nan,
            confidence: row.items[3].number ?? 1
          )
        }
        return Layer(
          name: name,
          weight: layer["weight"]?.number ?? 1,
          isClosed: layer["absent"]?.text == "zero",
          ties: ties ?? []
        )
      } ?? []
  }

  func actor(_ name: String?) throws -> Vertex {
    guard let name, let place = actors.firstIndex(of: name) else { throw Refusal("unknown-actor") }
    return Vertex(place)
  }

  /// The value of a pair in a layer: the largest positive less the largest negative.
  func value(_ layer: Layer, _ first: Int, _ second: Int) -> Double? {
    var positive = 0.0
    var negative = 0.0
    var isKnown = layer.isClosed
    for tie in layer.ties
    where [tie.a, tie.b] == [first, second] || [tie.b, tie.a] == [first, second] {
      isKnown = true
      positive = max(positive, tie.confidence * tie.value)
      negative = max(negative, -tie.confidence * tie.value)
    }
    return isKnown ? positive - negative : nil
  }

  /// The mean over the layers known for a pair, and what each adds.
  func fused(_ first: Int, _ second: Int) -> (value: Double, parts: [String: Double]) {
    var parts: [String: Double] = [:]
    var weight = 0.0
    for layer in layers {
      guard let value = value(layer, first, second) else { continue }
      parts[layer.name] = layer.weight * value
      weight += layer.weight
    }
    guard weight > 0 else { return (0, [:]) }
    parts = parts.mapValues { $0 / weight }
    return (parts.values.reduce(0, +), parts)
  }

  /// The fused ties as a graph; pairs of value 0 have none.
  func graph() -> (adjacency: Adjacency, weights: [Double]) {
    var from: [Vertex] = []
    var to: [Vertex] = []
    var values: [Double] = []
    for first in actors.indices {
      for second in actors.indices where first < second {
        let value = fused(first, second).value
        guard value != 0 else { continue }
        from.append(Vertex(first))
        to.append(Vertex(second))
        values.append(value)
      }
    }
    return Adjacency.build(vertexCount: actors.count, from: from, to: to, weights: values)
  }

  /// The same layers with some of the uncertain ties, those that are there being certain.
  func keeping(_ choice: Int) -> (input: LayeredInput, probability: Double) {
    var input = self
    var probability = 1.0
    var number = 0
    for layer in layers.indices {
      input.layers[layer].ties = []
      for var tie in layers[layer].ties {
        if tie.confidence < 1 {
          let isThere = (choice >> number) & 1 == 1
          number += 1
          probability *= isThere ? tie.confidence : 1 - tie.confidence
          if !isThere { continue }
          tie.confidence = 1
        }
        input.layers[layer].ties.append(tie)
      }
    }
    return (input, probability)
  }
}
