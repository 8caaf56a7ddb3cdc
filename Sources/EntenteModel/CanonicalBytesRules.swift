internal import EntenteGraph

extension ClaimTable {
  /// The first rule that a table read from bytes breaks, in words; nil when it keeps them all.
  ///
  /// The rules are those of ``GraphCheck``, on numbers in place of names, and the canonical order.
  ///
  /// - Complexity: O(C + T) for C claims and T texts, divided by the threads.
  func brokenRule(layers: [Layer], actors: Int, sources: Int) -> String? {
    guard texts.first == "", texts.isAscendingInUTF8 else { return "the texts are not in order" }
    let limits = Limits(
      layers: layers.count,
      actors: actors,
      sources: sources,
      texts: texts.count
    )
    guard regardingOffsets.first == 0, regardingActors.allSatisfy({ Int($0) < limits.actors }),
      inPieces({ pointsInside($0, limits) }).allSatisfy({ $0 })
    else { return "a position points nowhere" }
    let scales = layers.map(\.scale)
    if let rule = inPieces({ brokenRule($0, scales) }).lazy.compactMap({ $0 }).first { return rule }
    guard hasUniqueNames else { return "two claims have one identifier" }
    guard usesAllTexts, inPieces({ isOrdered($0) }).allSatisfy({ $0 }) else {
      return "they are not in canonical order"
    }
    return nil
  }

  /// How many entries the lists have that positions count in.
  private struct Limits {
    let layers: Int
    let actors: Int
    let sources: Int
    let texts: Int
  }

  /// What a check says of each range of claims, in order.
  private func inPieces<Result: Sendable>(
    _ check: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let length = 1 << 16
    let pieces = (count + length - 1) / length
    return Crew(steps: 20 * count).results(pieces) { piece in
      check(piece * length..<min((piece + 1) * length, count))
    }
  }

  /// Whether every position of some claims is inside the list that it counts in.
  private func pointsInside(_ range: Range<Int>, _ limits: Limits) -> Bool {
    func isBelow(_ limit: Int, _ column: [UInt32]) -> Bool {
      let column = column.span
      var isBelow = true
      for index in range { isBelow = isBelow && Int(column[index]) < limit }
      return isBelow
    }
    let (layer, offsets) = (layer.span, regardingOffsets.span)
    for index in range
    where Int(layer[index]) >= limits.layers || offsets[index] > offsets[index + 1] {
      return false
    }
    return isBelow(limits.actors, from) && isBelow(limits.actors, to)
      && isBelow(limits.sources, source)
      && [id, fact, locator, attributedTo, note].allSatisfy { isBelow(limits.texts, $0) }
  }

  /// The first rule that one of some claims breaks by itself.
  private func brokenRule(_ range: Range<Int>, _ scales: [Layer.Scale]) -> String? {
    let (from, to, layer, value) = (from.span, to.span, layer.span, value.span)
    let (flags, confidence, credibility) = (flags.span, confidence.span, credibility.span)
    let (start, end, lastObserved) = (start.span, end.span, lastObserved.span)
    for index in range {
      let scale = scales[Int(layer[index])]
      if from[index] == to[index] { return "a claim has one actor at both ends" }
      if !scale.admits(value[index]) { return "a value is not on the scale of its layer" }
      if scale == .dependence && flags[index] & 1 != 0 {
        return "a claim of dependence has no direction"
      }
      if confidence[index] != -1 && !(0...1).contains(confidence[index]) {
        return "a confidence is outside 0…1"
      }
      if credibility[index] > 6 { return "a credibility is outside 1…6" }
      if flags[index] >= 16 { return "a claim is of no kind that is known" }
      if start[index] == .none {
        if flags[index] & 2 != 0 { return "an event has no date" }
      } else if end[index].isOver(before: start[index])
        || lastObserved[index].isOver(before: start[index])
      {
        return "a claim ends before it starts"
      }
    }
    return nil
  }

  /// Whether no two claims have one identifier.
  private var hasUniqueNames: Bool {
    var isTaken = [Bool](repeating: false, count: texts.count)
    for name in id where name != 0 {
      if isTaken[Int(name)] { return false }
      isTaken[Int(name)] = true
    }
    return true
  }

  /// Whether each text is used by some claim; the empty one need not be.
  private var usesAllTexts: Bool { usedTexts().count == texts.count }

  /// Whether some claims follow on the ones before them, and each is written in the one way there is.
  private func isOrdered(_ range: Range<Int>) -> Bool {
    let (from, to, flags) = (from.span, to.span, flags.span)
    let offsets = regardingOffsets.span
    for index in range {
      if flags[index] & 1 != 0 && from[index] > to[index] { return false }
      if index > 0 && from[index] <= from[index - 1] && precedes(index, self, index - 1) {
        return false
      }
      guard offsets[index + 1] - offsets[index] > 1 else { continue }
      let regarded = regarding(index)
      guard zip(regarded, regarded.dropFirst()).allSatisfy({ $0 <= $1 }) else { return false }
    }
    return true
  }
}

extension PackedDay {
  /// Whether this is a day, month or year that ends by the time another starts.
  fileprivate func isOver(before start: PackedDay) -> Bool {
    guard self != .none else { return false }
    if raw & 3 == Int32(Day.Precision.day.rawValue) { return raw >> 2 < start.raw >> 2 }
    return (day?.endNumber ?? .max) <= start.raw >> 2
  }
}
