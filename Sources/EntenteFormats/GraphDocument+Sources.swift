import EntenteModel
import Yams

extension GraphDocument {
  static let sourceKeys = [
    "id", "title", "citation", "date", "reliability", "url", "terms", "coverage",
  ]
  static let coverageKeys = ["actors", "layers", "start", "end"]

  /// Reads `sources:`; without it, the file itself is the source.
  mutating func readSources(_ top: Fields) {
    guard top["sources"] != nil else {
      sources = [Source(id: "file", title: fileName(faults.file))]
      return
    }
    for node in list("sources", of: top) {
      guard let fields = Fields(node, "a source", keys: Self.sourceKeys, &faults) else { continue }
      let id = fields.identifier("id", &faults) ?? ""
      let source = Source(
        id: id,
        title: fields.text("title", &faults) ?? id,
        citation: fields.text("citation", &faults),
        date: fields.day("date", &faults),
        reliability: fields.choice("reliability", Source.Reliability.self, &faults),
        url: fields.text("url", &faults),
        terms: fields.text("terms", &faults),
        coverage: readCoverage(fields)
      )
      guard fields.required("id", "Give the source a name such as article.", &faults) != nil
      else { continue }
      sources.append(source)
      sourcePlaces.append(PartPlace(node: node, fields: fields))
    }
  }

  private mutating func readCoverage(_ fields: Fields) -> Source.Coverage? {
    guard let node = fields["coverage"],
      let inner = Fields(node, "a coverage", keys: Self.coverageKeys, &faults)
    else { return nil }
    return Source.Coverage(
      actors: inner.texts("actors", &faults),
      layers: inner.texts("layers", &faults),
      start: inner.day("start", &faults),
      end: inner.day("end", &faults)
    )
  }

  /// Checks what coverages name, when actors and layers are known.
  mutating func checkCoverage() {
    let (actorIDs, layerIDs) = (actors.map(\.id), layers.map(\.id))
    let (knownActors, knownLayers) = (Set(actorIDs), Set(layerIDs))
    for (source, place) in zip(sources, sourcePlaces) {
      guard let coverage = source.coverage, let node = place.fields?["coverage"],
        case .mapping(let pairs) = node
      else { continue }
      for pair in pairs {
        let (word, known, ids) =
          switch pair.key.scalar?.string {
          case "actors": ("actor", knownActors, actorIDs)
          case "layers": ("layer", knownLayers, layerIDs)
          default: ("", [], [])
          }
        for item in pair.value.elements where !word.isEmpty {
          guard let name = item.scalar?.string, !known.contains(name) else { continue }
          let nearest = nearestNames(to: name, among: ids).first
          let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
          faults.add("no \(word) is called \(quoted(name)).\(hint)", at: item)
        }
      }
      if let start = coverage.start, let end = coverage.end, end.endNumber <= start.number {
        faults.add("the coverage ends (\(end)) before it starts (\(start)).", at: node)
      }
    }
  }
}
