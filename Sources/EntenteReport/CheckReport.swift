public import EntenteModel

/// What is in a document that has no faults.
public struct CheckReport: Hashable, Sendable, Codable, Reportable {
  /// The title of the graph.
  public let title: String

  /// How many agents, venues, markets and members there are.
  public let actors: Int

  /// How many layers.
  public let layers: Int

  /// How many sources.
  public let sources: Int

  /// How many claims.
  public let claims: Int

  /// How many of them by modality.
  public let byModality: [String: Int]

  /// What is not wrong but worth knowing.
  public let notes: [String]

  /// Looks a graph over.
  public init(_ graph: ActorGraph, warnings: [String]) {
    title = graph.title
    actors = graph.actors.count
    layers = graph.layers.count
    sources = graph.sources.count
    claims = graph.claims.count
    let records = (0..<graph.claims.count).map(graph.claim)
    byModality = Dictionary(records.map { ($0.modality.rawValue, 1) }, uniquingKeysWith: +)
    var notes = warnings
    let ends = Set(records.flatMap { [$0.from, $0.to] + $0.regarding })
    let members = Set(graph.actors.flatMap { $0.members.map(\.actor) })
    let silent = graph.actors.filter { !ends.contains($0.id) && !members.contains($0.id) }
    if !silent.isEmpty {
      notes.append("no claim is about \(listed(silent.map(\.id))).")
    }
    let used = Set(records.map(\.source)).union(
      graph.actors.flatMap { $0.members.compactMap(\.source) }
    )
    let idle = graph.sources.filter { !used.contains($0.id) }
    if !idle.isEmpty { notes.append("no claim cites \(listed(idle.map(\.id))).") }
    let eventLayers = Set(records.filter { $0.kind == .event }.map(\.layer))
    let lasting = graph.layers.filter { eventLayers.contains($0.id) && $0.halfLifeDays == nil }
    if !lasting.isEmpty {
      notes.append("events never fade in \(listed(lasting.map(\.id))): it has no half-life.")
    }
    if graph.asOf == nil {
      let day = graph.defaultDay.map { "views take \($0), the last date in it, as their day" }
      notes.append("there is no as-of: \(day ?? "nothing is dated, and views hold every claim").")
    }
    self.notes = notes
  }

  /// The counts and the notes.
  public func page() -> Page {
    let counts = [
      counted(actors, "actor"), counted(layers, "layer"), counted(sources, "source"),
      counted(claims, "claim"),
    ]
    var page = Page([
      .title(title, aside: "no faults"), .text("  " + counts.joined(separator: ", ")),
    ])
    let modalities = byModality.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    if !modalities.isEmpty {
      page.blocks.append(.text("  claims: \(modalities.joined(separator: ", "))"))
    }
    for note in notes { page.blocks.append(.text("  note: \(note)")) }
    return page
  }
}
