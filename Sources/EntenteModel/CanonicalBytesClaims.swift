// The columns of the claims: what is written, what is read and what is checked.

extension ClaimTable {
  /// The columns in the order in which they are written.
  var columns: [CanonicalPart] {
    [
      CanonicalPart(from), CanonicalPart(to), CanonicalPart(layer), CanonicalPart(source),
      CanonicalPart(value), CanonicalPart(confidence), CanonicalPart(credibility),
      CanonicalPart(flags), CanonicalPart(start), CanonicalPart(end), CanonicalPart(lastObserved),
      CanonicalPart(recorded), CanonicalPart(id), CanonicalPart(fact), CanonicalPart(locator),
      CanonicalPart(attributedTo), CanonicalPart(note), CanonicalPart(regardingOffsets),
      CanonicalPart(regardingActors),
    ]
  }
}

extension CanonicalBytesReader {
  mutating func claims() throws(EntenteError) -> ClaimTable {
    var table = ClaimTable()
    table.texts = try list("texts") { reader throws(EntenteError) in try reader.text() }
    try begin("claims")
    let declared: UInt64 = try integer()
    try finish()
    guard let count = Int(exactly: declared), count < Int(UInt32.max) else {
      throw damaged("there are too many")
    }
    table.from = try column("from", count: count)
    table.to = try column("to", count: count)
    table.layer = try column("layer", count: count)
    table.source = try column("source", count: count)
    table.value = try numbers("value", count: count)
    table.confidence = try numbers("confidence", count: count)
    table.credibility = try column("credibility", count: count)
    table.flags = try column("flags", count: count)
    table.start = try days("start", count: count)
    table.end = try days("end", count: count)
    table.lastObserved = try days("last observed", count: count)
    table.recorded = try days("recorded", count: count)
    table.id = try column("id", count: count)
    table.fact = try column("fact", count: count)
    table.locator = try column("locator", count: count)
    table.attributedTo = try column("attributed to", count: count)
    table.note = try column("note", count: count)
    table.regardingOffsets = try column("regarding", count: count + 1)
    let regarding = Int(table.regardingOffsets[count])
    table.regardingActors = try column("regarded actors", count: regarding)
    return table
  }
}

extension ClaimTable {
  /// The first rule that a table read from bytes breaks, in words; nil when it keeps them all.
  ///
  /// The rules are those of ``GraphCheck``, on numbers in place of names, and the canonical order.
  func brokenRule(layers: [Layer], actors: Int, sources: Int) -> String? {
    guard texts.first == "", texts.isAscendingInUTF8 else { return "the texts are not in order" }
    guard pointsInside(layers: layers.count, actors: actors, sources: sources) else {
      return "a position points nowhere"
    }
    let scales = layers.map(\.scale)
    var isNamed = [Bool](repeating: false, count: texts.count)
    for index in 0..<count {
      if let rule = brokenRule(index, scales) { return rule }
      let name = Int(id[index])
      guard name == 0 || !isNamed[name] else { return "two claims have one identifier" }
      isNamed[name] = true
    }
    return isCanonical ? nil : "they are not in canonical order"
  }

  /// Whether every position is inside the list that it counts in.
  private func pointsInside(layers: Int, actors: Int, sources: Int) -> Bool {
    let words = texts.count
    return [from, to, regardingActors].allSatisfy { $0.allSatisfy { $0 < actors } }
      && layer.allSatisfy { $0 < layers } && source.allSatisfy { $0 < sources }
      && [id, fact, locator, attributedTo, note].allSatisfy { $0.allSatisfy { $0 < words } }
      && regardingOffsets.first == 0
      && zip(regardingOffsets, regardingOffsets.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// The first rule that a claim breaks by itself.
  private func brokenRule(_ index: Int, _ scales: [Layer.Scale]) -> String? {
    let scale = scales[Int(layer[index])]
    guard from[index] != to[index] else { return "a claim has one actor at both ends" }
    guard scale.admits(value[index]) else { return "a value is not on the scale of its layer" }
    guard scale != .dependence || !isSymmetric(index) else {
      return "a claim of dependence has no direction"
    }
    guard confidence[index] == -1 || (0...1).contains(confidence[index]) else {
      return "a confidence is outside 0…1"
    }
    guard credibility[index] <= 6 else { return "a credibility is outside 1…6" }
    guard flags[index] < 16 else { return "a claim is of no kind that is known" }
    guard let start = start[index].day else {
      return isEvent(index) ? "an event has no date" : nil
    }
    for last in [end[index], lastObserved[index]] {
      if let day = last.day, day.endNumber <= start.number {
        return "a claim ends before it starts"
      }
    }
    return nil
  }
}
