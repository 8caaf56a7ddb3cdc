/// The vertices of a graph by descending length of their rows, equal ones ascending.
///
/// Where few vertices have most ties, their numbers then stand side by side and stay in the cache.
struct DegreeOrder {
  /// The vertices, that of the longest row first.
  let order: [Vertex]
  /// The place of each vertex in `order`.
  let rank: [Vertex]
}

extension DegreeOrder {
  /// Sorts by counting.
  init(_ offsets: [UInt32]) {
    let count = offsets.count - 1
    var rank: [Vertex] = []
    order = filledArray(count) { order in
      rank = filledArray(count) { rank in Self.sort(offsets, order, rank) }
    }
    self.rank = rank
  }

  private static func sort(_ offsets: [UInt32], _ order: Cells<Vertex>, _ rank: Cells<Vertex>) {
    let count = order.count
    withView(of: offsets) { offsets in
      var greatest = 0
      for vertex in 0..<count {
        greatest = max(greatest, Int(offsets[vertex &+ 1] &- offsets[vertex]))
      }
      // Where the vertices of each length start, that of the greatest first.
      let starts = Cells<UInt32>(greatest + 2, repeating: 0)
      for vertex in 0..<count {
        starts[greatest &- Int(offsets[vertex &+ 1] &- offsets[vertex]) &+ 1] &+= 1
      }
      for length in 0...greatest { starts[length &+ 1] &+= starts[length] }
      for vertex in 0..<count {
        let length = greatest &- Int(offsets[vertex &+ 1] &- offsets[vertex])
        let place = starts[length]
        starts[length] = place &+ 1
        order[Int(place)] = Vertex(truncatingIfNeeded: vertex)
        rank[vertex] = place
      }
    }
  }

  /// The order, if going through a matrix several times in it repays the renumbering: the graph is
  /// too large for the nearest cache, a sixteenth of its vertices has much of the ties, and it is
  /// not in this order already.
  init?(repaying offsets: [UInt32]) {
    guard offsets.count > 1 << 16, !Self.isOrdered(offsets) else { return nil }
    self.init(offsets)
    var held = 0
    for vertex in order.prefix(order.count / 16) {
      held += Int(offsets[Int(vertex) + 1] - offsets[Int(vertex)])
    }
    guard Double(held) >= 0.4 * Double(offsets[order.count]) else { return nil }
  }

  /// Whether no row is longer than the one before it.
  private static func isOrdered(_ offsets: [UInt32]) -> Bool {
    for vertex in 1..<(offsets.count - 1)
    where offsets[vertex + 1] - offsets[vertex] > offsets[vertex] - offsets[vertex - 1] {
      return false
    }
    return true
  }
}
