internal import EntenteModel

/// Where the entries of a graph's lists are in a later graph; nil for one that is gone.
struct ListMoves {
  let layers: [UInt32?]
  let actors: [UInt32?]
  let sources: [UInt32?]
  let texts: [UInt32?]
}

extension ListMoves {
  init(_ old: DeltaBase, _ new: ActorGraph) {
    layers = old.layers.places(in: new.layers.map(\.id))
    actors = old.actors.places(in: new.actors.map(\.id))
    sources = old.sources.places(in: new.sources.map(\.id))
    texts = old.claims.texts.places(in: new.claims.texts)
  }

  /// Which claims use an entry that is gone, and are so gone themselves.
  func gone(_ claims: ClaimTable) -> [Bool] {
    var isGone = [Bool](repeating: false, count: claims.count)
    func mark(_ column: [some FixedWidthInteger], _ places: [UInt32?]) {
      guard places.contains(nil) else { return }
      for (index, position) in column.enumerated() where places[Int(position)] == nil {
        isGone[index] = true
      }
    }
    mark(claims.layer, layers)
    for column in [claims.from, claims.to] { mark(column, actors) }
    mark(claims.source, sources)
    for column in [claims.id, claims.fact, claims.locator, claims.attributedTo, claims.note] {
      mark(column, texts)
    }
    if actors.contains(nil) {
      for index in isGone.indices {
        for actor in claims.regarding(index) where actors[Int(actor)] == nil {
          isGone[index] = true
        }
      }
    }
    return isGone
  }

  /// Gives claims the later positions.
  func apply(_ claims: inout ClaimTable) {
    func move<Position: FixedWidthInteger>(_ column: inout [Position], _ places: [UInt32?]) {
      let isSame = places.enumerated().allSatisfy { $1 == UInt32($0) }
      guard !isSame else { return }
      for index in column.indices {
        column[index] = Position(places[Int(column[index])] ?? 0)
      }
    }
    move(&claims.layer, layers)
    move(&claims.from, actors)
    move(&claims.to, actors)
    move(&claims.source, sources)
    move(&claims.id, texts)
    move(&claims.fact, texts)
    move(&claims.locator, texts)
    move(&claims.attributedTo, texts)
    move(&claims.note, texts)
    move(&claims.regardingActors, actors)
  }
}
