// The canonical order of claims, within a table or between two whose lists are the same.

extension ClaimTable {
  /// Whether a claim stands before one of a table: by pair, layer, dates, value, source and then
  /// every other column.
  ///
  /// - Precondition: Positions mean the same in both tables.
  package func precedes(_ a: Int, _ other: ClaimTable, _ b: Int) -> Bool {
    if from[a] != other.from[b] { return from[a] < other.from[b] }
    if to[a] != other.to[b] { return to[a] < other.to[b] }
    if layer[a] != other.layer[b] { return layer[a] < other.layer[b] }
    if start[a] != other.start[b] { return start[a].raw < other.start[b].raw }
    if end[a] != other.end[b] { return end[a].raw < other.end[b].raw }
    if value[a] != other.value[b] { return value[a] < other.value[b] }
    if source[a] != other.source[b] { return source[a] < other.source[b] }
    if id[a] != other.id[b] { return id[a] < other.id[b] }
    if fact[a] != other.fact[b] { return fact[a] < other.fact[b] }
    if flags[a] != other.flags[b] { return flags[a] < other.flags[b] }
    if credibility[a] != other.credibility[b] { return credibility[a] < other.credibility[b] }
    let (p, q) = (confidence[a].bitPattern, other.confidence[b].bitPattern)
    if p != q { return p < q }
    if recorded[a] != other.recorded[b] { return recorded[a].raw < other.recorded[b].raw }
    let (seen, seenThere) = (lastObserved[a].raw, other.lastObserved[b].raw)
    if seen != seenThere { return seen < seenThere }
    if locator[a] != other.locator[b] { return locator[a] < other.locator[b] }
    if attributedTo[a] != other.attributedTo[b] { return attributedTo[a] < other.attributedTo[b] }
    if note[a] != other.note[b] { return note[a] < other.note[b] }
    return regarding(a).lexicographicallyPrecedes(other.regarding(b))
  }

  /// Whether a claim has the content of one of a table.
  ///
  /// - Precondition: Positions mean the same in both tables.
  package func equals(_ a: Int, _ other: ClaimTable, _ b: Int) -> Bool {
    from[a] == other.from[b] && to[a] == other.to[b] && layer[a] == other.layer[b]
      && start[a] == other.start[b] && end[a] == other.end[b] && value[a] == other.value[b]
      && source[a] == other.source[b] && id[a] == other.id[b] && fact[a] == other.fact[b]
      && flags[a] == other.flags[b] && credibility[a] == other.credibility[b]
      && confidence[a].bitPattern == other.confidence[b].bitPattern
      && recorded[a] == other.recorded[b] && lastObserved[a] == other.lastObserved[b]
      && locator[a] == other.locator[b] && attributedTo[a] == other.attributedTo[b]
      && note[a] == other.note[b] && regarding(a) == other.regarding(b)
  }
}
