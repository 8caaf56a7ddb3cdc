import EntenteFormats
import EntenteModel
import Testing

/// The graph of a document.
func graph(_ yaml: String, file: String = "my.yaml") throws(EntenteError) -> ActorGraph {
  try ActorGraph(yaml: Array(yaml.utf8), file: file)
}

/// What a reader says about a document: its faults and the last line; empty when it is read.
func said(_ body: () throws(EntenteError) -> Void) -> String {
  do throws(EntenteError) {
    try body()
    return ""
  } catch {
    return error.description
  }
}

/// What the reader of graphs says about a document, without the last line.
func faults(_ yaml: String) -> [String] {
  do throws(EntenteError) {
    _ = try graph(yaml)
    return []
  } catch {
    return error.faults.isEmpty ? [error.description] : error.faults.map(\.description)
  }
}

/// A small document with two actors, one layer of each scale and two sources; `claims` are the items
/// of its list, and begin on line 16.
func document(_ claims: String) -> String {
  """
  entente: 1
  name: small
  layers:
    - { id: military }
    - { id: leverage, scale: dependence }
    - { id: trade, scale: strength, unit: dollars }
  actors:
    - russia
    - iran
    - { id: usa, name: United States }
    - { id: west, kind: bloc, members: [usa] }
  sources:
    - { id: article, title: An article, date: 2025-07, reliability: C }
    - { id: unsc-2022, title: A vote }
  claims:
  \(claims)

  """
}

/// What the reader says about one claim of that document.
func claimFaults(_ claim: String) -> [String] { faults(document("  - \(claim)")) }

/// Expects two long texts to be the same, and shows the first line in which they are not.
func expectAlike(_ first: String, _ second: String, _ place: SourceLocation = #_sourceLocation) {
  let lines = zip(first.split(separator: "\n"), second.split(separator: "\n"))
  let different = lines.first { $0 != $1 }.map { "\($0.0)\n\($0.1)" }
  #expect(different == nil, sourceLocation: place)
  #expect(first.utf8.count == second.utf8.count, sourceLocation: place)
}
