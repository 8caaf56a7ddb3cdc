internal import EntenteModel

/// A graph of the store that others can be deltas of.
struct DeltaBase {
  let layers: [String]
  let actors: [String]
  let sources: [String]
  var claims: ClaimTable

  /// The rows of its parts, in their order.
  let rows: [Int64]

  init(_ graph: ActorGraph, rows: [Int64]) {
    layers = graph.layers.map(\.id)
    actors = graph.actors.map(\.id)
    sources = graph.sources.map(\.id)
    claims = graph.claims
    self.rows = rows
  }
}

extension ClaimDelta {
  /// The bytes of the delta that leads from one graph to another.
  ///
  /// - Parameters:
  ///   - base: The earlier graph; its claims get the positions of the other's lists, in place.
  ///   - graph: The other.
  ///   - limit: How many bytes are worth their while.
  /// - Returns: The bytes; nil when they would be more than that.
  /// - Complexity: O(N) for N canonical bytes of both.
  static func bytes(from base: inout DeltaBase, to graph: ActorGraph, limit: Int) -> [UInt8]? {
    let most = [base.claims.count, base.claims.texts.count, base.actors.count].max() ?? 0
    guard most < Int(newEntry) else { return nil }
    let moves = ListMoves(base, graph)
    let claims = graph.claims
    var writer = DeltaWriter(moves, graph)
    guard writer.bytes.count <= limit else { return nil }
    let isGone = moves.gone(base.claims)
    moves.apply(&base.claims)
    let earlier = base.claims
    var (old, new) = (0, 0)
    while old < earlier.count || new < claims.count {
      let isLeft = old < earlier.count && !isGone[old]
      if isLeft, new < claims.count, earlier.equals(old, claims, new) {
        old += 1
        new += 1
        continue
      }
      let isNext = new == claims.count || isLeft && earlier.precedes(old, claims, new)
      if old < earlier.count, !isLeft || isNext {
        writer.remove(old)
        old += 1
      } else {
        writer.add(new, before: old)
        new += 1
      }
      guard writer.bytes.count <= limit else { return nil }
    }
    return writer.bytes
  }
}

/// Where the entries of a graph's lists are in a later graph; nil for one that is gone.
struct ListMoves {
  let layers: [UInt32?]
  let actors: [UInt32?]
  let sources: [UInt32?]
  let texts: [UInt32?]

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
