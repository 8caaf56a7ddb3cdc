extension EntenteError {
  /// That bytes are not those of a graph.
  package static func damagedGraph(in part: String, because reason: String) -> EntenteError {
    EntenteError(
      .damagedStore,
      "the bytes of a graph are damaged in '\(part)': \(reason).",
      remedy: "Take them from an undamaged copy."
    )
  }

  /// That bytes are those of a later version of the format.
  package static func newerGraph() -> EntenteError {
    EntenteError(
      .newerStore,
      "the bytes of a graph were written by a newer version of Entente.",
      remedy: "Update Entente."
    )
  }
}
