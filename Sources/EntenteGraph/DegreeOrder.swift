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
    let order = Cells<Vertex>(uninitialised: count)
    let rank = Cells<Vertex>(uninitialised: count)
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
    self.order = order.array()
    self.rank = rank.array()
  }

  /// The share of all slots in the rows of the first sixteenth of the vertices, in 0...1.
  func skew(_ offsets: [UInt32]) -> Double {
    let slots = Int(offsets[order.count])
    guard slots > 0 else { return 0 }
    var held = 0
    for vertex in order.prefix(order.count / 16) {
      held &+= Int(offsets[Int(vertex) &+ 1] &- offsets[Int(vertex)])
    }
    return Double(held) / Double(slots)
  }
}

extension Inflow {
  /// The same matrix with its vertices renumbered; rows need not ascend.
  func renumbered(_ by: DegreeOrder, _ crew: Crew) -> Inflow {
    let offsets: [UInt32] = filledArray(count + 1) { offsets in
      offsets[0] = 0
      for place in 0..<count {
        let length = row(Int(by.order[place])).count
        offsets[place &+ 1] = offsets[place] &+ UInt32(truncatingIfNeeded: length)
      }
    }
    let pieces = crew.pieces(sources.count)
    let values = self.values.map { values in
      filledArray(values.count) { renumbered in
        self.copyRows(by, offsets, pieces, crew) { place, slot in renumbered[place] = values[slot] }
      }
    }
    let sources: [Vertex] = filledArray(self.sources.count) { renumbered in
      withView(of: self.sources) { sources in
        withView(of: by.rank) { rank in
          self.copyRows(by, offsets, pieces, crew) { place, slot in
            renumbered[place] = rank[Int(sources[slot])]
          }
        }
      }
    }
    return Inflow(
      count: count,
      offsets: offsets,
      sources: sources,
      values: values,
      scale: scale,
      isSymmetric: isSymmetric
    )
  }

  /// Goes through the slots of the new rows, each with the slot it comes from.
  @inline(__always)
  private func copyRows(
    _ by: DegreeOrder,
    _ offsets: [UInt32],
    _ pieces: Int,
    _ crew: Crew,
    _ copy: @Sendable (Int, Int) -> Void
  ) {
    Adjacency.withRows(offsets, sources) { rows in
      let cuts = rows.cuts(into: pieces)
      withView(of: self.offsets) { old in
        withView(of: by.order) { order in
          crew.each(pieces) { piece in
            for place in cuts[piece]..<cuts[piece &+ 1] {
              // The first slot of a row to come is copied early, so that it is fetched meanwhile.
              let ahead = min(place &+ 12, cuts[piece &+ 1] &- 1)
              if rows.start(ahead) < rows.end(ahead) {
                copy(rows.start(ahead), Int(old[Int(order[ahead])]))
              }
              var from = Int(old[Int(order[place])])
              for to in rows.start(place)..<rows.end(place) {
                copy(to, from)
                from &+= 1
              }
            }
          }
        }
      }
    }
  }
}

extension Crew {
  /// How many pieces to cut a work of some steps into: enough to share it out evenly and to stop it
  /// soon, whatever the number of threads.
  func pieces(_ steps: Int) -> Int { max(1, min(256, steps / 40_000)) }
}
