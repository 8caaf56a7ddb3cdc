import EntenteGraph
import EntenteKit

/// Answers about ways through time.
func temporal(_ question: Case, _ graph: CaseGraph) throws -> JSON {
  let parameters = question.parameters
  if question.measure == "snapshot" {
    let ties = try graph.dated().ties(at: try time(parameters["at"]))
    let pairs = ties.map { [graph.names[Int(graph.from[$0])], graph.names[Int(graph.to[$0])]] }
    let sorted = pairs.sorted { first, second in
      first.lexicographicallyPrecedes(second) { $0.isBefore($1) }
    }
    return .object(["edges": .list(sorted.map { .list($0.map(JSON.text)) })])
  }
  let source = try graph.vertex(parameters["source"]?.name ?? "?")
  let start = try time(parameters["from"])
  let end = try time(parameters["to"])
  guard start <= end else { throw Refusal("invalid-parameter") }
  if question.measure == "temporal-reach" {
    let arrivals = try graph.dated().arrivals(from: source, within: start...end)
    return .object(["foremost": graph.byName(arrivals.map { JSON($0) })])
  }
  let contacts = try Contacts(
    vertexCount: graph.names.count,
    from: graph.from,
    to: graph.to,
    times: graph.times,
    durations: graph.durations,
    directed: graph.isDirected
  )
  let paths = try contacts.paths(from: source, within: start...end).map { paths -> JSON in
    guard let paths else { return .null }
    return .object([
      "foremost": .number(paths.foremost), "latest_departure": .number(paths.latestDeparture),
      "fastest": .number(paths.fastest), "shortest_hops": .number(Double(paths.hops)),
      "shortest_travel": .number(paths.travel),
    ])
  }
  return .object(["targets": graph.byName(paths)])
}

private func time(_ json: JSON?) throws -> Double {
  guard let number = json?.number, number.isFinite else { throw Refusal("invalid-parameter") }
  return number
}

extension CaseGraph {
  /// The ties with their dates; one without an end goes on.
  fileprivate func dated() throws -> DatedTies {
    try DatedTies(
      vertexCount: names.count,
      from: from,
      to: to,
      starts: starts,
      ends: ends,
      directed: isDirected
    )
  }
}
