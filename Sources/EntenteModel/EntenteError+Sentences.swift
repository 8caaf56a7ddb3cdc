extension EntenteError {
  package static func badDay(_ text: String, because reason: String) -> EntenteError {
    EntenteError(
      .badDay,
      "'\(text)': \(reason).",
      remedy: "Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY."
    )
  }

  package static func unknownActor(_ name: String, in graph: ActorGraph) -> EntenteError {
    let known = graph.actors.flatMap { [$0.id, $0.name] + $0.aliases }
    let nearest = nearestNames(to: name, among: known)
    return EntenteError(
      .unknownActor,
      "no actor is called '\(name)' in '\(graph.name)'.",
      remedy: nearest.first.map { "Did you mean '\($0)'?" } ?? "'entente actors' lists them."
    )
  }

  package static func ambiguousName(_ name: String, candidates: [String]) -> EntenteError {
    EntenteError(
      .ambiguousName,
      "'\(name)' may be \(candidates.map { "'\($0)'" }.joined(separator: " or ")).",
      remedy: "Use the identifier."
    )
  }

  package static func absentActor(_ actor: Actor, on day: Day?, because reason: String)
    -> EntenteError
  {
    EntenteError(
      .notAnAgent,
      "\(actor.name) is not an actor of the view\(day.map { " of \($0)" } ?? ""): \(reason)."
    )
  }

  package static func sameActor(_ name: String) -> EntenteError {
    EntenteError(.sameActor, "both ends are '\(name)'.", remedy: "Name two different actors.")
  }

  package static func unknownLayer(_ name: String, in graph: ActorGraph) -> EntenteError {
    let known = graph.layers.map(\.id)
    let nearest = nearestNames(to: name, among: known)
    return EntenteError(
      .unknownLayer,
      "no layer is called '\(name)' in '\(graph.name)'.",
      remedy: nearest.first.map { "Did you mean '\($0)'?" }
        ?? "Its layers are \(known.joined(separator: ", "))."
    )
  }

  package static func unknownSource(_ name: String, in graph: ActorGraph) -> EntenteError {
    let known = graph.sources.map(\.id)
    let nearest = nearestNames(to: name, among: known)
    return EntenteError(
      .unknownSource,
      "no source is called '\(name)' in '\(graph.name)'.",
      remedy: nearest.first.map { "Did you mean '\($0)'?" }
        ?? "Its sources are \(known.prefix(12).joined(separator: ", "))."
    )
  }

  package static func unknownClaim(_ name: String, in graph: ActorGraph) -> EntenteError {
    let known = (0..<min(graph.claims.count, 20_000)).map(graph.claimName)
    let nearest = nearestNames(to: name, among: known)
    return EntenteError(
      .unknownClaim,
      "no claim is called '\(name)' in '\(graph.name)'.",
      remedy: nearest.first.map { "Did you mean '\($0)'?" } ?? "'entente claims' lists them."
    )
  }

  package static func overlappingBlocs(_ actor: Actor, _ blocs: [Actor], on day: Day?)
    -> EntenteError
  {
    let names = blocs.map { "'\($0.id)'" }.joined(separator: " and ")
    return EntenteError(
      .overlappingBlocs,
      "\(actor.name) is in \(names)\(day.map { " on \($0)" } ?? ""), and both are collapsed.",
      remedy: "Take one apart: \(blocs.map { "--expand \($0.id)" }.joined(separator: " or "))."
    )
  }

  static func bothWays(_ bloc: Actor) -> EntenteError {
    EntenteError(
      .contradiction,
      "'\(bloc.id)' is to be both expanded and collapsed.",
      remedy: "Leave it out of one of them."
    )
  }

  package static func noCompositeLayer(_ layers: [String]) -> EntenteError {
    guard !layers.isEmpty else {
      return EntenteError(
        .undefinedMeasure,
        "the graph has no layers, and so no ties to ask about."
      )
    }
    return EntenteError(
      .contradiction,
      "none of the layers \(layers.joined(separator: ", ")) is an affinity layer.",
      remedy: "Alignment, balance and blocs need one with values from -1 to 1."
    )
  }

  package static func noDay(_ graph: ActorGraph) -> EntenteError {
    EntenteError(
      .badOption,
      "'\(graph.name)' has no dates to take a day from.",
      remedy: "Give one with --as-of."
    )
  }

  package static func faultyDocument(_ faults: [Fault], claims: Int) -> EntenteError {
    let number = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    return EntenteError(
      .faultyDocument,
      "\(number) in \(claims == 1 ? "1 claim" : "\(claims) claims"); nothing was loaded.",
      faults: faults.sorted()
    )
  }
}
