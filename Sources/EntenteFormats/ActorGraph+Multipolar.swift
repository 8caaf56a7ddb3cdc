public import EntenteModel

extension ActorGraph {
  /// The graph that ships: Russia, Iran, China, Pakistan and the West in July 2025, from
  /// `Graphs/multipolar/graph.yaml`.
  public static let multipolar: ActorGraph = {
    do throws(EntenteError) {
      return try ActorGraph(yaml: Array(multipolarDocument.utf8), file: "multipolar/graph.yaml")
    } catch {
      preconditionFailure("The graph that ships must be free of faults:\n\(error)")
    }
  }()

  /// The text of the document of ``multipolar``.
  public static var multipolarYAML: String { multipolarDocument }
}
