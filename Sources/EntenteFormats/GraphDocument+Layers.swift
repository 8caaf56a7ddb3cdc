import EntenteModel
import Yams

extension GraphDocument {
  static let layerKeys = [
    "id", "title", "scale", "weight", "absent", "half-life", "combine", "unit",
  ]

  /// Reads `layers:`; without it, the shipped layers and `tie`, as far as the claims use them.
  mutating func readLayers(_ top: Fields, _ claims: [Node]) {
    guard top["layers"] != nil else {
      let named = claims.map { claim -> String? in
        guard case .mapping(let pairs) = claim else { return "" }
        guard let layer = pairs.first(where: { $0.key.scalar?.string == "layer" }) else {
          return nil
        }
        return layer.value.scalar?.string ?? ""
      }
      let usesTie = named.contains { $0 == nil || $0 == Self.tie.id }
      let usesShipped = named.contains { $0 != nil && $0 != Self.tie.id }
      layers = (usesShipped || !usesTie ? Layer.shipped : []) + (usesTie ? [Self.tie] : [])
      return
    }
    for node in list("layers", of: top) {
      guard let fields = Fields(node, "a layer", keys: Self.layerKeys, &faults) else { continue }
      let layer = readLayer(fields)
      guard fields.required("id", "Give the layer a name such as military.", &faults) != nil
      else { continue }
      layers.append(layer)
      layerPlaces.append(PartPlace(node: node, fields: fields))
    }
    if layers.count > Int(UInt16.max) {
      faults.add("there are \(layers.count) layers; the most is 65535.", at: top.place("layers"))
    }
  }

  private mutating func readLayer(_ fields: Fields) -> Layer {
    let scale = fields.choice("scale", Layer.Scale.self, &faults) ?? .affinity
    let unit = fields.text("unit", &faults)
    if scale == .strength, unit == nil, !fields.empty.contains("unit") {
      faults.add("a layer of strength needs 'unit'. Say in what it is measured.", at: fields.node)
    }
    return Layer(
      id: fields.identifier("id", &faults) ?? "",
      title: fields.text("title", &faults),
      scale: scale,
      unit: unit?.isEmpty == true ? nil : unit,
      weight: fields.number("weight", &faults) ?? 1,
      absent: fields.choice("absent", Layer.Absence.self, &faults) ?? .zero,
      halfLifeDays: readHalfLife(fields),
      combine: fields.choice("combine", Layer.Combination.self, &faults) ?? .pool
    )
  }

  /// Days of `5y`, `18m` or `90d`.
  private mutating func readHalfLife(_ fields: Fields) -> Double? {
    guard let node = fields["half-life"] else { return nil }
    if let text = node.scalar?.string, let unit = text.last, let days = Self.days[unit],
      case .number(let number) = NumberText(String(text.dropLast())), number > 0
    {
      return number * days
    }
    let expected = "expected a half-life of years, months or days, such as 5y, 18m or 90d"
    faults.add("\(expected); found \(node.phrase).", at: node)
    return nil
  }

  /// Days of a year, a month and a day.
  static let days: [Character: Double] = ["y": 365.25, "m": 30.4375, "d": 1]
}
