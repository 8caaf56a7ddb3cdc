extension GraphView {
  /// What to keep in mind about every answer from this view, as sentences.
  ///
  /// - Complexity: O(C) for C claims that count.
  public var warnings: [String] {
    let used = Set(evidence.entries.map(\.claim)).map(Int.init)
    var warnings: [String] = []
    if claimCount == 0 { warnings.append("no claim is in force in this view.") }
    if let asOf, let last = graph.defaultDay, asOf.number >= last.endNumber {
      warnings.append("\(asOf) is later than \(last), up to which the graph was made.")
    }
    let bare = Set(used.map { Int(graph.claims.source[$0]) }).sorted()
      .filter { source in
        graph.sources[source].reliability == nil
          && used.contains { Int(graph.claims.source[$0]) == source && !isGraded($0) }
      }
    if !bare.isEmpty {
      let names = bare.prefix(3).map { "'\(graph.sources[$0].id)'" }.joined(separator: ", ")
      warnings.append("claims of \(names) carry no grade and are taken at their word.")
    }
    let vague = Set(evidence.entries.filter(\.isApproximate).map(\.claim)).count
    if vague > 0 {
      warnings.append(
        "Imprecise dates: \(vague) of \(claimCount) claims may or may not hold on that day."
      )
    }
    let unwatched = used.count { index in
      guard let asOf, let seen = graph.claims.lastObserved[index].day else { return false }
      return seen.endNumber <= asOf.number
    }
    if let asOf, unwatched > 0 {
      warnings.append(
        "\(unwatched) of \(claimCount) claims were last observed before \(asOf) and taken to hold."
      )
    }
    let inherited = evidence.ties.count { tie in
      evidence.facts[tie.facts].contains {
        evidence.entries[$0.entries].contains(where: \.isInherited)
      }
    }
    if inherited > 0 {
      warnings.append(
        "\(inherited) ties are inherited from a bloc that was taken apart: ties, betweenness and blocs "
          + "count each member."
      )
    }
    if options.unknown == .exclude, weighing.closedWeight > 0 {
      warnings.append("no pair is unknown: in some layer of the composite no claim means 0.")
    }
    return warnings
  }

  private func isGraded(_ claim: Int) -> Bool {
    graph.claims.credibility[claim] != 0 || graph.claims.confidence[claim] >= 0
  }
}
