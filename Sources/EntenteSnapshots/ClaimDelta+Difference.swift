internal import EntenteModel

extension ClaimDelta {
  /// The bytes of the delta that leads from one graph to another.
  ///
  /// - Parameters:
  ///   - base: The earlier graph; its claims get the positions of the other's lists, in place.
  ///   - graph: The other.
  ///   - limit: How many bytes are worth their while.
  ///   - tell: Called now and then; ends the work by throwing.
  /// - Returns: The bytes; nil when they would be more than that.
  /// - Throws: What `tell` throws.
  /// - Complexity: O(N) for N canonical bytes of both.
  static func bytes(
    from base: inout DeltaBase,
    to graph: ActorGraph,
    limit: Int,
    _ tell: () throws -> Void
  ) throws -> [UInt8]? {
    let claims = graph.claims
    let counts = [base.claims.count, base.claims.texts.count, claims.count, claims.texts.count]
    guard counts.allSatisfy({ $0 < Int(DeltaCode.newEntry) }) else { return nil }
    let moves = ListMoves(base, graph)
    base.claims.texts = []
    let texts = ListDelta(places: moves.texts, count: claims.texts.count)
    guard 4 * texts.removed.count + 12 * texts.inserted.count <= limit else { return nil }
    var writer = DeltaWriter(moves, texts, graph)
    let isGone = moves.gone(base.claims)
    moves.apply(&base.claims)
    let earlier = base.claims
    var (old, new) = (0, 0)
    while old < earlier.count || new < claims.count {
      guard writer.bytes.count <= limit else { return nil }
      if (old + new) & 0xfffe == 0 { try tell() }
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
    }
    return writer.bytes.count <= limit ? writer.bytes : nil
  }
}
