public import EntenteModel

extension GraphView {
  /// The view as text for Graphviz, such as `dot -Tsvg` reads.
  ///
  /// Sign is colour (blue or orange) and line (solid or dashed), strength is width, confidence is
  /// opacity. Layers of dependence and strength are grey and dotted. The same view gives the same
  /// text, byte for byte.
  ///
  /// - Parameters:
  ///   - options: What is drawn and how.
  ///   - blocs: Blocs, as ``blocs(threshold:seed:)`` finds them: boxes around their actors in the
  ///     layouts that keep boxes apart (dot and fdp), shades of grey in the others.
  /// - Returns: A graph in the DOT language.
  /// - Complexity: O(C log C) for C claims that count.
  public func dot(_ options: DOTOptions = DOTOptions(), blocs: BlocStructure? = nil) -> String {
    var drawing = DOT(view: self, options: options, blocs: blocs)
    drawing.begin()
    drawing.addActors()
    let edges = options.edges == .composite ? compositeEdges : layerEdges
    let strongest = strongest(of: edges)
    for edge in edges where abs(edge.value) >= options.minimum {
      drawing.add(edge, strongest: strongest[edge.layer ?? ""] ?? 1)
    }
    return drawing.text + "}\n"
  }

  /// The greatest |value| of each layer, at least 1: what the full width stands for.
  private func strongest(of edges: [DOTEdge]) -> [String: Double] {
    edges.reduce(into: [:]) { greatest, edge in
      let layer = edge.layer ?? ""
      greatest[layer] = max(greatest[layer] ?? 1, abs(edge.value))
    }
  }
}

/// A drawing while it is written.
struct DOT {
  let view: GraphView
  let options: DOTOptions
  let blocs: [[ActorLabel]]
  /// Whether the blocs are the best split found, a bound that is not proved.
  let areBlocsBound: Bool
  private(set) var text = ""

  static let positive = "#0072B2"
  static let negative = "#D55E00"
  static let neutral = "#555555"

  /// The fill of each bloc, where it has no box.
  static let shades = ["#E6E6E6", "#BFBFBF"]

  init(view: GraphView, options: DOTOptions, blocs: BlocStructure?) {
    self.view = view
    self.options = options
    self.blocs = blocs?.blocs ?? []
    areBlocsBound = blocs.map { $0.frustration == nil } ?? false
  }
}

extension DOT {
  mutating func begin() {
    let isDirected = options.edges == .layers
    text += "\(isDirected ? "digraph" : "graph") \(DOTText.id(view.graph.name)) {\n"
    text += "  layout=\(options.engine.rawValue);\n"
    switch options.engine {
    case .dot: text += "  rankdir=LR;\n"
    case .neato, .fdp, .sfdp: text += "  overlap=false;\n"
    }
    text += "  outputorder=edgesfirst;\n"
    text += "  fontname=\"Helvetica\";\n"
    text += "  labelloc=t;\n"
    text += "  label=\"\(title)\";\n"
    text += "  node [fontname=\"Helvetica\", style=filled, fillcolor=\"#FFFFFF\"];\n"
    text += "  edge [fontname=\"Helvetica\", fontsize=9];\n"
  }

  private var title: String {
    let first = "\(DOTText.escape(view.graph.title))\(view.asOf.map { ", \($0.words)" } ?? "")"
    guard options.hasLegend else { return first }
    let kinds =
      options.edges == .layers ? "; grey and dotted: dependence or strength; arrows: direction" : ""
    let lines = "blue and solid: together; orange and dashed: against each other\(kinds)"
    let bound = areBlocsBound ? " (the best split found, a bound that is not proved)" : ""
    let shade =
      blocs.isEmpty
      ? "" : "; \(hasBoxes ? "boxes" : "light grey and dark grey"): the two blocs\(bound)"
    return "\(first)\\n\(lines)\\nwidth: how strong; opacity: how sure\(shade)"
  }

  /// Whether the layout keeps boxes apart.
  private var hasBoxes: Bool { options.engine == .dot || options.engine == .fdp }

  /// The actors, those of a bloc in a box or in its shade.
  mutating func addActors() {
    let vertices = (0..<view.actorCount).map { vertex in
      (label: view.label(of: .init(vertex)), actor: view.graph.actors[view.actors[vertex]])
    }
    var bloc: [String: Int] = [:]
    for (number, members) in blocs.enumerated() {
      for member in members { bloc[member.id] = number }
    }
    for number in blocs.indices where hasBoxes {
      text += "  subgraph cluster_\(number + 1) {\n"
      text += "    label=\"Bloc \(number + 1)\";\n    style=rounded;\n    color=\"#999999\";\n"
      for vertex in vertices where bloc[vertex.label.id] == number {
        add(vertex.label, vertex.actor, indent: "    ")
      }
      text += "  }\n"
    }
    for vertex in vertices where !hasBoxes || bloc[vertex.label.id] == nil {
      let shade = bloc[vertex.label.id].map { Self.shades[$0 % Self.shades.count] }
      add(vertex.label, vertex.actor, indent: "  ", shade: shade)
    }
  }

  private mutating func add(
    _ label: ActorLabel,
    _ actor: Actor,
    indent: String,
    shade: String? = nil
  ) {
    let shape =
      switch actor.kind {
      case .state: "ellipse"
      case .bloc: "box"
      case .organisation: "hexagon"
      case .nonState: "diamond"
      case .venue, .market: "plaintext"
      }
    let name = DOTText.escape(label.name)
    let fill = shade.map { ", fillcolor=\"\($0)\"" } ?? ""
    text += "\(indent)\(DOTText.id(label.id)) [label=\"\(name)\", shape=\(shape)\(fill)];\n"
  }

  mutating func add(_ edge: DOTEdge, strongest: Double) {
    let isAffinity = edge.scale == .affinity
    let colour = !isAffinity ? Self.neutral : edge.value < 0 ? Self.negative : Self.positive
    let style = !isAffinity ? "dotted" : edge.value < 0 ? "dashed" : "solid"
    let width = 0.5 + 4.5 * min(1, abs(edge.value) / strongest)
    let number = isAffinity ? DOTText.signed(edge.value) : DOTText.fixed(edge.value)
    let label = edge.layer.map { "\(DOTText.escape($0)) \(number)" } ?? number
    let arrow = options.edges == .layers ? "->" : "--"
    text += "  \(DOTText.id(edge.from)) \(arrow) \(DOTText.id(edge.to)) ["
    text += "label=\"\(label)\", color=\"\(colour)\(DOTText.alpha(edge.confidence))\", "
    text += "fontcolor=\"\(colour)\", style=\(style), penwidth=\(DOTText.fixed(width))"
    if options.edges == .layers, edge.isSymmetric { text += ", dir=none" }
    text += "];\n"
  }
}
