/// A list brought into the order of its identifiers.
struct Ordering {
  /// Old positions in new order.
  let order: [Int]

  /// The new position of each old one.
  let rank: [UInt32]

  init(_ ids: [String]) {
    self.init(order: ids.indices.sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) })
  }

  init(order: [Int]) {
    self.order = order
    var rank = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { rank[old] = UInt32(new) }
    self.rank = rank
  }

  func apply<Element>(_ list: [Element]) -> [Element] { order.map { list[$0] } }
}

extension ClaimTable {
  /// The same claims in the order of their content, over lists in the order of their identifiers.
  ///
  /// - Complexity: O(C log C + T log T) for C claims and T texts.
  func canonical(actors: Ordering, layers: Ordering, sources: Ordering) -> ClaimTable {
    let used = usedTexts()
    let words = Ordering(used.map { texts[$0] })
    var place = [UInt32](repeating: 0, count: texts.count)
    for (position, old) in used.enumerated() { place[old] = words.rank[position] }

    var moved = self
    moved.texts = words.order.map { texts[used[$0]] }
    moved.from = from.map { actors.rank[Int($0)] }
    moved.to = to.map { actors.rank[Int($0)] }
    moved.layer = layer.map { UInt16(layers.rank[Int($0)]) }
    moved.source = source.map { sources.rank[Int($0)] }
    moved.id = id.map { place[Int($0)] }
    moved.fact = fact.map { place[Int($0)] }
    moved.locator = locator.map { place[Int($0)] }
    moved.attributedTo = attributedTo.map { place[Int($0)] }
    moved.note = note.map { place[Int($0)] }
    moved.regardingActors = []
    for index in 0..<count {
      if isSymmetric(index), moved.from[index] > moved.to[index] {
        swap(&moved.from[index], &moved.to[index])
      }
      moved.regardingActors += regarding(index).map { actors.rank[Int($0)] }.sorted()
    }
    let claims = moved
    let order = (0..<count).sorted { claims.precedes($0, claims, $1) }
    return moved.permuted(Ordering(order: order))
  }

  /// Positions of the texts that some claim uses, the empty one among them.
  func usedTexts() -> [Int] {
    var isUsed = [Bool](repeating: false, count: texts.count)
    isUsed[0] = true
    for column in [id, fact, locator, attributedTo, note] {
      for position in column { isUsed[Int(position)] = true }
    }
    return texts.indices.filter { isUsed[$0] }
  }

  private func permuted(_ ordering: Ordering) -> ClaimTable {
    if zip(ordering.order, ordering.order.indices).allSatisfy({ $0 == $1 }) { return self }
    var moved = self
    moved.from = ordering.apply(from)
    moved.to = ordering.apply(to)
    moved.layer = ordering.apply(layer)
    moved.source = ordering.apply(source)
    moved.value = ordering.apply(value)
    moved.confidence = ordering.apply(confidence)
    moved.credibility = ordering.apply(credibility)
    moved.flags = ordering.apply(flags)
    moved.start = ordering.apply(start)
    moved.end = ordering.apply(end)
    moved.lastObserved = ordering.apply(lastObserved)
    moved.recorded = ordering.apply(recorded)
    moved.id = ordering.apply(id)
    moved.fact = ordering.apply(fact)
    moved.locator = ordering.apply(locator)
    moved.attributedTo = ordering.apply(attributedTo)
    moved.note = ordering.apply(note)
    moved.regardingOffsets = [0]
    moved.regardingActors = []
    for old in ordering.order {
      moved.regardingActors += regarding(old)
      moved.regardingOffsets.append(UInt32(moved.regardingActors.count))
    }
    return moved
  }
}
