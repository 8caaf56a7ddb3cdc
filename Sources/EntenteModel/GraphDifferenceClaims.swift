/// Which claim of a later graph is which claim of an earlier one.
struct ClaimMatch {
  private let old: ActorGraph
  private let new: ActorGraph

  /// The claim of the later graph for each of the earlier; nil for one that is gone.
  private var later: [Int?]

  /// Whether some earlier claim is a later one.
  private var isKnown: [Bool]

  init(_ old: ActorGraph, _ new: ActorGraph) {
    self.old = old
    self.new = new
    later = Array(repeating: nil, count: old.claims.count)
    isKnown = Array(repeating: false, count: new.claims.count)
    let translation = Translation(old, new)
    matchIdentifiers(translation)
    match(translation, exactly: true)
    match(translation, exactly: false)
  }

  /// What became of every claim that is not as it was.
  func entries() -> [GraphDifference.Entry<Claim>] {
    var earlier = [Int?](repeating: nil, count: new.claims.count)
    for (index, place) in later.enumerated() {
      if let place { earlier[place] = index }
    }
    let kept = earlier.enumerated().compactMap { index, place -> GraphDifference.Entry<Claim>? in
      let name = new.claimName(index)
      guard let place else {
        return GraphDifference.Entry(
          name: name,
          change: .added,
          value: new.claim(index),
          fields: []
        )
      }
      let (before, after) = (old.claim(place), new.claim(index))
      let fields = changes(before.differenceFields, after.differenceFields)
      return fields.isEmpty ? nil : GraphDifference.Entry(name, after, fields)
    }
    let gone = later.indices.filter { later[$0] == nil }.map {
      GraphDifference.Entry(
        name: old.claimName($0),
        change: .removed,
        value: old.claim($0),
        fields: []
      )
    }
    return inOrderOfChange(kept + gone)
  }

  private mutating func matchIdentifiers(_ translation: Translation) {
    var rows = [Int?](repeating: nil, count: new.claims.texts.count)
    for (row, id) in new.claims.id.enumerated() where id > 0 { rows[Int(id)] = row }
    for (index, id) in old.claims.id.enumerated() where id > 0 {
      if let text = translation.texts[Int(id)], let row = rows[Int(text)] { join(index, row) }
    }
  }

  /// Joins claims that are left by their content, in order where several are equal; but for the
  /// value and the like only those without identifiers.
  private mutating func match(_ translation: Translation, exactly: Bool) {
    var open: [ClaimKey: [Int]] = [:]
    for row in isKnown.indices.reversed()
    where !isKnown[row] && (exactly || new.claims.id[row] == 0) {
      open[ClaimKey(new.claims, row, exactly: exactly), default: []].append(row)
    }
    guard !open.isEmpty else { return }
    for index in later.indices
    where later[index] == nil && (exactly || old.claims.id[index] == 0) {
      guard let key = translation.key(old.claims, index, exactly: exactly) else { continue }
      if let row = open[key]?.popLast() { join(index, row) }
    }
  }

  private mutating func join(_ index: Int, _ row: Int) {
    later[index] = row
    isKnown[row] = true
  }
}

/// The content of a claim as numbers of the later graph, its identifier apart.
private struct ClaimKey: Hashable {
  var ends: [UInt32]
  var start: Int32
  /// Everything else, when it counts.
  var rest: [UInt64] = []

  init(_ claims: ClaimTable, _ row: Int, exactly: Bool) {
    ends = [
      claims.from[row], claims.to[row], UInt32(claims.layer[row]), claims.source[row],
      UInt32(claims.flags[row] & 3),
    ]
    start = claims.start[row].raw
    guard exactly else { return }
    rest = [
      claims.value[row].bitPattern, claims.confidence[row].bitPattern,
      UInt64(claims.credibility[row]), UInt64(claims.flags[row]),
    ]
    for day in [claims.end[row], claims.lastObserved[row], claims.recorded[row]] {
      rest.append(UInt64(UInt32(bitPattern: day.raw)))
    }
    rest += ClaimKey.texts(claims, row).map(UInt64.init)
    rest += claims.regarding(row).map(UInt64.init)
  }

  static func texts(_ claims: ClaimTable, _ row: Int) -> [UInt32] {
    [claims.fact[row], claims.locator[row], claims.attributedTo[row], claims.note[row]]
  }
}

/// The positions of an earlier graph in a later one; nil for what the later one has not.
private struct Translation {
  let actors: [UInt32?]
  let layers: [UInt32?]
  let sources: [UInt32?]
  let texts: [UInt32?]

  init(_ old: ActorGraph, _ new: ActorGraph) {
    actors = old.actors.map(\.id).places(in: new.actors.map(\.id))
    layers = old.layers.map(\.id).places(in: new.layers.map(\.id))
    sources = old.sources.map(\.id).places(in: new.sources.map(\.id))
    texts = old.claims.texts.places(in: new.claims.texts)
  }

  /// The key that an earlier claim would have in the later graph; nil when it cannot be there.
  func key(_ claims: ClaimTable, _ row: Int, exactly: Bool) -> ClaimKey? {
    var key = ClaimKey(claims, row, exactly: exactly)
    guard let from = actors[Int(claims.from[row])], let to = actors[Int(claims.to[row])],
      let layer = layers[Int(claims.layer[row])], let source = sources[Int(claims.source[row])]
    else { return nil }
    key.ends.replaceSubrange(0..<4, with: [from, to, layer, source])
    guard exactly else { return key }
    let words = ClaimKey.texts(claims, row).compactMap { texts[Int($0)] }
    let regarded = claims.regarding(row).compactMap { actors[Int($0)] }
    guard words.count == 4, regarded.count == claims.regarding(row).count else { return nil }
    key.rest.replaceSubrange(7..., with: words.map(UInt64.init) + regarded.map(UInt64.init))
    return key
  }
}
